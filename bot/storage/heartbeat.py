"""The heartbeat: whether a bot runs, told by the lock file beside its database.

The process that owns the database holds a lock on that file and sets its time every second. So
another process can see that it is alive, without a port or a write to the database. The time is set
by name, because opening and closing the file in the process that holds the lock would drop it.
"""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.checks.findings import Finding, bad, good, warning
from bot.storage.reading import status_of

# Of what stands in the write-ahead log alone nothing is left once that is removed, though SQLite
# goes on writing to it; without its index other programs write over it.
FILES = ("", "-wal", "-shm")
STALE = 60.0  # seconds; the bot gives a sign of life every second


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Whether a process owns the database, and how old its last beat is."""

    is_owned: bool
    age: float  # seconds


def lock_of(path: Path) -> Path:
    """The file whose lock the owner of a database holds."""
    return path.with_name(path.name + ".lock")


def identity(path: Path) -> tuple[tuple[int, int] | None, ...]:
    """The device and inode of each of a database's FILES, by which a replacement is told.

    None for no file; OSError when the file system does not tell.
    """
    return tuple(_of_one_file(f"{path}{end}") for end in FILES)


def _of_one_file(name: str) -> tuple[int, int] | None:
    try:
        found = os.stat(name)  # noqa: PTH116 # once a commit, and a Path takes twice as long
    except (FileNotFoundError, NotADirectoryError):
        return None
    return found.st_dev, found.st_ino


def beat(path: Path) -> None:
    """Set the time of the lock file; OSError when it has been removed."""
    os.utime(lock_of(path))


def heartbeat(path: Path, now: float) -> Heartbeat | None:
    """The last heartbeat of the database's owner; None when there never was one.

    StorageError when the file system does not tell.
    """
    lock = lock_of(path)
    status = status_of(lock)
    return None if status is None else Heartbeat(_is_held(lock), max(0.0, now - status.st_mtime))


def is_running(path: Path) -> bool:
    """Whether a bot runs on the database; StorageError when the file system does not tell."""
    lock = lock_of(path)
    return status_of(lock) is not None and _is_held(lock)


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
    """Whether a process holds the lock; asking holds it for an instant."""
    try:
        address = f"{lock.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return False
