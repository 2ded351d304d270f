"""Calls of the Bot API: what making and using them does to the process around, and how patient."""

import asyncio
import warnings
import weakref
from collections.abc import Mapping
from contextlib import suppress
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pydantic import SecretStr
from telegram.error import NetworkError, RetryAfter

from bot.configuration.settings import Settings
from bot.telegram.api import Api, Application, build_application
from bot.telegram.service import greet
from bot.telegram.tally import Tally
from tests.bot_api import TOKEN, open_bot_api
from tests.faults import Fault
from tests.virtual_time import run


class Busy(Api):
    """Telegram asks for half a minute's patience, twice."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.bot = SimpleNamespace(username="article_bot")

    async def call(
        self, method: str, params: Mapping[str, object], read_timeout: float | None = None
    ) -> Any:  # Any: as of the original
        await self.initialize()

    async def initialize(self) -> None:
        """As of the library's application."""
        self.asked.append(asyncio.get_running_loop().time())
        if len(self.asked) < 3:
            raise RetryAfter(30)


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_what_must_succeed_is_called_again_when_telegram_allows_it() -> None:
    webhook, name = Busy(), Busy()

    run(webhook.persist("setWebhook", {}))
    run(greet(cast(Application, name)))

    assert webhook.asked == name.asked == [0.0, 30.0, 60.0]


def test_whoever_makes_an_api_changes_no_warnings_of_the_process() -> None:
    bot = build_application(Settings(telegram_token=SecretStr(TOKEN))).bot
    warnings.simplefilter("error")
    before = list(warnings.filters)

    Api(bot, Tally())

    assert list(warnings.filters) == before


class Params(dict[str, object]):
    """Parameters that can be referred to weakly."""


async def test_row_25_a_call_that_fails_leaves_nothing_for_the_collector() -> None:
    async with open_bot_api() as server:
        server.faults.append(Fault("sendMessage", "status", 500))
        settings = Settings(telegram_token=SecretStr(TOKEN), telegram_base_url=server.base_url)
        bot = build_application(settings).bot
        await bot.request.initialize()
        params = Params(chat_id="7", text="x")
        seen = weakref.ref(params)
        with suppress(NetworkError):
            await Api(bot, Tally()).call("sendMessage", params)
            raise AssertionError("the fault was not met")
        del params
        await bot.request.shutdown()

    assert seen() is None
