"""The webhook: Telegram posts each update here, and "200" means that it is stored.

What cannot be stored now is answered 503 with `Retry-After`; Telegram keeps an update for a day
and brings it again. Whoever does not know the secret is turned away before anything is read.
410 is never answered: Telegram would take the webhook down for it.
"""

import asyncio
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from aiohttp import web

from bot.errors import SettingsError, StorageError
from bot.telegram.api import ALLOWED_UPDATES
from bot.telegram.backoff import Trouble
from bot.telegram.intake import Intake, update_id_of

MOST_BYTES = 1024 * 1024  # an update is a few kilobytes
BODY_SECONDS = 10.0  # for the body to arrive
RETRY_SECONDS = "2"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 # a name


class Webhook:
    """Takes updates in by HTTP."""

    def __init__(self, intake: Intake, secret: str) -> None:
        self._intake = intake
        self._secret = secret.encode()
        self._trouble = Trouble("webhook")

    def registration(self, url: str) -> dict[str, object]:
        """The parameters of setWebhook that make Telegram post here."""
        secret = self._secret.decode()
        return {"url": url, "secret_token": secret, "allowed_updates": ALLOWED_UPDATES}

    @asynccontextmanager
    async def serve(self, url: str, address: tuple[str, int]) -> AsyncIterator[None]:
        """Listen while the block runs; SettingsError when the address cannot be had."""
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_post(urlsplit(url).path or "/", self.receive)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await _listen(runner, *address)
            yield
        finally:
            await runner.cleanup()

    async def receive(self, request: web.Request) -> web.Response:
        """One update: 200 when it is stored, 503 when it should come again."""
        presented = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(presented, self._secret):
            return web.Response(status=403 if presented else 401)
        if request.content_type != "application/json":
            return web.Response(status=415)
        if not self._intake.has_room():
            return _later()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                update = json.loads(await request.read())
        except TimeoutError:
            return web.Response(status=408)
        except ValueError:
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


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        raise SettingsError(
            f"WEBHOOK_LISTEN: cannot listen on {host}:{port} ({error.strerror}). "
            "Choose another port, or stop the program that has it."
        ) from error


def _later() -> web.Response:
    return web.Response(status=503, headers={"Retry-After": RETRY_SECONDS})
