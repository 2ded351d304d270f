"""Inbox and outbox over one SQLite file; `memory` has the rest of it.

Each method is a query or one job of the writer. Statements stand in `statements.py`; what is here
turns values into parameters and rows into values.
"""

import json
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.storage import statements as sql
from bot.storage.database import Database, open_database
from bot.storage.memory import AtHand, SqliteMemory, turn_row
from bot.storage.reopening import SqliteReopened
from bot.storage.rows import (
    ApiRequest,
    Arrival,
    Earlier,
    Forgotten,
    InboxItem,
    OutboxItem,
    OutboxState,
    UpdateOutcome,
)

MOST_PAGES = 1000  # given back in one transaction, which takes 20 ms


class SqliteInbox:
    """Updates from the moment they arrive until they are closed."""

    def __init__(self, database: Database, at_hand: AtHand) -> None:
        self._database = database
        self._at_hand = at_hand

    async def put(self, arrivals: Sequence[Arrival], now: float) -> list[InboxItem]:
        def insert(db: sqlite3.Connection) -> list[InboxItem]:
            ids = ((a, _new_id(db.execute(sql.PUT, _inbox_row(a, now)))) for a in arrivals)
            return [
                InboxItem(id_, arrival, now, is_overtaken=_is_overtaken(db, arrival, id_))
                for arrival, id_ in ids
                if id_ is not None
            ]

        return await self._database.write(insert)

    async def waiting(self) -> list[InboxItem]:
        return [
            InboxItem(id_, _arrival(came), received_at, tries, bool(is_overtaken))
            for id_, received_at, tries, is_overtaken, *came in (
                await self._database.read(sql.WAITING)
            )
        ]

    async def close(
        self, update: InboxItem, outcome: UpdateOutcome, now: float
    ) -> list[OutboxItem]:
        items = _items(update, outcome.requests)
        rows = [_outbox_row(item) for item in items]
        end = (outcome.state, outcome.error, update.id)
        asked = (outcome.requests[-1].chat, update.arrival.sender) if outcome.offers else ()
        offers = [(update.id, *offered, *asked) for offered in enumerate(outcome.offers)]

        def close(db: sqlite3.Connection) -> bool:
            if not db.execute(sql.CLOSE, end).rowcount:
                return False
            db.executemany(sql.POST, rows)
            if outcome.takes_back is not None:
                for statement in sql.TAKE_BACK:
                    db.execute(statement, (outcome.takes_back,))
            if outcome.turn:
                seconds = max(0.0, now - update.received_at)
                db.execute(sql.REMEMBER, (update.id, now, seconds, *turn_row(outcome.turn)))
            if offers:
                db.executemany(sql.OFFER, offers)
            return True

        if not await self._database.write(close):
            return []
        if outcome.takes_back is not None:
            self._at_hand.turns.pop((update.arrival.lane, update.arrival.sender), None)
        if outcome.turn:
            self._at_hand.note(outcome.turn)
        return items

    async def earlier(self, update: InboxItem) -> Earlier | None:
        came = update.arrival
        rows = await self._database.read(
            sql.EARLIER, (came.checksum, came.lane, came.message, update.id)
        )
        if not rows:
            return None
        first_id, *_ = rows[-1]
        _, is_latest, *_ = rows[0]
        replies = (
            (bool(is_same), id_, parts)
            for id_, is_same, is_answered, parts in rows
            if is_answered and parts
        )
        return Earlier(first_id, *next(replies, (bool(is_latest), None, 0)))

    async def failed(self, update: InboxItem, error: str) -> None:
        await self._database.write(lambda db: db.execute(sql.FAILED, (error, update.id)))

    async def count_dead(self) -> int:
        ((number,),) = await self._database.read(sql.COUNT_DEAD)
        return int(number)

    async def forget(self, before: float, limit: int, after: int = 0) -> Forgotten:
        def forget(db: sqlite3.Connection) -> Forgotten:
            oldest = db.execute(sql.OLDEST, (before, after, limit)).fetchall()
            ids = [(id_,) for id_, old, finished in oldest if old and finished]
            for statement in sql.FORGET:
                db.executemany(statement, ids)
            (free,) = db.execute(sql.FREE_PAGES).fetchone()
            for _ in range(min(free, MOST_PAGES)):
                db.execute(sql.RETURN_A_PAGE)
            (left,) = db.execute(sql.FREE_PAGES).fetchone()
            rest = after if 0 < left < free else None  # a file that gives none back never ends
            return Forgotten(len(ids), max((id_ for id_, old, _ in oldest if old), default=rest))

        self._at_hand.turns.clear()
        return await self._database.write(forget)


