"""Starting, stopping, being killed, and a database that fails: one bot process for each test.

"row N" names the row of the table of faults in docs/delivery.md.
"""

import fcntl
import gc
import json
import os
import re
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from benchmarks.delivery import rss_mb
from benchmarks.kills import Trial, run_trial
from bot.configuration.settings import Settings
from bot.storage.heartbeat import FILES
from bot.storage.sqlite import open_database
from bot.telegram import runner
from tests.bot_api import BotApi, free_port, open_bot_api
from tests.faults import Fault
from tests.process import BotProcess, running
from tests.waiting import until

QUESTION = "How many Turkish soldiers were killed?"
POLLING, WEBHOOK = "polling", "webhook"


@pytest.mark.parametrize("by", [POLLING, WEBHOOK])
async def test_row_1_no_kill_in_any_phase_loses_a_question(tmp_path: Path, by: str) -> None:
    phases = ("fetched", "confirmed", "accepted", "random")
    port = free_port() if by == WEBHOOK else 0

    outcome = await run_trial(Trial(phases, port, questions=80, kills=4), tmp_path)

    assert (outcome.lost, outcome.disorder, outcome.avoidable) == (0, 0, 0)


async def test_mixed_faults_lose_nothing_and_repeat_only_what_they_destroyed(
    tmp_path: Path,
) -> None:
    outcome = await run_trial(Trial((), questions=60, kills=0, faults=0.1), tmp_path)

    assert (outcome.lost, outcome.disorder, outcome.avoidable) == (0, 0, 0)


async def test_the_bot_keeps_to_limits_it_is_not_told_about(tmp_path: Path) -> None:
    outcome = await run_trial(Trial((), questions=16, kills=0, limits=True), tmp_path)

    assert (outcome.lost, outcome.disorder, outcome.repeats, outcome.too_many) == (0, 0, 0, 0)


async def test_row_28_a_bot_api_that_knows_little_is_enough(tmp_path: Path) -> None:
    unknown = ("deleteWebhook", "getMyCommands", "editMessageText", "answerCallbackQuery")
    async with open_bot_api() as api:
        api.faults += [Fault(name, "status", 404, "Not Found", times=9**9) for name in unknown]
        api.faults.append(Fault("sendMessage", "body", 200, '{"ok":true}', accept=True, times=2))
        api.pending += (
            {"update_id": n, "message": {"message_id": 1, "chat": {"id": n + 7}, "text": QUESTION}}
            for n in range(2)
        )
        async with running(api, tmp_path) as bot:
            await api.until(lambda: len(api.sent) == 2)
            question = api.ask(QUESTION)
            await answered(api, question)
            edited = {"message_id": question, "chat": {"id": 7}, "text": "What may Turkey request?"}
            api.offer(edited_message=edited)
            await api.until(lambda: len(api.answers_to(question)) == 2)
            api.press(7, api.sent[-1].message_id, "x")
            await answered(api, api.ask(QUESTION))
            query = "SELECT state FROM outbox WHERE NOT chat"
            await until(lambda: rows(bot, query) == [("undeliverable",)])
            bot.signal(signal.SIGTERM)
            assert await bot.ended() == 0

        assert all("Turk" in sent.text for sent in api.sent)
        assert rows(bot, "SELECT DISTINCT state FROM outbox WHERE chat") == [("sent",)]


async def test_row_2_a_stop_under_load_is_quick_and_repeats_nothing(tmp_path: Path) -> None:
    async with open_bot_api() as api, running(api, tmp_path) as bot:
        questions = [api.ask(QUESTION, chat) for chat in range(1, 201)]
        for number, sent in ((signal.SIGTERM, 10), (signal.SIGINT, 70)):
            await api.until(lambda: len(api.sent) > sent)  # noqa: B023 # awaited in this turn
            began = time.monotonic()
            bot.signal(number)
            assert await bot.ended() == 0
            assert time.monotonic() - began < 5.0
            assert len(api.sent) < 200
            await bot.start()
        await api.until(lambda: len(api.sent) >= 200)

        assert [len(api.answers_to(question)) for question in questions] == [1] * 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_row_2_a_stop_while_articles_are_read_waits_for_none_of_them(
    tmp_path: Path, number: signal.Signals
) -> None:
    paragraphs = (f"In {year} about {year} people came to see it." for year in range(200_000))
    (tmp_path / "long.md").write_text("\n\n".join(["---\ntitle: Long\n---", *paragraphs]))
    mistyped = {"CORPUS_DIR": str(tmp_path), "TELEGRAM_TOKN": "said before articles are read"}
    async with open_bot_api() as api, running(api, tmp_path, **mistyped) as bot:
        await logged(bot, "unknown_setting")

        bot.signal(number)

        assert await bot.ended() == 0
        assert bot.logged().count("\n") == 1


