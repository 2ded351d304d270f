"""The outbox over SQLite: each method is a query, or one job of the writer."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.storage import statements as sql
from bot.storage.database import Database
from bot.storage.memory import MemoryCache
from bot.storage.rows import ApiRequest, OutboxItem, OutboxState


class SqliteOutbox:
    """Replies from the moment they are written until they are delivered or given up."""

    def __init__(self, database: Database, cache: MemoryCache) -> None:
        self._database = database
        self._cache = cache

    async def unsent(self) -> list[OutboxItem]:
        return [_item(row) for row in await self._database.read(sql.UNSENT)]

    async def whole(self, item: OutboxItem) -> OutboxItem:
        rows = await self._database.read(sql.CONTENTS, (item.inbox_id, item.part))
        ((params, plain),) = rows
        request = replace(item.request, params=json.loads(params), plain=plain, is_brief=False)
        return replace(item, request=request)

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
            self._cache.choices.pop(chat, None)

    async def migrate(self, old: int, new: int) -> None:
        def migrate(db: sqlite3.Connection) -> None:
            for statement in sql.MIGRATE:
                db.execute(statement, (new, old))

        await self._database.write(migrate)
        self._cache.move(old, new)

    async def sent_since(self, moment: float) -> list[tuple[int, float]]:
        rows = await self._database.read(sql.SENT_SINCE, (moment,))
        return [(chat, sent_at) for chat, sent_at in rows]


def outbox_row(item: OutboxItem) -> tuple[object, ...]:
    """The columns of a new item."""
    request = item.request
    params = json.dumps(request.params, ensure_ascii=True)
    columns = (request.chat, request.method, params, request.plain, request.corrects)
    return item.inbox_id, item.part, *columns


def _item(row: tuple[Any, ...]) -> OutboxItem:
    inbox_id, part, last, sender, received_at, chat, method, corrects, *progress = row
    request = ApiRequest(chat, method, {}, corrects=corrects, is_brief=True)
    return OutboxItem(inbox_id, part, request, sender, bool(last), received_at, *progress)
