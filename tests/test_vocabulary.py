"""Unknown words are taken for the ones they were meant to be, and no others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Library
from bot.questions.vocabulary import Vocabulary
from tests.articles import HARBOUR, article, library

VOCABULARY = Vocabulary(library(*HARBOUR))


@pytest.mark.parametrize("typed", ["lindolm", "lindhomm", "lindhholm", "lindhlom", "lindxolm"])
def test_one_edit_is_mended(typed: str) -> None:
    assert VOCABULARY.correct(typed) == "lindholm"


def test_an_apostrophe_left_out_is_an_edit() -> None:
    assert Vocabulary(library("Ida O'Hara sang.")).correct("ohara") == "o'hara"


@pytest.mark.parametrize("typed", ["lidnohlm", "sun", "1999", "submarine"])
def test_more_than_an_edit_is_not_guessed_at(typed: str) -> None:
    assert VOCABULARY.correct(typed) is None


def test_a_word_of_three_letters_may_be_any_other() -> None:
    assert VOCABULARY.correct("cop") is None  # there is "cod"


def test_a_group_of_characters_is_no_word_that_could_be_misspelt() -> None:
    thai = Vocabulary(library("เทเลทูบ", language="th"))

    assert "เทเล" in thai
    assert thai.correct("เทสล") is None  # of Tesla


def test_a_known_word_is_itself() -> None:
    assert VOCABULARY.correct("harbour") == "harbour"
    assert "harbour" in VOCABULARY


@given(st.text(max_size=12))
def test_a_correction_is_a_word_of_the_library(typed: str) -> None:
    meant = VOCABULARY.correct(typed)

    assert meant is None or meant in VOCABULARY


def test_a_word_is_rarer_the_fewer_passages_hold_it() -> None:
    assert VOCABULARY.rarity("unheard") >= VOCABULARY.rarity("cod") > VOCABULARY.rarity("the") > 0


def test_words_that_begin_alike_are_kin() -> None:
    assert VOCABULARY.alike("rescu") == {"rescuer"}
    assert VOCABULARY.alike("rescuer") == frozenset()
    assert VOCABULARY.alike("res") == frozenset()


def test_capital_letters_in_a_row_explain_an_abbreviation() -> None:
    assert VOCABULARY.spelled_out("WSC") == ("world", "ship", "council")
    assert VOCABULARY.spelled_out("pa") == ("port", "author")
    assert VOCABULARY.spelled_out("xyz") == ()


def test_a_phrase_is_looked_for_in_few_articles_and_taken_for_granted_of_many() -> None:
    few = library("The dog bit him.", "He hit it and came back.")
    many = library(*(f"Day {day} came." for day in range(201)))
    form = re.compile("hit back")

    assert Vocabulary(few).has_phrase(re.compile("came back"))
    assert not Vocabulary(few).has_phrase(form)
    assert Vocabulary(many).has_phrase(form)


def test_an_abbreviation_explains_no_other() -> None:
    vocabulary = Vocabulary(library("The US National Guard came, Ben Upton said."))

    assert vocabulary.spelled_out("un") == ()
    assert vocabulary.spelled_out("ng") == ("nation", "guard")


def test_of_as_many_articles_in_several_languages_english_comes_first() -> None:
    both = Library((article("Der Hafen.", language="de"), article("The harbour.", slug="port")))

    assert Vocabulary(both).language == "en"
    assert Vocabulary(both).nearest_to("de") == "de"
    assert Vocabulary(both).nearest_to("ru") == "en"
