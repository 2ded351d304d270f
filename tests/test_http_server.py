"""Which address leads where; strangers cannot hold it up, and a taken one is explained."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.configuration.settings import Settings
from bot.errors import SettingsError
from bot.telegram import http_server
from bot.telegram.http_server import (
    MOST_CONNECTIONS,
    RECEIVED_AT_ONCE,
    Listener,
    listen,
    listeners,
    serve,
)
from bot.telegram.monitor import Monitor
from bot.telegram.tally import Levels, Tally
from bot.telegram.webhook import Webhook
from tests.bot_api import TOKEN, free_port


@pytest.fixture(params=[False, True], ids=["asyncio", "uvloop"], scope="module")
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, bool]]:
    """Both event loops that the bot runs on; their transports differ."""
    return "asyncio", {"use_uvloop": request.param}


async def hello(_: web.Request) -> web.Response:
    return web.Response(text="hello")


@asynccontextmanager
async def listening(handler: Handler = hello, most: int = MOST_CONNECTIONS) -> AsyncIterator[int]:
    port = free_port()
    async with serve([web.get("/", handler)], ("127.0.0.1", port), "WEBHOOK_LISTEN", most):
        yield port


async def hang_up_of(port: int, sent: bytes) -> bytes:
    """What a stranger who sends this and waits is answered until the server hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)
    try:
        async with asyncio.timeout(10):
            return await reader.read()
    except ConnectionResetError:
        return b""
    finally:
        writer.close()


@pytest.mark.parametrize(
    ("sent", "answers"),
    [
        (b"", 0),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", 0),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HT", 1),
    ],
)
async def test_row_27_a_head_that_never_ends_is_hung_up_on(
    sent: bytes, answers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_server, "IDLE_SECONDS", 0.05)
    async with listening() as port:
        answered = await hang_up_of(port, sent)

    assert (answered.count(b"HTTP/1.1 200"), bool(answered)) == (answers, bool(answers))


async def test_row_27_strangers_who_hold_connections_open_keep_nobody_out(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with listening(most=3) as port:
        strangers = [await asyncio.open_connection("127.0.0.1", port) for _ in range(7)]

        answered = await hang_up_of(port, b"GET / HTTP/1.0\r\n\r\n")

        assert b"hello" in answered
        assert [await reader.read() for reader, _ in strangers[:5]] == [b""] * 5
        assert not any(reader.at_eof() for reader, _ in strangers[5:])
        for _, writer in strangers:
            writer.close()
        assert caplog.records == []


async def test_row_27_strangers_cut_off_no_request_under_way() -> None:
    async def hello_later(request: web.Request) -> web.Response:
        begun.set()
        await strangers_came.wait()
        return await hello(request)

    begun, strangers_came = asyncio.Event(), asyncio.Event()
    async with listening(hello_later, most=2) as port, aiohttp.ClientSession() as http:
        url = f"http://127.0.0.1:{port}/"
        request = asyncio.create_task(http.get(url))
        await begun.wait()
        strangers = [await asyncio.open_connection("127.0.0.1", port) for _ in range(5)]
        assert await strangers[3][0].read() == b""
        strangers_came.set()

        for response in (await request, await http.get(url)):  # the second by the same connection
            assert await response.text() == "hello"
        assert not strangers[4][0].at_eof()
        for _, writer in strangers:
            writer.close()


async def test_row_27_what_nobody_has_read_yet_takes_little_room() -> None:
    async def room(request: web.Request) -> web.Response:
        assert request.transport is not None
        connection = request.transport.get_extra_info("socket")
        return web.Response(text=str(connection.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)))

    async with (
        listening(room) as port,
        aiohttp.ClientSession() as http,
        http.get(f"http://127.0.0.1:{port}/") as response,
    ):
        assert int(await response.text()) <= 2 * RECEIVED_AT_ONCE  # Linux gives the double