class SqliteOutbox:
    """Replies from the moment they are written until they are delivered or given up."""

    def __init__(self, database: Database, at_hand: AtHand) -> None:
        self._database = database
        self._at_hand = at_hand

    async def unsent(self) -> list[OutboxItem]:
        return [_item(row) for row in await self._database.read(sql.UNSENT)]

    async def finish(
        self,
        item: OutboxItem,
        state: OutboxState,
        now: float,
        message_id: int | None = None,
        error: str | None = None,
    ) -> None:
        row = (state, now, message_id, error, item.inbox_id, item.part)
        await self._database.write(lambda db: db.execute(sql.FINISH, row))

    async def became(self, inbox_id: int, part: int) -> int | None:
        reply: int | None = inbox_id
        while rows := await self._database.read(sql.BECAME, (reply, part)):
            ((message_id, reply, is_deletion),) = rows
            if is_deletion or message_id is not None:
                return None if is_deletion else int(message_id)
        return None

    async def postpone(self, item: OutboxItem) -> None:
        state = OutboxState.UNCERTAIN if item.doubts else OutboxState.READY
        progress = (state, item.tries, item.doubts, item.not_before, item.wait)
        row = (*progress, item.inbox_id, item.part)
        await self._database.write(lambda db: db.execute(sql.POSTPONE, row))

    async def abandon(
        self, items: Sequence[OutboxItem], now: float, error: str, for_good: bool
    ) -> None:
        end = (OutboxState.UNDELIVERABLE, now, None, error)
        rows = [(*end, item.inbox_id, item.part) for item in items]
        chats = {item.request.chat for item in items if for_good}

        def abandon(db: sqlite3.Connection) -> None:
            db.executemany(sql.FINISH, rows)
            db.executemany(sql.UNCHOOSE_ALL, [(chat,) for chat in chats])

        await self._database.write(abandon)
        for chat in chats:
            self._at_hand.choices.pop(chat, None)

    async def migrate(self, old: int, new: int) -> None:
        def migrate(db: sqlite3.Connection) -> None:
            for statement in sql.MIGRATE:
                db.execute(statement, (new, old))

        await self._database.write(migrate)
        self._at_hand.move(old, new)

    async def sent_since(self, moment: float) -> list[tuple[int, float]]:
        rows = await self._database.read(sql.SENT_SINCE, (moment,))
        return [(chat, sent_at) for chat, sent_at in rows]


class SqliteKeyValueStore:
    """Values that are made up once and must stay the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get_or_set(self, name: str, value: str) -> str:
        def get_or_set(db: sqlite3.Connection) -> str:
            db.execute(sql.KEEP, (name, value))
            return str(db.execute(sql.KEPT, (name,)).fetchone()[0])

        return await self._database.write(get_or_set)

    async def replace(self, name: str, value: str) -> None:
        await self._database.write(lambda db: db.execute(sql.REPLACE, (name, value)))


@dataclass(frozen=True, slots=True)
class Storage:
    """All that is kept in one file."""

    inbox: SqliteInbox
    outbox: SqliteOutbox
    memory: SqliteMemory
    key_values: SqliteKeyValueStore
    reopened: SqliteReopened


@asynccontextmanager
async def open_storage(path: Path) -> AsyncIterator[Storage]:
    """The storage in that file, made when missing; StorageError when it cannot be used."""
    async with open_database(path) as database:
        at_hand = AtHand()
        await at_hand.load(database)
        inbox = SqliteInbox(database, at_hand)
        yield Storage(
            inbox,
            SqliteOutbox(database, at_hand),
            SqliteMemory(database, at_hand),
            SqliteKeyValueStore(database),
            SqliteReopened(database, inbox),
        )


def _new_id(put: sqlite3.Cursor) -> int | None:
    """The number of the row; None where it stood there already. RETURNING takes twice as long."""
    return put.lastrowid if put.rowcount else None


def _is_overtaken(db: sqlite3.Connection, came: Arrival, id: int) -> bool:
    (found,) = db.execute(sql.OVERTAKEN, (came.lane, came.message, id)).fetchone()
    return bool(found)


def _inbox_row(arrival: Arrival, now: float) -> tuple[object, ...]:
    a = arrival
    return a.update_id, a.lane, a.sender, a.urgent, a.raw, a.message, a.checksum, a.edited, now


def _arrival(row: Sequence[Any]) -> Arrival:
    update_id, lane, sender, urgent, raw, message, checksum, edited = row
    return Arrival(update_id, lane, sender, bool(urgent), raw, message, checksum, bool(edited))


def _items(update: InboxItem, requests: Sequence[ApiRequest]) -> list[OutboxItem]:
    last = len(requests) - 1
    return [
        OutboxItem(
            update.id, part, request, update.arrival.sender, part == last, update.received_at
        )
        for part, request in enumerate(requests)
    ]


def _outbox_row(item: OutboxItem) -> tuple[object, ...]:
    request = item.request
    params = json.dumps(request.params, ensure_ascii=True)
    columns = (request.chat, request.method, params, request.plain, request.corrects)
    return item.inbox_id, item.part, *columns


def _item(row: tuple[Any, ...]) -> OutboxItem:
    inbox_id, part, last, sender, received_at, chat, method, params, *rest = row
    plain, corrects, *progress = rest
    request = ApiRequest(chat, method, json.loads(params), plain, corrects)
    return OutboxItem(inbox_id, part, request, sender, bool(last), received_at, *progress)
