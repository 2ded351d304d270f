"""Words of other languages in English."""

import pytest

from bot.knowledge import knowledge
from bot.questions.dictionary import LANGUAGES, in_english, people_named
from bot.text.analysis import fold


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Soldat Soldaten"),
        ("es", "soldado Soldados"),
        ("fr", "soldats"),
        ("it", "soldati"),
        ("pt", "soldado"),
        ("ru", "солдат солдатами"),
        ("uk", "солдати"),
        ("pl", "żołnierzy zolnierze"),
        ("tr", "askeri askerlerin"),
        ("ar", "جندي الجنود وجنود"),
    ],
)
def test_a_word_is_known_in_all_its_forms(language: str, words: str) -> None:
    assert {in_english(word, language)[0] for word in words.split()} == {"soldier"}


def test_a_compound_is_known_by_its_end() -> None:
    assert in_english("Fährunglück", "de") == in_english("Unglück", "de")


def test_what_is_not_listed_says_nothing() -> None:
    assert in_english("Soldatenfriedhofsgärtner", "de") == ()
    assert in_english("soldado", "de") == ()
    assert in_english("στρατιώτης", "el") == ()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "türkische Türken"),
        ("es", "turco turcos"),
        ("fr", "turque"),
        ("it", "turchi"),
        ("pt", "turca"),
        ("ru", "турецких турок"),
        ("uk", "турецький"),
        ("pl", "tureckich Turcy"),
        ("tr", "Türk Türklerin"),
        ("ar", "التركية الأتراك"),
    ],
)
def test_a_people_is_known_in_all_its_forms(language: str, words: str) -> None:
    assert {people_named(word, language) for word in words.split()} == {"Turkey"}


@pytest.mark.parametrize("name", ["foreign_words", "foreign_peoples"])
def test_each_meaning_has_words_in_every_language(name: str) -> None:
    listed = knowledge(name)

    incomplete = {key for key, words in listed.items() if not words.keys() >= set(LANGUAGES)}
    assert incomplete <= {"why_did", "how_much"}  # two words in some, or as "how many"
    assert listed.keys() == {key.strip() for key in listed}


def test_the_peoples_are_of_countries_that_are_known() -> None:
    known = knowledge("countries")
    seats = " ".join(known["seats"].values()).split()
    terms = {fold(word, "en") for word in [*known["countries"], *seats]}
    listed = knowledge("foreign_peoples")

    others = {key for key in listed if fold(key, "en") not in terms}
    assert others == {"NATO", "Brussels", "Geneva"}
