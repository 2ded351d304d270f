"""The workers over a real inbox: order, turns, failures and what nobody waits for any more."""

import asyncio
import errno
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bot.answer_kinds import Kind
from bot.errors import StorageError
from bot.storage.dead_updates import list_dead
from bot.storage.rows import ApiRequest, InboxItem, OutboxItem, UpdateOutcome, UpdateState
from bot.storage.sqlite import Storage, open_storage
from bot.telegram.cpu_limit import ComputedTooLongError
from bot.telegram.fairness import Admission, OpenQuestions
from bot.telegram.sender import QUERY_SECONDS
from bot.telegram.supergroups import Supergroups
from bot.telegram.tally import Tally
from bot.telegram.workers import MOST_TRIES, USUAL_BYTES, WORKERS, Workers
from tests.storage_contract import arrival
from tests.waiting import until


@dataclass
class Notes:
    """A handler that answers everything and notes what it saw."""

    before: Callable[[InboxItem], None] = lambda _: None
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    begun: list[int] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def answer(self, update: InboxItem) -> UpdateOutcome:
        self.begun.append(update.arrival.update_id)
        self.before(update)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await self.gate.wait()
        self.at_once -= 1
        return replace(outcome(UpdateState.ANSWERED, "answer"), kind=Kind.FOUND)

    async def refuse(self, update: InboxItem, tell: bool) -> UpdateOutcome:
        return outcome(UpdateState.REFUSED, *(["too many"] if tell else []))

    async def give_up(self, update: InboxItem, error: str) -> UpdateOutcome:
        return UpdateOutcome(
            UpdateState.DEAD, (ApiRequest(7, "sendMessage", {}, "sorry"),), error=error
        )


def outcome(state: UpdateState, *texts: str) -> UpdateOutcome:
    return UpdateOutcome(state, tuple(ApiRequest(7, "sendMessage", {}, text) for text in texts))


class Desk:
    """Workers over a storage, and what they handed to the sender."""

    def __init__(self, storage: Storage, notes: Notes, limit: int) -> None:
        self.storage = storage
        self.sent: list[OutboxItem] = []
        self.open = OpenQuestions(limit)
        self.supergroups = Supergroups()
        self.workers = Workers(
            storage.inbox, notes, self.open, self._send, Tally(), self.supergroups
        )

    def _send(self, items: object) -> None:
        self.sent += items  # type: ignore[arg-type] # a list of items

    async def finish(self) -> list[str | None]:
        """Wait until nothing waits; gives the texts sent."""
        await until(lambda: not self.workers.depth)
        return [item.request.plain for item in self.sent]

    async def states(self) -> list[tuple[int, str]]:
        database = self.storage.inbox._database
        rows = await database.read("SELECT update_id, state FROM inbox ORDER BY id")
        return [(update_id, state) for update_id, state in rows]


@asynccontextmanager
async def at_work(path: Path, notes: Notes, limit: int = 0) -> AsyncIterator[Desk]:
    async with open_storage(path / "a.db") as storage:
        desk = Desk(storage, notes, limit)
        running = asyncio.create_task(desk.workers.run())
        try:
            yield desk
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


def opened(before: Callable[[InboxItem], None] = lambda _: None) -> Notes:
    notes = Notes(before)
    notes.gate.set()
    return notes


async def test_a_chat_is_answered_in_order(tmp_path: Path) -> None:
    notes = opened()
    async with at_work(tmp_path, notes) as desk:
        arrivals = [arrival(n, lane=n % 3) for n in (5, 2, 9, 1, 7, 3, 8, 4, 6)]
        desk.workers.add(await desk.storage.inbox.put(arrivals, 0.0))

        assert await desk.finish() == ["answer"] * 9
        for lane in range(3):
            in_lane = [a.update_id for a in arrivals if a.lane == lane]
            assert [n for n in notes.begun if n % 3 == lane] == in_lane


async def test_row_25_a_long_update_takes_the_room_of_several_until_it_is_closed(
    tmp_path: Path,
) -> None:
    notes = Notes()
    long = replace(arrival(1), raw="x" * (3 * USUAL_BYTES))
    async with at_work(tmp_path, notes) as desk:
        desk.workers.add(await desk.storage.inbox.put([long, arrival(2, lane=8)], 0.0))
        assert (desk.workers.depth, desk.workers.held) == (2, 5)

        notes.gate.set()
        await desk.finish()
        assert desk.workers.held == 0


