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
    if code == sqlite3.SQLITE_FULL:
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
    if isinstance(error, sqlite3.Error) and primary_code(error) == sqlite3.SQLITE_FULL:
        return unusable(path, error)
    return StorageError(
        f"{path.parent} cannot be written ({error}), and the database {path.name} stands there.",
        "Make the folder and let the bot's user write to it and all that is in it, or name another "
        "file in DATABASE_URL.",
    )


def primary_code(error: Exception) -> int:
    """SQLite's code of the error without what it adds above the lowest byte to say where.

    SQLITE_ERROR for what is no error of SQLite, or one that Python's module makes up.
    https://www.sqlite.org/rescode.html
    """
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF
