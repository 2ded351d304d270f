"""Calls of the Bot API, with python-telegram-bot's errors and without its objects.

Calls go through `do_api_request`, which gives the raw JSON: updates are stored as they come, and of
a sent message only the id is of interest.
"""

import asyncio
import warnings
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import telegram.ext
from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest
from telegram.warnings import PTBUserWarning

from bot.configuration.environment import proxy_for
from bot.configuration.settings import Settings
from bot.errors import TokenRevokedError
from bot.telegram.backoff import Trouble
from bot.telegram.http import AiohttpRequest
from bot.telegram.pictures import as_form
from bot.telegram.tally import Tally

# what a handler answers
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query")
REVOKED = (
    "Telegram does not accept TELEGRAM_TOKEN: it is mistyped, or it has been revoked.",
    "Ask @BotFather for the token of this bot (/token) and put it into .env.",
)
LONGEST_WAIT = 3600.0  # seconds; if Telegram meant more, it says so again
# what the library stumbles over in JSON of another shape than Telegram's
UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
Application = telegram.ext.Application[
    Any, Any, Any, Any, Any, Any
]  # Any: the library's context types are not used


class Api:
    """The methods of one bot."""

    def __init__(self, bot: Bot, tally: Tally) -> None:
        self._bot = bot
        self._tally = tally

    @property
    def timeout(self) -> float:
        """Seconds to wait for an answer, unless a call says otherwise."""
        seconds = self._bot.request.read_timeout
        assert seconds is not None, "an `AiohttpRequest` has one"
        return seconds

    async def call(
        self, method: str, params: Mapping[str, object], read_timeout: float | None = None
    ) -> Any:  # Any: JSON
        """The result of a method as JSON; raises the library's TelegramError."""
        timeout = BaseRequest.DEFAULT_NONE if read_timeout is None else read_timeout
        try:
            result = await self._bot.do_api_request(method, as_form(params), read_timeout=timeout)
        except TelegramError as error:
            self._tally.api_errors[method, type(error).__name__] += 1
            error.__traceback__ = None  # the library's frame holds the error: a cycle with the text
            raise
        except UNREADABLE:
            self._tally.api_errors[method, "Unreadable"] += 1
            raise TelegramError("Invalid server response") from None
        self._tally.reached()
        return result

    async def persist(self, method: str, params: Mapping[str, object]) -> None:
        """Call a method until it succeeds; TokenRevokedError when the token is not accepted."""
        trouble = Trouble(method)
        while True:
            try:
                await self.call(method, params)
            except TelegramError as error:
                if isinstance(error, InvalidToken | EndPointNotFound):
                    await self.check_token()
                await asyncio.sleep(pause(trouble, error))
            else:
                trouble.over()
                return

    async def check_token(self) -> bool:
        """Whether Telegram says that it knows the token; TokenRevokedError when it says no.

        A 404 from a proxy that is being restarted looks like a wrong token, so ask once more.
        """
        try:
            await self.call("getMe", {})
        except (InvalidToken, EndPointNotFound):
            raise TokenRevokedError(*REVOKED) from None
        except TelegramError:
            return False
        return True


def build_application(settings: Settings) -> Application:
    """The library's application without its updater: updates come from the inbox.

    From here on the process is not told to call the library's methods in the place of `Api.call`.
    """
    warnings.filterwarnings("ignore", "Please use 'Bot.", PTBUserWarning)
    builder = (
        ApplicationBuilder()
        .token(settings.telegram_token.get_secret_value())
        .base_url(settings.telegram_base_url)
        .request(_request(settings))
        .get_updates_request(_request(settings))
    )
    return builder.updater(None).job_queue(None).build()


def brief(error: BaseException) -> str:
    """An error in one line of bounded length: bodies of error pages come along in messages."""
    line = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return line.encode(errors="replace").decode()  # half a surrogate pair cannot be stored


def host_of(url: str) -> str:
    """Of an address what may be shown: its path and query may hold secrets."""
    try:
        return urlsplit(url).hostname or "an odd address"
    except ValueError:  # a bracket or a port that is none
        return "an odd address"


def pause(trouble: Trouble, error: Exception) -> float:
    """Note a failure; gives the seconds to wait: those that Telegram asked for, if it did."""
    wait = trouble.happened(brief(error))
    return retry_after(error) if isinstance(error, RetryAfter) else wait


def retry_after(error: RetryAfter) -> float:
    """The seconds Telegram asked to wait; the library is between two types for them."""
    seconds = error.retry_after
    named = seconds.total_seconds() if isinstance(seconds, timedelta) else float(seconds)
    return min(named, LONGEST_WAIT)


def _request(settings: Settings) -> AiohttpRequest:
    address = settings.telegram_base_url
    secure = address.startswith("https")
    return AiohttpRequest(settings.request_timeout, secure, proxy_for(address))
