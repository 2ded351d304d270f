"""Statements that somebody waits for read what they need, however much has been stored."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from bot.storage import statements as sql
from bot.storage.migrations import migrate, read_migrations

AT_ONCE = (
    *(sql.CLOSE, sql.EARLIER, sql.LATEST, sql.TURN, sql.TURN_AT, sql.OFFERED, sql.RATING),
    *(sql.BECAME, sql.FINISH, *sql.TAKE_BACK, *sql.FORGET_PERSON, *sql.FORGET),
)


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        migrate(connection, read_migrations())
        yield connection


@pytest.mark.parametrize("statement", AT_ONCE, ids=lambda text: " ".join(text.split()[:4]))
def test_no_table_is_read_from_end_to_end(database: sqlite3.Connection, statement: str) -> None:
    named = {"person": 7}
    blanks: dict[str, int] | list[int] = named if ":person" in statement else _blanks(statement)

    plan = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {statement}", blanks)]

    assert plan
    assert [step for step in plan if step.startswith("SCAN")] == []


def _blanks(statement: str) -> list[int]:
    """As many values as the statement takes; a numbered blank may stand twice."""
    return [1] * (3 if "?3" in statement else statement.count("?"))
