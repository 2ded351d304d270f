"""The endpoints for monitoring: /healthz, /readyz and /metrics.

`/healthz` answers while the event loop runs; without an answer the bot should be restarted.
`/readyz` answers 503, with the reason, while questions cannot be answered: the database cannot be
written, or Telegram is silent. A restart mends neither.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.errors import StorageError
from bot.telegram.tally import Levels, Tally

WRITE_SECONDS = 5.0  # a write that takes longer is as good as none
OK = "ok"


class Monitor:
    """Answers from a tally, from the levels of the moment, and by trying to write."""

    def __init__(
        self,
        tally: Tally,
        levels: Callable[[], Awaitable[Levels]],
        write: Callable[[], Awaitable[object]],
        usual_silence: float,
    ) -> None:
        self._tally = tally
        self._levels = levels
        self._write = write
        self._usual_silence = usual_silence  # seconds of silence that are nothing unusual

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/healthz", self.healthz),
            web.get("/readyz", self.readyz),
            web.get("/metrics", self.metrics),
        ]

    async def healthz(self, _: web.Request) -> web.Response:
        """200, always: an answer shows that the event loop runs."""
        return web.Response(text=OK)

    async def readyz(self, _: web.Request) -> web.Response:
        """200, or 503; either way a line of JSON that says how each thing stands."""
        found = {"database": await self._database(), "telegram": self._telegram()}
        ready = all(state == OK for state in found.values())
        return web.Response(
            status=200 if ready else 503,
            text=json.dumps(found),
            content_type="application/json",
        )

    async def metrics(self, _: web.Request) -> web.Response:
        """The metrics for Prometheus."""
        from bot.telegram.metrics import CONTENT_TYPE, expose  # a library only this needs

        body = expose(self._tally, await self._levels())
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE})

    async def _database(self) -> str:
        try:
            async with asyncio.timeout(WRITE_SECONDS):
                await self._write()
        except StorageError as error:
            return str(error)
        except TimeoutError:
            return f"The database took no write within {WRITE_SECONDS:.0f} seconds."
        return OK

    def _telegram(self) -> str:
        if not self._tally.was_reached:
            return "Telegram was not reached yet."
        silence = self._tally.silence
        if silence > self._usual_silence:
            return f"Telegram is silent for {silence:.0f} seconds."
        return OK
