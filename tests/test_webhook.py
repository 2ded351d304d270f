"""The webhook of a running bot, and what strangers post to it (row 27 of the table of faults)."""

import asyncio
import io
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from bot.telegram.webhook import LARGEST, MOST_UNDER_WAY
from tests.bot_api import BotApi, free_port, open_bot_api
from tests.process import BotProcess, running
from tests.waiting import until

QUESTION = "How many Turkish soldiers were killed?"
SECRET = "a-secret_of-the-operator-17"


@dataclass
class Hook:
    """The Bot API, the bot, and the address it listens on."""

    api: BotApi
    bot: BotProcess
    port: int
    http: aiohttp.ClientSession

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    async def post(self, body: bytes, secret: str = SECRET, kind: str = "application/json") -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret, "Content-Type": kind}
        async with self.http.post(self.url, data=io.BytesIO(body), headers=headers) as response:
            return response.status

    async def still_answers(self) -> None:
        question = self.api.ask(QUESTION)
        await self.api.until(lambda: self.api.answers_to(question))


def webhook_settings(port: int) -> dict[str, str]:
    return {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WEBHOOK_LISTEN": f"127.0.0.1:{port}",
    }


@pytest.fixture(scope="module")
async def hook(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hook]:
    port, folder = free_port(), tmp_path_factory.mktemp("hook")
    settings = {**webhook_settings(port), "WEBHOOK_SECRET": SECRET}
    async with open_bot_api() as api, running(api, folder, **settings) as bot:
        await api.until(lambda: api.webhook)
        async with aiohttp.ClientSession() as http:
            yield Hook(api, bot, port, http)
        bot.scan_log(SECRET, QUESTION)


async def test_telegram_is_told_where_to_post_and_what_to_show(hook: Hook) -> None:
    assert hook.api.webhook["url"] == hook.url
    assert hook.api.webhook["secret_token"] == SECRET
    await hook.still_answers()
    assert hook.api.webhook_statuses.keys() == {200}


@pytest.mark.parametrize(
    ("body", "secret", "kind", "status"),
    [
        (b"{}", "", "application/json", 401),
        (b"{}", "wrong", "application/json", 403),
        (b"{}", SECRET + "x", "application/json", 403),
        (b"{}", "\u00e4", "application/json", 403),
        (b"{}", SECRET, "text/plain", 415),
        (b"{}", SECRET, "application/json", 400),
        (b"[1, 2]", SECRET, "application/json", 400),
        (b'{"update_id": ', SECRET, "application/json", 400),
        (b"[" * 100_000, SECRET, "application/json", 400),
        (b"\xff\xfe", SECRET, "application/json", 400),
        (b" " * 2_000_000, SECRET, "application/json", 413),
    ],
)
async def test_row_27_what_telegram_does_not_send_is_turned_away(
    hook: Hook, body: bytes, secret: str, kind: str, status: int
) -> None:
    before = stored(hook.bot)

    assert await hook.post(body, secret, kind) == status
    assert stored(hook.bot) == before


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/hook", 405), ("POST", "/", 404)])
async def test_row_27_other_methods_and_paths_are_refused(
    hook: Hook, method: str, path: str, status: int
) -> None:
    address = f"http://127.0.0.1:{hook.port}{path}"
    async with hook.http.request(method, address) as response:
        assert response.status == status


