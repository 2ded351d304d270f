"""Whether the bot is alive, told by the lock beside its database.

The process that owns the database holds a lock on a file and, while its event loop turns, sets the
file's time now and then. So another process can see that it lives without a port, a signal or a
write to the database. The time is set by name: to open and close the file in the process that holds
the lock would drop the lock.
"""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.checks.findings import Finding, bad, good, warning
from bot.storage.reading import status_of

STALE = 60.0  # seconds; the bot gives a sign of life every second


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The last sign of life: whether a process owns the database, and how old its last beat is."""

    is_owned: bool
    age: float  # seconds


def lock_of(path: Path) -> Path:
    """The file whose lock the owner of a database holds."""
    return path.with_name(path.name + ".lock")


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another that later has its name; None when there is none.

    OSError when that may not be looked at, or not now.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def beat(path: Path) -> None:
    """Say that the owner of the database lives; OSError when the lock's file has been removed."""
    os.utime(lock_of(path))


def heartbeat(path: Path, now: float) -> Heartbeat | None:
    """The last sign of life of the database's owner; None when there never was one.

    StorageError when that may not be looked at.
    """
    lock = lock_of(path)
    status = status_of(lock)
    return None if status is None else Heartbeat(_is_held(lock), max(0.0, now - status.st_mtime))


def of_the_bot(path: Path, now: float) -> Finding:
    """Good, a warning when no bot runs on the database, bad when one runs and hangs."""
    sign = heartbeat(path, now)
    if sign is None or not sign.is_owned:
        return warning("bot", f"No bot is running on {path}.", "To start it: article-bot run")
    if sign.age > STALE:
        return bad(
            "bot",
            f"The bot runs, but gave no sign of life for {sign.age:,.0f} seconds: it hangs.",
            "Look at the end of its log, then start it anew; nothing is lost.",
        )
    return good("bot", f"Running; the last sign of life came {sign.age:.0f} seconds ago.")


def _is_held(lock: Path) -> bool:
    """Whether somebody has the file to themselves; looking takes no lock for longer than that."""
    try:
        address = f"{lock.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return False
