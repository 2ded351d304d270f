"""A database of any version becomes the newest, whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.errors import StorageError
from bot.storage.migrations import migrate, read_migrations, schema_version

FIRST = "CREATE TABLE things (name TEXT);"
SECOND = "ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 1;"


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
    assert schema_version(database) == max(scripts)


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
