"""Telegram's limits on sending, kept without waiting for a 429.

A `Window` lets `count` messages through in any `seconds`, counted from the answer to a message to
the start of another. So the server, which sees each message somewhere between the two, never sees
more than `count` in that time, however the network delays them; a burst of up to `count` passes.
A message without an answer after PATIENCE counts as answered, so that hanging ones do not block
all others.

Limits, from Telegram's FAQ for bots: about 30 messages a second in all, one a second to a chat with
short bursts, 20 a minute to a group.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from weakref import WeakValueDictionary

BURST = 2  # messages to one chat at once: an answer in two parts, or two short questions
MINUTE = 60.0
PATIENCE = 2.0  # seconds; Telegram answers within tenths, and what takes longer is seen or lost


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


class Limits:
    """All the windows a message has to pass."""

    def __init__(self, rates: Rates) -> None:
        self._all = window(rates.per_second, 1.0)
        self._chats = PerChat(lambda: window(rates.per_chat_second, 1.0, burst=BURST))
        self._groups = PerChat(lambda: window(rates.per_group_minute, MINUTE))

    @asynccontextmanager
    async def pass_one(self, chat: int, *others: Window) -> AsyncIterator[None]:
        """Wait until one message to that chat is allowed, and by the others; the block sends it."""
        taken: list[Callable[[], None]] = []
        try:
            for window in (*self._windows(chat), *others):
                taken.append(await window.take())
            yield
        finally:
            for free in taken:
                free()

    async def remember(self, sent: Iterable[tuple[int, float]]) -> None:
        """Count what another process sent: chats, and how many seconds ago."""
        for chat, age in sent:
            for window in self._windows(chat):
                await window.remember(age)

    def _windows(self, chat: int) -> list[Window]:
        """The narrowest first: a message that waits for its own chat holds up no other chat."""
        group = self._groups.of(chat) if chat < 0 else None
        return [found for found in (self._chats.of(chat), group, self._all) if found]


class PerChat:
    """A window for each chat, for as long as somebody waits in it or a slot is taken."""

    def __init__(self, make: Callable[[], Window | None]) -> None:
        self._make = make
        self._windows: WeakValueDictionary[int, Window] = WeakValueDictionary()

    def __len__(self) -> int:
        return len(self._windows)

    def of(self, chat: int) -> Window | None:
        window = self._windows.get(chat) or self._make()
        if window:
            self._windows[chat] = window
        return window


def window(rate: float, seconds: float, burst: int = 1) -> Window | None:
    """At most `rate` messages in `seconds` on average, `burst` at once; None for a rate of 0."""
    if rate <= 0:
        return None
    count = max(burst, int(rate))
    return Window(count, seconds * count / rate)
