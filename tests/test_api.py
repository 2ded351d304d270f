"""Calls of the Bot API: what making and using them does to the process around."""

import warnings

from pydantic import SecretStr

from bot.configuration.settings import Settings
from bot.telegram.api import Api, build_application
from bot.telegram.tally import Tally
from tests.bot_api import TOKEN


def test_whoever_makes_an_api_changes_no_warnings_of_the_process() -> None:
    bot = build_application(Settings(telegram_token=SecretStr(TOKEN))).bot
    warnings.simplefilter("error")
    before = list(warnings.filters)

    Api(bot, Tally())

    assert list(warnings.filters) == before
