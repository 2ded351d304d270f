"""A limit to the open questions of each person, so that one person cannot fill the queue.

A question is open from its arrival until its last reply is delivered. A person with too many is
told so once, and further questions are refused until half of them are answered.
"""

from collections import Counter
from enum import Enum


class Admission(Enum):
    """What becomes of a question that has just arrived."""

    NOT_COUNTED = 0  # no question
    ADMITTED = 1
    REFUSED = 2
    REFUSED_AND_TELL = 3  # the first one refused: its sender is to be told


class OpenQuestions:
    """Counts the open questions of each person. A limit of 0 admits all."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._open: Counter[int] = Counter()
        self._told: set[int] = set()

    def admit(self, sender: int) -> Admission:
        """Judge a question; one that is to be answered, if only by a refusal, counts as open."""
        full = 0 < self.limit <= self._open[sender]
        if full and sender in self._told:
            return Admission.REFUSED
        self._open[sender] += 1
        if not full:
            return Admission.ADMITTED
        self._told.add(sender)
        return Admission.REFUSED_AND_TELL

    def count(self, sender: int) -> None:
        """Count a question that a former process admitted."""
        self._open[sender] += 1

    def told(self, sender: int, still_open: int) -> None:
        """A former process told that sender, and so many questions of before then are open yet."""
        if still_open * 2 > self.limit:
            self._told.add(sender)

    def closed(self, sender: int) -> None:
        """One question of that sender is done."""
        self._open[sender] -= 1
        if self._open[sender] * 2 <= self.limit:
            self._told.discard(sender)
        if self._open[sender] <= 0:
            del self._open[sender]
