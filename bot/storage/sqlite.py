"""The SQLite file: how it is opened, and all that is kept in it.

A second process is kept out by a lock beside the file, which falls with its holder.
"""

import asyncio
import logging
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from errno import EACCES
from pathlib import Path

from bot.errors import StorageError
from bot.storage.database import Connection, Database
from bot.storage.errors import lacks_room, primary_code, unusable, unwritable
from bot.storage.heartbeat import lock_of
from bot.storage.inbox import SqliteInbox
from bot.storage.memory import MemoryCache, SqliteMemory
from bot.storage.migrations import migrate, read_migrations, refuse_another_programs
from bot.storage.outbox import SqliteOutbox
from bot.storage.reopening import SqliteReopened
from bot.storage.statements import TRY_TO_WRITE

BUSY_SECONDS = 1.0  # how long a statement waits for another program's lock before it fails
CACHE_KB = 1_000  # of pages, for each connection; the system has the file at hand as well
OWNER_ALONE = 0o600  # it holds what people wrote
LOOK_SECONDS = 0.1  # for a lock or room, at the start; a health check holds the lock shorter

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Storage:
    """All that is kept in one file."""

    inbox: SqliteInbox
    outbox: SqliteOutbox
    memory: SqliteMemory
    reopened: SqliteReopened
    _database: Database

    async def try_to_write(self) -> None:
        """StorageError when nothing can be written now."""
        now = time.time()  # so something changes
        await self._database.write(lambda db: db.execute(TRY_TO_WRITE, (now,)))


@asynccontextmanager
async def open_storage(path: Path) -> AsyncIterator[Storage]:
    """The storage in that file, made when missing; StorageError when it cannot be used."""
    async with open_database(path) as database:
        cache = MemoryCache()
        await cache.load(database)
        inbox = SqliteInbox(database, cache)
        yield Storage(
            inbox,
            SqliteOutbox(database, cache),
            SqliteMemory(database, cache),
            SqliteReopened(database, inbox),
            database,
        )


@asynccontextmanager
async def open_database(path: Path) -> AsyncIterator[Database]:
    """The file, made and migrated when needed. StorageError when it cannot be used."""
    with _one_process(path):
        writer, reader, eraser = await _connections(path)
        async with writer, reader, eraser:
            database = Database(path, writer, reader, eraser)
            tasks = [
                asyncio.create_task(database.commit_forever()),
                asyncio.create_task(database.erase_forever()),
            ]
            try:
                yield database
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)


async def _connections(path: Path) -> tuple[Connection, Connection, Connection]:
    """A writer, a reader and an eraser, as soon as the file is free and the disk has room."""
    said = False
    while True:
        try:
            _prepare(path)
            writer, reader = _connection(path, BUSY_SECONDS), _connection(path, BUSY_SECONDS)
            return writer, reader, _connection(path, 0.0)
        except OSError as error:
            raise unwritable(path, error) from error
        except sqlite3.Error as error:
            is_full = lacks_room(error)
            if not is_full and primary_code(error) != sqlite3.SQLITE_BUSY:
                raise unusable(path, error) from error
        if not said:
            _say_what_is_waited_for(is_full)
            said = True
        await asyncio.sleep(LOOK_SECONDS)


def _say_what_is_waited_for(is_full: bool) -> None:
    if is_full:
        log.warning("disk_is_full", extra={"hint": "the database needs room; waiting for it"})
    else:
        log.warning("database_is_locked", extra={"hint": "by another program; waiting for it"})


def _connection(path: Path, timeout: float) -> Connection:
    connection = sqlite3.connect(path, timeout=timeout, check_same_thread=False)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")  # what is forgotten must be gone
    connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    return Connection(connection)


def _prepare(path: Path) -> None:
    if not path.exists():
        path.touch(OWNER_ALONE)  # SQLite gives the files beside it the same mode
    with closing(sqlite3.connect(path, timeout=LOOK_SECONDS)) as connection:
        refuse_another_programs(connection, path)
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # only has effect on a new file
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA secure_delete = ON")  # a migration may copy what is private
        migrate(connection, read_migrations())


@contextmanager
def _one_process(path: Path) -> Iterator[None]:
    """Hold the lock beside the file: two processes would send every reply twice."""
    lock = lock_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_read_only(lock)
        connection = sqlite3.connect(lock, timeout=LOOK_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise unwritable(path, error) from error
    with closing(connection):
        try:
            connection.execute("PRAGMA journal_mode = MEMORY")  # a full disk has room for no file
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY:
                raise unwritable(path, error) from error
            raise StorageError(
                f"{path} is in use by another running article-bot.",
                "Stop that one, or name another file in DATABASE_URL.",
            ) from error
        yield


def _refuse_read_only(lock: Path) -> None:
    """PermissionError where the file may only be read, as SQLite's lock then keeps nobody out.

    It is not opened: closing it would let go of the lock that this process may hold.
    https://www.sqlite.org/howtocorrupt.html, 2.2
    """
    place = lock if lock.exists() else lock.parent
    if not os.access(place, os.W_OK, effective_ids=True):
        raise PermissionError(EACCES, os.strerror(EACCES), str(place))
