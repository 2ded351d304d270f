"""Answers that are slow: a message is not taken twice because the server's word takes its time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.patience import LONGEST_SECONDS, Patience

SECONDS = st.floats(0.1, 200)


def sends(patience: Patience, answer: float) -> int:
    """How often a message is sent to a server that takes so many seconds for each answer."""
    doubts = 0
    while patience.seconds(doubts) < answer:
        doubts += 1
    patience.answered(answer)
    return doubts + 1


@given(SECONDS, st.floats(0, LONGEST_SECONDS), st.lists(SECONDS), st.integers(0, 10))
def test_the_wait_is_never_shorter_than_chosen_and_has_an_end(
    least: float, slowest: float, answers: list[float], doubts: int
) -> None:
    patience = Patience(least)
    for seconds in (slowest, *answers):
        patience.answered(seconds)

    assert least <= patience.seconds(doubts) <= max(least, LONGEST_SECONDS)


@given(st.floats(10.1, 30))
def test_a_slow_server_takes_one_message_twice_and_no_other(answer: float) -> None:
    patience = Patience(10.0)

    assert [sends(patience, answer) for _ in range(4)] == [2, 1, 1, 1]


@pytest.mark.parametrize("slowest", [30.0, 3600.0])
def test_once_answers_are_quick_again_a_lost_one_is_soon_missed(slowest: float) -> None:
    patience = Patience(10.0)
    patience.answered(slowest)

    for _ in range(20):
        patience.answered(0.1)

    assert patience.seconds(0) == 10.0
