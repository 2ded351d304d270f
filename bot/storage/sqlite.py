"""Inbox, outbox and history over one SQLite file.

Each method is a query or one job of the writer. Statements stand in `statements.py`; what is here
turns values into parameters and rows into values.
"""

import json
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from bot.storage import statements as sql
from bot.storage.database import Database, open_database
from bot.storage.rows import (
    Arrival,
    Closing,
    DeadUpdate,
    Forgotten,
    Letter,
    Parcel,
    ParcelState,
    Place,
    StoredTurn,
    Waiting,
)

MOST_LATEST = 2000  # turns of less than a kilobyte each


class LatestTurns(dict[tuple[int, int], StoredTurn | None]):
    """The last turn of each person in a chat who asked lately, as it stands in the database.

    Every question looks for the one before it; a twentieth of its CPU would go into asking SQLite.
    """

    def note(self, turn: StoredTurn) -> None:
        if len(self) >= MOST_LATEST:
            self.clear()
        self[turn.chat, turn.sender] = turn


class SqliteInbox:
    """Updates from the moment they arrive until they are closed."""

    def __init__(self, database: Database, latest: LatestTurns) -> None:
        self._database = database
        self._latest = latest

    async def put(self, arrivals: Sequence[Arrival], now: float) -> list[Waiting]:
        def insert(db: sqlite3.Connection) -> list[Waiting]:
            rows = ((a, db.execute(sql.PUT, (*astuple(a), now)).fetchone()) for a in arrivals)
            return [Waiting(row[0], arrival, now) for arrival, row in rows if row]

        return await self._database.write(insert)

    async def waiting(self) -> list[Waiting]:
        return [
            Waiting(id_, Arrival(update_id, lane, sender, bool(urgent), raw), received_at, tries)
            for id_, update_id, lane, sender, urgent, raw, received_at, tries in (
                await self._database.read(sql.WAITING)
            )
        ]

    async def close(self, update: Waiting, closing: Closing, now: float) -> list[Parcel]:
        parcels = _parcels(update, closing.letters)
        rows = [_outbox_row(parcel) for parcel in parcels]
        end = (closing.state, closing.error, update.id)

        def close(db: sqlite3.Connection) -> bool:
            if not db.execute(sql.CLOSE, end).rowcount:
                return False
            db.executemany(sql.POST, rows)
            if closing.turn:
                db.execute(sql.REMEMBER, _turn_row(update.id, closing.turn, now))
            return True

        if not await self._database.write(close):
            return []
        if closing.turn:
            self._latest.note(closing.turn)
        return parcels

    async def failed(self, update: Waiting, error: str) -> None:
        await self._database.write(lambda db: db.execute(sql.FAILED, (error, update.id)))

    async def dead(self, limit: int) -> list[DeadUpdate]:
        return [DeadUpdate(*row) for row in await self._database.read(sql.DEAD, (limit,))]

    async def forget(self, before: float, limit: int, after: int = 0) -> Forgotten:
        def forget(db: sqlite3.Connection) -> Forgotten:
            oldest = db.execute(sql.OLDEST, (before, after, limit)).fetchall()
            ids = [(id_,) for id_, old, finished in oldest if old and finished]
            for statement in sql.FORGET:
                db.executemany(statement, ids)
            (free,) = db.execute(sql.FREE_PAGES).fetchone()
            for _ in range(free):
                db.execute(sql.RETURN_A_PAGE)
            return Forgotten(len(ids), max((id_ for id_, old, _ in oldest if old), default=None))

        self._latest.clear()
        return await self._database.write(forget)


