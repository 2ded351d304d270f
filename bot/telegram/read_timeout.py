"""A read timeout that begins with the connection, and reads what has arrived before it raises.

A connection may be so slow that a hundred updates take longer than a server that hangs should be
given, and the next try would be as slow. So what has come makes it longer: never to more than the
timeout from now, so that silence always ends it, and by ten minutes in all, in which a hundred
updates of 1,500 bytes come at the slowest pace; else a server could be read for hours.

A process that was stopped (SIGSTOP), or busy, wakes up with its timers due and responses unread,
and would send again what was answered long ago. So when the time is over, the event loop gets a
last chance to read. Connecting has a timeout of its own: what was not connected was not sent.
"""

import asyncio
from contextvars import ContextVar
from types import TracebackType
from typing import Any

import aiohttp

LAST_LOOK_SECONDS = 0.1
SLOWEST = 256  # bytes a second; what is slower is taken for one that hangs
MOST_SECONDS = 600.0  # that an answer may take beyond the timeout

_under_way: "ContextVar[ReadTimeout]" = ContextVar("_under_way")


class ReadTimeout:
    """Around a request: TimeoutError when its answer has not come in time. None: wait for ever."""

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._timeout = asyncio.timeout(None)
        self._timer: asyncio.TimerHandle | None = None
        self._due = self._end = 0.0  # by the loop's clock

    async def __aenter__(self) -> "ReadTimeout":
        self._before = _under_way.set(self)
        await self._timeout.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None  # it holds a context that holds this
        _under_way.reset(self._before)
        await self._timeout.__aexit__(kind, error, traceback)

    def begin(self) -> None:
        """The connection stands."""
        if self._seconds is not None:
            loop = asyncio.get_running_loop()
            self._due = loop.time() + self._seconds
            self._end = self._due + MOST_SECONDS
            self._timer = loop.call_at(self._due, self._look)

    def prolong(self, size: int) -> None:
        """So many bytes have come, and more are to come."""
        if self._timer is None or self._seconds is None:
            return
        loop = asyncio.get_running_loop()
        self._due = min(self._due + size / SLOWEST, loop.time() + self._seconds, self._end)
        if self._due > loop.time():
            self._timer.cancel()
            self._timeout.reschedule(None)
            self._timer = loop.call_at(self._due, self._look)

    def _look(self) -> None:
        self._timeout.reschedule(asyncio.get_running_loop().time() + LAST_LOOK_SECONDS)


class NotConnectedError(aiohttp.ClientError):
    """What went wrong did so before there was a connection: nothing was sent."""


class Connector(aiohttp.TCPConnector):
    """Tells the request that waits for a connection when it has one, and when it gets none."""

    async def connect(
        self,
        *args: Any,  # Any: handed on as they are
        **kwargs: Any,
    ) -> aiohttp.connector.Connection:
        try:
            connection = await super().connect(*args, **kwargs)
            # True of a kept one that holds an answer already, which would pass for the next one's.
            # A new one parses nothing before it has a request, so this ends with the kept ones.
            while connection.protocol:
                connection.close()
                connection = await super().connect(*args, **kwargs)
        except (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError):  # these say as much
            raise
        except (aiohttp.ClientError, RuntimeError) as error:  # a proxy hung up; no thread is free
            raise NotConnectedError(type(error).__name__) from error
        _under_way.get().begin()
        return connection