async def test_what_is_asked_under_a_groups_new_id_waits_for_what_was_asked_before(
    tmp_path: Path,
) -> None:
    notes = opened()
    raw = '{"message": {"migrate_to_chat_id": -8}}'
    moved = [arrival(1, -7), arrival(2, -7), replace(arrival(3, -7), raw=raw), arrival(4, -8)]
    async with at_work(tmp_path, notes) as desk:
        desk.workers.add(await desk.storage.inbox.put(moved, time.time()))
        await desk.finish()

    assert notes.begun == [1, 2, 3, 4]


async def test_who_has_begun_a_lane_stays_in_it_when_its_move_is_told(tmp_path: Path) -> None:
    notes = Notes()
    async with at_work(tmp_path, notes) as desk:
        first, second = await desk.storage.inbox.put([arrival(1, -8), arrival(2, -8)], time.time())
        desk.workers.add([first])
        await until(lambda: notes.begun)
        desk.supergroups.note(-7, -8)
        desk.workers.add([second])
        await desk.storage.inbox.count_dead()  # time enough for another worker
        notes.gate.set()
        await desk.finish()

    assert (notes.begun, notes.most_at_once) == ([1, 2], 1)


async def test_many_chats_are_worked_at_once_but_not_too_many(tmp_path: Path) -> None:
    notes = Notes()
    async with at_work(tmp_path, notes) as desk:
        arrivals = [arrival(n, lane=n) for n in range(3 * WORKERS)]
        desk.workers.add(await desk.storage.inbox.put(arrivals, 0.0))
        await until(lambda: notes.at_once == WORKERS)
        notes.gate.set()

        assert len(await desk.finish()) == 3 * WORKERS
        assert notes.most_at_once == WORKERS


async def test_a_query_goes_first_unless_it_is_too_old(tmp_path: Path) -> None:
    notes = opened()
    async with at_work(tmp_path, notes) as desk:
        plain = [arrival(n, lane=n) for n in range(1, 40)]
        stale = await desk.storage.inbox.put([arrival(50, urgent=True)], 0.0)
        fresh = await desk.storage.inbox.put([*plain, arrival(51, lane=8, urgent=True)], 2.0**40)
        desk.workers.add([*stale, *fresh])

        await desk.finish()
        assert notes.begun[0] == 51
        assert 50 not in notes.begun
        assert (50, "expired") in await desk.states()
        assert QUERY_SECONDS < 30


async def test_an_update_that_fails_three_times_is_dead_and_the_next_is_answered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(update: InboxItem) -> None:
        if update.arrival.update_id == 8:
            raise ValueError("poison")

    notes = opened(fail)
    async with at_work(tmp_path, notes) as desk:
        desk.workers.add(await desk.storage.inbox.put([arrival(8), arrival(9)], 0.0))

        assert await desk.finish() == ["sorry", "answer"]
        assert notes.begun == [8] * MOST_TRIES + [9]
        assert await desk.states() == [(8, "dead"), (9, "answered")]
        (dead,) = list_dead(tmp_path / "a.db", limit=9)
        assert dead.error == "ValueError: poison"
        failed = [vars(said)["update"] for said in caplog.records if said.exc_info]
        assert failed == [dead.id] * MOST_TRIES


async def test_an_update_that_computes_for_too_long_is_dead_at_once_and_the_next_is_answered(
    tmp_path: Path,
) -> None:
    def fail(update: InboxItem) -> None:
        if update.arrival.update_id == 8:
            raise ComputedTooLongError

    notes = opened(fail)
    async with at_work(tmp_path, notes) as desk:
        desk.workers.add(await desk.storage.inbox.put([arrival(8), arrival(9)], 0.0))

        assert await desk.finish() == ["sorry", "answer"]
        assert notes.begun == [8, 9]
        assert await desk.states() == [(8, "dead"), (9, "answered")]


async def test_an_answer_that_cannot_be_stored_is_a_failure_of_the_update(tmp_path: Path) -> None:
    class Unstorable(Notes):
        async def answer(self, update: InboxItem) -> UpdateOutcome:
            if update.arrival.update_id == 1:
                return outcome(UpdateState.ANSWERED, "half \ud83d a pair")
            return await super().answer(update)

    notes = Unstorable()
    notes.gate.set()
    async with at_work(tmp_path, notes) as desk:
        desk.workers.add(await desk.storage.inbox.put([arrival(1), arrival(2)], 0.0))

        assert await desk.finish() == ["sorry", "answer"]
        assert await desk.states() == [(1, "dead"), (2, "answered")]


