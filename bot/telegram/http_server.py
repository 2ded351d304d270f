"""The HTTP server of webhook and monitor, with limits for clients that misbehave.

A request whose head is not complete in time is cut off: until then aiohttp counts the connection as
idle. The number of connections is bounded: the oldest that serves no request makes room for a new
one, for strangers who hold theirs open would keep Telegram out. TLS, which Telegram requires, is
left to a proxy in front.
"""

import asyncio
import errno
import logging
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.log import server_logger
from aiohttp.typedefs import Handler, Middleware

from bot.configuration.settings import Settings
from bot.errors import SettingsError
from bot.telegram.monitor import Monitor
from bot.telegram.webhook import Webhook

MOST_BYTES = 1024 * 1024  # an update is a few kilobytes
# Of all listeners: with the sender's 256, fewer than the 1,024 handles systemd gives a service.
# Telegram opens 40 connections unless told otherwise, and proxies no more than it.
MOST_CONNECTIONS = 512
STOP_SECONDS = 0.2  # for requests under way at the end, waited for twice; Telegram posts them again
RECEIVED_AT_ONCE = 16 * 1024  # bytes of a connection; more comes as what is there is read
IDLE_SECONDS = 30.0  # for the next request's head to arrive
LISTEN_ADVICE = {
    errno.EADDRINUSE: "Choose another port, or stop the program that has it.",
    errno.EACCES: "Choose a port from 1024 on: those below are root's.",
}
ADDRESS_ADVICE = "Name an address of this machine: 127.0.0.1 for itself alone, 0.0.0.0 for all."

Serving = set[asyncio.BaseProtocol]  # the connections that have a request under way

log = server_logger.getChild("bot")  # other users of aiohttp keep theirs as it is


@dataclass(frozen=True, slots=True)
class Listener:
    """An address, what is behind it, and the setting that names it."""

    address: tuple[str, int]
    routes: Sequence[web.RouteDef]
    setting: str


def listeners(settings: Settings, webhook: Webhook | None, monitor: Monitor) -> list[Listener]:
    """Where to listen. The monitor stands beside the webhook unless it has an address of its own.

    So a proxy that is open to the world should pass on the webhook's path and nothing else.
    """
    watched = settings.metrics_address
    own = [] if watched is None else [Listener(watched, monitor.routes(), "METRICS_LISTEN")]
    if webhook is None:
        return own
    posted = settings.listen_address
    if watched in (None, posted):
        return [Listener(posted, [*webhook.routes(), *monitor.routes()], "WEBHOOK_LISTEN")]
    return [Listener(posted, webhook.routes(), "WEBHOOK_LISTEN"), *own]


async def listen(wanted: Sequence[Listener], stack: AsyncExitStack) -> None:
    """Listen until the stack is unwound; SettingsError when an address cannot be had."""
    for one in wanted:
        share = MOST_CONNECTIONS // len(wanted)
        await stack.enter_async_context(serve(one.routes, one.address, one.setting, share))


@asynccontextmanager
async def serve(
    routes: Sequence[web.RouteDef],
    address: tuple[str, int],
    setting: str,
    most: int = MOST_CONNECTIONS,
) -> AsyncIterator[None]:
    """Listen while the block runs, with so many connections at most.

    SettingsError names `setting` when the address cannot be had.
    """
    serving: Serving = set()
    app = web.Application(client_max_size=MOST_BYTES, middlewares=[_noting(serving)])
    app.add_routes(routes)
    log.addFilter(_is_our_fault)  # only once, however often it is asked for
    runner = web.AppRunner(
        app,
        logger=log,
        access_log=None,
        shutdown_timeout=STOP_SECONDS,
        keepalive_timeout=IDLE_SECONDS,
    )
    await runner.setup()
    assert runner.server is not None, "setup() makes it"
    try:
        with closing(await _open(_bounded(runner.server, serving, most), *address, setting)):
            yield
    finally:
        await runner.cleanup()


def _is_our_fault(record: logging.LogRecord) -> bool:
    """False for what is no HTTP: strangers send it all day, and are told so."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, HttpProcessingError | web.RequestPayloadError)


def _noting(serving: Serving) -> Middleware:
    @web.middleware
    async def note(request: web.Request, handler: Handler) -> web.StreamResponse:
        serving.add(request.protocol)
        try:
            return await handler(request)
        finally:
            serving.discard(request.protocol)

    return note


def _bounded(server: web.Server, serving: Serving, most: int) -> Callable[[], asyncio.Protocol]:
    def connect() -> asyncio.Protocol:
        open_ones = [one for one in server.connections if one.transport is not None]
        open_ones.sort(key=serving.__contains__)  # the oldest first, and idle ones before others
        for one in open_ones[: max(0, len(open_ones) + 1 - most)]:
            one.force_close()
        return server()

    return connect


async def _open(
    connect: Callable[[], asyncio.Protocol], host: str, port: int, setting: str
) -> asyncio.Server:
    try:
        server = await asyncio.get_running_loop().create_server(connect, host, port)
    except OSError as error:
        raise SettingsError(
            f"{setting}: cannot listen on {host}:{port} ({error.strerror}).",
            LISTEN_ADVICE.get(error.errno or 0, ADDRESS_ADVICE),
        ) from error
    except UnicodeError as error:  # a part of it is too long, or empty
        raise SettingsError(f"{setting}: {host} is no name of a host.", ADDRESS_ADVICE) from error
    for listening in server.sockets:  # those of connections are like it
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVED_AT_ONCE)
    return server
