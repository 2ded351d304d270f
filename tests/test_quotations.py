"""Quoted words are hidden, nothing else is, and every place stays where it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.lexicon import HIDDEN, SPOKEN
from bot.speech.quotations import hide_quotations, is_quotation


def visible(text: str) -> str:
    return hide_quotations(text).replace(HIDDEN, "").replace(SPOKEN, "")


@given(st.text(alphabet="ab ’‘“”«»„\"'.,é"))
def test_hiding_moves_nothing(text: str) -> None:
    hidden = hide_quotations(text)

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


@pytest.mark.parametrize(
    "paragraph",
    ["“We waited for hours. It was cold.", "“Then the lights went out, and they left.”"],
)
def test_of_a_quotation_of_several_paragraphs_each_is_hidden_whole(paragraph: str) -> None:
    assert visible(paragraph) == ""
    assert is_quotation(hide_quotations(paragraph))


def test_a_term_in_marks_is_no_quotation() -> None:
    assert not is_quotation(hide_quotations("“All known” targets"))
