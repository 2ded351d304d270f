"""SQLite keeps the contract, and what is its own: what stays on the disk, and its room there."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.storage import database, sqlite
from bot.storage.inbox import MOST_PAGES
from bot.storage.migrations import FOLDER, migrate, read_migrations
from bot.storage.rows import OutboxState, UpdateOutcome, UpdateState
from bot.storage.sqlite import Storage, open_storage
from bot.telegram.upkeep import tidy
from tests.storage_contract import NOW, TURN, Opened, StorageContract, answered, arrival, request
from tests.waiting import until


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
            opened.memory = storage.memory
            yield opened


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


def test_the_states_of_the_schema_are_those_of_the_program() -> None:
    schema = "".join(path.read_text() for path in sorted(FOLDER.glob("*.sql")))
    inbox, _, outbox = schema.partition("CREATE TABLE outbox")

    assert quoted(inbox) == set(UpdateState)
    assert quoted(outbox.partition("CREATE INDEX")[0]) == set(OutboxState)
    assert UpdateOutcome(UpdateState.IGNORED).requests == ()


def quoted(sql: str) -> set[str]:
    """The words in single quotes."""
    return set(sql.split("'")[1::2])
