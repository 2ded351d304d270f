"""Names in another language or other letters than the articles'."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import knowledge
from bot.questions.foreign_names import (
    country_named,
    name_heard,
    name_inflected,
    names_of,
    names_within,
    sound,
    sounds_of,
)
from tests.repository import ROOT

GERMAN = [("Jens", "jen"), ("Johansson", "johansson")]
NAMES = [("Peskov", "peskov"), ("Stoltenberg", "stoltenberg"), ("Putin", "putin")]


@pytest.mark.parametrize(
    "word", ["بيسكوف", "وبيسكوف", "Πεσκόφ", "פסקוב", "पेस्कोव", "Պեսկով", "Песков", "ペスコフ"]
)
def test_a_name_is_heard_in_other_letters(word: str) -> None:
    assert name_heard(word, sounds_of(NAMES)) == "peskov"


@pytest.mark.parametrize(
    ("word", "term"), [("Йенс", "jen"), ("Єнс", "jen"), ("Йоханссон", "johansson"), ("йенс", None)]
)
def test_a_name_may_begin_with_a_j_that_is_written_as_it_sounds(
    word: str, term: str | None
) -> None:
    assert name_heard(word, sounds_of(GERMAN)) == term


def test_a_name_is_heard_where_no_spaces_are() -> None:
    assert list(names_within("佩斯科夫说了什么？", sounds_of(NAMES))) == ["peskov"]
    assert list(names_within("ストルテンベルグは何を言ったか", sounds_of(NAMES))) == ["stoltenberg"]


def test_names_that_sound_alike_or_are_short_are_not_heard() -> None:
    assert sounds_of([("Berg", "berg"), ("Burck", "burck"), ("Ola", "ola")]) == {}
    assert sounds_of([("Bonn", "bonn"), ("Torok", "torok")]) == {"tlk": "torok"}
    assert name_heard("Peskow", sounds_of(NAMES)) is None  # in Latin letters spelling tells more


@given(st.text())
def test_anything_sounds_like_letters(word: str) -> None:
    assert sound(word) == "" or (sound(word).isascii() and sound(word).isalpha())


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Suriyeli", "Syria"),
        ("Турции", "Turkey"),
        ("российских", "Russia"),
        ("التركية", "Turkey"),
        ("Alemania", "Germany"),
        ("indica", None),
        ("usa", None),
        ("USA", "US"),
    ],
)
def test_a_country_is_known_in_other_languages(word: str, country: str | None) -> None:
    assert country_named(word) == country


def test_the_list_of_names_is_small_and_of_known_countries() -> None:
    path = ROOT / "bot/knowledge/foreign_countries.json"
    known = knowledge("countries")["countries"]

    assert path.stat().st_size < 100_000
    listed = knowledge("foreign_countries")
    assert listed.keys() - known.keys() == {"NATO", "UN"}


@pytest.mark.parametrize("word", ["Песковым", "Пескова", "Пескову"])
def test_a_name_is_heard_with_an_ending(word: str) -> None:
    assert name_heard(word, sounds_of(NAMES)) == "peskov"


@pytest.mark.parametrize(
    ("word", "name"),
    [("Ankary", "Ankara"), ("Idlibie", "Idlib"), ("Reuters'a", "Reuters"), ("ankary", None)],
)
def test_a_name_in_latin_letters_is_known_with_an_ending(word: str, name: str | None) -> None:
    names = names_of([(each, each) for each in ("Ankara", "Idlib", "Reuters")])

    assert name_inflected(word, names) == name
