"""A raw update -> what a row of the inbox needs, from JSON of any shape. Pure.

Nothing else is validated here: an update that cannot be understood is stored like any other, and
fails later, alone.
"""

import json
import re
import zlib
from collections.abc import Iterable

from bot.storage.rows import Arrival

URGENT = frozenset({"callback_query", "inline_query"})
MESSAGES = frozenset({"message", "edited_message"})
ANSWERED = URGENT | MESSAGES
# in the JSON of a group's message that may be addressed to the bot, and of some others
_CALLING = re.compile(r'@|"(?:text|caption)": "/|"is_bot": true|"text_mention"')
_LARGEST = 2**63 - 1  # of SQLite's integers; Telegram's ids have up to 52 bits


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
    sender = id_in(body, "sender_chat") or id_in(body, "from") or id_in(body, "user")
    chat = id_in(body, "chat") or id_in(part(body, "message"), "chat")
    urgent = kind in URGENT
    lane = (sender or chat) if urgent else (chat or sender)
    message = _message_of(body) if kind in MESSAGES else None
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
    number = whole_number(part(update, "update_id"))
    return number if number is not None and number >= 0 else None


def part(value: object, name: str) -> object:
    """What stands under that name; None where nothing does."""
    return value.get(name) if isinstance(value, dict) else None


def id_in(value: object, name: str) -> int | None:
    """The id of what stands under that name."""
    return whole_number(part(part(value, name), "id"))


def whole_number(value: object) -> int | None:
    """The value if it is an integer that can be stored."""
    return value if type(value) is int and abs(value) <= _LARGEST else None


def _kind_of(update: Iterable[str]) -> str:
    """The part of the update that the bot answers, else its first; "" when it has none."""
    names = [name for name in update if name != "update_id"]
    return next((name for name in names if name in ANSWERED), names[0] if names else "")


def _message_of(body: object) -> int | None:
    """The number of the message; all of an album, which gets one reply, have one below 0.

    Telegram numbers messages from 1.
    """
    album = part(body, "media_group_id")
    if isinstance(album, str) and album:
        return -1 - zlib.crc32(album.encode("utf-8", "replace"))
    return whole_number(part(body, "message_id"))


def _checksum(message: object) -> int | None:
    """Of the message's text, for seeing whether an edit has changed it."""
    text = part(message, "text") or part(message, "caption")
    return zlib.crc32(text.encode("utf-8", "replace")) if isinstance(text, str) else None
