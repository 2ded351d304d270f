"""Which chats are one: a group has a new id from the day it becomes a supergroup.

Telegram says so in a message of its own, under each of the two ids. What is written under the new
one must not overtake what still waits under the old one, so both share the lanes of the old one.
"""

import json

from bot.storage.rows import Arrival
from bot.telegram.intake import whole_number


class Homes:
    """The chat in whose lanes another stands."""

    def __init__(self) -> None:
        self._homes: dict[int, int] = {}

    def of(self, chat: int) -> int:
        """The chat that names the lanes; nearly always the chat itself."""
        return self._homes.get(chat, chat)

    def join(self, old: int, new: int) -> None:
        """A group goes by a new id."""
        self._homes.setdefault(new, self.of(old))

    def look_at(self, arrival: Arrival) -> None:
        """Learn from Telegram's own message that a group has moved; all else says nothing."""
        if '"migrate_' not in arrival.raw:
            return
        try:
            message = json.loads(arrival.raw).get("message")
        except RecursionError:  # nested as deep as could just be written; whoever reads it says so
            return
        if not isinstance(message, dict):
            return
        old = whole_number(message.get("migrate_from_chat_id")) or arrival.lane
        self.join(old, whole_number(message.get("migrate_to_chat_id")) or arrival.lane)
