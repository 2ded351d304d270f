"""Quoted words are hidden, nothing else is, and every place stays where it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.lexicon import HIDDEN, SPOKEN
from bot.speech.quotations import hide_quotations, is_quotation


def visible(text: str) -> str:
    hidden, _ = hide_quotations(text, False)
    return hidden.replace(HIDDEN, "").replace(SPOKEN, "")


@given(st.text(alphabet="ab ’‘“”«»„\"'.,é"), st.booleans())
def test_hiding_moves_nothing(text: str, continued: bool) -> None:
    hidden, _ = hide_quotations(text, continued)

    assert len(hidden) == len(text)
    assert all(new in (old, HIDDEN, SPOKEN) for new, old in zip(hidden, text, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "He said “it is over” on Monday.",
        'He said "it is over" on Monday.',
        "He said ‘it is over’ on Monday.",
        "He said 'it is over' on Monday.",
        "He said «it is over» on Monday.",
        "He said „it is over“ on Monday.",
    ],
)
def test_every_kind_of_mark_quotes(text: str) -> None:
    assert visible(text) == "He said  on Monday."


@pytest.mark.parametrize(
    "text", ["Turkey’s army", "the hunters' federation", "rock 'n' roll", "L’Équipe"]
)
def test_an_apostrophe_quotes_nothing(text: str) -> None:
    assert visible(text) == text


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    _, is_open = hide_quotations("“We waited for hours.", False)
    hidden, still_open = hide_quotations("“Then the lights went out.”", is_open)

    assert is_open
    assert not still_open
    assert is_quotation(hidden)


def test_a_term_in_marks_is_no_quotation() -> None:
    hidden, _ = hide_quotations("“All known” targets", False)

    assert not is_quotation(hidden)
