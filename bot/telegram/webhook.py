"""The webhook: Telegram posts each update here, and 200 means that it is stored.

What cannot be stored now is answered 503 with `Retry-After`, and so is what would be too much to
hold at once; Telegram posts an update again for a day. A request without the secret is refused
before its body is read. 410 is never answered: Telegram would remove the webhook.
"""

import asyncio
import hmac
from collections.abc import Callable

from aiohttp import web
from yarl import URL

from bot.errors import StorageError
from bot.telegram.api import ALLOWED_UPDATES
from bot.telegram.api_status import read_json
from bot.telegram.arrivals import update_id_of
from bot.telegram.backoff import Trouble
from bot.telegram.intake import Intake

BODY_SECONDS = 10.0  # for the body to arrive
LARGEST = 1024 * 1024  # an update is a few kilobytes
# Of bodies held at once, until they are stored: JSON takes many times as much when it is read, and
# Telegram's 40 connections bring a few kilobytes each.
MOST_UNDER_WAY = 2 * LARGEST
RETRY_SECONDS = "2"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 # a name


class Webhook:
    """Takes updates in by HTTP, and calls `reached` whenever Telegram brings one."""

    def __init__(self, intake: Intake, url: str, secret: str, reached: Callable[[], None]) -> None:
        self._intake = intake
        self._url = url
        self._secret = secret.encode()
        self._reached = reached
        self._trouble = Trouble("webhook")
        self._under_way = 0  # bytes

    @property
    def registration(self) -> dict[str, object]:
        """The parameters of setWebhook that make Telegram post here."""
        secret = self._secret.decode()
        return {"url": self._url, "secret_token": secret, "allowed_updates": ALLOWED_UPDATES}

    def routes(self) -> list[web.RouteDef]:
        path = URL(self._url).path_safe  # aiohttp compares it as it reads without escapes
        return [web.post(path, self.receive)]

    async def receive(self, request: web.Request) -> web.Response:
        """One update: 200 when it is stored, 503 when it should come again."""
        presented = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(presented, self._secret):
            return web.Response(status=403 if presented else 401)
        self._reached()
        if request.content_type != "application/json":
            return web.Response(status=415)
        size = min(request.content_length or LARGEST, LARGEST)  # of what comes in chunks, the most
        if not self._intake.has_room() or self._under_way + size > MOST_UNDER_WAY:
            return _later()
        self._under_way += size
        try:
            return await self._take(request)
        finally:
            self._under_way -= size

    async def _take(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(BODY_SECONDS):
                update = read_json(await request.read())
        except TimeoutError:
            return web.Response(status=408)
        except (ValueError, RecursionError):  # no JSON, or nested without end
            return web.Response(status=400)
        except (web.RequestPayloadError, ConnectionResetError):  # spoilt, or cut off on the way
            return web.Response(status=400)
        return await self._store(update)

    async def _store(self, update: object) -> web.Response:
        if update_id_of(update) is None:
            return web.Response(status=400)
        try:
            await self._intake.take([update])
        except StorageError as error:
            self._trouble.happened(error)
            return _later()
        self._trouble.over()
        return web.Response()


def _later() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": RETRY_SECONDS})
