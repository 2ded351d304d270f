"""Every sentence is there in every language, with the same blanks; and a reader hears it so."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import ENGLISH, FOLDER, LANGUAGES, language_of
from bot.rendering import words
from bot.rendering.direction import with_commands_apart
from bot.rendering.reader import ANYBODY, Reader

OTHERS = sorted(set(LANGUAGES) - {ENGLISH})
NOT_LATIN = ("ru", "uk", "ar")
KEYWORDS = {**DEFAULT_KEYWORDS, "NN_": (1, 2)}
RENEW = "make messages brings the catalogues up to date; then translate what is new"
BLANK = re.compile(r"\{\w*\}|/\w+")  # a command is filled in by nobody, and translated by nobody


def path_of(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


@cache
def catalogue_of(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def translated(language: str) -> list[Message]:
    return [message for message in catalogue_of(language) if message.id]


def heard(message: Message, reader: Reader) -> set[str]:
    """All that a reader can hear of a message."""
    if isinstance(message.id, str):
        return {reader.say(message.id)}
    one, many = message.id
    return {reader.count(one, many, number) for number in range(200)}


@cache
def sentences() -> frozenset[str | tuple[str, ...]]:
    """What the code marks for translation."""
    found = extract_from_dir(FOLDER.parent, keywords=KEYWORDS)
    return frozenset(message for _, _, message, _, _ in found)


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def test_each_language_of_the_interface_has_a_catalogue() -> None:
    assert sorted(path.parts[-3] for path in FOLDER.glob("*/LC_MESSAGES/messages.po")) == OTHERS


def test_the_code_marks_sentences() -> None:
    assert "The article does not say." in sentences()


def test_every_sentence_is_said_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py"))
    said = set(re.findall(r"\bwords\.([A-Z_]+)\b", code))

    assert {name for name in vars(words) if name.isupper() and not name.endswith("_")} == said


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_missing_and_none_is_left_over(language: str) -> None:
    known = {
        tuple(message.id) if isinstance(message.id, list) else message.id
        for message in translated(language)
    }

    assert sentences() - known == set(), RENEW
    assert known - sentences() == set(), RENEW


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_and_none_only_guessed(language: str) -> None:
    for message in translated(language):
        assert all(forms(message.string)), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", OTHERS)
def test_every_number_has_its_form(language: str) -> None:
    wanted = catalogue_of(language).num_plurals
    counted = [message for message in translated(language) if message.pluralizable]

    assert [message.id for message in counted if len(forms(message.string)) != wanted] == []


@pytest.mark.parametrize("language", OTHERS)
def test_blanks_and_commands_are_those_of_the_english(language: str) -> None:
    for message in translated(language):
        *_, many = forms(message.id)
        wanted = sorted(BLANK.findall(many))
        *rare, common = forms(message.string)

        assert sorted(BLANK.findall(common)) == wanted, message.id
        for form in rare:  # "one passage" may do without its number
            assert set(BLANK.findall(form)) <= set(wanted), message.id


@pytest.mark.parametrize("language", NOT_LATIN)
def test_no_english_is_left_in_another_script(language: str) -> None:
    for message in translated(language):
        for form in forms(message.string):
            left = re.findall(r"[a-z]{2,}", BLANK.sub("", form), re.IGNORECASE)
            assert left == [], form


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_people_edit(language: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue_of(language))

    assert path_of(language).with_suffix(".mo").read_bytes() == compiled.getvalue(), RENEW


@pytest.mark.parametrize("language", OTHERS)
def test_a_reader_hears_every_sentence_in_the_chosen_language(language: str) -> None:
    for message in translated(language):
        written = {with_commands_apart(form) for form in forms(message.string)}
        assert heard(message, Reader(language)) == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_press_is_answered_with_fits_telegrams_window(language: str) -> None:
    told = (
        *(words.NOTED, words.SPEAKING, words.STILL_BUSY, words.NOT_DONE, words.UNKNOWN_BUTTON),
        *(words.TURN_GONE, words.TURN_CHANGED, words.NO_PASSAGE, words.NO_ARTICLE),
        *words.NOTICES.values(),
        words.WHICH_ARTICLE,
    )

    assert [one for one in told if len(Reader(language).say(one)) > 200] == []


def test_english_needs_no_catalogue() -> None:
    assert ANYBODY.say("The article does not say.") == "The article does not say."
    assert [ANYBODY.count("{} one", "{} many", number) for number in (0, 1, 2)] == [
        "{} many",
        "{} one",
        "{} many",
    ]


@given(st.text().filter(lambda text: text not in sentences()))
def test_what_no_catalogue_holds_is_said_in_english(text: str) -> None:
    assert Reader("ru").say(text) == text or not text


@given(st.none() | st.text() | st.sampled_from(sorted(LANGUAGES)))
def test_any_code_stands_for_a_language_of_the_interface(code: str | None) -> None:
    assert language_of(code) in LANGUAGES


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("uk", "uk"),
        ("ru-RU", "ru"),
        ("es-419", "es"),
        ("ar_EG", "ar"),
        ("DE", "de"),
        ("pt-br", "en"),
        ("zh-hans", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_regions_and_scripts_of_a_code_do_not_matter(code: str | None, language: str) -> None:
    assert language_of(code) == language
