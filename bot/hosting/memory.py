"""What the host remembers of people: the protocol, and its implementation in memory.

`tests/memory_contract.py` is the suite that an implementation must pass. `RamMemory` serves the
terminal; the database's implementation is in `storage`. Turns and offers are not written through
the protocol: the shell stores them in the transaction that files the reply.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from bot.hosting.turns import StoredTurn


class Memory(Protocol):
    """Turns, the questions offered under them, their ratings, and what people chose."""

    async def last(self, chat: int, sender: int) -> StoredTurn | None:
        """The latest turn of a person in a chat."""
        ...

    async def turn(self, id: int) -> StoredTurn | None:
        """The turn of that number, of any person."""
        ...

    async def turn_at(self, chat: int, message: int) -> StoredTurn | None:
        """The turn to whose reply that message of the bot's belongs."""
        ...

    async def latest(
        self, chat: int, sender: int, most: int, before: int | None = None
    ) -> Sequence[StoredTurn]:
        """The latest turns of a person in a chat, newest first; of numbers below `before` only."""
        ...

    async def offered(self, id: int, chat: int, position: int) -> str | None:
        """The question at that position, from 0, under the reply of that number in that chat."""
        ...

    async def rate(self, id: int, person: int, helpful: bool) -> None:
        """Keep whether the answer helped; a person's last rating counts."""
        ...

    async def rating(self, id: int, person: int) -> bool | None:
        """What the person said of that answer."""
        ...

    async def choices(self, chat: int) -> Mapping[str, str]:
        """What was chosen in a chat, by name: "language", "article"."""
        ...

    async def choose(self, chat: int, name: str, value: str | None) -> None:
        """Keep a choice; None takes it back."""
        ...

    async def forget(self, person: int) -> None:
        """Remove everything of a person: turns and their replies, offers, ratings, choices.

        A person who writes in a group's name has the group's id; the group's choices stay.
        """
        ...


@dataclass
class RamMemory:
    """Remembers until the program ends, in the order in which turns are filed.

    Each reply is one message, whose number is its turn's.
    """

    _turns: dict[int, StoredTurn] = field(default_factory=dict)
    _offers: dict[int, tuple[int, int, Sequence[str]]] = field(default_factory=dict)
    _ratings: dict[tuple[int, int], bool] = field(default_factory=dict)
    _choices: dict[int, dict[str, str]] = field(default_factory=dict)

    def keep(
        self, id: int, chat: int, sender: int, turn: StoredTurn | None, offers: Sequence[str]
    ) -> None:
        """File what belongs to a reply."""
        if turn is not None:
            self._turns[id] = turn
        self._offers[id] = (chat, sender, offers)

    async def last(self, chat: int, sender: int) -> StoredTurn | None:
        latest = await self.latest(chat, sender, 1)
        return latest[0] if latest else None

    async def turn(self, id: int) -> StoredTurn | None:
        return self._turns.get(id)

    async def turn_at(self, chat: int, message: int) -> StoredTurn | None:
        turn = self._turns.get(message)
        return turn if turn is not None and turn.chat == chat else None

    async def latest(
        self, chat: int, sender: int, most: int, before: int | None = None
    ) -> Sequence[StoredTurn]:
        own = (
            turn
            for id, turn in reversed(self._turns.items())
            if (turn.chat, turn.sender) == (chat, sender) and (before is None or id < before)
        )
        return list(islice(own, most))

    async def offered(self, id: int, chat: int, position: int) -> str | None:
        where, _, questions = self._offers.get(id, (chat, 0, ()))
        return questions[position] if where == chat and position < len(questions) else None

    async def rate(self, id: int, person: int, helpful: bool) -> None:
        self._ratings[id, person] = helpful

    async def rating(self, id: int, person: int) -> bool | None:
        return self._ratings.get((id, person))

    async def choices(self, chat: int) -> Mapping[str, str]:
        return dict(self._choices.get(chat, {}))

    async def choose(self, chat: int, name: str, value: str | None) -> None:
        chosen = self._choices.setdefault(chat, {})
        chosen.pop(name, None)
        if value is not None:
            chosen[name] = value

    async def forget(self, person: int) -> None:
        own = {id for id, turn in self._turns.items() if turn.sender == person}
        self._turns = {id: turn for id, turn in self._turns.items() if id not in own}
        self._offers = {id: kept for id, kept in self._offers.items() if kept[1] != person}
        self._ratings = {
            (id, who): helpful
            for (id, who), helpful in self._ratings.items()
            if who != person and id not in own
        }
        if person >= 0:
            self._choices.pop(person, None)
