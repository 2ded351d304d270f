"""A way to Telegram that leads through a proxy."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram.error import NetworkError

from bot.configuration.environment import proxy_for
from bot.configuration.settings import Settings
from bot.errors import SettingsError
from bot.telegram.api import Api, build_application
from bot.telegram.http import AiohttpRequest
from bot.telegram.send_errors import Again, judge
from bot.telegram.tally import Tally
from tests.bot_api import TOKEN
from tests.test_send_errors import REQUEST

API = "https://api.telegram.org/bot"
PASSWORD = "hunter2-of-the-proxy"


@pytest.fixture(autouse=True)
def _no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("environment", "address", "expected"),
    [
        ({}, API, None),
        ({"HTTPS_PROXY": "http://proxy:3128"}, API, "http://proxy:3128"),
        ({"https_proxy": "http://proxy:3128"}, API, "http://proxy:3128"),
        ({"HTTP_PROXY": "http://proxy:3128"}, API, None),
        ({"HTTP_PROXY": "http://proxy:3128"}, "http://10.0.0.1:8081/bot", "http://proxy:3128"),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": ".telegram.org"}, API, None),
        ({"HTTP_PROXY": "http://proxy:3128"}, "http://127.9.9.9:8081/bot", None),
        ({"HTTP_PROXY": "http://proxy:3128"}, "http://[::1]:8081/bot", None),
        ({"HTTP_PROXY": "socks5://proxy:1080"}, "http://localhost:8081/bot", None),
    ],
)
def test_the_environment_says_which_proxy_leads_to_an_address(
    environment: dict[str, str],
    address: str,
    expected: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert proxy_for(address) == expected


def test_a_proxy_that_is_not_spoken_to_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://proxy:1080")

    with pytest.raises(SettingsError, match="HTTPS_PROXY must begin with http"):
        proxy_for(API)


@asynccontextmanager
async def proxy(answer: bytes) -> AsyncIterator[tuple[int, list[bytes]]]:
    """A proxy on loopback with one answer for all; its port, and the first lines it was sent."""
    heads: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await reader.readuntil(b"\r\n\r\n")).partition(b"\r\n")[0])
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1], heads


@pytest.mark.parametrize("status", [b"407 Proxy Authentication Required", b"502 Bad Gateway"])
async def test_what_a_proxy_turns_away_was_not_sent_and_its_password_is_not_shown(
    status: bytes,
) -> None:
    async with proxy(b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\n\r\n") as (port, heads):
        address = f"http://user:{PASSWORD}@127.0.0.1:{port}"
        request = AiohttpRequest(1.0, secure=True, proxy=address)
        await request.initialize()
        with pytest.raises(NetworkError) as caught:
            await request.do_request("https://api.telegram.org/bot1/getMe", "POST")
        await request.shutdown()

    assert heads == [b"CONNECT api.telegram.org:443 HTTP/1.1"]
    assert isinstance(judge(caught.value, REQUEST), Again)
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH_9.6\r\n\r\n"], ids=["none", "no HTTP"])
async def test_row_6_what_a_proxy_hangs_up_on_was_not_sent(answer: bytes) -> None:
    async with proxy(answer) as (port, _):
        request = AiohttpRequest(1.0, secure=True, proxy=f"http://user:{PASSWORD}@127.0.0.1:{port}")
        await request.initialize()
        with pytest.raises(NetworkError) as caught:
            await request.do_request("https://api.telegram.org/bot1/sendMessage", "POST")
        await request.shutdown()

    assert judge(caught.value, REQUEST) == Again()
    assert PASSWORD not in str(caught.value)


async def test_what_the_bot_asks_goes_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(telegram_token=TOKEN, telegram_base_url="http://api.example.org/bot")  # type: ignore[arg-type] # pydantic wraps it
    async with proxy(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n") as (port, heads):
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
        bot = build_application(settings).bot
        await bot.request.initialize()
        with pytest.raises(NetworkError):
            await Api(bot, Tally()).call("getMe", {})
        await bot.request.shutdown()

    assert heads[0].startswith(b"POST http://api.example.org/bot")