async def test_row_27_more_than_can_be_held_at_once_is_asked_for_later(hook: Hook) -> None:
    size = LARGEST - 10_000
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {size}\r\n"
    held = []
    for _ in range(MOST_UNDER_WAY // LARGEST):
        reader, writer = await asyncio.open_connection("127.0.0.1", hook.port)
        writer.write(f"{head}Expect: 100-continue\r\n\r\n".encode())
        await reader.readuntil(b"100 Continue\r\n\r\n")
        held.append(writer)

    assert await hook.post(b" " * LARGEST) == 503
    await hook.still_answers()
    assert hook.api.webhook_statuses.keys() == {200}  # what is small has room
    for writer in held:
        writer.close()


async def test_row_27_a_body_that_never_comes_holds_up_nobody(hook: Hook) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", hook.port)
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
    writer.write(f"{head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{{".encode())
    await writer.drain()

    await hook.still_answers()
    writer.close()


async def test_row_27_what_is_spoilt_or_cut_off_on_the_way_is_no_fault_of_the_bot(
    hook: Hook,
) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    zipped = {**headers, "Content-Encoding": "gzip"}
    async with hook.http.post(hook.url, data=b"no gzip", headers=zipped) as response:
        assert response.status == 400

    _, writer = await asyncio.open_connection("127.0.0.1", hook.port)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    writer.write(f"POST /hook HTTP/1.1\r\nHost: x\r\n{head}Content-Length: 9\r\n\r\n{{".encode())
    await writer.drain()
    writer.transport.abort()

    await hook.still_answers()
    assert "traceback" not in hook.bot.logged()


async def test_row_3_an_update_posted_twice_is_stored_and_answered_once(hook: Hook) -> None:
    messages = [hook.api.message(QUESTION, chat) for chat in (77, 78)]  # of one number
    bodies = [json.dumps({"update_id": 77, "message": m}).encode() for m in messages]

    assert [await hook.post(body) for body in bodies * 2] == [200] * 4
    ids = [message["message_id"] for message in messages]
    await hook.api.until(lambda: all(map(hook.api.answers_to, ids)))
    await hook.still_answers()
    assert [len(hook.api.answers_to(id_)) for id_ in ids] == [1, 1]


@pytest.mark.parametrize("odd", [b'"a\tb"', b'"\xff"', b"9" * 5000], ids=["tab", "byte", "number"])
async def test_row_28_a_slip_in_the_json_of_another_server_does_no_harm(
    hook: Hook, odd: bytes
) -> None:
    message = hook.api.message(QUESTION, 79)
    body = json.dumps({"update_id": 79, "message": {**message, "odd": "here"}}).encode()

    assert await hook.post(body.replace(b'"here"', odd)) == 200
    await hook.api.until(lambda: hook.api.answers_to(message["message_id"]))


async def test_row_31_a_locked_database_is_answered_503_and_brought_again(hook: Hook) -> None:
    await hook.still_answers()
    hook.api.webhook_statuses.clear()
    with closing(sqlite3.connect(hook.bot.database, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        question = hook.api.ask(QUESTION)
        await hook.api.until(lambda: hook.api.webhook_statuses[503])
        database.execute("ROLLBACK")

    await hook.api.until(lambda: hook.api.answers_to(question))
    assert len(hook.api.answers_to(question)) == 1


async def test_a_secret_is_made_of_the_token_whatever_the_database(tmp_path: Path) -> None:
    async with open_bot_api() as api:
        secrets = []
        for name in ("one", "another"):
            folder = tmp_path / name
            folder.mkdir()
            async with running(api, folder, **webhook_settings(free_port())) as bot:
                question = api.ask(QUESTION)
                await api.until(lambda: api.answers_to(question))  # noqa: B023 # awaited here
                secrets.append(api.webhook["secret_token"])
            bot.scan_log(secrets[-1])

    assert len(secrets[0]) > 30
    assert secrets[0] == secrets[1]


@pytest.mark.parametrize("path", ["an%20odd/%D0%BA", "a%2Fb%25", "крюк?key=1", ""])
async def test_updates_arrive_whatever_the_path_of_the_webhook(tmp_path: Path, path: str) -> None:
    settings = webhook_settings(free_port())
    settings["WEBHOOK_URL"] = settings["WEBHOOK_URL"].replace("hook", path)
    async with open_bot_api() as api, running(api, tmp_path, **settings):
        question = api.ask(QUESTION)
        await api.until(lambda: api.answers_to(question))


async def test_polling_takes_over_from_a_webhook_and_back_without_a_hand(tmp_path: Path) -> None:
    async with open_bot_api() as api:
        for settings in ({}, webhook_settings(free_port()), {}):
            question = api.ask(QUESTION)
            async with running(api, tmp_path, **settings):
                await api.until(lambda: api.answers_to(question))  # noqa: B023 # awaited here
                assert bool(api.webhook) == bool(settings)


async def test_row_5_a_webhook_somebody_else_sets_is_named(tmp_path: Path) -> None:
    async with open_bot_api() as api, running(api, tmp_path, REQUEST_TIMEOUT="1") as bot:
        await api.until(lambda: api.calls["getUpdates"])
        api.webhook = {"url": "https://elsewhere.example.org/secret-path"}
        await until(lambda: "a webhook at elsewhere.example.org" in bot.logged())
        api.webhook = {}

        question = api.ask(QUESTION)
        await api.until(lambda: api.answers_to(question))
        bot.scan_log("secret-path")


async def test_a_port_that_is_taken_is_explained(tmp_path: Path) -> None:
    async with open_bot_api() as api:
        port = int(api.base_url.rpartition(":")[2].partition("/")[0])
        async with running(api, tmp_path, **webhook_settings(port)) as bot:
            assert await bot.ended() == 2
            assert "WEBHOOK_LISTEN" in bot.logged()


def stored(bot: BotProcess) -> int:
    with closing(sqlite3.connect(f"file:{bot.database}?mode=ro", uri=True)) as database:
        (number,) = database.execute("SELECT count(*) FROM inbox").fetchone()
        return int(number)
