"""Shares and percentiles of counted turns."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.statistics import (
    NOT_TIMED,
    Count,
    Day,
    Latency,
    Times,
    bars_of,
    days_of,
    first_day,
    latency_of,
    merged,
)

KINDS = st.sampled_from(["found", "about", "not_found", "small_talk", "notice"])
SECONDS = st.sampled_from([0.001, 0.02, 0.3, 4.0])
COUNTS = st.lists(st.builds(Count, st.integers(10, 20), KINDS, SECONDS, st.integers(1, 9)))


@given(COUNTS)
def test_every_turn_stands_in_one_column_of_its_day(counts: list[Count]) -> None:
    days = days_of(counts, 12, 5)

    assert [day.date for day in days] == [date(1970, 1, 13 + n) for n in range(5)]
    assert sum(day.questions + day.other for day in days) == sum(
        count.turns for count in counts if 12 <= count.day < 17
    )
    assert sum(day.silent for day in days) == sum(
        count.turns for count in counts if 12 <= count.day < 17 and count.kind == "not_found"
    )


@given(COUNTS.filter(bool))
def test_percentiles_of_counts_are_those_of_the_turns_one_by_one(counts: list[Count]) -> None:
    each = sorted(
        count.seconds
        for count in counts
        for _ in range(count.turns)
        if count.kind not in ("small_talk", "notice")
    )

    latency = latency_of(counts)

    if not each:
        assert latency is None
    else:
        assert latency == Latency(each[-(-len(each) // 2) - 1], each[-(-len(each) * 19 // 20) - 1])


@given(st.lists(st.integers(0, 9), min_size=1, max_size=400), st.integers(1, 60))
def test_bars_hold_every_question_and_begin_with_the_first(asked: list[int], most: int) -> None:
    days = [Day(date(2025, 1, 1) + timedelta(n), count, 0, 0) for n, count in enumerate(asked)]

    bars = bars_of(days, most)

    assert 1 <= len(bars) <= most
    assert sum(bar.questions for bar in bars) == sum(asked)
    assert bars[0].date == next((day.date for day in days if day.questions), days[-1].date)
    assert len({(after.date - bar.date).days for bar, after in pairwise(bars)}) <= 1


def test_what_was_not_timed_has_no_latency() -> None:
    assert latency_of([Count(1, "found", NOT_TIMED, 5)]) is None


@given(
    st.lists(
        st.builds(
            Times, st.sampled_from(["Who?", "who", " WHO ?", "Why?", "Where"]), st.integers(1, 9)
        )
    )
)
def test_merging_loses_no_question(asked: list[Times]) -> None:
    together = merged(asked, 10)

    assert sum(one.times for one in together) == sum(one.times for one in asked)
    assert len(together) <= 3
    assert [one.times for one in together] == sorted((o.times for o in together), reverse=True)


def test_the_spelling_that_is_shown_is_the_most_frequent() -> None:
    asked = [Times("WHO?", 1), Times("Who?", 3), Times("why", 3)]

    assert merged(asked, 1) == (Times("Who?", 4),)


def test_the_days_end_with_today() -> None:
    counts = Counter(first_day(1_700_000_000.0, days) for days in (1, 2, 3))

    assert set(counts) == {19675, 19674, 19673}
