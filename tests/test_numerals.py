"""A number is the same number however it is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.numerals import NUMBER, amount


@given(st.integers(0, 10**12))
def test_the_marks_between_thousands_change_nothing(number: int) -> None:
    for one in (f"{number}", f"{number:,}", f"{number:,}".replace(",", ".")):
        assert amount(one, "de") == number
    assert amount(f"{number:,}", "en") == number


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_an_english_point_begins_a_fraction(whole: int, fraction: int) -> None:
    assert amount(f"{whole:,}.{fraction}", "en") == Decimal(f"{whole}.{fraction}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "twelve"),
        ("3 million", "3,000,000"),
        ("3.6 million", "3,6 million"),
        ("a hundred", "100"),
        ("a dozen", "twelve"),
        ("half a million", "500,000"),
        ("two and a half million", "2,500,000"),
        ("0.125 million", "125,000"),
        ("half a dozen", "six"),
        ("twenty-two", "Twenty two"),
        ("two hundred and five thousand", "205,000"),
        ("three thousand two hundred", "3200"),
        ("twenty-two hundred", "2,200"),
        ("zero", "0"),
    ],
)
def test_words_and_digits_come_to_the_same(one: str, other: str) -> None:
    assert amount(one, "en") == amount(other, "en") is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0.125", "125"),
        ("10.125", "10125"),
        ("twenty-two", "twenty-five"),
        ("2 million", "2 thousand"),
        ("a hundred", "a dozen"),
    ],
)
def test_different_numbers_come_to_different_values(one: str, other: str) -> None:
    assert amount(one, "en") != amount(other, "en")


@pytest.mark.parametrize("number", ["a third", "half", "dozens", "hundreds of thousands", "1.2.3"])
def test_what_cannot_be_reckoned_has_no_value(number: str) -> None:
    assert amount(number, "en") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("about two hundred and five soldiers", "two hundred and five"),
        ("two hundred and five-year plans", "two hundred"),
        ("hundreds of thousands of people", "hundreds of thousands"),
        ("half an hour", "half"),
        ("half a dozen ships", "half a dozen"),
        ("a soldier and 3 million more", "3 million"),
        ("officials reported zero casualties", "zero"),
        ("Covid-19, A-1 and someone", None),
    ],
)
def test_a_number_is_found_whole(text: str, number: str | None) -> None:
    found = NUMBER.search(text)

    assert (found and found.group()) == number
