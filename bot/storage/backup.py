"""A copy of the database while the bot runs, by SQLite's own backup: whole, checked, or not there.

The copy is made beside its destination, checked from end to end, synced and then renamed, so that
no backup is half written, and none is lost to one that fails. It holds everything up to the last
commit before it began. To restore, stop the bot, copy the file back, and remove the old `-wal` and
`-shm` files.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bot.errors import StorageError
from bot.storage.errors import damaged
from bot.storage.reading import open_as_it_is, verdict_on

PAGES = 1024  # 4 MB at a time: the progress shows, and no look at the file is long

Progress = Callable[[int, int], None]  # pages done, pages in all


def back_up(source: Path, destination: Path, force: bool, progress: Progress) -> int:
    """Copy the database and give the copy's size in bytes.

    StorageError when there is nothing to copy, when the destination stands already and `force` is
    not said, when it cannot be written, or when the copy is not sound.
    """
    try:
        _refuse(source, destination, force)
        _write(source, destination, progress)
        return destination.stat().st_size
    except OSError as error:
        raise _unwritable(destination, error.strerror or str(error)) from error


def _refuse(source: Path, destination: Path, force: bool) -> None:
    if destination.is_dir():
        raise StorageError(f"{destination}: is a folder.", "Name the file to write in it.")
    if destination.exists() and destination.samefile(source):
        raise StorageError(f"{destination}: is the database itself.", "Name another file.")
    if destination.exists() and not force:
        raise StorageError(
            f"{destination}: stands already, and nothing was written.",
            "Name another file, or say --force to replace it.",
        )
    if not destination.parent.is_dir():
        raise StorageError(f"{destination.parent}: there is no such folder.", "Make it first.")


def _write(source: Path, destination: Path, progress: Progress) -> None:
    half = destination.with_name(f".{destination.name}.{os.getpid()}.part")
    try:
        _copy(source, half, destination, progress)
        _verify(half, source)
        _place(half, destination)
    finally:
        half.unlink(missing_ok=True)


def _copy(source: Path, half: Path, destination: Path, progress: Progress) -> None:
    with open_as_it_is(source) as connection:
        connection.execute("BEGIN")  # one view of the file: else each commit begins the copy anew
        connection.execute("SELECT count(*) FROM sqlite_schema")
        try:
            with closing(sqlite3.connect(half)) as copy:
                half.chmod(0o600)  # it holds what people wrote
                connection.backup(
                    copy, pages=PAGES, progress=lambda _, left, all_: progress(all_ - left, all_)
                )
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        except sqlite3.Error as error:
            raise _unwritable(destination, str(error)) from error


def _verify(half: Path, source: Path) -> None:
    """StorageError about the source: a copy made page by page is as sound as what it is of."""
    with open_as_it_is(half) as copy:
        try:
            verdict = verdict_on(copy)
        except sqlite3.Error as error:
            verdict = str(error)
    if verdict != "ok":
        raise damaged(source, verdict)


def _place(half: Path, destination: Path) -> None:
    """First what it holds must be on the disk, then its name."""
    _sync(half)
    half.replace(destination)
    _sync(destination.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _unwritable(path: Path, why: str) -> StorageError:
    return StorageError(
        f"{path}: the backup cannot be written ({why}).",
        "Nothing stands there that did not before. Check that the folder may be written and that "
        "its disk has room for the whole database.",
    )
