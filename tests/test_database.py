"""One writer commits in groups, and says what kept it from writing."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.storage import sqlite
from bot.storage.database import Database
from bot.storage.sqlite import open_database, open_storage
from tests.storage_contract import NOW, arrival


async def test_writes_that_wait_together_are_committed_together(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as opened:
        await opened.write(lambda db: db.execute("CREATE TABLE numbers (n)"))
        commits = transactions_of(opened)
        await asyncio.gather(
            *(opened.write(lambda db, n=n: insert(db, n)) for n in range(100))  # type: ignore[misc] # n is bound
        )

        assert sum(commits) == 100
        assert len(commits) < 5
        assert await opened.read("SELECT count(*) FROM numbers") == [(100,)]


async def test_a_write_that_comes_just_after_another_shares_its_commit(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as opened:
        await opened.write(lambda db: db.execute("CREATE TABLE numbers (n)"))
        commits = transactions_of(opened)

        first = asyncio.ensure_future(opened.write(lambda db: insert(db, 1)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await asyncio.gather(first, opened.write(lambda db: insert(db, 2)))

        assert commits == [2]


async def test_one_bad_write_in_a_group_fails_alone(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as opened:
        await opened.write(lambda db: db.execute("CREATE TABLE numbers (n UNIQUE)"))

        results = await asyncio.gather(
            opened.write(lambda db: insert(db, 1)),
            opened.write(lambda db: insert(db, 1)),
            opened.write(lambda db: insert(db, 2)),
            return_exceptions=True,
        )

        assert isinstance(results[1], StorageError)
        assert [type(result) for result in results[::2]] == [int, int]
        assert await opened.read("SELECT n FROM numbers ORDER BY n") == [(1,), (2,)]


async def test_a_commit_is_on_the_disk_and_the_log_is_written_ahead(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as opened:
        assert await opened.read("PRAGMA journal_mode") == [("wal",)]
        assert await opened.read("PRAGMA synchronous") == [(2,)]  # FULL
        assert await opened.write(lambda db: db.execute("PRAGMA synchronous").fetchone()) == (2,)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the database of that path against writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


async def test_a_locked_database_is_an_error_and_then_works_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    async with open_storage(tmp_path / "a.db") as storage:
        with locked(tmp_path / "a.db"), pytest.raises(StorageError, match="locked"):
            await storage.inbox.put([arrival(1)], NOW)

        assert len(await storage.inbox.put([arrival(1)], NOW)) == 1


async def test_a_value_that_is_none_of_a_database_is_no_fault_of_the_database(
    tmp_path: Path,
) -> None:
    async with open_database(tmp_path / "a.db") as db:
        with pytest.raises(sqlite3.ProgrammingError):
            await db.read("SELECT ?", ([],))
        with pytest.raises(sqlite3.ProgrammingError):
            await db.write(lambda connection: connection.execute("SELECT ?", ([],)))


async def test_what_waits_behind_a_lock_hears_of_it_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    async with open_storage(tmp_path / "a.db") as storage:
        await storage.inbox.put([arrival(0)], NOW)
        tried = transactions_of(storage.inbox._database)
        with locked(tmp_path / "a.db"):
            puts = [storage.inbox.put([arrival(n)], NOW) for n in range(1, 9)]
            failed = await asyncio.gather(*puts, return_exceptions=True)

        assert [type(error) for error in failed] == [StorageError] * 8
        assert len(tried) <= 2  # each of them waits for the lock


async def test_on_a_full_disk_what_still_fits_is_written(tmp_path: Path) -> None:
    async with open_storage(tmp_path / "a.db") as storage:
        file = storage.inbox._database
        ((pages,),) = await file.read("PRAGMA page_count")
        full = f"PRAGMA max_page_count = {pages + 1}"
        await file.write(lambda db: db.execute(full).fetchone())

        long = replace(arrival(1), raw="long " * 10_000)
        results = await asyncio.gather(
            *(storage.inbox.put([one], NOW) for one in (long, arrival(2))), return_exceptions=True
        )

        assert [type(result) for result in results] == [StorageError, list]


async def test_damage_that_is_met_on_the_way_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with open_database(path) as opened:
        await opened.write(lambda db: fill_pages(db, 50))
    whole = bytearray(path.read_bytes())
    whole[-60_000:-4_000] = b"\xff" * 56_000
    path.write_bytes(whole)

    async with open_database(path) as opened:
        with pytest.raises(StorageError, match=r"bot\.db is damaged .*put the last good backup"):
            await opened.read("SELECT count(value) FROM kept WHERE value <> ''")
        with pytest.raises(StorageError, match=r"bot\.db is damaged .*put the last good backup"):
            await opened.write(lambda db: db.execute("UPDATE kept SET value = 'y'"))


def transactions_of(opened: Database) -> list[int]:
    """The number of jobs in each transaction from now on."""
    writer = opened._writer
    original, sizes = writer.transaction, list[int]()

    async def counted(jobs: list[object]) -> list[object]:
        sizes.append(len(jobs))
        return await original(jobs)  # type: ignore[arg-type] # handed through

    writer.transaction = counted  # type: ignore[method-assign, assignment] # to look on
    return sizes


def insert(db: sqlite3.Connection, number: int) -> int:
    return db.execute("INSERT INTO numbers VALUES (?)", (number,)).rowcount


def fill_pages(db: sqlite3.Connection, number: int) -> None:
    db.executemany("INSERT INTO kept VALUES (?, ?)", [(n, "x" * 4_000) for n in range(number)])


async def test_what_cannot_be_erased_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_database(tmp_path / "a.db") as opened:
        with monkeypatch.context() as patch:
            patch.setattr(opened, "_eraser", Refusing())
            for _ in range(3):
                await opened.erase()
        await opened.erase()

    assert [record.message for record in caplog.records] == ["not_erased"]


class Refusing:
    """A connection to a disk that is full."""

    async def execute_fetchall(self, sql: str) -> list[tuple[int, ...]]:
        raise sqlite3.OperationalError(f"disk full: {sql}")
