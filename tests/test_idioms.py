"""The idioms that are known, and that each of them can be found."""

import re

import pytest

from bot.knowledge import knowledge
from bot.questions.idioms import idioms_with, listed
from bot.questions.plain_words import in_plain_words
from bot.text.analysis import is_stop_word
from tests.english import english

WORDS = re.compile(r"[a-zé]+")
KNOWN = knowledge("phrases")


def as_typed(idiom: str) -> str:
    """The idiom as somebody may type it, without what may be missing."""
    typed = re.sub(r" \(\w+\)| \.\.\.", "", idiom)
    return typed.replace("oneself", "himself").replace("one's", "his")


@pytest.mark.parametrize(
    ("question", "idiom"),
    [
        ("who called the old meeting off?", "call ... off"),
        ("who calls it off?", "call ... off"),
        ("who lost their homes?", "lose one's home"),
        ("who handed themselves in?", "hand oneself in"),
        ("who backed out of the deal?", "back out (of)"),
        ("who backed out?", "back out (of)"),
        ("is she behind bars?", "behind bars"),
        ("which side effects are known?", "side effect"),
    ],
)
def test_an_idiom_is_found_in_its_forms(question: str, idiom: str) -> None:
    words = frozenset(re.findall(r"\w+", question))

    assert idiom in [held.words for held in idioms_with(words) if held.pattern.search(question)]


def test_an_idiom_is_found_with_a_short_object_alone() -> None:
    question = "who calls the man who set the alarm off?"
    words = frozenset(re.findall(r"\w+", question))

    assert [held.words for held in idioms_with(words) if held.pattern.search(question)] == []


def test_no_idiom_stands_in_the_way_of_another() -> None:
    kept = []
    for idiom, _, meanings in listed():
        for meaning in meanings:
            asked = f"Who {as_typed(idiom)} there?"
            plainly = in_plain_words(asked, lambda words, held=meaning: words == held)
            if plainly != f"Who {meaning} there?":
                kept.append((asked, plainly))
    assert kept == []


def test_an_idiom_is_no_single_word() -> None:
    assert [idiom for idiom, *_ in listed() if len(WORDS.findall(as_typed(idiom))) < 2] == []


def test_no_idiom_is_listed_twice() -> None:
    typed = [as_typed(idiom) for idiom, *_ in listed()]

    assert sorted(typed) == sorted(set(typed))


def test_meanings_are_english_words_that_tell_something() -> None:
    meanings = {meaning for _, _, meanings in listed() for meaning in meanings}
    words = {word for meaning in meanings for word in WORDS.findall(meaning.lower())}

    silent = [
        meaning
        for meaning in meanings
        if all(is_stop_word(word, "en") for word in re.findall(r"\w+", meaning))
    ]
    assert words - english() == set()
    assert silent == []
    assert all(re.fullmatch(r"[A-Za-z -]+", meaning) for meaning in meanings)


def test_a_list_is_written_in_order_without_repeating() -> None:
    for idioms in KNOWN["idioms"].values():
        assert list(idioms) == sorted(idioms)
        assert all(len(set(meanings)) == len(meanings) for meanings in idioms.values())
