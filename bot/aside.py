"""Work on long articles is done in a thread, so that others are answered meanwhile.

An article is read for its sources when it is first quoted from, and indexed alone when somebody
chooses it, which take some 3 and 0.3 microseconds a code point and are remembered. For a short one
a thread is not worth its while.

Those who ask of one long article wait for each other, else each of them would read it; they wait
without a thread, of which there are few. Who asks of two waits for the second with the first in
hand, so that others may wait for the first as long. Only a stop ends such work before its time.
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
_TURNS: WeakKeyDictionary[Article, Lock] = WeakKeyDictionary()


async def aside_if_long(articles: Iterable[Article], work: Callable[[], T]) -> T:
    """What the work on these articles gives; it must be pure."""
    long = {article.slug: article for article in articles if len(article.text) > _LONG}
    if not long:
        return work()
    async with AsyncExitStack() as held:
        for _, article in sorted(long.items()):  # in one order, so that no two wait for each other
            await held.enter_async_context(_TURNS.setdefault(article, Lock()))
        return await asyncio.to_thread(work)
