"""A sentence is its words in order; a verb has its forms."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.lexicon import REPORT, SAY, VERBS, is_organisation, split_words


@given(st.text())
def test_words_are_slices_of_the_sentence_in_order(text: str) -> None:
    words = split_words(text)

    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(word.text for word in split_words(text))

    assert "".join(text.split()) == "".join(kept.split())


def test_abbreviations_and_numbers_stay_whole() -> None:
    words = [word.text for word in split_words("Dr. K. Poole of the U.S. counted 23,646 hens.")]

    assert words[:2] == ["Dr.", "K."]
    assert "U.S." in words
    assert "23,646" in words


def test_an_acronym_is_no_small_word() -> None:
    assert [word.lower for word in split_words("Who asked the WHO?")] == [
        "who",
        "asked",
        "the",
        "WHO",
        "?",
    ]


@pytest.mark.parametrize("form", ["denies", "denied", "wrote", "announces", "stressed", "puts"])
def test_verbs_are_known_in_every_form(form: str) -> None:
    assert form in VERBS


def test_saying_and_reporting_are_told_apart() -> None:
    assert "told" in SAY - REPORT
    assert "claimed" in REPORT - SAY


def test_an_organisation_is_known_in_the_plural() -> None:
    assert is_organisation("Institutes")
    assert not is_organisation("Peskov")