@pytest.mark.parametrize("broken", ["handler", "apology"])
async def test_whoever_cannot_even_be_told_of_a_failure_holds_up_nobody(
    tmp_path: Path, broken: str
) -> None:
    class Speechless(Notes):
        async def give_up(self, update: InboxItem, error: str) -> UpdateOutcome:
            if broken == "handler":
                raise FileNotFoundError(errno.ENOENT, "no such file")
            return outcome(UpdateState.DEAD, "half \ud83d a pair")

    def fail(update: InboxItem) -> None:
        if update.arrival.update_id == 1:
            raise FileNotFoundError(errno.ENOENT, "no such page")

    notes = Speechless(fail)
    notes.gate.set()
    async with at_work(tmp_path, notes) as desk:
        desk.workers.add(await desk.storage.inbox.put([arrival(1), arrival(2)], 0.0))

        async with asyncio.timeout(5):
            assert await desk.finish() == ["answer"]
        assert notes.begun == [1] * MOST_TRIES + [2]
        assert await desk.states() == [(1, "dead"), (2, "answered")]
        (dead,) = list_dead(tmp_path / "a.db", limit=9)
        assert dead.error == "FileNotFoundError: [Errno 2] no such page"


@pytest.mark.parametrize("error", [StorageError("full"), OSError(errno.EMFILE, "Too many files")])
async def test_a_failing_machine_is_no_failure_of_the_update(
    tmp_path: Path, error: Exception
) -> None:
    failures = iter([error])

    def fail(_: InboxItem) -> None:
        for error in failures:
            raise error

    notes = opened(fail)
    async with at_work(tmp_path, notes) as desk:
        desk.workers.add(await desk.storage.inbox.put([arrival(1)], 0.0))

        assert await desk.finish() == ["answer"]
        rows = await desk.storage.inbox._database.read("SELECT state, tries FROM inbox")
        assert rows == [("answered", 0)]


async def test_a_database_that_fails_for_all_is_said_rarely_and_holds_up_nobody_for_long(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    failures = iter([StorageError("full")] * 20)

    def fail(_: InboxItem) -> None:
        for error in failures:
            raise error

    notes = opened(fail)
    async with at_work(tmp_path, notes) as desk:
        arrivals = [arrival(n, lane=n) for n in range(20)]
        desk.workers.add(await desk.storage.inbox.put(arrivals, 0.0))

        async with asyncio.timeout(10):
            assert await desk.finish() == ["answer"] * 20
    said = [record.message for record in caplog.records if record.levelname != "INFO"]
    assert said == ["closing_failed"] * 5


async def test_an_answer_is_logged_once_it_is_stored(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = opened()
    with caplog.at_level("INFO"):
        async with at_work(tmp_path, notes) as desk:
            close, failures = desk.storage.inbox.close, iter([StorageError("full")])

            async def fail_once(*arguments: Any) -> list[OutboxItem]:  # Any: handed through
                for error in failures:
                    assert "answered" not in caplog.messages
                    raise error
                return await close(*arguments)

            monkeypatch.setattr(desk.storage.inbox, "close", fail_once)
            desk.workers.add(await desk.storage.inbox.put([arrival(1)], 0.0))
            await desk.finish()

    assert caplog.messages.count("answered") == 1


async def test_who_asks_too_much_is_told_once_and_at_once(tmp_path: Path) -> None:
    notes = Notes()
    async with at_work(tmp_path, notes, limit=2) as desk:
        desk.workers.add(await desk.storage.inbox.put([*map(arrival, range(5))], 0.0))
        await until(lambda: desk.sent)
        notes.gate.set()

        assert await desk.finish() == ["too many", "answer", "answer"]
        refused = [n for n, state in await desk.states() if state == "refused"]
        assert refused == [2, 3, 4]


async def test_a_press_of_somebody_who_asks_too_much_is_told_each_time(tmp_path: Path) -> None:
    class Told(Notes):
        async def refuse(self, update: InboxItem, tell: bool) -> UpdateOutcome:
            return outcome(UpdateState.REFUSED, "busy")

    notes = Told()
    async with at_work(tmp_path, notes, limit=1) as desk:
        presses = [arrival(number, urgent=True) for number in (2, 3, 4)]
        waiting = await desk.storage.inbox.put([arrival(1), *presses], time.time())
        desk.workers.add(waiting)
        await until(lambda: len(desk.sent) == 3)
        notes.gate.set()

        assert await desk.finish() == ["busy", "busy", "busy", "answer"]
        for item in desk.sent:
            desk.open.closed(item.sender)
        assert desk.open.admit(7) is Admission.ADMITTED
