"""A backup is whole, is of one moment, and never takes the place of something by accident."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.storage.backup import back_up
from bot.storage.sqlite import open_database, open_storage
from tests.permissions import only_listed
from tests.storage_contract import NOW, arrival


def silently(_done: int, _all: int) -> None:
    """Progress that nobody looks at."""


async def test_a_copy_of_a_running_bot_opens_as_the_bot_left_it(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    async with open_storage(tmp_path / "a.db") as storage:
        put = await storage.inbox.put([arrival(n) for n in range(50)], NOW)

        size = back_up(tmp_path / "a.db", copy, False, silently)

    assert size == copy.stat().st_size
    assert copy.stat().st_mode & 0o077 == 0
    async with open_storage(copy) as restored:
        assert await restored.inbox.waiting() == put


async def test_it_is_of_one_moment_however_much_is_written_meanwhile(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.db", tmp_path / "copy.db"
    async with open_database(path) as database:
        await database.write(lambda db: db.execute("CREATE TABLE pairs (one, other, filling)"))
        rows = [(n, n, "x" * 4000) for n in range(2500)]
        await database.write(lambda db: db.executemany("INSERT INTO pairs VALUES (?, ?, ?)", rows))
        calls: list[tuple[int, int]] = []

        def write_meanwhile(done: int, pages: int) -> None:
            calls.append((done, pages))
            with closing(sqlite3.connect(path)) as other, other:
                other.execute("UPDATE pairs SET one = one + 1, other = -1 WHERE one % 100 = 0")

        back_up(path, copy, False, write_meanwhile)

    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("SELECT one, other FROM pairs").fetchall() == [row[:2] for row in rows]
    assert len(calls) > 2
    assert calls[-1][0] == calls[-1][1]


async def test_nothing_is_overwritten_unless_it_is_said(tmp_path: Path) -> None:
    async with open_storage(tmp_path / "a.db"):
        (tmp_path / "kept").write_text("dear")
        with pytest.raises(StorageError, match="--force"):
            back_up(tmp_path / "a.db", tmp_path / "kept", False, silently)
        assert (tmp_path / "kept").read_text() == "dear"

        back_up(tmp_path / "a.db", tmp_path / "kept", True, silently)
        assert (tmp_path / "kept").read_bytes().startswith(b"SQLite format 3")
        with pytest.raises(StorageError, match="database itself"):
            back_up(tmp_path / "a.db", tmp_path / "a.db", True, silently)


def test_a_damaged_database_leaves_the_last_backup_alone(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.db", tmp_path / "copy.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE inbox (raw TEXT)")
        db.executemany("INSERT INTO inbox VALUES (?)", [("x" * 500,)] * 200)
    damaged = bytearray(path.read_bytes())
    damaged[8192:12288] = b"\xff" * 4096
    path.write_bytes(damaged)
    copy.write_text("the last one")

    with pytest.raises(StorageError, match=r"a\.db is damaged .*last good backup"):
        back_up(path, copy, True, silently)

    assert copy.read_text() == "the last one"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.db", "copy.db"]


def test_a_copy_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute("CREATE TABLE inbox (raw TEXT)")

    def break_off(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(tmp_path / "a.db", tmp_path / "copy.db", False, break_off)

    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


@pytest.mark.parametrize(("source", "to"), [("none.db", "copy.db"), ("a.db", "no/copy.db")])
def test_what_is_missing_is_named(tmp_path: Path, source: str, to: str) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute("CREATE TABLE inbox (raw TEXT)")

    with pytest.raises(StorageError, match="there is no"):
        back_up(tmp_path / source, tmp_path / to, False, silently)


def test_a_folder_where_nothing_may_be_looked_at_is_named(tmp_path: Path) -> None:
    with (
        only_listed(tmp_path / "state") as state,
        pytest.raises(StorageError, match=r"copy\.db: the backup cannot be written \(Permission"),
    ):
        back_up(tmp_path / "a.db", state / "copy.db", False, silently)
