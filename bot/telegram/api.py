"""Calls of the Bot API: python-telegram-bot's requests and errors over aiohttp's connections.

The library's default HTTP client costs more than all else an answer needs; its `HTTPXRequest` takes
another transport, and the one of `httpx-aiohttp` halves that. Calls go through `do_api_request`,
which gives the raw JSON: nothing here needs a sent message parsed into objects.
"""

import asyncio
import json
import ssl
import warnings
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import aiohttp
import httpx
import telegram.ext
from httpx_aiohttp import AiohttpTransport
from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.errors import TokenRevokedError
from bot.settings import Settings
from bot.telegram.backoff import Trouble

CONNECTIONS = 256  # at most; the sender keeps far fewer busy
ALLOWED_UPDATES = ("message", "callback_query", "inline_query")
REVOKED = (
    "Telegram does not accept TELEGRAM_TOKEN: it is mistyped, or it has been revoked. "
    "Ask @BotFather for the token of this bot (/token) and put it into .env."
)
Application = telegram.ext.Application[
    Any, Any, Any, Any, Any, Any
]  # Any: the library's context types are not used


class ApiRequest(HTTPXRequest):
    """The library's request, quiet about what it could not read: that may be what people wrote."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:  # Any: JSON
        """The answer as Telegram shapes it; TelegramError for everything else."""
        try:
            answer = json.loads(payload)
        except ValueError:  # no JSON, or no UTF-8
            raise TelegramError("Invalid server response") from None
        if not isinstance(answer, dict) or not answer.keys() & {"result", "description"}:
            raise TelegramError("Invalid server response")
        return answer


class Api:
    """The methods of one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        warnings.filterwarnings("ignore", "Please use 'Bot.", PTBUserWarning)

    async def call(
        self, method: str, params: Mapping[str, object], read_timeout: float | None = None
    ) -> Any:  # Any: JSON
        """The result of a method as JSON; raises the library's TelegramError."""
        timeout = BaseRequest.DEFAULT_NONE if read_timeout is None else read_timeout
        try:
            return await self._bot.do_api_request(method, dict(params), read_timeout=timeout)
        except KeyError:  # HTTP says success, and the body says nothing
            raise TelegramError("Invalid server response") from None

    async def persist(self, method: str, params: Mapping[str, object]) -> None:
        """Call a method until it succeeds; TokenRevokedError when the token is not accepted."""
        trouble = Trouble(method)
        while True:
            try:
                await self.call(method, params)
            except TelegramError as error:
                if isinstance(error, InvalidToken | EndPointNotFound):
                    await self.check_token()
                await asyncio.sleep(trouble.happened(brief(error)))
            else:
                return trouble.over()

    async def check_token(self) -> None:
        """TokenRevokedError when Telegram no longer knows the token; silence in all other cases.

        A 404 from a proxy that is being restarted looks like a wrong token, so ask once more.
        """
        try:
            await self.call("getMe", {})
        except (InvalidToken, EndPointNotFound):
            raise TokenRevokedError(REVOKED) from None
        except TelegramError:
            return


def build_application(settings: Settings) -> Application:
    """The library's application without its updater: updates come from the inbox."""
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
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def retry_after(error: RetryAfter) -> float:
    """The seconds Telegram asked to wait; the library is between two types for them."""
    seconds = error.retry_after
    return seconds.total_seconds() if isinstance(seconds, timedelta) else float(seconds)


def _request(settings: Settings) -> ApiRequest:
    secure = settings.telegram_base_url.startswith("https")
    context = httpx.create_ssl_context() if secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    def session() -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(limit=CONNECTIONS, ssl=context)
        return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    timeout = settings.request_timeout
    return ApiRequest(
        *(CONNECTIONS, timeout, timeout, timeout, timeout),
        httpx_kwargs={"transport": AiohttpTransport(verify=context, client=session)},
    )
