"""The caches whose entries hold an article: a reload empties them.

Otherwise they would keep the old library in memory. An answer in progress meanwhile may put its
article into one again, until the next reload.
"""

from typing import Protocol, TypeVar


class Cache(Protocol):
    """What `functools.lru_cache` makes of a function."""

    def cache_clear(self) -> None: ...


C = TypeVar("C", bound=Cache)
_CACHES: list[Cache] = []


def holds_articles(function: C) -> C:
    """Register a function whose `lru_cache` has articles, or what holds them, for keys.

    Written above `@lru_cache`; `forget_articles` then empties the cache.
    """
    _CACHES.append(function)
    return function


def forget_articles() -> None:
    """Empty all of them. What is asked for next is worked out anew."""
    for function in _CACHES:
        function.cache_clear()
