"""Counters of what has happened since the start, which only grow, and the levels of the moment.

Nothing here knows of a library for metrics: `metrics.py` exposes the numbers.
"""

import time
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

# seconds; a prompt answer takes some hundredths, one that a limit or an outage holds up, minutes
BOUNDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)


@dataclass(slots=True)
class Durations:
    """A histogram: a count for each bound, and one for all that took longer."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        passed = max(0.0, seconds)  # a clock may have been set back
        self.counts[bisect_left(BOUNDS, passed)] += 1
        self.seconds += passed


@dataclass(slots=True)
class Tally:
    """The counts of one run of the bot."""

    questions: Counter[str] = field(default_factory=Counter)  # by the kind of answer
    updates: Counter[str] = field(default_factory=Counter)  # by how they ended
    sends: Counter[str] = field(default_factory=Counter)  # by what came of them
    api_errors: Counter[tuple[str, str]] = field(default_factory=Counter)  # by method and error
    answers: Durations = field(default_factory=Durations)  # from arrival to Telegram's "sent"
    was_reached: bool = False  # Telegram, at all
    _heard: float = field(default_factory=time.monotonic)

    def reached(self) -> None:
        """Telegram has answered a call, or brought an update."""
        self.was_reached = True
        self._heard = time.monotonic()

    @property
    def silence(self) -> float:
        """Seconds since Telegram was heard last; before the first time, since the start."""
        return time.monotonic() - self._heard


@dataclass(frozen=True, slots=True)
class Levels:
    """How much there is now."""

    waiting: int  # updates
    unsent: int  # messages
    dead: int  # updates
    articles: int
    passages: int
