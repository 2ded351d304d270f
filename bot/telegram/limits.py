"""Telegram's limits on sending, kept without waiting for a 429.

A `Window` lets `count` messages through in any `seconds`, counted from the answer to a message to
the start of another. So the server, which sees each message somewhere between the two, never sees
more than `count` in that time, however the network delays them; a burst of up to `count` passes.
A message without an answer after PATIENCE counts as answered, so that hanging ones do not block
all others.

A burst to one chat is allowed after a time of silence; a backlog leaves at an even `Pace`. A server
that allows no bursts would refuse every other message of one that leaves burst by burst.

Limits, from Telegram's FAQ for bots: about 30 messages a second in all, one a second to a chat with
short bursts, 20 a minute to a group.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar
from weakref import WeakValueDictionary

BURST = 2  # messages to one chat at once: an answer in two parts, or two short questions
CALM = 10.0  # seconds of silence before a chat may have another burst
MINUTE = 60.0
PATIENCE = 2.0  # seconds; Telegram answers within tenths, and what takes longer is seen or lost

L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages allowed; 0 switches a limit off."""

    per_second: float = 30
    per_chat_second: float = 1
    per_group_minute: float = 20


class Window:
    """At most `count` sends may be in flight or have ended within the last `seconds`.

    One that takes longer than PATIENCE counts as ended after it.
    """

    def __init__(self, count: int, seconds: float) -> None:
        self.seconds = seconds
        self._slots = asyncio.Semaphore(count)

    async def take(self) -> Callable[[], None]:
        """Wait for a slot; the result, when called, frees it after `seconds`."""
        await self._slots.acquire()
        loop = asyncio.get_running_loop()
        began = loop.time()
        at_last = loop.call_later(PATIENCE + self.seconds, self._release)

        def free() -> None:
            if loop.time() < began + PATIENCE:
                at_last.cancel()
                loop.call_later(self.seconds, self._release)

        return free

    async def remember(self, age: float) -> None:
        """Count a message that passed `age` seconds ago, before this window was made."""
        if age < self.seconds and not self._slots.locked():
            await self._slots.acquire()
            asyncio.get_running_loop().call_later(self.seconds - max(0.0, age), self._release)

    def _release(self) -> None:  # bound to the window, so that a pending timer keeps it alive
        self._slots.release()


class Pace:
    """One message in `seconds`, but the first `burst` at once, and again after CALM without any."""

    def __init__(self, burst: int, seconds: float) -> None:
        self._at_once = burst
        self._seconds = seconds
        self._next = 0.0  # by the loop's clock

    async def take(self) -> Callable[[], None]:
        """Wait for the next moment; the result is to be called when the message has its answer."""
        self._at_once -= 1
        due = self._next if self._at_once < 0 else 0.0
        wait = max(0.0, due - asyncio.get_running_loop().time())
        self._passed(-wait)
        await asyncio.sleep(wait)
        return self._passed

    async def remember(self, age: float) -> None:
        """Count a message that passed `age` seconds ago, before this pace was made."""
        if age < CALM:
            self._at_once = 0
            self._passed(max(0.0, age))

    def _passed(self, age: float = 0.0) -> None:
        loop = asyncio.get_running_loop()
        self._next = max(self._next, loop.time() - age + self._seconds)
        loop.call_later(CALM - age, self._stay)

    def _stay(self) -> None:
        """Nothing: while a timer refers to it, the pace of a chat is not forgotten."""


class Limits:
    """All that a message has to wait for."""

    def __init__(self, rates: Rates) -> None:
        self._all = window(rates.per_second, 1.0)
        self._chats = PerChat(lambda: window(rates.per_chat_second, 1.0, burst=BURST))
        self._paces = PerChat(lambda: pace(rates.per_chat_second))
        self._groups = PerChat(lambda: window(rates.per_group_minute, MINUTE))

    @asynccontextmanager
    async def pass_one(self, chat: int, *others: Window) -> AsyncIterator[None]:
        """Wait until one message to that chat is allowed, and by the others; the block sends it."""
        taken: list[Callable[[], None]] = []
        try:
            for limit in (*self._limits(chat), *others):
                taken.append(await limit.take())
            yield
        finally:
            for free in taken:
                free()

    async def remember(self, sent: Iterable[tuple[int, float]]) -> None:
        """Count what another process sent: chats, and how many seconds ago."""
        for chat, age in sent:
            for limit in self._limits(chat):
                await limit.remember(age)

    def _limits(self, chat: int) -> list[Window | Pace]:
        """The narrowest first: a message that waits for its own chat holds up no other chat."""
        group = self._groups.of(chat) if chat < 0 else None
        found = (self._chats.of(chat), self._paces.of(chat), group, self._all)
        return [limit for limit in found if limit]


class PerChat(Generic[L]):
    """A limit for each chat, for as long as somebody waits for it or a timer refers to it."""

    def __init__(self, make: Callable[[], L | None]) -> None:
        self._make = make
        self._limits: WeakValueDictionary[int, L] = WeakValueDictionary()

    def __len__(self) -> int:
        return len(self._limits)

    def of(self, chat: int) -> L | None:
        limit = self._limits.get(chat) or self._make()
        if limit:
            self._limits[chat] = limit
        return limit


def window(rate: float, seconds: float, burst: int = 1) -> Window | None:
    """At most `rate` messages in `seconds` on average, `burst` at once; None for a rate of 0."""
    if rate <= 0:
        return None
    count = max(burst, int(rate))
    return Window(count, seconds * count / rate)


def pace(per_second: float) -> Pace | None:
    """So many messages a second, evenly; None for a rate of 0."""
    return Pace(max(BURST, int(per_second)), 1 / per_second) if per_second > 0 else None
