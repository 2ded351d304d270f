"""Waiting grows, has a ceiling, and is said ever more rarely."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.backoff import CEILING, Trouble, delay


@given(st.integers(0, 10_000), st.floats(0.01, 10))
def test_a_delay_lies_between_half_and_all_of_what_doubling_gives(
    failures: int, base: float
) -> None:
    full = min(CEILING, base * 2.0 ** min(failures, 30))

    assert full / 2 <= delay(failures, base) <= full


def test_trouble_is_said_at_powers_of_two_and_when_it_is_over(
    caplog: pytest.LogCaptureFixture,
) -> None:
    trouble = Trouble("polling")
    with caplog.at_level(logging.INFO):
        for _ in range(100):
            trouble.happened("down")
        trouble.over()
        trouble.over()

    assert [r.failures for r in caplog.records] == [1, 2, 4, 8, 16, 32, 64, 100]  # type: ignore[attr-defined] # extra
    assert caplog.records[-1].message == "polling_recovered"
    assert not trouble.is_on
