"""The sender over a real outbox and a Bot API that fails: when it gives up, and how it says so."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.configuration.settings import Settings
from bot.errors import StorageError
from bot.storage.rows import ApiRequest, OutboxItem
from bot.storage.sqlite import Storage, open_storage
from bot.telegram.api import Api, build_application
from bot.telegram.backoff import delay
from bot.telegram.limits import Limits, Rates
from bot.telegram.sender import (
    MOST_DOUBTS,
    MOST_TRIES,
    QUERY_SECONDS,
    Sender,
)
from bot.telegram.sending import insist
from bot.telegram.supergroups import Supergroups
from bot.telegram.tally import Tally
from tests.bot_api import TOKEN, BotApi, open_bot_api
from tests.faults import Fault
from tests.storage_contract import answered, arrival, request, unsent
from tests.waiting import until

NO_LIMITS = Rates(0, 0, 0)
DAY = 86_400.0


@dataclass
class Desk:
    """A sender with a reply to send and what it finished."""

    api: BotApi
    storage: Storage
    sender: Sender
    supergroups: Supergroups
    finished: list[OutboxItem]

    async def file(self, *requests: ApiRequest) -> list[OutboxItem]:
        """The reply to one more question."""
        (update,) = await self.storage.inbox.put([arrival(9)], time.time())
        return await self.storage.inbox.close(update, answered(*requests), time.time())

    async def deliver(self, item: OutboxItem) -> tuple[str, str | None]:
        """Send until the item is finished; gives its state and error."""
        async with running(self.sender, item):
            await until(lambda: self.finished)
        database = self.storage.outbox._database
        ((state, error),) = await database.read("SELECT state, error FROM outbox")
        return state, error


@asynccontextmanager
async def at_work(
    path: Path, received_at: float, rates: Rates = NO_LIMITS
) -> AsyncIterator[tuple[Desk, OutboxItem]]:
    """A desk, and the reply to a question of that time that is still to be sent."""
    async with open_bot_api() as api, open_storage(path / "a.db") as storage:
        settings = Settings(telegram_token=TOKEN, telegram_base_url=api.base_url)  # type: ignore[arg-type] # pydantic wraps it
        bot = build_application(settings).bot
        await bot.request.initialize()
        (update,) = await storage.inbox.put([arrival(1)], received_at)
        (item,) = await storage.inbox.close(update, answered(request("a")), received_at)
        finished: list[OutboxItem] = []
        tally = Tally()
        supergroups = Supergroups()
        sender = Sender(
            Api(bot, tally), storage.outbox, Limits(rates), finished.append, tally, supergroups
        )
        try:
            yield Desk(api, storage, sender, supergroups, finished), item
        finally:
            await bot.request.shutdown()


@asynccontextmanager
async def running(sender: Sender, *items: OutboxItem) -> AsyncIterator[None]:
    task = asyncio.create_task(sender.run(items))
    try:
        yield
    finally:
        sender.close()
        await task


@pytest.mark.parametrize("code", [500, 401])
async def test_what_cannot_be_sent_for_a_day_is_given_up_aloud(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, code: int
) -> None:
    async with at_work(tmp_path, time.time()) as (desk, item):
        fault = Fault("sendMessage", "status", code, "Unauthorized", times=9**9)
        desk.api.faults.append(fault)
        state, error = await desk.deliver(replace(item, tries=MOST_TRIES))

    assert (state, error) == ("undeliverable", "about a day of failed tries")
    assert [r.message for r in caplog.records if r.levelname == "ERROR"] == ["given_up"]


def test_the_pauses_before_a_message_is_given_up_come_to_about_a_day() -> None:
    assert sum(delay(tries, 0.5) for tries in range(MOST_TRIES)) == pytest.approx(DAY, rel=0.02)


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_being_asked_for_patience_is_no_failed_try(tmp_path: Path) -> None:
    async with at_work(tmp_path, time.time()) as (desk, item):
        slow = Fault("sendMessage", "status", 429, "Slow", {"retry_after": 35})
        desk.api.faults.append(slow)
        async with running(desk.sender, replace(item, tries=MOST_TRIES)):
            await until(lambda: not slow.times)

        (waiting,) = await unsent(desk.storage)
        assert (waiting.tries, waiting.wait) == (MOST_TRIES, 35.0)


async def test_ten_sends_without_a_word_are_enough_and_said_aloud(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with at_work(tmp_path, time.time()) as (desk, item):
        desk.api.faults.append(Fault("sendMessage", "reset", accept=True))

        assert await desk.deliver(replace(item, doubts=MOST_DOUBTS - 1)) == ("unconfirmed", None)
        assert len(desk.api.sent) == 1
    assert [r.message for r in caplog.records if r.levelname == "ERROR"] == ["unconfirmed"]


async def test_row_7_a_proxy_that_drops_every_connection_for_minutes_is_outlasted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    def at_once(failures: int, base: float, ceiling: float) -> float:
        pauses.append(delay(failures, base, ceiling))
        return 0.0

    monkeypatch.setattr("bot.telegram.sender.delay", at_once)
    async with at_work(tmp_path, time.time()) as (desk, item):
        desk.api.faults.append(Fault("sendMessage", "reset", times=MOST_DOUBTS - 1))

        assert await desk.deliver(item) == ("sent", None)
    assert 5.5 * 60 < sum(pauses) < 11.5 * 60
    assert max(pauses) <= 2 * 60


def noted_waits(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """How many seconds each call from now on is given."""
    waits: list[float | None] = []
    call = Api.call

    async def noting(
        api: Api, method: str, params: Mapping[str, object], seconds: float | None = None
    ) -> object:
        waits.append(seconds)
        return await call(api, method, params, seconds)

    monkeypatch.setattr(Api, "call", noting)
    return waits


async def test_row_7_a_message_in_doubt_is_waited_for_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = noted_waits(monkeypatch)
    monkeypatch.setattr("bot.telegram.sender.delay", lambda *_: 0.0)
    async with at_work(tmp_path, time.time()) as (desk, item):
        desk.api.faults.append(Fault("sendMessage", "reset", accept=True))

        assert await desk.deliver(item) == ("sent", None)
    assert waits == [10.0, 30.0]


async def test_row_7_while_answers_are_slow_all_are_waited_for_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = noted_waits(monkeypatch)
    moments = iter([0.0, 8.0, 8.0, 8.5, 9.0, 9.5])  # the begin and end of each call
    clock = SimpleNamespace(monotonic=lambda: next(moments))
    monkeypatch.setattr("bot.telegram.sending.time", clock)
    async with (
        at_work(tmp_path, time.time()) as (desk, _),
        running(desk.sender, *await desk.file(*map(request, "abc"))),
    ):
        await until(lambda: len(desk.finished) == 3)

    assert waits == [10.0, 16.0, pytest.approx(14.4)]


async def test_row_32_a_clock_that_is_days_ahead_gives_nothing_up(tmp_path: Path) -> None:
    async with at_work(tmp_path, time.time() - 9 * DAY) as (desk, item):
        desk.api.faults.append(Fault("sendMessage", "status", 500))

        assert await desk.deliver(item) == ("sent", None)


async def test_a_database_out_of_order_is_said_ever_more_rarely(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.sending.delay", lambda _: 0.0)
    outcomes = [StorageError("The database cannot be written: full")] * 9

    async def use() -> str:
        if outcomes:
            raise outcomes.pop()
        return "noted"

    assert await insist(use) == "noted"
    assert [record.failures for record in caplog.records] == [1, 2, 4, 8]  # type: ignore[attr-defined] # an extra


def query_answer(item: OutboxItem, query: str) -> OutboxItem:
    """The item, as the answer to a pressed button."""
    params = {"callback_query_id": query}
    return replace(item, request=ApiRequest(0, "answerCallbackQuery", params))


async def test_the_answer_to_a_query_waits_for_no_chat(tmp_path: Path) -> None:
    async with at_work(tmp_path, time.time(), Rates(1, 1, 1)) as (desk, item):
        others = [replace(item, part=number, request=request("a")) for number in range(1, 4)]
        query = desk.api.chats.next_query()
        async with running(desk.sender, *others, query_answer(item, query)):
            await desk.api.until(lambda: desk.api.chats.answers)

        assert len(desk.api.sent) < len(others)


async def test_row_11_an_answer_that_comes_too_late_is_dropped_quietly(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with at_work(tmp_path, time.time()) as (desk, item):
        outcome = await desk.deliver(query_answer(item, "long gone"))

    assert outcome == ("undeliverable", "too late")
    assert [record.message for record in caplog.records if record.levelname != "INFO"] == []


async def test_row_11_the_answer_to_a_query_in_doubt_is_waited_for_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = noted_waits(monkeypatch)
    monkeypatch.setattr("bot.telegram.sender.delay", lambda *_: 0.0)
    async with at_work(tmp_path, time.time()) as (desk, item):
        desk.api.faults.append(Fault("answerCallbackQuery", "reset"))
        query = desk.api.chats.next_query()

        assert await desk.deliver(query_answer(item, query)) == ("sent", None)
    assert waits == [10.0, 10.0]


@pytest.mark.parametrize(("kind", "code"), [("status", 500), ("status", 401), ("reset", 500)])
async def test_row_11_the_answer_to_a_query_is_tried_no_longer_than_somebody_waits(
    tmp_path: Path, kind: str, code: int
) -> None:
    async with at_work(tmp_path, time.time() - QUERY_SECONDS + 0.5) as (desk, item):
        fault = Fault("answerCallbackQuery", kind, code, "Unauthorized", times=9**9)
        desk.api.faults.append(fault)
        query = desk.api.chats.next_query()

        assert await desk.deliver(query_answer(item, query)) == ("undeliverable", "too late")
        assert desk.api.calls["answerCallbackQuery"]


async def test_row_11_the_answer_to_a_query_is_dropped_when_it_is_late_after_a_restart(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path, time.time() - QUERY_SECONDS - 1) as (desk, item):
        query = desk.api.chats.next_query()

        assert await desk.deliver(query_answer(item, query)) == ("undeliverable", "too late")
        assert not desk.api.calls


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_row_11_the_answer_to_a_query_is_dropped_where_telegram_asks_for_an_hour(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path, time.time()) as (desk, item):
        slow = Fault("answerCallbackQuery", "status", 429, "Slow", {"retry_after": 3600})
        desk.api.faults.append(slow)
        query = desk.api.chats.next_query()

        assert await desk.deliver(query_answer(item, query)) == ("undeliverable", "too late")


async def test_a_send_that_hangs_holds_up_no_other_chat_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.sender.SENDS_AT_ONCE", 1)
    monkeypatch.setattr("bot.telegram.limits.PATIENCE", 0.05)
    async with at_work(tmp_path, time.time()) as (desk, item):
        desk.api.faults.append(Fault("sendMessage", "hang", chat=item.request.chat))
        other = replace(item, part=1, request=replace(item.request, chat=item.request.chat + 1))

        async with running(desk.sender, item, other):
            await desk.api.until(lambda: desk.api.sent, 5.0)
            await desk.api.go_down()  # nobody need wait for what hangs
            await desk.api.come_up()

        assert desk.api.sent[0].chat == other.request.chat


async def test_row_9_what_waits_under_an_old_id_is_not_overtaken_under_the_new_one(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path, time.time()) as (desk, _):
        moved = "sendMessage", "status", 400, "Bad Request", {"migrate_to_chat_id": -8}
        desk.api.faults.append(Fault(*moved, chat=-7, times=9))
        desk.supergroups.learn_from(
            replace(arrival(2, -7), raw='{"message": {"migrate_to_chat_id": -8}}')
        )
        first, second = await desk.file(request("first", -7), request("second", -8))
        slowed = replace(first, not_before=time.time() + 0.1, wait=0.1)  # as after a 429
        async with running(desk.sender, slowed, second):
            await until(lambda: len(desk.finished) == 2)

    assert [(sent.chat, sent.text) for sent in desk.api.sent] == [(-8, "first"), (-8, "second")]


async def test_row_9_what_moves_goes_before_what_is_newer_and_not_under_way(tmp_path: Path) -> None:
    async with at_work(tmp_path, time.time()) as (desk, _):
        moved = "sendMessage", "status", 400, "Bad Request", {"migrate_to_chat_id": -8}
        desk.api.faults.append(Fault(*moved, chat=-7, times=9))
        first, second = await desk.file(request("first", -7), request("second", -8))
        slowed = replace(second, not_before=time.time() + 0.1, wait=0.1)
        async with running(desk.sender, first, slowed):
            await until(lambda: len(desk.finished) == 2)

    assert [(sent.chat, sent.text) for sent in desk.api.sent] == [(-8, "first"), (-8, "second")]


@pytest.mark.parametrize(
    ("reason", "left"),
    [
        ("Forbidden: bot was kicked from the group chat", {}),
        ("Forbidden: bot was blocked by the user", {"language": "de"}),
    ],
)
async def test_row_8_a_chat_that_is_closed_closes_nothing_of_one_in_its_lane(
    tmp_path: Path, reason: str, left: dict[str, str]
) -> None:
    async with at_work(tmp_path, time.time()) as (desk, _):
        for chat in (-7, -8):
            await desk.storage.memory.choose(chat, "language", "de")
        desk.api.faults.append(Fault("sendMessage", "status", 403, reason, chat=-7))
        desk.supergroups.note(-7, -8)
        async with running(
            desk.sender, *await desk.file(request("first", -7), request("second", -8))
        ):
            await until(lambda: len(desk.finished) == 2)

        assert [(sent.chat, sent.text) for sent in desk.api.sent] == [(-8, "second")]
        assert await desk.storage.memory.choices(-7) == left
        assert await desk.storage.memory.choices(-8) == {"language": "de"}


async def test_row_24_of_what_waits_behind_another_the_text_stays_in_the_outbox(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path, time.time()) as (desk, _):
        texts = [str(number) for number in range(10)]
        first, *others = await desk.file(*map(request, texts))
        slowed = replace(first, not_before=time.time() + 0.1, wait=0.1)
        async with running(desk.sender, slowed, *others):
            await until(lambda: desk.sender.depth == 10)
            assert desk.sender.held == pytest.approx(1.9)
            (lane,) = desk.sender._lanes.values()
            assert [item.request.params for item in lane] == [first.request.params, *[{}] * 9]
            await until(lambda: len(desk.finished) == 10)

    assert [sent.text for sent in desk.api.sent] == texts


async def test_what_is_filed_while_the_bot_stops_is_left_to_the_next_start(tmp_path: Path) -> None:
    async with at_work(tmp_path, time.time()) as (desk, item):
        async with running(desk.sender):
            desk.sender.close()
        desk.sender.add([item])

        assert desk.sender.depth == 0
        assert await unsent(desk.storage) == [item]


async def test_a_message_may_have_the_number_0(tmp_path: Path) -> None:
    async with at_work(tmp_path, time.time()) as (desk, item):
        first = '{"ok": true, "result": {"message_id": 0}}'
        desk.api.faults.append(Fault("sendMessage", "body", 200, first))
        await desk.deliver(item)

        assert await desk.storage.outbox.became(item.inbox_id, item.part) == 0


async def test_a_correction_goes_to_the_message_that_the_reply_became(tmp_path: Path) -> None:
    async with at_work(tmp_path, time.time()) as (desk, item):
        (update,) = await desk.storage.inbox.put([arrival(2)], time.time())
        correction = replace(request("b"), corrects=item.inbox_id)
        gone = ApiRequest(7, "deleteMessage", {}, corrects=item.inbox_id)
        corrections = await desk.storage.inbox.close(
            update, answered(correction, gone), time.time()
        )
        async with running(desk.sender, item, *corrections):
            await until(lambda: len(desk.finished) == 3)

        assert [shown.text for shown in desk.api.chats.shown.values()] == ["b"]
        assert not desk.api.chats.deleted
