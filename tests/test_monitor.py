"""Whether the bot works, as a probe, a supervisor and Prometheus ask it."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request

from bot.errors import StorageError
from bot.telegram import monitor
from bot.telegram.monitor import Monitor
from bot.telegram.tally import Levels, Tally
from tests.bot_api import free_port, open_bot_api
from tests.process import running
from tests.waiting import until

REQUEST = make_mocked_request("GET", "/")


async def written() -> None:
    """A database that takes what it is given."""


async def full() -> None:
    raise StorageError("The database cannot be written: disk is full")


async def stuck() -> None:
    await until(lambda: False)


async def levels() -> Levels:
    return Levels(0, 0, 0, 0, 0)


async def asked(
    write: Callable[[], Awaitable[object]] = written,
    reached: bool = True,
    usual_silence: float = 60,
) -> tuple[int, dict[str, str]]:
    """Status and findings of /readyz."""
    tally = Tally()
    if reached:
        tally.reached()
    response = await Monitor(tally, levels, write, usual_silence).readyz(REQUEST)
    found: dict[str, str] = json.loads(response.text or "")
    return response.status, found


async def test_a_bot_that_writes_and_hears_telegram_is_ready() -> None:
    assert await asked() == (200, {"database": "ok", "telegram": "ok"})


async def test_a_database_that_cannot_be_written_is_named() -> None:
    status, found = await asked(full)

    assert status == 503
    assert found == {"database": "The database cannot be written: disk is full", "telegram": "ok"}


async def test_a_write_that_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitor, "WRITE_SECONDS", 0.01)

    status, found = await asked(stuck)

    assert status == 503
    assert "no write within" in found["database"]


@pytest.mark.parametrize(("reached", "said"), [(False, "not reached yet"), (True, "silent for")])
async def test_a_telegram_that_is_silent_is_named(reached: bool, said: str) -> None:
    status, found = await asked(reached=reached, usual_silence=-1)

    assert status == 503
    assert said in found["telegram"]


async def test_a_polling_bot_is_watched_where_the_settings_say(tmp_path: Path) -> None:
    port = free_port()

    async def get(http: aiohttp.ClientSession, path: str) -> tuple[int, str]:
        async with http.get(f"http://127.0.0.1:{port}{path}") as response:
            return response.status, await response.text()

    async with open_bot_api() as api, aiohttp.ClientSession() as http:
        await api.go_down()
        async with running(api, tmp_path, METRICS_LISTEN=f"127.0.0.1:{port}") as bot:
            await until(lambda: "getMe_failed" in bot.logged())
            assert await get(http, "/healthz") == (200, "ok")
            status, found = await get(http, "/readyz")
            assert (status, json.loads(found)["telegram"]) == (503, "Telegram was not reached yet.")

            await api.come_up()
            question = api.ask("How many Turkish soldiers were killed?")
            await api.until(lambda: api.answers_to(question))
            await until(lambda: '"answered"' in bot.logged())
            status, found = await get(http, "/readyz")
            assert (status, json.loads(found)) == (200, {"database": "ok", "telegram": "ok"})
            _, metrics = await get(http, "/metrics")

        assert 'article_bot_questions_total{kind="found"} 1.0' in metrics
        assert 'article_bot_sends_total{outcome="delivered"} 1.0' in metrics
        assert "article_bot_articles 1.0" in metrics
