"""How much work a function does, counted instead of timed: the same on every machine.

A test that compares a text with one ten times as long sees whether work grows as the text does.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import SupportsIndex


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while `work` runs, those written in C among them."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


class CountedText(str):
    """A text that counts the characters copied out of it."""

    copied = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        piece = super().__getitem__(key)
        self.copied += len(piece)
        return piece
