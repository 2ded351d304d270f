"""Rare words tell more than common ones."""

from bot.text.frequency import UNKNOWN, UNLISTED, information


def test_the_rarer_a_word_the_more_it_tells() -> None:
    assert information("the", "en") < information("war", "en") < information("lighthouse", "en")
    assert information("lindholm", "en") == UNKNOWN


def test_an_unlisted_form_is_a_little_rarer_than_what_it_begins_with() -> None:
    listed = information("telefon", "tr")

    assert listed < information("telefonxz", "tr") < UNKNOWN
    assert information("thexzq", "en") == UNKNOWN  # "the" is no beginning of it


def test_a_language_without_a_list_takes_all_words_alike() -> None:
    assert information("the", "xx") == information("war", "th") == UNLISTED
    assert information("war", "en") < UNLISTED < information("lindholm", "en")
