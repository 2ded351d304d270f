"""The connections to Telegram: kept ones, and new ones after one was lost.

A kept connection saves a handshake. But when a server or a router has dropped it, that shows only
when something is sent, and then it is unknown whether it arrived. A repeat on the next kept
connection would meet the same, and after ten sends the message is given up. So once a connection
was lost, idle ones are not used for as long as they are kept.
"""

import asyncio
import socket
import ssl
from functools import partial

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.telegram.daemon import in_daemon
from bot.telegram.read_timeout import Connector

MOST = 256  # at a time; the sender keeps far fewer busy
KEPT_SECONDS = 15.0  # that an idle connection is kept


class Connections:
    """Two sessions, over kept and over new connections. Made and closed in the event loop."""

    def __init__(self, context: ssl.SSLContext | bool, proxy: str | None) -> None:
        connector = partial(Connector, limit=MOST, ssl=context, resolver=Resolver())
        self._kept = _session(connector(keepalive_timeout=KEPT_SECONDS), proxy)
        self._new = _session(connector(force_close=True), proxy)
        self._in_doubt_until = 0.0  # by the loop's clock

    @property
    def session(self) -> aiohttp.ClientSession:
        """Where to make the next request."""
        in_doubt = asyncio.get_running_loop().time() < self._in_doubt_until
        return self._new if in_doubt else self._kept

    def lost_one(self) -> None:
        """A request had no answer: what is idle now is not used any more."""
        self._in_doubt_until = asyncio.get_running_loop().time() + KEPT_SECONDS

    async def close(self) -> None:
        await self._kept.close()
        await self._new.close()


class Resolver(AbstractResolver):
    """Asks the system for addresses, in a thread that does not delay the end of the process."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a host; OSError when there are none."""
        found = await in_daemon(
            "resolver",
            lambda: socket.getaddrinfo(
                host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
            ),
        )
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=port,
                family=its_family,
                proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for its_family, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        """Nothing is kept open."""


def _session(connector: Connector, proxy: str | None) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=connector, cookie_jar=aiohttp.DummyCookieJar(), proxy=proxy
    )
