"""How the bot was used in the last days, as values; drawn by `rendering/dashboard`.

Counts come from the storage, shares and percentiles are computed here. Questions are turns that
asked something of an article; small talk and notices are counted apart. Days are those of UTC,
counted from 1970. Latencies are stored in two significant digits, so percentiles are right to
within a twentieth.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import ceil

from bot.answer_kinds import Kind

DAY = 86_400  # seconds
SILENT = Kind.NOT_FOUND
ANSWERED = (Kind.FOUND, Kind.ABOUT)
NOT_TIMED = -1.0  # seconds of turns from before they were measured


@dataclass(frozen=True, slots=True)
class Count:
    """How many turns of one kind on one day took `seconds`."""

    day: int
    kind: str
    seconds: float  # in two significant digits; NOT_TIMED for unknown
    turns: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day's questions: those answered, and those met with silence."""

    date: date
    answered: int
    silent: int
    other: int  # small talk and notices

    @property
    def questions(self) -> int:
        return self.answered + self.silent


@dataclass(frozen=True, slots=True)
class Times:
    """Something and how often; an article's passage, a question, a reason."""

    what: str
    times: int


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds from a question's arrival until its answer stood in the outbox."""

    median: float
    p95: float


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is still to be done, and how long the oldest of it has been waiting, in seconds."""

    waiting: int
    unsent: int
    oldest: float | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What readers said of answers, and the latest questions whose answers did not help."""

    helpful: int
    unhelpful: int
    disappointing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that `stats` shows. The days are without a gap, the oldest first."""

    days: tuple[Day, ...]
    latency: Latency | None
    unanswered: tuple[Times, ...]
    quoted: tuple[Times, ...]
    feedback: Feedback
    dead: tuple[Times, ...]
    backlog: Backlog

    @property
    def answered(self) -> int:
        return sum(day.answered for day in self.days)

    @property
    def silent(self) -> int:
        return sum(day.silent for day in self.days)

    @property
    def questions(self) -> int:
        return self.answered + self.silent


def first_day(now: float, days: int) -> int:
    """The first of the last `days` days, today among them."""
    return int(now // DAY) - days + 1


def days_of(counts: Sequence[Count], first: int, days: int) -> tuple[Day, ...]:
    """Those days, without a gap."""
    found: dict[int, list[int]] = {first + n: [0, 0, 0] for n in range(days)}
    for count in counts:
        if count.day in found:
            found[count.day][_column(count.kind)] += count.turns
    start = date(1970, 1, 1)
    return tuple(Day(start + timedelta(number), *columns) for number, columns in found.items())


def bars_of(days: Sequence[Day], most: int) -> tuple[Day, ...]:
    """The days since the first question, or as many stretches of whole days as fit.

    Each stretch has the date of its first day; without a question there is the last day.
    """
    first = next((at for at, day in enumerate(days) if day.questions), len(days) - 1)
    size = ceil((len(days) - first) / most)
    stretches = (days[at : at + size] for at in range(first, len(days), size))
    return tuple(
        Day(
            stretch[0].date,
            sum(day.answered for day in stretch),
            sum(day.silent for day in stretch),
            sum(day.other for day in stretch),
        )
        for stretch in stretches
    )


def latency_of(counts: Sequence[Count]) -> Latency | None:
    """Of the questions that were timed; None when none was."""
    timed = sorted(
        (count.seconds, count.turns)
        for count in counts
        if count.seconds != NOT_TIMED and count.kind in (*ANSWERED, SILENT)
    )
    return Latency(_percentile(timed, 0.5), _percentile(timed, 0.95)) if timed else None


def merged(questions: Sequence[Times], most: int) -> tuple[Times, ...]:
    """The most frequent questions, with those together that differ in case and full stop only.

    >>> merged([Times("Who is it?", 2), Times("who is it", 3)], 1)
    (Times(what='who is it', times=5),)
    """
    together: dict[str, Times] = {}
    for one in sorted(questions, key=lambda one: (-one.times, one.what)):
        key = " ".join(one.what.casefold().split()).rstrip(" ?!.؟？")
        before = together.get(key, Times(one.what, 0))
        together[key] = Times(before.what, before.times + one.times)
    return tuple(sorted(together.values(), key=lambda one: (-one.times, one.what))[:most])


def _column(kind: str) -> int:
    """Where a `Day` counts it: answered, silent, other."""
    return 0 if kind in ANSWERED else 1 if kind == SILENT else 2


def _percentile(timed: Sequence[tuple[float, int]], level: float) -> float:
    """The least time within which that share of all turns was done; of (seconds, turns), sorted."""
    done = list(accumulate(turns for _, turns in timed))
    return timed[bisect_left(done, level * done[-1])][0]