async def test_row_27_several_listeners_have_no_more_connections_than_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http_server, "MOST_CONNECTIONS", 4)
    wanted = [Listener(("127.0.0.1", free_port()), [], "WEBHOOK_LISTEN") for _ in range(2)]
    async with AsyncExitStack() as stack:
        await listen(wanted, stack)
        for one in wanted:
            strangers = [await asyncio.open_connection(*one.address) for _ in range(5)]
            assert [await reader.read() for reader, _ in strangers[:3]] == [b""] * 3
            assert not any(reader.at_eof() for reader, _ in strangers[3:])
            for _, writer in strangers:
                writer.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"x" * 9000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.0\r\nContent-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip",
    ],
)
async def test_row_27_what_is_no_http_is_refused_and_not_logged(
    sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async with listening() as port:
        assert b" 40" in await hang_up_of(port, sent)

    assert caplog.records == []


async def test_a_fault_of_our_own_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def fail(_: web.Request) -> web.Response:
        raise ValueError

    port = free_port()
    async with serve([web.get("/", fail)], ("127.0.0.1", port), "WEBHOOK_LISTEN"):
        assert b" 500 " in await hang_up_of(port, b"GET / HTTP/1.0\r\n\r\n")

    assert [record.levelname for record in caplog.records] == ["ERROR"]


async def test_an_address_that_is_taken_is_explained_by_the_name_of_its_setting() -> None:
    async with listening() as port:
        with pytest.raises(SettingsError, match=rf"METRICS_LISTEN: .*:{port} .*another port"):
            async with serve([], ("127.0.0.1", port), "METRICS_LISTEN"):
                pass


async def test_an_address_of_another_machine_is_not_taken_for_a_port_in_use() -> None:
    with pytest.raises(SettingsError, match=r"METRICS_LISTEN: .*192\.0\.2\.1.* 127\.0\.0\.1 for"):
        async with serve([], ("192.0.2.1", free_port()), "METRICS_LISTEN"):
            raise AssertionError("another machine's address was listened on")


@pytest.mark.parametrize("host", ["a..b", "a" * 64])
async def test_a_host_that_can_have_no_address_is_said_to_be_none(host: str) -> None:
    with pytest.raises(SettingsError, match=r"METRICS_LISTEN: a.* is no name of a host"):
        async with serve([], (host, free_port()), "METRICS_LISTEN"):
            raise AssertionError("it was listened on")


async def test_a_request_that_hangs_holds_up_no_stop() -> None:
    async def hang(_: web.Request) -> web.Response:
        begun.set()
        return await asyncio.get_running_loop().create_future()

    port, begun = free_port(), asyncio.Event()
    async with aiohttp.ClientSession() as session:
        async with serve([web.get("/", hang)], ("127.0.0.1", port), "WEBHOOK_LISTEN"):
            request = asyncio.create_task(session.get(f"http://127.0.0.1:{port}/"))
            await begun.wait()
            told = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - told < 1
        await asyncio.gather(request, return_exceptions=True)


async def test_nobody_is_served_any_more_when_the_block_is_left() -> None:
    async with listening() as port:
        pass

    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


POSTED, WATCHED = "127.0.0.1:8080", "127.0.0.1:9464"
NO_INTAKE: Any = None  # Any: nothing is taken in


async def levels() -> Levels:
    return Levels(0, 0, 0, 0, 0)


async def written() -> None:
    """A database that takes what it is given."""


def leading(by_webhook: bool, watched: str | None) -> dict[str, list[str]]:
    """The paths behind each address, by the setting that names it."""
    settings = Settings(telegram_token=TOKEN, webhook_listen=POSTED, metrics_listen=watched)  # type: ignore[arg-type] # pydantic wraps it
    tally = Tally()
    url = "https://bot.example.org/hook"
    webhook = Webhook(NO_INTAKE, url, "secret", tally.reached) if by_webhook else None
    found = listeners(settings, webhook, Monitor(tally, levels, written, 60))
    return {one.setting: sorted(route.path for route in one.routes) for one in found}


PROBES = ["/healthz", "/metrics", "/readyz"]


@pytest.mark.parametrize(
    ("by_webhook", "watched", "expected"),
    [
        (True, None, {"WEBHOOK_LISTEN": ["/healthz", "/hook", "/metrics", "/readyz"]}),
        (True, POSTED, {"WEBHOOK_LISTEN": ["/healthz", "/hook", "/metrics", "/readyz"]}),
        (True, WATCHED, {"WEBHOOK_LISTEN": ["/hook"], "METRICS_LISTEN": PROBES}),
        (False, WATCHED, {"METRICS_LISTEN": PROBES}),
        (False, None, {}),
    ],
)
def test_the_monitor_stands_beside_the_webhook_unless_it_has_its_own_address(
    by_webhook: bool, watched: str | None, expected: dict[str, list[str]]
) -> None:
    assert leading(by_webhook, watched) == expected
