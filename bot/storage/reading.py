"""The database opened beside a running bot, for reading or a short change; never created.

The write-ahead log lets a reader see the last commit while the bot writes the next one, and no
writer waits for a reader. A change waits for its turn between the bot's commits, and delays them.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from stat import S_ISREG

from bot.errors import StorageError
from bot.storage.errors import unusable
from bot.storage.migrations import read_migrations, refuse_another_programs, schema_version, too_new

BUSY_SECONDS = 10.0  # that a change waits for its turn between the bot's commits


@contextmanager
def open_for_reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The database of this program's version; StorageError says what is wrong with it."""
    with open_as_it_is(path) as connection:
        version, newest = schema_version(connection), max(read_migrations())
        if version < newest:
            raise StorageError(
                f"{path}: the database is of version {version}, and this program reads version "
                f"{newest}.",
                "Start the bot once (article-bot run): it brings the file up to date.",
            )
        if version > newest:
            raise too_new(str(path), version, newest)
        yield connection


@contextmanager
def open_as_it_is(path: Path) -> Iterator[sqlite3.Connection]:
    """The database of any version; StorageError when it is missing, unreadable or no bot's."""
    status = status_of(path)
    if status is not None and not S_ISREG(status.st_mode):
        raise StorageError(
            f"{path} is no file, so it holds no database.",
            "Name a file in DATABASE_URL; the bot makes it when it first starts.",
        )
    if status is None:
        raise StorageError(
            f"{path}: there is no database.",
            "It is made when the bot first starts (article-bot run); if it did, this is not the "
            "bot's folder, or DATABASE_URL names another file than it did then.",
        )
    try:
        with closing(_connect(path, "ro")) as connection:
            refuse_another_programs(connection, path)
            yield connection
    except sqlite3.Error as error:
        raise unusable(path, error) from error


@contextmanager
def open_for_a_change(path: Path) -> Iterator[sqlite3.Connection]:
    """A second writer's connection, for one short transaction that is committed at the end.

    StorageError as for reading, or when the bot's own writes leave it no turn.
    """
    with open_for_reading(path):  # the file is there and of this version
        pass
    try:
        with closing(_connect(path, "rw")) as connection, connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
    except sqlite3.Error as error:
        raise unusable(path, error) from error


def status_of(path: Path) -> os.stat_result | None:
    """What the file system knows of the file, None when there is none.

    StorageError when it does not tell, as in another user's folder.
    """
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StorageError(
            f"{path} may not be looked at ({error.strerror}).",
            "Run this command as the bot's user (or root), or name another file in DATABASE_URL.",
        ) from error


def verdict_on(connection: sqlite3.Connection) -> str:
    """What SQLite says of the whole file: "ok", or its first fault in one line."""
    ((verdict,), *_) = connection.execute("PRAGMA quick_check(1)").fetchall()
    return " ".join(str(verdict).split())


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS)
