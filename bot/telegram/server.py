"""A small HTTP server that strangers cannot wear out.

Requests are short, so whoever does not finish one soon is hung up on: while a request's head is
incomplete, aiohttp counts the connection as idle. Connections are counted, and one too many is
closed unheard. A proxy in front (Telegram wants TLS, which is not spoken here) does more of this.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import SettingsError

MOST_BYTES = 1024 * 1024  # an update is a few kilobytes
MOST_CONNECTIONS = 256  # Telegram opens 40 unless told otherwise, and proxies no more than it
IDLE_SECONDS = 30.0  # for the next request's head to arrive


@asynccontextmanager
async def serve(
    routes: Iterable[web.RouteDef], address: tuple[str, int], setting: str
) -> AsyncIterator[None]:
    """Listen while the block runs; SettingsError names `setting` when the address cannot be had."""
    app = web.Application(client_max_size=MOST_BYTES)
    app.add_routes(routes)
    runner = web.AppRunner(
        app, access_log=None, shutdown_timeout=1.0, keepalive_timeout=IDLE_SECONDS
    )
    await runner.setup()
    assert runner.server is not None, "setup() makes it"
    try:
        listener = await _listen(_bounded(runner.server), *address, setting)
        try:
            yield
        finally:
            listener.close()
    finally:
        await runner.cleanup()


class _Engaged(asyncio.Protocol):
    """Hangs up at once."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()


def _bounded(server: web.Server) -> Callable[[], asyncio.Protocol]:
    def connect() -> asyncio.Protocol:
        return server() if len(server.connections) < MOST_CONNECTIONS else _Engaged()

    return connect


async def _listen(
    connect: Callable[[], asyncio.Protocol], host: str, port: int, setting: str
) -> asyncio.Server:
    try:
        return await asyncio.get_running_loop().create_server(connect, host, port)
    except OSError as error:
        raise SettingsError(
            f"{setting}: cannot listen on {host}:{port} ({error.strerror}).",
            "Choose another port, or stop the program that has it.",
        ) from error
