"""Caches of functions: how many entries they may have, and which of them a reload empties.

Those of functions of articles would otherwise keep the old library in memory. An answer in progress
meanwhile may put its article into one again, until the next reload.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

# by what a function is asked with
QUESTIONS = 64  # as many as are answered at once, and more
WORDS = 4_096  # of questions, and of the passages found for them
SENTENCES = 4_096  # some hundred bytes each
ARTICLES = 1_024  # some kilobytes each
WHOLE_ARTICLES = 64  # all words of an article, or as much
NAMES = 1_024  # in articles

T = TypeVar("T")
_EMPTYING: list[Callable[[], None]] = []


def cached_until_reload(most: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """An `lru_cache` of so many entries for a function of articles, or of what holds them."""

    def cached(function: Callable[..., T]) -> Callable[..., T]:
        kept = lru_cache(maxsize=most)(function)
        _EMPTYING.append(kept.cache_clear)
        return kept

    return cached


def forget_articles() -> None:
    """Empty all of them. What is asked for next is worked out anew."""
    for empty in _EMPTYING:
        empty()
