"""The SQLite file is the bot's own: other processes, programs, users and folders are told so."""

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.storage import sqlite
from bot.storage.heartbeat import lock_of
from bot.storage.reading import open_for_reading
from bot.storage.sqlite import open_storage
from tests.permissions import by_nobody, only_listed
from tests.storage_contract import NOW, arrival


async def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path):
        with pytest.raises(StorageError, match="in use by another"):
            async with open_storage(path):
                raise AssertionError("two writers")
        assert b"database is locked" in locking(path).stderr

    assert locking(path).stderr == b""
    async with open_storage(path) as storage:
        assert await storage.inbox.waiting() == []


def locking(path: Path) -> subprocess.CompletedProcess[bytes]:
    """Another process that takes the lock: one and the same process locks nothing twice."""
    take = "from sqlite3 import *; import sys; connect(sys.argv[1], 0).execute('BEGIN EXCLUSIVE')"
    return subprocess.run(
        [sys.executable, "-c", take, lock_of(path)], capture_output=True, timeout=60, check=False
    )


# opens a database, and is told to stop as soon as it has begun the first thread
STOPPED_AT_A_THREAD = """
import asyncio, sys, threading
from pathlib import Path
from bot.storage.sqlite import open_database

start = threading.Thread.start

def start_and_stop(thread):
    start(thread)
    raise SystemExit(3)

async def run():
    threading.Thread.start = start_and_stop
    async with open_database(Path(sys.argv[1])):
        pass

asyncio.run(run())
"""


def test_row_2_a_stop_while_the_database_is_opened_waits_for_no_thread(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STOPPED_AT_A_THREAD, tmp_path / "a.db"]

    assert subprocess.run(command, timeout=20, check=False).returncode == 3


async def test_a_file_that_another_program_locks_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sqlite, "LOOK_SECONDS", 0.01)
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        asyncio.get_running_loop().call_later(0.05, other.execute, "ROLLBACK")

        async with open_storage(path) as storage:
            assert await storage.inbox.waiting() == []

    assert [record.message for record in caplog.records] == ["database_is_locked"]


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE])
async def test_row_31_room_on_a_full_disk_is_waited_for_at_the_start(
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The latter is said where the file with the log's index cannot grow."""
    full = sqlite3.OperationalError("disk")
    full.sqlite_errorcode = code
    troubles, prepare = [full, full], sqlite._prepare

    def prepare_when_there_is_room(path: Path) -> None:
        if troubles:
            raise troubles.pop()
        prepare(path)

    monkeypatch.setattr(sqlite, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(sqlite, "_prepare", prepare_when_there_is_room)

    async with open_storage(tmp_path / "a.db") as storage:
        assert await storage.inbox.waiting() == []

    assert [record.message for record in caplog.records] == ["disk_is_full"]


def test_the_lock_needs_no_room_on_the_disk(tmp_path: Path) -> None:
    with sqlite._one_process(tmp_path / "a.db"):
        beside = {file.name: file.stat().st_size for file in tmp_path.glob("a.db.lock*")}

    assert beside == {"a.db.lock": 0}


async def test_a_file_that_cannot_be_opened_after_all_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that is full: the file beside it cannot be made."""
    monkeypatch.setattr(sqlite, "_prepare", lambda path: path.with_name("a.db-wal").mkdir())

    with pytest.raises(StorageError, match=r"a\.db.*DATABASE_URL"):
        async with open_storage(tmp_path / "a.db"):
            raise AssertionError("it was opened")


async def test_a_file_that_is_no_database_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "essay.db"
    path.write_text("This is no database. " * 100)

    with pytest.raises(StorageError, match=r"essay\.db.*DATABASE_URL"):
        async with open_storage(path):
            raise AssertionError("an essay was opened")


@pytest.mark.parametrize("folder", ["/proc", "/proc/none"])
async def test_a_folder_that_cannot_be_written_is_explained(folder: str) -> None:
    with pytest.raises(StorageError, match=rf"{folder} cannot be written .*DATABASE_URL"):
        async with open_storage(Path(folder) / "bot.db"):
            raise AssertionError("a file was made where none can be")


async def test_a_lock_of_another_user_keeps_everybody_out(tmp_path: Path) -> None:
    lock = tmp_path / "state" / "a.db.lock"
    lock.parent.mkdir()
    lock.touch(0o444)
    with (
        by_nobody(lock.parent, 0o777) as state,
        pytest.raises(StorageError, match=r"a\.db\.lock.*DATABASE_URL"),
    ):
        async with open_storage(state / "a.db"):
            raise AssertionError("nobody else is kept out")


async def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "books.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE books (title TEXT)")
    before = path.read_bytes()

    with pytest.raises(StorageError, match="another program's database"):
        async with open_storage(path):
            raise AssertionError("books were opened")
    with pytest.raises(StorageError, match="another program's database"), open_for_reading(path):
        pass

    assert path.read_bytes() == before


def test_another_users_database_is_explained_to_whoever_would_read_it(tmp_path: Path) -> None:
    with (
        only_listed(tmp_path / "state") as state,
        pytest.raises(StorageError, match=r"a\.db may not be looked at .*as the bot's user"),
        open_for_reading(state / "a.db"),
    ):
        raise AssertionError("a file was read that may not be looked at")


async def test_only_the_bots_user_may_read_what_people_wrote(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with open_storage(path) as storage:
        await storage.inbox.put([arrival(1)], NOW)
        files = [tmp_path / name for name in ("bot.db", "bot.db-wal", "bot.db-shm")]
        assert not any(file.stat().st_mode & 0o077 for file in files)
