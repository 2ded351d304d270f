"""Checks that the database can be used, beside a running bot; changes nothing.

Reading a whole file takes as long as it is large, so it is read for a fraction of a second;
`article-bot backup` reads all of it.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from bot.checks.findings import Finding, bad, good, warning
from bot.errors import StorageError
from bot.plurals import counted
from bot.storage.heartbeat import of_the_bot
from bot.storage.migrations import read_migrations, schema_version, too_new
from bot.storage.reading import open_as_it_is, status_of, verdict_on
from bot.storage.statements import COUNT_DEAD, COUNT_WAITING

SUBJECT = "database"
LOOK_SECONDS = 0.25
LEAST_FREE = 50 * 2**20  # bytes; below, some thousand questions fill the disk
LITTLE_FREE = 500 * 2**20
LONG_WAIT = 600.0  # seconds; an answer takes a fraction of one


def check_database(path: Path, now: float) -> list[Finding]:
    """All findings about the file, none of them raised as an error."""
    try:
        if status_of(path) is None:
            return [_of_a_missing(path), *_of_the_disk(path)]
        with open_as_it_is(path) as db:
            return [*_of_the_file(path, db, now), *_of_the_disk(path), of_the_bot(path, now)]
    except StorageError as error:
        return [bad(SUBJECT, error.said, error.advice)]


def _of_a_missing(path: Path) -> Finding:
    parent = _nearest_above(path)
    if parent.is_dir() and os.access(parent, os.W_OK | os.X_OK):
        return good(SUBJECT, f"{path} is not there yet; the first start makes it.")
    return bad(
        SUBJECT,
        f"{path} is not there and cannot be made: {parent} may not be written.",
        "Let the bot's user write there, or name another file in DATABASE_URL.",
    )


def _of_the_file(path: Path, db: sqlite3.Connection, now: float) -> Iterator[Finding]:
    version, newest = schema_version(db), max(read_migrations())
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
        yield bad(
            SUBJECT,
            f"{path} or its folder may not be written by this user.",
            "Run this as the bot's user; if it is, let it write there.",
        )
    if version > newest:
        error = too_new(str(path), version, newest)
        yield bad(SUBJECT, error.said, error.advice)
        return
    yield _of_its_soundness(path, db, version)
    if version < newest:
        yield warning(
            SUBJECT,
            f"It is of version {version}; the next start brings it to version {newest}.",
            "Make a copy first: article-bot backup FILE",
        )
    elif version == newest:
        yield from _of_its_contents(db, now)


def _of_its_soundness(path: Path, db: sqlite3.Connection, version: int) -> Finding:
    found = _looked_through(db)
    size = f"{path}: {path.stat().st_size / 1e6:,.1f} MB, version {version}"
    if found is None:
        return good(SUBJECT, f"{size}; no fault in the part looked at.")
    if found == "ok":
        return good(SUBJECT, f"{size}; sound.")
    return bad(
        SUBJECT,
        f"{path} is damaged: {found}",
        "Stop the bot, keep the file, and put the last good backup in its place.",
    )


def _looked_through(db: sqlite3.Connection) -> str | None:
    """What SQLite says of the file; None when that takes longer than LOOK_SECONDS."""
    try:
        with _interrupted_after(LOOK_SECONDS, db):
            return verdict_on(db)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            return None
        return str(error)


@contextmanager
def _interrupted_after(seconds: float, db: sqlite3.Connection) -> Iterator[None]:
    """Break off what the connection does in the block when it takes longer."""
    done = Event()

    def watch() -> None:
        pause = seconds
        while not done.wait(pause):
            db.interrupt()  # has no effect on what has not quite begun: so once more
            pause = 0.01

    watching = Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        done.set()
        watching.join()


def _of_its_contents(db: sqlite3.Connection, now: float) -> Iterator[Finding]:
    waiting, since = db.execute(COUNT_WAITING).fetchone()
    (dead,) = db.execute(COUNT_DEAD).fetchone()
    if since is not None and now - since > LONG_WAIT:
        yield warning(
            SUBJECT,
            f"Updates that wait: {waiting:,}, the oldest for {(now - since) / 60:,.0f} minutes.",
            "If the bot runs, its log says why; if not, start it, and they are answered.",
        )
    if dead:
        yield warning(
            SUBJECT,
            f"{counted(dead, 'update')} could not be answered.",
            "article-bot dead list says which and why; dead retry tries them again.",
        )


def _of_the_disk(path: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(_nearest_above(path)).free
    said = f"{free / 1e6:,.0f} MB are free on the disk of {path}."
    if free < LEAST_FREE:
        yield bad(SUBJECT, said, "Make room: on a full disk no question is taken in any more.")
    elif free < LITTLE_FREE:
        yield warning(SUBJECT, said, "Make room soon, or keep fewer days: RETENTION_DAYS.")


def _nearest_above(path: Path) -> Path:
    """The first of the folders above it that is there."""
    return next(folder for folder in path.absolute().parents if folder.exists())
