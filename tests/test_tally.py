"""Counts: what goes in comes out, and no clock makes them shrink."""

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.tally import BOUNDS, Durations, Tally


@given(st.lists(st.floats(0, 1000)))
def test_every_duration_is_counted_once_below_its_bound(durations: list[float]) -> None:
    counted = Durations()
    for seconds in durations:
        counted.add(seconds)

    assert sum(counted.counts) == len(durations)
    for place, bound in enumerate(BOUNDS):
        assert sum(counted.counts[: place + 1]) == sum(d <= bound for d in durations)
    assert math.isclose(counted.seconds, sum(durations), abs_tol=1e-6)


def test_a_clock_that_was_set_back_counts_as_no_time() -> None:
    counted = Durations()
    counted.add(-3600.0)

    assert (counted.counts[0], counted.seconds) == (1, 0.0)


def test_silence_begins_with_the_start_and_ends_when_telegram_is_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tally = Tally()
    later = time.monotonic() + 900
    monkeypatch.setattr("time.monotonic", lambda: later)
    assert not tally.was_reached
    assert 900 <= tally.silence < 960

    tally.reached()

    assert (tally.was_reached, tally.silence) == (True, 0.0)
