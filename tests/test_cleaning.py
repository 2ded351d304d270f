"""Cleaning makes a text what Telegram will show, so that nothing changes on the way."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.cleaning import clean, clean_line

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


@given(ANY_TEXT)
def test_a_clean_text_holds_nothing_that_telegram_removes(text: str) -> None:
    cleaned = clean(text)

    removed = set("\r\u0333\u033f\u030a") | {chr(code) for code in range(0x2028, 0x202F)}
    assert not removed & set(cleaned)
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cs") for char in cleaned)


@given(ANY_TEXT)
def test_a_clean_text_is_normalised_and_can_be_written_as_utf8(text: str) -> None:
    cleaned = clean(text)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(ANY_TEXT)
def test_no_line_of_a_clean_text_ends_in_a_blank(text: str) -> None:
    assert all(line == line.rstrip(" ") for line in clean(text).split("\n"))


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb\x00c", "a b c"),
        ("left\u202eright", "leftright"),
        ("one\u2028two\u2029three", "one\ntwo\n\nthree"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("q\u030a", "q"),
        ("\ud83d half a pair", "\ufffd half a pair"),
        ("👩\u200d👧 🇺🇦", "👩\u200d👧 🇺🇦"),
        ("\u200b \u2060", ""),
    ],
)
def test_what_telegram_does_is_done_beforehand(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


def test_a_title_is_one_line() -> None:
    assert clean_line("  The\n title\t of it ") == "The title of it"
