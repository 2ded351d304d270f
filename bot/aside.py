"""Work on long articles is done in a thread, so that others are answered meanwhile.

An article is read for its sources when it is first quoted from, and indexed alone when somebody
chooses it, which take some 3 and 0.3 microseconds a code point and are remembered. For a short one
a thread is not worth its while.
"""

import asyncio
from collections.abc import Callable, Iterable
from threading import Lock
from typing import TypeVar

from bot.model import Article

T = TypeVar("T")
_LONG = 20_000  # code points, read in some 60 ms
_TURNS = Lock()  # else several who ask of one article at once would each read it


async def aside_if_long(articles: Iterable[Article], work: Callable[[], T]) -> T:
    """What the work on these articles gives; it must be pure."""
    if any(len(article.text) > _LONG for article in articles):
        return await asyncio.to_thread(_in_turn, work)
    return work()


def _in_turn(work: Callable[[], T]) -> T:
    with _TURNS:
        return work()
