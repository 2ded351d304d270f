"""Work on long articles is done in a thread, so that others are answered meanwhile.

An article is read for its sources when it is first quoted from, and indexed alone when somebody
chooses it. That takes some 3 and 0.3 microseconds a code point, and the results are cached. For a
short article a thread is not worth its cost.

Each long article has a lock, so that only the first of several questions about it does the work,
and the others wait on the event loop instead of taking up threads.
"""

import asyncio
from asyncio import Lock
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack
from typing import TypeVar
from weakref import WeakKeyDictionary

from bot.model import Article

T = TypeVar("T")
_LONG = 20_000  # code points, read in some 60 ms
_LOCKS: WeakKeyDictionary[Article, Lock] = WeakKeyDictionary()


async def in_thread_if_long(articles: Iterable[Article], work: Callable[[], T]) -> T:
    """What the work on these articles gives; it must be pure."""
    long = {article.slug: article for article in articles if len(article.text) > _LONG}
    if not long:
        return work()
    async with AsyncExitStack() as held:
        for _, article in sorted(long.items()):  # in one order, so that no two wait for each other
            await held.enter_async_context(_LOCKS.setdefault(article, Lock()))
        return await asyncio.to_thread(work)
