"""The groups that became supergroups, and so have two ids.

Telegram says so in a service message under each of the two. What is written under the new id must
not overtake what still waits under the old one, so both share the lane of the old one.
"""

import json

from bot.storage.rows import Arrival
from bot.telegram.arrivals import whole_number


class Supergroups:
    """Knows the former ids. It is kept in memory only: a restart in between costs order at most."""

    def __init__(self) -> None:
        self._former: dict[int, int] = {}

    def former_id(self, chat: int) -> int:
        """The id that the chat had at first; nearly always the one it has."""
        return self._former.get(chat, chat)

    def note(self, old: int, new: int) -> None:
        """A group has a new id."""
        self._former.setdefault(new, self.former_id(old))

    def learn_from(self, arrival: Arrival) -> None:
        """Note a move if the update is the service message about one."""
        if '"migrate_' not in arrival.raw:
            return
        try:
            message = json.loads(arrival.raw).get("message")
        except RecursionError:  # nested so deeply that the handler refuses it
            return
        if not isinstance(message, dict):
            return
        old = whole_number(message.get("migrate_from_chat_id")) or arrival.lane
        self.note(old, whole_number(message.get("migrate_to_chat_id")) or arrival.lane)
