"""The intake: raw updates become rows of the inbox before Telegram is told that they arrived.

While too much is waiting or unsent there is no room: polling pauses, the webhook says 503, and
Telegram keeps its updates for a day.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

from bot.storage.protocols import Inbox
from bot.storage.rows import InboxItem
from bot.telegram.arrivals import read_arrival

# Updates and replies in memory, some ten kilobytes each with its task. A long update is several. Of
# replies to one chat, each but the first is a tenth: those whom Telegram slows down must not fill
# the room of all.
MOST_HELD = 1000

log = logging.getLogger(__name__)


class Intake:
    """Stores updates and hands on those that are new."""

    def __init__(
        self,
        inbox: Inbox,
        hand_on: Callable[[Sequence[InboxItem]], None],
        held: Callable[[], float],
    ) -> None:
        self._inbox = inbox
        self._hand_on = hand_on
        self._held = held

    def has_room(self) -> bool:
        """Whether more updates may be taken now."""
        return self._held() < MOST_HELD

    async def room(self) -> None:
        """Return when more updates may be taken."""
        while not self.has_room():  # noqa: ASYNC110 # a count, looked at only while full
            await asyncio.sleep(0.05)

    async def take(self, updates: Sequence[object]) -> int:
        """Store updates and give how many were new.

        StorageError when that failed, and then none is stored.
        """
        arrivals = [arrival for update in updates if (arrival := read_arrival(update))]
        if len(arrivals) < len(updates):
            log.error("not_an_update", extra={"count": len(updates) - len(arrivals)})
        if not arrivals:
            return 0
        new = await self._inbox.put(arrivals, time.time())
        self._hand_on(new)
        return len(new)