@pytest.mark.parametrize("closed", ["<&- >&-", "2>&-", "<&- >&- 2>&-"])
async def test_streams_that_were_closed_before_the_start_end_nothing(
    tmp_path: Path, closed: str
) -> None:
    async with open_bot_api() as api:
        bot = BotProcess(api, tmp_path, {"TELEGRAM_TOKEN": "1:unknown"})
        await bot.start("sh", "-c", f'exec "$@" {closed}', "sh")

        assert await bot.ended() == 2
        is_said = "does not accept TELEGRAM_TOKEN" in bot.logged()
        assert is_said == ("2>&-" not in closed)


async def test_row_11_a_query_nobody_waits_for_any_more_is_dropped(tmp_path: Path) -> None:
    async with open_bot_api() as api:
        bot = await with_an_empty_database(api, tmp_path)
        query = {"id": "9", "from": {"id": 5, "is_bot": False, "first_name": "A"}, "data": "x"}
        raw = json.dumps({"update_id": 1, "callback_query": {**query, "chat_instance": "1"}})
        insert_waiting(bot, 1, raw, urgent=1, received_at=time.time() - 60)

        await bot.start()

        await answered(api, api.ask(QUESTION))
        assert rows(bot, "SELECT state FROM inbox WHERE update_id = 1") == [("expired",)]
        await bot.kill()


async def test_row_20_an_album_is_known_after_a_restart(tmp_path: Path) -> None:
    async with open_bot_api() as api:
        bot = await with_an_empty_database(api, tmp_path)
        photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
        fields = {"media_group_id": "9", "photo": photo}
        album = [{**api.message(""), **fields} for _ in range(2)]
        api.offer(message={**album[0], "caption": QUESTION})
        await bot.start()
        await answered(api, album[0]["message_id"])
        await bot.kill()

        api.offer(message=album[1])
        await bot.start()

        await answered(api, api.ask(QUESTION))
        assert api.answers_to(album[1]["message_id"], 7) == []
        await bot.kill()


async def test_row_24_who_was_told_of_a_full_queue_is_not_told_again_after_a_restart(
    tmp_path: Path,
) -> None:
    async with open_bot_api() as api:
        bot = await with_an_empty_database(api, tmp_path, QUESTIONS_PER_USER="1")
        for number, chat in enumerate((7, 7, 7, 7, 8), 1):
            raw = json.dumps({"update_id": number, "message": api.message(QUESTION, chat)})
            insert_waiting(bot, number, raw, urgent=0, received_at=time.time(), chat=chat)
        with closing(sqlite3.connect(bot.database)) as database, database:
            database.execute("UPDATE inbox SET state = 'refused' WHERE update_id IN (2, 5)")
        api.offer_many(api.message(QUESTION, chat=8) for _ in range(3))

        await bot.start()

        states = "SELECT state FROM inbox WHERE lane = 7 ORDER BY id"
        expected = [("answered",), ("refused",), ("refused",), ("refused",)]
        await until(lambda: rows(bot, states) == expected)
        await answered(api, api.ask(QUESTION, chat=9))
        await api.until(lambda: len(api.sent) >= 4)
        assert sorted(sent.chat for sent in api.sent) == [7, 8, 8, 9]  # 8 had room again: a notice
        await bot.kill()


async def test_row_24_those_whom_telegram_slows_down_hold_up_nobody_else(tmp_path: Path) -> None:
    chats, kept = range(1, 31), 50
    async with open_bot_api() as api, running(api, tmp_path) as bot:
        slow = ("sendMessage", "status", 429, "Slow", {"retry_after": 60})
        api.faults += [Fault(*slow, chat=chat, times=9**9) for chat in chats]
        api.offer_many(api.message(QUESTION, chat) for chat in chats for _ in range(kept))
        await until(lambda: bot.logged().count('"answered"') == kept * len(chats))
        question = api.ask(QUESTION, 77)
        await api.until(lambda: api.answers_to(question), 1.0)

        assert rss_mb(bot.pid) < 120