class SqliteOutbox:
    """Replies from the moment they are written until they are delivered or given up."""

    def __init__(self, database: Database, latest: LatestTurns) -> None:
        self._database = database
        self._latest = latest

    async def unsent(self) -> list[Parcel]:
        return [_parcel(row) for row in await self._database.read(sql.UNSENT)]

    async def finish(
        self,
        parcel: Parcel,
        state: ParcelState,
        now: float,
        message_id: int | None = None,
        error: str | None = None,
    ) -> None:
        row = (state, now, message_id, error, parcel.inbox_id, parcel.part)
        await self._database.write(lambda db: db.execute(sql.FINISH, row))

    async def postpone(self, parcel: Parcel) -> None:
        state = ParcelState.UNCERTAIN if parcel.doubts else ParcelState.READY
        row = (
            *(state, parcel.tries, parcel.doubts, parcel.not_before, parcel.wait),
            *(parcel.inbox_id, parcel.part),
        )
        await self._database.write(lambda db: db.execute(sql.POSTPONE, row))

    async def abandon(self, chat: int, now: float, error: str) -> None:
        await self._database.write(lambda db: db.execute(sql.ABANDON, (now, error, chat)))

    async def migrate(self, old: int, new: int) -> None:
        def migrate(db: sqlite3.Connection) -> None:
            for statement in sql.MIGRATE:
                db.execute(statement, (new, old))

        await self._database.write(migrate)
        self._latest.clear()

    async def sent_since(self, moment: float) -> list[tuple[int, float]]:
        rows = await self._database.read(sql.SENT_SINCE, (moment,))
        return [(chat, sent_at) for chat, sent_at in rows]


class SqliteHistory:
    """What was asked and answered."""

    def __init__(self, database: Database, latest: LatestTurns) -> None:
        self._database = database
        self._latest = latest

    async def last(self, chat: int, sender: int) -> StoredTurn | None:
        if (chat, sender) in self._latest:
            return self._latest[chat, sender]
        rows = await self._database.read(sql.LAST_TURN, (chat, sender))
        return _turn(rows[0]) if rows else None


class SqliteKeep:
    """Values that are made up once and must stay the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, name: str, value: str) -> str:
        def keep(db: sqlite3.Connection) -> str:
            db.execute(sql.KEEP, (name, value))
            return str(db.execute(sql.KEPT, (name,)).fetchone()[0])

        return await self._database.write(keep)


@dataclass(frozen=True, slots=True)
class Storage:
    """All that is kept in one file."""

    inbox: SqliteInbox
    outbox: SqliteOutbox
    history: SqliteHistory
    keep: SqliteKeep


@asynccontextmanager
async def open_storage(path: Path) -> AsyncIterator[Storage]:
    """The storage in that file, made when missing; StorageError when it cannot be used."""
    async with open_database(path) as database:
        latest = LatestTurns()
        yield Storage(
            SqliteInbox(database, latest),
            SqliteOutbox(database, latest),
            SqliteHistory(database, latest),
            SqliteKeep(database),
        )


def _parcels(update: Waiting, letters: Sequence[Letter]) -> list[Parcel]:
    last = len(letters) - 1
    return [
        Parcel(update.id, part, letter, update.arrival.sender, part == last, update.received_at)
        for part, letter in enumerate(letters)
    ]


def _outbox_row(parcel: Parcel) -> tuple[object, ...]:
    letter = parcel.letter
    params = json.dumps(letter.params, ensure_ascii=True)
    return parcel.inbox_id, parcel.part, letter.chat, letter.method, params, letter.plain


def _parcel(row: tuple[Any, ...]) -> Parcel:
    inbox_id, part, last, sender, received_at, chat, method, params, plain, *progress = row
    letter = Letter(chat, method, json.loads(params), plain)
    return Parcel(inbox_id, part, letter, sender, bool(last), received_at, *progress)


def _turn_row(inbox_id: int, turn: StoredTurn, now: float) -> tuple[object, ...]:
    places = json.dumps([astuple(place) for place in turn.places])
    return inbox_id, turn.chat, turn.sender, now, turn.question, turn.kind, places


def _turn(row: tuple[Any, ...]) -> StoredTurn:
    chat, sender, question, kind, quotes = row
    places = tuple(
        Place(article, digest, passage, start, end, tuple(tuple(spans) for spans in sources))
        for article, digest, passage, start, end, sources in json.loads(quotes)
    )
    return StoredTurn(chat, sender, question, kind, places)
