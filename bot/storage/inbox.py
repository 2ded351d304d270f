"""The inbox over SQLite: each method is a query, or one job of the writer."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from bot.storage import statements as sql
from bot.storage.database import Database
from bot.storage.memory import MemoryCache, turn_row
from bot.storage.outbox import outbox_row
from bot.storage.rows import (
    ApiRequest,
    Arrival,
    Earlier,
    Forgotten,
    InboxItem,
    OutboxItem,
    UpdateOutcome,
)

MOST_PAGES = 1000  # given back in one transaction, which takes 20 ms


class SqliteInbox:
    """Updates from the moment they arrive until they are closed."""

    def __init__(self, database: Database, cache: MemoryCache) -> None:
        self._database = database
        self._cache = cache

    async def put(self, arrivals: Sequence[Arrival], now: float) -> list[InboxItem]:
        def insert(db: sqlite3.Connection) -> list[InboxItem]:
            items = (_insert(db, arrival, now) for arrival in arrivals)
            return [item for item in items if item is not None]

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
        rows = [outbox_row(item) for item in items]
        end = (outcome.state, outcome.error, update.id)
        offers = [
            (update.id, position, question, outcome.requests[-1].chat, update.arrival.sender)
            for position, question in enumerate(outcome.offers)
        ]

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
            self._cache.turns.pop((update.arrival.lane, update.arrival.sender), None)
        if outcome.turn:
            self._cache.note(outcome.turn)
        return items

    async def earlier(self, update: InboxItem) -> Earlier | None:
        came = update.arrival
        rows = await self._database.read(
            sql.EARLIER, (came.checksum, came.lane, came.message, update.id)
        )
        if not rows:
            return None
        first_id, *_ = rows[-1]
        for id_, is_same, is_answered, parts, has_text in rows:
            if is_answered and parts:
                return Earlier(first_id, bool(is_same), id_, parts, bool(has_text))
        _, is_same, *_ = rows[0]
        return Earlier(first_id, bool(is_same), None)

    async def failed(self, update: InboxItem, error: str) -> None:
        await self._database.write(lambda db: db.execute(sql.FAILED, (error, update.id)))

    async def count_dead(self) -> int:
        ((number,),) = await self._database.read(sql.COUNT_DEAD)
        return int(number)

    async def last_refused(self, since: int) -> dict[int, int]:
        return dict(await self._database.read(sql.LAST_REFUSED, (since,)))

    async def forget(self, before: float, limit: int, after: int = 0) -> Forgotten:
        def forget(db: sqlite3.Connection) -> Forgotten:
            oldest = db.execute(sql.OLDEST, (before, after, limit)).fetchall()
            ids = [(id_,) for id_, old, finished in oldest if old and finished]
            for statement in sql.FORGET:
                db.executemany(statement, ids)
            more_to_give = _give_room_back(db)
            looked_at = [id_ for id_, old, _ in oldest if old]
            if looked_at:
                return Forgotten(len(ids), looked_at[-1])
            return Forgotten(0, after if more_to_give else None)

        self._cache.turns.clear()
        return await self._database.write(forget)


def _insert(db: sqlite3.Connection, came: Arrival, now: float) -> InboxItem | None:
    """The new item; None for what stands there already. RETURNING takes twice as long."""
    put = db.execute(sql.PUT, _inbox_row(came, now))
    id_ = put.lastrowid if put.rowcount else None
    if id_ is None:
        return None
    (is_overtaken,) = db.execute(sql.OVERTAKEN, (came.lane, came.message, id_)).fetchone()
    return InboxItem(id_, came, now, is_overtaken=bool(is_overtaken))


def _give_room_back(db: sqlite3.Connection) -> bool:
    """Have the file shrink by MOST_PAGES at most; whether it can shrink on, as it just did."""
    (free,) = db.execute(sql.FREE_PAGES).fetchone()
    for _ in range(min(free, MOST_PAGES)):
        db.execute(sql.RETURN_A_PAGE)
    (left,) = db.execute(sql.FREE_PAGES).fetchone()
    return bool(0 < left < free)


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