@pytest.mark.parametrize("is_refused", [False, True], ids=["sent", "refused"])
async def test_row_25_what_piled_up_is_taken_in_no_faster_than_it_leaves(
    tmp_path: Path, is_refused: bool
) -> None:
    slow = Fault("sendMessage", "status", 429, "Slow", {"retry_after": 60}, times=9**9)
    async with open_bot_api() as api:
        api.faults += [slow] if is_refused else []
        api.offer_many(api.message(QUESTION, 1 + number % 5000) for number in range(100_000))
        async with running(api, tmp_path) as bot:
            await api.until(lambda: api.calls["sendMessage"] >= 1000)

            assert api.confirmed - len(api.sent) < 1100  # of those MOST_HELD, and a batch
            assert rss_mb(bot.pid) < 120


async def test_row_29_a_wrong_token_ends_the_bot_with_a_clear_line(tmp_path: Path) -> None:
    async with open_bot_api() as api, running(api, tmp_path, TELEGRAM_TOKEN="1:wrong") as bot:
        assert await bot.ended() == 2

        assert "@BotFather" in bot.logged()
        assert "1:wrong" not in bot.logged()
        assert "Traceback" not in bot.logged()


async def test_row_29_a_token_revoked_while_running_ends_the_bot(tmp_path: Path) -> None:
    async with open_bot_api() as api, running(api, tmp_path) as bot:
        await answered(api, api.ask(QUESTION))
        api.revoked = True
        api.ask(QUESTION)

        assert await bot.ended() == 2
        assert "@BotFather" in bot.logged()
        assert "Traceback" not in bot.logged()


async def test_row_29_no_token_is_explained_without_telegram(tmp_path: Path) -> None:
    async with open_bot_api() as api, running(api, tmp_path, TELEGRAM_TOKEN="") as bot:
        assert await bot.ended() == 2

        assert "article-bot repl" in bot.logged()
        assert not api.calls


async def test_row_29_a_telegram_that_is_down_at_the_start_is_waited_for(tmp_path: Path) -> None:
    async with open_bot_api() as api:
        await api.go_down()
        async with running(api, tmp_path) as bot:
            await logged(bot, "getMe_failed")
            await api.come_up()

            await answered(api, api.ask(QUESTION))


@pytest.mark.parametrize("is_away", [False, True], ids=["quiet", "away"])
async def test_row_3_numbers_that_begin_anew_while_the_bot_runs_lose_nothing(
    tmp_path: Path, is_away: bool
) -> None:
    """A server confirms all below the offset, so one of the old numbers would hit the new ones."""
    async with open_bot_api() as api, running(api, tmp_path, REQUEST_TIMEOUT="1") as bot:
        await answered(api, api.ask(QUESTION))
        await api.until(lambda: not api.pending)  # confirmed, or its old number would come again
        if is_away:
            await api.go_down()
            refused = re.compile("polling_failed.*ClientConnectorError")
            await until(lambda: refused.search(bot.logged()))
            await api.come_up()
        else:
            polls = api.calls["getUpdates"]
            await api.until(lambda: api.calls["getUpdates"] > polls + 2)
        api._update_id = 1

        await answered(api, api.ask(QUESTION))


