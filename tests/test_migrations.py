"""A database of any version becomes the newest, whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.storage.migrations import migrate, read_migrations, schema_version
from bot.storage.rows import UpdateState
from bot.storage.sqlite import open_storage
from tests.storage_contract import arrival

FIRST = "CREATE TABLE things (name TEXT);"
INDEXED = ("number", "waiting", "dead", "message", "of_a_person")
SECOND = "ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 1;"


ROWS = """
SELECT id, update_id, lane, urgent, sender, state, tries, received_at, raw FROM inbox ORDER BY id
"""


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        yield connection


def test_the_numbers_have_no_gap() -> None:
    assert list(read_migrations()) == list(range(1, len(read_migrations()) + 1))


@pytest.mark.parametrize("version", range(len(read_migrations()) + 1))
def test_every_version_becomes_the_newest(database: sqlite3.Connection, version: int) -> None:
    scripts = read_migrations()
    if version:
        migrate(database, {n: sql for n, sql in scripts.items() if n <= version})

    migrate(database, scripts)
    migrate(database, scripts)

    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
    assert {"inbox", "outbox", "turns", "kept"} <= tables
    assert {f"inbox_{of}" for of in INDEXED} <= tables
    assert schema_version(database) == max(scripts)


@pytest.mark.parametrize("version", range(1, len(read_migrations()) + 1))
async def test_what_waits_in_a_file_of_any_version_is_answered(
    tmp_path: Path, version: int
) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as old:
        migrate(old, {n: sql for n, sql in read_migrations().items() if n <= version})
        for state in UpdateState:
            raw = '{"message": {}}' if state in {"waiting", "dead"} else ""
            put_as_before(old, state, raw)
        old.commit()
        before = old.execute(ROWS).fetchall()

    async with open_storage(tmp_path / "a.db") as storage:
        (update,) = await storage.inbox.waiting()
        assert await storage.inbox.count_dead() == 1
        numbers = [number for _, number, *_ in before]
        assert await storage.inbox.put([arrival(number) for number in numbers], 0.0) == []
        assert len(await storage.inbox.put([arrival(numbers[0], lane=8)], 0.0)) == 1
    assert (update.arrival.raw, update.arrival.edited) == ('{"message": {}}', False)
    with closing(sqlite3.connect(tmp_path / "a.db")) as new:
        assert new.execute(ROWS).fetchmany(len(before)) == before


async def test_an_edit_that_waits_since_before_edits_were_known_overtakes_its_message(
    tmp_path: Path,
) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as old:
        migrate(old, {n: sql for n, sql in read_migrations().items() if n < 8})
        put_as_before(old, UpdateState.WAITING, '{"edited_message": {}}')
        put_as_before(old, UpdateState.DEAD, '{"edited_message": {}}')
        put_as_before(old, UpdateState.WAITING, "no JSON")
        old.execute("UPDATE inbox SET message = id")
        old.commit()

    async with open_storage(tmp_path / "a.db") as storage:
        messages = [replace(arrival(10 + id), message=id) for id in (1, 2, 3)]
        put = await storage.inbox.put(messages, 0.0)
    assert [update.is_overtaken for update in put] == [True, True, False]


def put_as_before(database: sqlite3.Connection, state: UpdateState, raw: str) -> None:
    """A row as every version could write it."""
    database.execute(
        "INSERT INTO inbox (update_id, lane, urgent, sender, state, received_at, raw)"
        " VALUES ((SELECT count(*) + 1 FROM inbox), 7, 0, 7, ?, 0.0, ?)",
        (state, raw),
    )


def test_what_is_stored_survives_a_change(database: sqlite3.Connection) -> None:
    migrate(database, {1: FIRST})
    database.execute("INSERT INTO things VALUES ('old')")
    database.commit()

    migrate(database, {1: FIRST, 2: SECOND})

    assert database.execute("SELECT name, size FROM things").fetchall() == [("old", 1)]


def test_a_change_that_fails_leaves_no_trace(database: sqlite3.Connection) -> None:
    migrate(database, {1: FIRST})

    with pytest.raises(sqlite3.OperationalError):
        migrate(database, {1: FIRST, 2: "CREATE TABLE more (a); INSERT INTO nowhere VALUES (1);"})

    assert schema_version(database) == 1
    assert database.execute("SELECT name FROM sqlite_schema").fetchall() == [("things",)]


def test_a_database_of_a_newer_program_is_refused(database: sqlite3.Connection) -> None:
    migrate(database, {1: FIRST, 2: SECOND})

    with pytest.raises(StorageError, match=r"version 2; .* up to 1\. Update the program"):
        migrate(database, {1: FIRST})
