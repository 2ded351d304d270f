"""When the article does not answer, however well its words match."""

import pytest

from bot.quoting import best_quote
from bot.silence import able, is_silent
from tests.answers import article
from tests.ranked import ranking

ARTICLE = article(
    "The raid killed 22 soldiers on Thursday, AP reports. Ankara convened a council; planes flew.",
    "Putin was not available. The CFL team won.",
)


def silent(question: str, best: str) -> bool:
    found = ranking(question, ARTICLE, best)
    return is_silent(found, best_quote(found, found.candidates[0].sentence.passage))


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("How many planes flew?", "Ankara"),
        ("When did Ankara convene a council?", "Ankara"),
        ("What did Putin say?", "Putin"),
        ("Where was Putin born?", "Putin"),
    ],
)
def test_what_cannot_be_in_the_quote_is_not_answered(question: str, best: str) -> None:
    assert silent(question, best)


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("How many soldiers were killed?", "The raid"),
        ("When were soldiers killed?", "The raid"),
        ("What did AP say?", "The raid"),
        ("What did Ankara convene?", "Ankara"),
        ("What does CFL stand for?", "The CFL"),
        ("Who was not available?", "Putin"),
    ],
)
def test_what_may_be_in_the_quote_is_left_to_the_ranking(question: str, best: str) -> None:
    assert not silent(question, best)


def test_a_sentence_that_can_hold_the_answer_goes_before_one_that_cannot() -> None:
    found = ranking("How many soldiers did the council count?", ARTICLE, "Ankara")

    assert found.candidates[0].sentence.text.startswith("Ankara")
    assert able(found).candidates[0].sentence.text.startswith("The raid")


def test_what_happened_is_asked_of_the_day_alone() -> None:
    assert not silent("What happened on Thursday?", "The raid")