@pytest.mark.parametrize(("is_revoked", "code"), [(False, 0), (True, 2)], ids=["stop", "token"])
async def test_row_30_a_log_that_nobody_reads_holds_up_neither_answers_nor_the_end(
    tmp_path: Path, is_revoked: bool, code: int
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    fcntl.fcntl(reader, fcntl.F_SETPIPE_SZ, 8192)  # some forty lines fill it
    async with open_bot_api() as api:
        bot = BotProcess(api, tmp_path, {})
        await bot.start("sh", "-c", f'exec "$@" 2> {pipe}', "sh")

        for question in [api.ask(QUESTION, chat) for chat in range(1, 101)]:
            await answered(api, question)
        if is_revoked:
            fill(pipe)  # no room for what is said at the end either
            api.revoked = True
            api.ask(QUESTION)
        else:
            bot.signal(signal.SIGTERM)

        assert await bot.ended(5.0) == code
    assert b'"answered"' in os.read(reader, 8192)
    os.close(reader)


async def test_row_31_a_stop_while_the_database_is_locked_waits_for_nobody(tmp_path: Path) -> None:
    with locked(tmp_path / "bot.db"):
        async with open_bot_api() as api, running(api, tmp_path) as bot:
            await logged(bot, "database_is_locked")

            bot.signal(signal.SIGTERM)

            assert await bot.ended(5.0) == 0


async def test_row_31_a_locked_database_stops_the_intake_until_it_is_free(tmp_path: Path) -> None:
    async with open_bot_api() as api:
        bot = BotProcess(api, tmp_path, {})
        with locked(bot.database):  # at the start as well
            await bot.start()
            await logged(bot, "database_is_locked")
        await answered(api, api.ask(QUESTION))
        await api.until(lambda: api.confirmed == 1)
        with locked(bot.database):
            question = api.ask(QUESTION)
            await logged(bot, "polling_failed")
            assert api.confirmed == 1

        await answered(api, question)
        assert len(api.answers_to(question)) == 1
        await bot.kill()


async def test_row_31_a_full_disk_stops_the_intake_until_there_is_room(tmp_path: Path) -> None:
    async with open_bot_api() as api, running(api, tmp_path) as bot:
        await answered(api, api.ask(QUESTION))
        await api.until(lambda: api.confirmed == 1)
        size = bot.log.with_name("bot.db-wal").stat().st_size
        free = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        questions = [api.ask(QUESTION, chat) for chat in range(1, 40)]
        await logged(bot, "cannot be written")
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, free)

        for question in questions:
            await answered(api, question)
        assert [len(api.answers_to(question)) for question in questions] == [1] * 39


async def test_row_31_a_folder_out_of_reach_stops_the_intake_until_it_is_back(
    tmp_path: Path,
) -> None:
    folder, aside = tmp_path / "data", tmp_path / "aside"
    url = f"sqlite:///{folder}/bot.db"
    async with open_bot_api() as api, running(api, tmp_path, DATABASE_URL=url) as bot:
        await answered(api, api.ask(QUESTION))
        await api.until(lambda: api.confirmed == 1)
        folder.rename(aside)
        folder.symlink_to(folder)  # a circle: what is below cannot be looked at
        question = api.ask(QUESTION)
        await logged(bot, "polling_failed")
        await logged(bot, "no_sign_of_life")
        assert api.confirmed == 1
        folder.unlink()
        aside.rename(folder)

        await answered(api, question)
        assert "Traceback" not in bot.logged()


@pytest.mark.parametrize("end", FILES)
async def test_row_31_a_database_taken_away_ends_the_bot_and_confirms_nothing_more(
    tmp_path: Path, end: str
) -> None:
    async with open_bot_api() as api, running(api, tmp_path) as bot:
        question = api.ask(QUESTION)
        await api.until(lambda: api.answers_to(question))

        tmp_path.joinpath(f"bot.db{end}").rename(tmp_path / "elsewhere")
        next_question = api.ask(QUESTION)

        assert await bot.ended() == 2
        assert f"{bot.database}{end} was removed or replaced" in bot.logged()
        assert "Traceback" not in bot.logged()
        assert [update["message"]["message_id"] for update in api.pending][-1] == next_question


async def test_row_31_a_write_ahead_log_taken_away_costs_nothing_that_was_answered(
    tmp_path: Path,
) -> None:
    async with open_bot_api() as api:
        async with running(api, tmp_path) as bot:
            questions = [api.ask(QUESTION, chat) for chat in range(1, 20)]
            for question in questions:
                await answered(api, question)
            await until(lambda: len(rows(bot, "SELECT * FROM outbox WHERE state = 'sent'")) == 19)
            tmp_path.joinpath("bot.db-wal").unlink()
            assert await bot.ended() == 2

        async with running(api, tmp_path) as bot:
            await answered(api, api.ask(QUESTION))

        assert [len(api.answers_to(question)) for question in questions] == [1] * 19


async def test_row_31_too_few_file_handles_are_explained(tmp_path: Path) -> None:
    async with open_bot_api() as api:
        bot = BotProcess(api, tmp_path, {})
        await bot.start("sh", "-c", 'ulimit -n 9; exec "$@"', "sh")

        assert await bot.ended() == 2
        assert bot.logged().startswith("This process may have 9 files open")


