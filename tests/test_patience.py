"""Answers that are slow: a message is not taken twice because the server's word takes its time."""

from collections.abc import Sequence
from heapq import heappop, heappush

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.patience import LONGEST_SECONDS, Patience

SECONDS = st.floats(0.1, 200)


def sends(answer: float, starts: Sequence[float]) -> list[int]:
    """How often each message is sent, first at these moments, when an answer takes that long."""
    patience, counts = Patience(10.0), [0] * len(starts)
    events = sorted((moment, False, number) for number, moment in enumerate(starts))
    while events:
        moment, has_answer, number = heappop(events)
        if has_answer:
            patience.answered(answer)
            continue
        wait = patience.seconds(counts[number])
        counts[number] += 1
        heappush(events, (moment + min(wait, answer), answer <= wait, number))
    return counts


@given(SECONDS, st.floats(0, LONGEST_SECONDS), st.lists(SECONDS), st.integers(0, 10))
def test_the_wait_is_never_shorter_than_chosen_and_has_an_end(
    least: float, slowest: float, answers: list[float], doubts: int
) -> None:
    patience = Patience(least)
    for seconds in (slowest, *answers):
        patience.answered(seconds)

    assert least <= patience.seconds(doubts) <= max(least, LONGEST_SECONDS)


@given(st.floats(10.1, 30), st.lists(st.floats(0, 90), min_size=1))
def test_a_slow_server_takes_twice_what_is_under_way_before_its_first_answer_and_nothing_else(
    answer: float, starts: list[float]
) -> None:
    first_answer = min(starts) + 10.0 + answer  # to the repeat

    assert sends(answer, starts) == [2 if start <= first_answer else 1 for start in starts]


@pytest.mark.parametrize("slowest", [30.0, 3600.0])
def test_once_answers_are_quick_again_a_lost_one_is_soon_missed(slowest: float) -> None:
    patience = Patience(10.0)
    patience.answered(slowest)

    for _ in range(20):
        patience.answered(0.1)

    assert patience.seconds(0) == 10.0
