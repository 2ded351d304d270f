"""One SQLite file: a single writer that commits in groups, and readers beside it.

SQLite allows one writer at a time and makes a commit wait for the disk. So every write of the
program is a job for one connection; jobs that come at the same moment, or queue up while a commit
is under way, are committed together. A job is a function of a plain `sqlite3.Connection` that may
run twice: when a group fails it is rolled back and each job is tried alone, so that only the faulty
one fails. When the file is at fault, for instance locked by another program, the group fails as a
whole.

The write-ahead log lets readers go on meanwhile; `synchronous=FULL` makes a commit outlive a power
cut. `sqlite.py` opens the file.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from bot.errors import StorageError
from bot.storage.errors import damaged, primary_code
from bot.storage.heartbeat import identity
from bot.value import value

ERASE_SECONDS = 1.0  # between two tries to empty the write-ahead log
# Of the event loop before a commit: what has arrived needs that many to become a write, and with
# 16 questions in flight a commit less for each batch of them saves a tenth of the CPU. A pass
# lasts as long as what is ready, under load milliseconds: that much longer a kill finds no note of
# what was just sent, and repeats it.
PASSES = 4

# No job can succeed where another failed with these. A full disk is not among them: it refuses at
# once, and something smaller may still find room.
OF_THE_FILE = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR}
)

log = logging.getLogger(__name__)

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]


class Connection(aiosqlite.Connection):
    """aiosqlite's connection, with whole transactions as one visit to its thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(lambda: connection, iter_chunk_size=64)
        # A signal may end the program after the thread has started and before anything stops it.
        self._thread.daemon = True

    async def transaction(self, jobs: Sequence[Job[Any]]) -> list[Any]:  # Any: a result each
        """Run the jobs and commit; when anything raises, nothing of them has happened."""
        results: list[Any] = await self._execute(_run, self._conn, jobs)  # type: ignore[no-untyped-call] # aiosqlite leaves it untyped
        return results


def _run(connection: sqlite3.Connection, jobs: Sequence[Job[Any]]) -> list[Any]:
    try:
        results = [job(connection) for job in jobs]
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return results


@value
class _Order:
    """A job and the future of its result."""

    job: Job[Any]
    done: "asyncio.Future[Any]"


class Database:
    """Reads and writes of one file. Opened by `sqlite.open_database`."""

    def __init__(
        self, path: Path, writer: Connection, reader: Connection, eraser: Connection
    ) -> None:
        self._path = path
        self._identity = identity(path)
        self._writer = writer
        self._reader = reader
        self._eraser = eraser  # has no busy timeout, so that it delays no writer
        self._erase_due = asyncio.Event()
        self._erase_due.set()  # a process that was killed may not have come to it
        self._erase_failed = False  # and that was said
        self._orders: list[_Order] = []
        self._commit_due = asyncio.Event()

    async def write(self, job: Job[T]) -> T:
        """Run the job in a transaction and give its result once that is on the disk.

        Raises StorageError when the database cannot be written: full, locked, read-only; and what
        the job itself raises.
        """
        order = _Order(job, asyncio.get_running_loop().create_future())
        self._orders.append(order)
        self._commit_due.set()
        result: T = await order.done
        return result

    async def read(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, as of the last commit; StorageError when it cannot be read."""
        try:
            return [tuple(row) for row in await self._reader.execute_fetchall(sql, parameters)]
        except sqlite3.ProgrammingError:  # the query's fault, or its values': no retry mends it
            raise
        except sqlite3.Error as error:
            raise self._refused("read", error) from error

    async def erase(self) -> None:
        """Remove deleted rows from the disk: now, or as soon as no reader holds them.

        A deleted row is overwritten at once, but the write-ahead log holds it until it is emptied,
        which has to wait for other readers of the file, such as a backup.
        """
        self._erase_due.clear()  # what is deleted from here on makes it due again
        try:
            ((busy, _, _),) = await self._eraser.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            if not self._erase_failed:
                log.warning("not_erased", extra={"error": error})
            self._erase_failed = busy = True
        else:
            self._erase_failed = False
        if busy:
            self._erase_due.set()

    async def erase_forever(self) -> None:
        """Erase what could not be erased at once. Never ends by itself."""
        while True:
            await self._erase_due.wait()
            await self.erase()
            await asyncio.sleep(ERASE_SECONDS)

    async def commit_forever(self) -> None:
        """Commit what is waiting, group after group. Never ends by itself."""
        while True:
            await self._commit_due.wait()
            for _ in range(PASSES):
                await asyncio.sleep(0)
            self._commit_due.clear()
            group, self._orders = self._orders, []
            await self._commit(group)

    async def _commit(self, group: Sequence[_Order]) -> None:
        try:
            self._see_that_it_stands()
            results = await self._writer.transaction([order.job for order in group])
        except Exception as error:
            if len(group) > 1 and primary_code(error) not in OF_THE_FILE:
                for order in group:
                    await self._commit([order])
                return
            for order in group:
                _resolve(order.done, error=self._translated(error))
        else:
            for order, result in zip(group, results, strict=True):
                _resolve(order.done, result)

    def _see_that_it_stands(self) -> None:
        """StorageError when the file was removed: SQLite would go on writing to the old one."""
        try:
            stands = identity(self._path) == self._identity
        except OSError as error:
            raise StorageError(f"The database cannot be looked at: {error}") from error
        if not stands:
            raise StorageError("The database cannot be written: it was removed or replaced")

    def _translated(self, error: Exception) -> Exception:
        if not isinstance(error, sqlite3.Error) or isinstance(error, sqlite3.ProgrammingError):
            return error
        translated = self._refused("written", error)
        translated.__cause__ = error
        return translated

    def _refused(self, done: str, error: sqlite3.Error) -> StorageError:
        if primary_code(error) == sqlite3.SQLITE_CORRUPT:
            return damaged(self._path, str(error))
        return StorageError(f"The database cannot be {done}: {error}")


def _resolve(
    future: "asyncio.Future[Any]", result: object = None, error: Exception | None = None
) -> None:
    if future.done():  # cancelled
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
