"""What the bot remembers of people, over SQLite.

Turns and offers are written with the replies they belong to (`SqliteInbox.close`). What every
question needs, the turn before it and the choices of its chat, is cached: asking SQLite would be a
twentieth of a question's CPU.
"""

import json
import sqlite3
import time
from collections.abc import Mapping, Sequence
from typing import Any

from bot.answer_kinds import Kind
from bot.hosting.turns import Place, StoredTurn
from bot.storage import statements as sql
from bot.storage.database import Database

LARGEST = 2**63 - 1  # of SQLite's integers
MOST_LATEST = 1000  # turns of less than a kilobyte each


class MemoryCache:
    """The last turn of each person who asked lately, and all choices, as the database has them."""

    def __init__(self) -> None:
        self.turns: dict[tuple[int, int], StoredTurn] = {}
        self.choices: dict[int, dict[str, str]] = {}

    async def load(self, database: Database) -> None:
        for chat, name, value in await database.read(sql.CHOICES):
            self.choices.setdefault(chat, {})[name] = value

    def note(self, turn: StoredTurn) -> None:
        if len(self.turns) >= MOST_LATEST:
            self.turns.clear()
        self.turns[turn.chat, turn.sender] = turn

    def move(self, old: int, new: int) -> None:
        self.turns.clear()
        moved = {**self.choices.get(new, {}), **self.choices.pop(old, {})}
        if moved:
            self.choices[new] = moved

    def forget(self, person: int) -> None:
        self.turns.clear()
        if person >= 0:
            self.choices.pop(person, None)


class SqliteMemory:
    """A `bot.hosting.memory.Memory` that outlives the program."""

    def __init__(self, database: Database, cache: MemoryCache) -> None:
        self._database = database
        self._cache = cache

    async def last(self, chat: int, sender: int) -> StoredTurn | None:
        if (chat, sender) in self._cache.turns:
            return self._cache.turns[chat, sender]
        latest = await self.latest(chat, sender, 1)
        return latest[0] if latest else None

    async def turn(self, id: int) -> StoredTurn | None:
        rows = await self._database.read(sql.TURN, (id,))
        return read_turn(rows[0]) if rows else None

    async def turn_at(self, chat: int, message: int) -> StoredTurn | None:
        rows = await self._database.read(sql.TURN_AT, (chat, message))
        return read_turn(rows[0]) if rows else None

    async def latest(
        self, chat: int, sender: int, most: int, before: int | None = None
    ) -> Sequence[StoredTurn]:
        rows = await self._database.read(sql.LATEST, (chat, sender, before or LARGEST, most))
        return [read_turn(row) for row in rows]

    async def offered(self, id: int, chat: int, position: int) -> str | None:
        rows = await self._database.read(sql.OFFERED, (id, chat, position))
        return str(rows[0][0]) if rows else None

    async def rate(self, id: int, person: int, helpful: bool) -> None:
        row = (id, person, helpful, time.time())
        await self._database.write(lambda db: db.execute(sql.RATE, row))

    async def rating(self, id: int, person: int) -> bool | None:
        rows = await self._database.read(sql.RATING, (id, person))
        return bool(rows[0][0]) if rows else None

    async def choices(self, chat: int) -> Mapping[str, str]:
        return self._cache.choices.get(chat, {})

    async def choose(self, chat: int, name: str, value: str | None) -> None:
        def choose(db: sqlite3.Connection) -> None:
            if value is None:
                db.execute(sql.UNCHOOSE, (chat, name))
            else:
                db.execute(sql.CHOOSE, (chat, name, value))

        await self._database.write(choose)
        chosen = self._cache.choices.setdefault(chat, {})
        chosen.pop(name, None)
        if value is not None:
            chosen[name] = value

    async def forget(self, person: int) -> None:
        def forget(db: sqlite3.Connection) -> None:
            for statement in sql.FORGET_PERSON:
                db.execute(statement, {"person": person})

        await self._database.write(forget)
        self._cache.forget(person)
        await self._database.erase()


def turn_row(turn: StoredTurn) -> tuple[object, ...]:
    """The turn as its columns."""
    places = [(p.article, p.digest, p.passage, p.start, p.end, p.sources) for p in turn.places]
    return turn.chat, turn.sender, turn.question, turn.kind, json.dumps(places), turn.typed


def read_turn(row: Sequence[Any]) -> StoredTurn:
    """The turn in its columns."""
    chat, sender, question, kind, quotes, typed = row
    places = tuple(
        Place(article, digest, passage, start, end, tuple(tuple(spans) for spans in sources))
        for article, digest, passage, start, end, sources in json.loads(quotes)
    )
    return StoredTurn(chat, sender, question, Kind(kind), places, typed)
