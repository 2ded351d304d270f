"""Errors of SQLite as letters to the operator: what is wrong with the file, and what to do."""

import sqlite3
from pathlib import Path

from bot.errors import StorageError


def damaged(path: Path, why: str) -> StorageError:
    """What to tell the operator of a file that SQLite can make no sense of."""
    return StorageError(
        f"{path} is damaged ({why}).",
        "Stop the bot, keep the file, and put the last good backup in its place.",
    )


def unusable(path: Path, error: sqlite3.Error) -> StorageError:
    """What to tell the operator of an error of SQLite."""
    code = primary_code(error)
    if code == sqlite3.SQLITE_BUSY:
        return StorageError(f"{path} is busy, and nothing was changed.", "Try again in a minute.")
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(path, str(error))
    if lacks_room(error):
        return StorageError(
            f"{path} cannot be written: its disk is full.",
            "Make room there, or name a file on another disk in DATABASE_URL.",
        )
    return StorageError(
        f"{path}: {error}.",
        "Check that it is this program's database, that this user may read and write it and its "
        "folder, and that the disk has room, or name another file in DATABASE_URL.",
    )


def unwritable(path: Path, error: OSError | sqlite3.Error) -> StorageError:
    """What to tell the operator when the file cannot be made or locked."""
    return StorageError(
        f"{path.parent} cannot be written ({error}), and the database {path.name} stands there.",
        "Make the folder and let the bot's user write to it and all that is in it, or name another "
        "file in DATABASE_URL.",
    )


def lacks_room(error: sqlite3.Error) -> bool:
    """Whether the disk is full, for the database or for the index of its write-ahead log."""
    is_index = _code(error) == sqlite3.SQLITE_IOERR_SHMSIZE
    return is_index or primary_code(error) == sqlite3.SQLITE_FULL


def primary_code(error: Exception) -> int:
    """SQLite's code of the error without what it adds above the lowest byte to say where.

    SQLITE_ERROR for what is no error of SQLite, or one that Python's module makes up.
    https://www.sqlite.org/rescode.html
    """
    return _code(error) & 0xFF


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR))
