"""Beside answering, the bot shows that it lives and takes up what is to be tried again."""

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.storage.dead_updates import retry
from bot.storage.heartbeat import heartbeat, lock_of
from bot.storage.rows import InboxItem, UpdateOutcome, UpdateState
from bot.storage.sqlite import open_storage
from bot.telegram.upkeep import beat_forever, reopen_forever
from tests.bot_api import open_bot_api
from tests.process import running
from tests.storage_contract import NOW, arrival
from tests.waiting import until


@asynccontextmanager
async def cancelled(task: "asyncio.Task[None]") -> AsyncIterator[None]:
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_what_is_to_be_tried_again_reaches_the_workers(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        (update,) = await storage.inbox.put([arrival(1)], NOW)
        await storage.inbox.close(update, UpdateOutcome(UpdateState.DEAD, error="why"), NOW)
        retry(path, [1])
        handed: asyncio.Queue[list[InboxItem]] = asyncio.Queue()

        task = asyncio.create_task(
            reopen_forever(storage.reopened.take, lambda updates: handed.put_nowait(list(updates)))
        )

        async with cancelled(task), asyncio.timeout(10):
            assert await handed.get() == [update]


async def test_a_running_bot_shows_that_it_lives_and_answers_what_had_died(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with open_bot_api() as api:
        raw = json.dumps({"update_id": 1, "message": api.message("Who is Hakan Fidan?")})
        async with open_storage(path) as storage:
            (update,) = await storage.inbox.put([replace(arrival(1), raw=raw)], time.time())
            await storage.inbox.close(update, UpdateOutcome(UpdateState.DEAD, error="why"), NOW)
        retry(path, [1])

        async with running(api, tmp_path):
            await api.until(lambda: api.sent)
            sign = heartbeat(path, time.time())

    assert "Hakan Fidan" in api.sent[0].text
    assert sign is not None
    assert sign.is_owned
    assert sign.age < 60


async def test_a_database_in_trouble_is_said_and_asked_again(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.upkeep.REOPEN_SECONDS", 0.0)
    asked = asyncio.Event()

    class Troubled:
        tries = 0

        async def take(self) -> list[InboxItem]:
            self.tries += 1
            if self.tries <= 3:
                raise StorageError("The database cannot be read: locked")
            asked.set()
            return []

    task = asyncio.create_task(reopen_forever(Troubled().take, lambda _: None))

    async with cancelled(task), asyncio.timeout(10):
        await asked.wait()
    assert [record.message for record in caplog.records] == ["not_reopened"] * 2  # of 3


async def test_a_sign_of_life_that_fails_anew_is_said_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.upkeep.BEAT_SECONDS", 0.0)
    failing, over = iter([True] * 5 + [False, True]), asyncio.Event()

    def beat(_: Path) -> None:
        fails = next(failing, None)
        if fails is None:
            over.set()
        elif fails:
            raise OSError("out of reach")

    monkeypatch.setattr("bot.telegram.upkeep.beat", beat)
    task = asyncio.create_task(beat_forever(tmp_path / "a.db"))

    async with cancelled(task), asyncio.timeout(10):
        await over.wait()
    said = [record.message for record in caplog.records]
    assert said == ["no_sign_of_life"] * 4  # the 1st, 2nd and 4th of five in a row; the one after


async def test_a_beat_is_seen_and_a_lost_lock_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.upkeep.BEAT_SECONDS", 0.0)
    lock = lock_of(tmp_path / "a.db")
    lock.touch()
    os.utime(lock, (1.0, 1.0))

    task = asyncio.create_task(beat_forever(tmp_path / "a.db"))

    async with cancelled(task):
        await until(lambda: lock.stat().st_mtime > 1.0)
        lock.unlink()
        await until(lambda: caplog.records)
    assert caplog.records[0].message == "no_sign_of_life"
