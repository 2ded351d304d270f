"""SQLite keeps the contract, and what is its own: groups, files, locks, room on the disk."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.storage.database import open_database
from bot.storage.migrations import FOLDER
from bot.storage.reading import open_for_reading
from bot.storage.rows import Closing, ParcelState, UpdateState
from bot.storage.sqlite import Storage, open_storage
from bot.telegram.janitor import tidy
from tests.storage_contract import NOW, TURN, Opened, StorageContract, answered, arrival, letter

pytestmark = pytest.mark.anyio


class TestSqliteStorage(StorageContract):
    """The contract over a file."""

    @pytest.fixture(autouse=True)
    def _file(self, tmp_path: Path) -> None:
        self._path = tmp_path / "made" / "on" / "first" / "start.db"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Opened]:
        async with open_storage(self._path) as storage:
            opened = Opened()
            opened.inbox, opened.outbox = storage.inbox, storage.outbox
            opened.memory, opened.keep = storage.memory, storage.keep
            yield opened


async def test_writes_that_wait_together_are_committed_together(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as database:
        await database.write(lambda db: db.execute("CREATE TABLE numbers (n)"))
        commits: list[int] = []
        writer = database._writer
        original = writer.transaction

        async def counted(jobs: list[object]) -> list[object]:
            commits.append(len(jobs))
            return await original(jobs)  # type: ignore[arg-type] # handed through

        writer.transaction = counted  # type: ignore[method-assign, assignment] # to look on
        await asyncio.gather(
            *(database.write(lambda db, n=n: insert(db, n)) for n in range(100))  # type: ignore[misc] # n is bound
        )

        assert sum(commits) == 100
        assert len(commits) < 5
        assert await database.read("SELECT count(*) FROM numbers") == [(100,)]


async def test_one_bad_write_in_a_group_fails_alone(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as database:
        await database.write(lambda db: db.execute("CREATE TABLE numbers (n UNIQUE)"))

        results = await asyncio.gather(
            database.write(lambda db: insert(db, 1)),
            database.write(lambda db: insert(db, 1)),
            database.write(lambda db: insert(db, 2)),
            return_exceptions=True,
        )

        assert isinstance(results[1], StorageError)
        assert [type(result) for result in results[::2]] == [int, int]
        assert await database.read("SELECT n FROM numbers ORDER BY n") == [(1,), (2,)]


async def test_a_commit_is_on_the_disk_and_the_log_is_written_ahead(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as database:
        assert await database.read("PRAGMA journal_mode") == [("wal",)]
        assert await database.read("PRAGMA synchronous") == [(2,)]  # FULL
        assert await database.write(lambda db: db.execute("PRAGMA synchronous").fetchone()) == (2,)


async def test_a_locked_database_is_an_error_and_then_works_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match="locked"):
                await storage.inbox.put([arrival(1)], NOW)
            other.execute("ROLLBACK")

        assert len(await storage.inbox.put([arrival(1)], NOW)) == 1


async def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path):
        with pytest.raises(StorageError, match="in use by another"):
            async with open_storage(path):
                raise AssertionError("two writers")

    async with open_storage(path) as storage:
        assert await storage.inbox.waiting() == []


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


async def test_only_the_bots_user_may_read_what_people_wrote(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with open_storage(path) as storage:
        await fill(storage, 1)
        files = [tmp_path / name for name in ("bot.db", "bot.db-wal", "bot.db-shm")]
        assert not any(file.stat().st_mode & 0o077 for file in files)


@pytest.mark.parametrize("state", [s for s in UpdateState if s is not UpdateState.WAITING])
async def test_what_somebody_wrote_is_kept_only_to_see_why_it_died(
    tmp_path: Path, state: UpdateState
) -> None:
    async with open_storage(tmp_path / "a.db") as storage:
        (update,) = await storage.inbox.put([arrival(1)], NOW)
        await storage.inbox.close(update, Closing(state), NOW)

        ((raw,),) = await storage.inbox._database.read("SELECT raw FROM inbox")
        assert raw == (update.arrival.raw if state is UpdateState.DEAD else "")


@pytest.mark.parametrize(
    "state", sorted(set(ParcelState) - {ParcelState.READY, ParcelState.UNCERTAIN})
)
async def test_what_has_left_is_kept_without_its_text(tmp_path: Path, state: ParcelState) -> None:
    async with open_storage(tmp_path / "a.db") as storage:
        (update,) = await storage.inbox.put([arrival(1)], NOW)
        (parcel,) = await storage.inbox.close(update, answered(letter("a")), NOW)
        await storage.outbox.finish(parcel, state, NOW)

        row = "SELECT state, params, plain FROM outbox"
        assert await storage.inbox._database.read(row) == [(state, "", None)]


async def test_what_is_forgotten_is_gone_from_the_disk(tmp_path: Path) -> None:
    async with open_storage(tmp_path / "a.db") as storage:
        secret, other = "Xylophone?", "Zeppelin?"
        first, second, dead = await storage.inbox.put(
            [
                replace(arrival(1), raw=secret),
                arrival(2, lane=8, sender=8),
                replace(arrival(3), raw=secret),
            ],
            NOW,
        )
        (parcel,) = await storage.inbox.close(
            first,
            replace(
                answered(letter(secret), turn=replace(TURN, question=secret)), offers=(secret,)
            ),
            NOW,
        )
        await storage.inbox.close(
            second, answered(turn=replace(TURN, chat=8, sender=8, question=other)), NOW
        )
        await storage.inbox.close(dead, Closing(UpdateState.DEAD, error=secret), NOW)
        await storage.outbox.finish(parcel, ParcelState.SENT, NOW)
        assert secret in on_disk(tmp_path)

        await storage.memory.forget(7)

        assert secret not in on_disk(tmp_path)
        assert other in on_disk(tmp_path)


def on_disk(folder: Path) -> str:
    """All that the files of the database hold."""
    return "".join(path.read_bytes().decode("latin-1") for path in folder.iterdir())


async def test_the_file_shrinks_when_old_updates_go(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        await fill(storage, 400)
    full = path.stat().st_size
    async with open_storage(path) as storage:
        await tidy(storage.inbox, NOW + 1)

    assert path.stat().st_size < full / 4


async def fill(storage: Storage, number: int) -> None:
    """Dead updates: only their texts are kept."""
    arrivals = [replace(arrival(n), raw="long " * 300) for n in range(number)]
    for update in await storage.inbox.put(arrivals, NOW):
        await storage.inbox.close(update, Closing(UpdateState.DEAD), NOW)


def test_the_states_of_the_schema_are_those_of_the_program() -> None:
    schema = "".join(path.read_text() for path in sorted(FOLDER.glob("*.sql")))
    inbox, _, outbox = schema.partition("CREATE TABLE outbox")

    assert quoted(inbox) == set(UpdateState)
    assert quoted(outbox.partition("CREATE INDEX")[0]) == set(ParcelState)
    assert Closing(UpdateState.IGNORED).letters == ()


def quoted(sql: str) -> set[str]:
    """The words in single quotes."""
    return set(sql.split("'")[1::2])


def insert(db: sqlite3.Connection, number: int) -> int:
    return db.execute("INSERT INTO numbers VALUES (?)", (number,)).rowcount