async def test_row_31_a_database_that_cannot_be_used_is_explained(tmp_path: Path) -> None:
    (tmp_path / "bot.db").write_text("This is an essay. " * 100)
    async with open_bot_api() as api, running(api, tmp_path) as bot:
        assert await bot.ended() == 2

        assert "DATABASE_URL" in bot.logged()
        assert "Traceback" not in bot.logged()


async def test_a_second_bot_on_the_same_database_is_refused(tmp_path: Path) -> None:
    async with open_bot_api() as api, running(api, tmp_path) as bot:
        await answered(api, api.ask(QUESTION))
        link = tmp_path / "link.db"
        link.symlink_to(bot.database)
        for path in (bot.database, link):
            rival = BotProcess(api, tmp_path, {"DATABASE_URL": f"sqlite:///{path}"})
            await rival.start()

            assert await rival.ended() == 2

        assert bot.logged().count(f"{bot.database} is in use by another running article-bot") == 2
        await answered(api, api.ask(QUESTION))


async def test_row_32_no_jump_of_the_clock_holds_up_an_answer(tmp_path: Path) -> None:
    async with open_bot_api() as api:
        bot = await with_an_empty_database(api, tmp_path)
        question = api.message(QUESTION)
        insert_waiting(
            *(bot, 1, json.dumps({"update_id": 1, "message": {**question, "date": 2**31}})),
            *(0, time.time() + 3600),
        )
        await bot.start()

        await answered(api, question["message_id"])
        await bot.kill()


@pytest.mark.parametrize(("asked", "shift"), [(2, 3600), (30, -3600)], ids=["back", "ahead"])
async def test_row_32_a_clock_that_was_set_makes_nothing_wait_longer_than_it_was_to(
    tmp_path: Path, asked: int, shift: int
) -> None:
    async with open_bot_api() as api:
        api.faults.append(Fault("sendMessage", "status", 429, "Slow", {"retry_after": asked}))
        question = api.ask(QUESTION)
        async with running(api, tmp_path) as bot:
            await until(lambda: rows(bot, "SELECT * FROM outbox WHERE not_before > 0"))
        with closing(sqlite3.connect(bot.database)) as database, database:
            database.execute("UPDATE outbox SET not_before = not_before + ?", (shift,))

        await bot.start()

        await answered(api, question)
        await bot.kill()


async def answered(api: BotApi, message: int) -> None:
    await api.until(lambda: api.answers_to(message))


async def logged(bot: BotProcess, text: str) -> None:
    """Wait for a line of the log."""
    await until(lambda: text in bot.logged())


def rows(bot: BotProcess, query: str) -> list[tuple[object, ...]]:
    try:
        with closing(sqlite3.connect(f"file:{bot.database}?mode=ro", uri=True)) as database:
            return database.execute(query).fetchall()
    except sqlite3.OperationalError:  # the file or its schema is only just being made
        return []


async def with_an_empty_database(api: BotApi, folder: Path, **settings: str) -> BotProcess:
    """A bot that has not been started yet, and its database."""
    bot = BotProcess(api, folder, settings)
    async with open_database(bot.database):
        return bot


def insert_waiting(
    bot: BotProcess, update_id: int, raw: str, urgent: int, received_at: float, chat: int = 7
) -> None:
    """Put an update into the inbox of a bot that does not run."""
    with closing(sqlite3.connect(bot.database)) as database, database:
        database.execute(
            "INSERT INTO inbox (update_id, lane, sender, urgent, raw, state, received_at) "
            "VALUES (?, ?, ?, ?, ?, 'waiting', ?)",
            (update_id, chat, chat, urgent, raw, received_at),
        )


def fill(pipe: Path) -> None:
    """Leave no room in a pipe, not for a single byte."""
    writer = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    with suppress(BlockingIOError):
        while True:
            os.write(writer, b"x")
    os.close(writer)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the database's write lock."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        yield
        database.execute("ROLLBACK")


def test_row_31_a_running_bot_leaves_no_half_of_a_module_on_a_full_disk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []

    async def run(_: object) -> None:
        seen.append(sys.dont_write_bytecode)

    monkeypatch.setattr(runner, "run", run)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "setswitchinterval", lambda _: None)
    monkeypatch.setattr(gc, "set_threshold", lambda _: None)

    runner.start(Settings(telegram_token=SecretStr("1:x")))

    assert seen == [True]
