"""The intake: raw updates become rows of the inbox before Telegram is told that they arrived.

Nothing is validated here but what a row needs: an update that cannot be understood is stored like
any other and fails later, alone. While too much is waiting or unsent there is no room: polling
pauses, the webhook says 503, and Telegram keeps its updates for a day.
"""

import asyncio
import json
import logging
import re
import time
import zlib
from collections.abc import Callable, Iterable, Sequence

from bot.storage.protocols import Inbox
from bot.storage.rows import Arrival, InboxItem

MOST_WAITING = 1000  # updates held in memory, some kilobytes each
MOST_UNSENT = 4000  # replies held in memory
URGENT = frozenset({"callback_query", "inline_query"})
MESSAGES = frozenset({"message", "edited_message"})
ANSWERED = URGENT | MESSAGES
# in the JSON of a group's message that may be addressed to the bot, and of some others
_CALLING = re.compile(r'@|"(?:text|caption)": "/|"is_bot": true|"text_mention"')
_LARGEST = 2**63 - 1  # of SQLite's integers; Telegram's ids have up to 52 bits

log = logging.getLogger(__name__)


class Intake:
    """Stores updates and hands on those that are new."""

    def __init__(
        self,
        inbox: Inbox,
        hand_on: Callable[[Sequence[InboxItem]], None],
        waiting: Callable[[], int],
        unsent: Callable[[], int],
    ) -> None:
        self._inbox = inbox
        self._hand_on = hand_on
        self._waiting = waiting
        self._unsent = unsent

    def has_room(self) -> bool:
        """Whether more updates may be taken now."""
        return self._waiting() < MOST_WAITING and self._unsent() < MOST_UNSENT

    async def room(self) -> None:
        """Return when more updates may be taken."""
        while not self.has_room():  # noqa: ASYNC110 # two depths, looked at only while full
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


def read_arrival(update: object) -> Arrival | None:
    """What a row of the inbox needs, from JSON of any shape.

    None for what has no update id, or is nested so deeply that it cannot be written.
    """
    update_id = update_id_of(update)
    if update_id is None or not isinstance(update, dict):
        return None
    try:
        raw = json.dumps(update)
    except RecursionError:
        return None
    kind = _kind_of(update)
    body = update.get(kind)
    sender = _id_in(body, "sender_chat") or _id_in(body, "from") or _id_in(body, "user")
    chat = _id_in(body, "chat") or _id_in(_part(body, "message"), "chat")
    urgent = kind in URGENT
    lane = (sender or chat) if urgent else (chat or sender)
    message = whole_number(_part(body, "message_id")) if kind in MESSAGES else None
    return Arrival(
        update_id=update_id,
        lane=lane or 0,
        sender=sender or lane or 0,
        urgent=urgent,
        raw=raw,
        message=message,
        checksum=None if message is None else _checksum(body),
        edited=kind == "edited_message",
    )


def may_ask(arrival: Arrival) -> bool:
    """Whether the update may be meant for the bot; most messages of a group are not."""
    if arrival.lane > 0 or arrival.urgent:
        return True
    return arrival.message is not None and _CALLING.search(arrival.raw) is not None


def update_id_of(update: object) -> int | None:
    """The id by which the update is counted. Telegram's are positive; others count from 0."""
    number = whole_number(_part(update, "update_id"))
    return number if number is not None and number >= 0 else None


def _kind_of(update: Iterable[str]) -> str:
    """The part of the update that the bot answers, else its first; "" when it has none."""
    names = [name for name in update if name != "update_id"]
    return next((name for name in names if name in ANSWERED), names[0] if names else "")


def _checksum(message: object) -> int | None:
    """Of the message's text, for seeing whether an edit has changed it."""
    text = _part(message, "text") or _part(message, "caption")
    return zlib.crc32(text.encode("utf-8", "replace")) if isinstance(text, str) else None


def _part(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else None


def _id_in(value: object, name: str) -> int | None:
    return whole_number(_part(_part(value, name), "id"))


def whole_number(value: object) -> int | None:
    """The value if it is an integer that can be stored."""
    return value if type(value) is int and abs(value) <= _LARGEST else None
