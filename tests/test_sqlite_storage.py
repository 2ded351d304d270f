"""SQLite keeps the contract, and what is its own: groups, files, locks, room on the disk."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.storage import database, sqlite
from bot.storage.database import Database
from bot.storage.inbox import MOST_PAGES
from bot.storage.migrations import FOLDER, migrate, read_migrations
from bot.storage.reading import open_for_reading
from bot.storage.rows import OutboxState, UpdateOutcome, UpdateState
from bot.storage.sqlite import Storage, open_database, open_storage
from bot.telegram.upkeep import tidy
from tests.permissions import only_listed
from tests.storage_contract import NOW, TURN, Opened, StorageContract, answered, arrival, request
from tests.waiting import until

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
            opened.memory, opened.key_values = storage.memory, storage.key_values
            yield opened


async def test_writes_that_wait_together_are_committed_together(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as opened:
        await opened.write(lambda db: db.execute("CREATE TABLE numbers (n)"))
        commits = transactions_of(opened)
        await asyncio.gather(
            *(opened.write(lambda db, n=n: insert(db, n)) for n in range(100))  # type: ignore[misc] # n is bound
        )

        assert sum(commits) == 100
        assert len(commits) < 5
        assert await opened.read("SELECT count(*) FROM numbers") == [(100,)]


async def test_one_bad_write_in_a_group_fails_alone(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as opened:
        await opened.write(lambda db: db.execute("CREATE TABLE numbers (n UNIQUE)"))

        results = await asyncio.gather(
            opened.write(lambda db: insert(db, 1)),
            opened.write(lambda db: insert(db, 1)),
            opened.write(lambda db: insert(db, 2)),
            return_exceptions=True,
        )

        assert isinstance(results[1], StorageError)
        assert [type(result) for result in results[::2]] == [int, int]
        assert await opened.read("SELECT n FROM numbers ORDER BY n") == [(1,), (2,)]


async def test_a_commit_is_on_the_disk_and_the_log_is_written_ahead(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as opened:
        assert await opened.read("PRAGMA journal_mode") == [("wal",)]
        assert await opened.read("PRAGMA synchronous") == [(2,)]  # FULL
        assert await opened.write(lambda db: db.execute("PRAGMA synchronous").fetchone()) == (2,)


async def test_a_locked_database_is_an_error_and_then_works_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match="locked"):
                await storage.inbox.put([arrival(1)], NOW)
            other.execute("ROLLBACK")

        assert len(await storage.inbox.put([arrival(1)], NOW)) == 1


async def test_a_value_that_is_none_of_a_database_is_no_fault_of_the_database(
    tmp_path: Path,
) -> None:
    async with open_database(tmp_path / "a.db") as db:
        with pytest.raises(sqlite3.ProgrammingError):
            await db.read("SELECT ?", ([],))
        with pytest.raises(sqlite3.ProgrammingError):
            await db.write(lambda connection: connection.execute("SELECT ?", ([],)))


async def test_what_waits_behind_a_lock_hears_of_it_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        await storage.inbox.put([arrival(0)], NOW)
        tried = transactions_of(storage.inbox._database)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            puts = [storage.inbox.put([arrival(n)], NOW) for n in range(1, 9)]
            failed = await asyncio.gather(*puts, return_exceptions=True)

        assert [type(error) for error in failed] == [StorageError] * 8
        assert len(tried) <= 2  # each of them waits for the lock


async def test_on_a_full_disk_what_still_fits_is_written(tmp_path: Path) -> None:
    async with open_storage(tmp_path / "a.db") as storage:
        file = storage.inbox._database
        ((pages,),) = await file.read("PRAGMA page_count")
        full = f"PRAGMA max_page_count = {pages + 1}"
        await file.write(lambda db: db.execute(full).fetchone())

        long = replace(arrival(1), raw="long " * 10_000)
        results = await asyncio.gather(
            *(storage.inbox.put([one], NOW) for one in (long, arrival(2))), return_exceptions=True
        )

        assert [type(result) for result in results] == [StorageError, list]


def transactions_of(opened: Database) -> list[int]:
    """The number of jobs in each transaction from now on."""
    writer = opened._writer
    original, sizes = writer.transaction, list[int]()

    async def counted(jobs: list[object]) -> list[object]:
        sizes.append(len(jobs))
        return await original(jobs)  # type: ignore[arg-type] # handed through

    writer.transaction = counted  # type: ignore[method-assign, assignment] # to look on
    return sizes


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


async def test_damage_that_is_met_on_the_way_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with open_database(path) as opened:
        await opened.write(lambda db: fill_pages(db, 50))
    whole = bytearray(path.read_bytes())
    whole[-60_000:-4_000] = b"\xff" * 56_000
    path.write_bytes(whole)

    async with open_database(path) as opened:
        with pytest.raises(StorageError, match=r"bot\.db is damaged .*put the last good backup"):
            await opened.read("SELECT count(value) FROM kept WHERE value <> ''")
        with pytest.raises(StorageError, match=r"bot\.db is damaged .*put the last good backup"):
            await opened.write(lambda db: db.execute("UPDATE kept SET value = 'y'"))


def fill_pages(db: sqlite3.Connection, number: int) -> None:
    db.executemany("INSERT INTO kept VALUES (?, ?)", [(n, "x" * 4_000) for n in range(number)])


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
        await fill(storage, 1)
        files = [tmp_path / name for name in ("bot.db", "bot.db-wal", "bot.db-shm")]
        assert not any(file.stat().st_mode & 0o077 for file in files)


@pytest.mark.parametrize("state", [s for s in UpdateState if s is not UpdateState.WAITING])
async def test_what_somebody_wrote_is_kept_only_to_see_why_it_died(
    tmp_path: Path, state: UpdateState
) -> None:
    async with open_storage(tmp_path / "a.db") as storage:
        (update,) = await storage.inbox.put([arrival(1)], NOW)
        await storage.inbox.close(update, UpdateOutcome(state), NOW)

        ((raw,),) = await storage.inbox._database.read("SELECT raw FROM inbox")
        assert raw == (update.arrival.raw if state is UpdateState.DEAD else "")


@pytest.mark.parametrize(
    "state", sorted(set(OutboxState) - {OutboxState.READY, OutboxState.UNCERTAIN})
)
async def test_what_has_left_is_kept_without_its_text(tmp_path: Path, state: OutboxState) -> None:
    async with open_storage(tmp_path / "a.db") as storage:
        (update,) = await storage.inbox.put([arrival(1)], NOW)
        (item,) = await storage.inbox.close(update, answered(request("a")), NOW)
        await storage.outbox.finish(item, state, NOW)

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
        (item,) = await storage.inbox.close(
            first,
            replace(
                answered(request(secret), turn=replace(TURN, question=secret)), offers=(secret,)
            ),
            NOW,
        )
        await storage.inbox.close(
            second, answered(turn=replace(TURN, chat=8, sender=8, question=other)), NOW
        )
        await storage.inbox.close(dead, UpdateOutcome(UpdateState.DEAD, error=secret), NOW)
        await storage.outbox.finish(item, OutboxState.SENT, NOW)
        assert secret in on_disk(tmp_path)

        await storage.memory.forget(7)

        assert secret not in on_disk(tmp_path)
        assert other in on_disk(tmp_path)


async def test_forgetting_waits_for_no_backup_and_nobody_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "ERASE_SECONDS", 0.01)
    async with open_storage(tmp_path / "a.db") as storage:
        with reading(tmp_path / "a.db"):
            await ask(storage, "Xylophone?")

            async with asyncio.timeout(sqlite.BUSY_SECONDS / 2):  # a writer would wait longer
                await storage.memory.forget(7)
                await storage.inbox.put([arrival(2)], NOW)

            assert await storage.memory.last(7, 7) is None
            assert "Xylophone?" in on_disk(tmp_path)  # which the reader's view rests on

        await until(lambda: "Xylophone?" not in on_disk(tmp_path))


async def test_what_a_killed_process_had_still_to_erase_is_erased(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "ERASE_SECONDS", 0.01)
    lived, killed = tmp_path / "lived", tmp_path / "killed"
    async with open_storage(lived / "a.db") as storage:
        with reading(lived / "a.db"):
            await ask(storage, "Xylophone?")
            await storage.memory.forget(7)
            shutil.copytree(lived, killed)  # what is there when it is killed

    with reading(killed / "a.db") as reader:
        async with open_storage(killed / "a.db"):
            assert "Xylophone?" in on_disk(killed)
            reader.close()
            await until(lambda: "Xylophone?" not in on_disk(killed))


async def ask(storage: Storage, question: str) -> None:
    (update,) = await storage.inbox.put([arrival(1)], NOW)
    await storage.inbox.close(update, answered(turn=replace(TURN, question=question)), NOW)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody looks at the file as it stands now, as a backup does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM inbox")
        yield reader


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


async def test_room_is_given_back_in_batches_even_where_nothing_is_old(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        file = storage.inbox._database
        await file.write(make_and_drop_a_table_of_pages(2 * MOST_PAGES))
        ((free,),) = await file.read("PRAGMA freelist_count")

        batch = await storage.inbox.forget(NOW, limit=9)
        assert await file.read("PRAGMA freelist_count") == [(free - MOST_PAGES,)]
        assert (batch.updates, batch.go_on) == (0, 0)

        await tidy(storage.inbox, NOW)
        assert await file.read("PRAGMA freelist_count") == [(0,)]


async def test_a_file_that_gives_no_room_back_is_tidied_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA auto_vacuum = NONE")
        migrate(db, read_migrations())
    async with open_storage(path) as storage:
        await storage.inbox._database.write(make_and_drop_a_table_of_pages(2 * MOST_PAGES))

        assert (await storage.inbox.forget(NOW, limit=9)).go_on is None


def make_and_drop_a_table_of_pages(number: int) -> Callable[[sqlite3.Connection], None]:
    def make_and_drop(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE room (bytes)")
        db.executemany("INSERT INTO room VALUES (zeroblob(?))", [(4000,)] * number)
        db.execute("DROP TABLE room")

    return make_and_drop


async def fill(storage: Storage, number: int) -> None:
    """Dead updates: only their texts are kept."""
    arrivals = [replace(arrival(n), raw="long " * 300) for n in range(number)]
    for update in await storage.inbox.put(arrivals, NOW):
        await storage.inbox.close(update, UpdateOutcome(UpdateState.DEAD), NOW)


def test_no_room_for_the_lock_is_told_as_a_full_disk(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as full:
            db.execute("CREATE TABLE numbers (n)")

    assert "its disk is full" in str(sqlite.unwritable(tmp_path / "a.db", full.value))


def test_the_states_of_the_schema_are_those_of_the_program() -> None:
    schema = "".join(path.read_text() for path in sorted(FOLDER.glob("*.sql")))
    inbox, _, outbox = schema.partition("CREATE TABLE outbox")

    assert quoted(inbox) == set(UpdateState)
    assert quoted(outbox.partition("CREATE INDEX")[0]) == set(OutboxState)
    assert UpdateOutcome(UpdateState.IGNORED).requests == ()


def quoted(sql: str) -> set[str]:
    """The words in single quotes."""
    return set(sql.split("'")[1::2])


def insert(db: sqlite3.Connection, number: int) -> int:
    return db.execute("INSERT INTO numbers VALUES (?)", (number,)).rowcount
