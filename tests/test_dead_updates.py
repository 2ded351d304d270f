"""Dead updates are listed, tried again by the process that owns them, and removed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StorageError
from bot.storage.dead_updates import all_dead, drop, kind_of, list_dead, retry
from bot.storage.rows import InboxItem, OutboxState, UpdateOutcome, UpdateState
from bot.storage.sqlite import Storage, open_storage
from tests.storage_contract import NOW, answered, arrival, request

DEAD = UpdateOutcome(UpdateState.DEAD, error="ValueError: no")


async def with_dead(storage: Storage, count: int = 2) -> list[InboxItem]:
    """Of ids from 1, and of one number, which Telegram may give twice."""
    updates = await storage.inbox.put([arrival(7, lane) for lane in range(count)], NOW)
    for update in updates:
        await storage.inbox.close(update, DEAD, NOW)
    return updates


async def test_they_are_listed_with_time_kind_and_reason_while_the_bot_runs(tmp_path: Path) -> None:
    async with open_storage(tmp_path / "a.db") as storage:
        await with_dead(storage)

        newest, oldest = list_dead(tmp_path / "a.db", 10)

    assert (newest.id, oldest.id) == (2, 1)
    assert (newest.error, newest.received_at) == ("ValueError: no", NOW)
    assert not newest.reopened
    assert all_dead(tmp_path / "a.db") == [1, 2]


async def test_a_retry_is_taken_up_once_by_whoever_owns_the_inbox(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        updates = await with_dead(storage)
        assert await storage.reopened.take() == []

        assert retry(path, [2, 77]) == [2]
        assert [one.reopened for one in list_dead(path, 10)] == [True, False]
        assert await storage.reopened.take() == [updates[1]]
        assert await storage.reopened.take() == []
        assert await storage.inbox.waiting() == [updates[1]]

        assert len(await storage.inbox.close(updates[1], answered(request("now")), NOW)) == 1
        assert retry(path, [2]) == []


async def test_a_retry_that_could_not_be_read_back_is_given_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def locked() -> list[InboxItem]:
        raise StorageError("locked")

    async with open_storage(tmp_path / "a.db") as storage:
        updates = await with_dead(storage)
        retry(tmp_path / "a.db", [2])
        with monkeypatch.context() as patched:
            patched.setattr(storage.inbox, "waiting", locked)
            with pytest.raises(StorageError):
                await storage.reopened.take()

        assert await storage.reopened.take() == [updates[1]]


async def test_a_retry_waits_for_the_next_start_when_no_bot_runs(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        updates = await with_dead(storage)
    retry(path, [1, 2])

    async with open_storage(path) as storage:
        assert await storage.reopened.take() == updates


async def test_an_apology_on_its_way_is_waited_for_and_then_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        (update,) = await storage.inbox.put([arrival(1)], NOW)
        apology = UpdateOutcome(UpdateState.DEAD, (request("sorry"),), error="why")
        (item,) = await storage.inbox.close(update, apology, NOW)
        retry(path, [1])

        assert await storage.reopened.take() == []
        assert drop(path, [1]) == []

        await storage.outbox.finish(item, OutboxState.SENT, NOW)
        assert await storage.reopened.take() == [update]
        again = await storage.inbox.close(update, answered(request("answer")), NOW)
        assert [item.request.plain for item in again] == ["answer"]


async def test_what_is_dropped_is_gone_even_if_it_was_to_be_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        updates = await with_dead(storage, 3)
        (alive,) = await storage.inbox.put([arrival(9)], NOW)
        retry(path, [1, 2])

        assert drop(path, [2, 3, alive.id, 77]) == [2, 3]
        assert all_dead(path) == [1]
        assert await storage.reopened.take() == updates[:1]
        assert await storage.inbox.waiting() == [updates[0], alive]


async def test_what_its_sender_had_forgotten_is_not_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        await with_dead(storage)
        retry(path, [2])
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("UPDATE inbox SET raw = '', error = NULL")

        assert retry(path, [1]) == []
        assert await storage.reopened.take() == []
        assert {one.kind for one in list_dead(path, 10)} == {"forgotten"}


@given(st.text(min_size=1))
def test_any_json_and_any_text_has_a_kind(raw: str) -> None:
    assert kind_of(raw) == "unreadable"


def test_the_kind_is_what_telegram_calls_it() -> None:
    assert kind_of('{"update_id": 1, "inline_query": {}}') == "inline_query"
    assert kind_of('{"update_id": 1}') == "unreadable"
    assert kind_of("[1]") == "unreadable"
