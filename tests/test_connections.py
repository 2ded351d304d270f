"""A lost connection costs one request, and a name service that is silent costs nobody's time."""

import asyncio
import socket
import threading
import weakref
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
import uvloop
from telegram.error import NetworkError, TimedOut

from bot.telegram import read_timeout
from bot.telegram.connections import Resolver
from bot.telegram.http import MOST_BYTES, AiohttpRequest
from bot.telegram.read_timeout import NotConnectedError, ReadTimeout
from tests.waiting import until

Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


@asynccontextmanager
async def client() -> AsyncIterator[AiohttpRequest]:
    request = AiohttpRequest(10.0, secure=False)
    await request.initialize()
    try:
        yield request
    finally:
        await request.shutdown()


@asynccontextmanager
async def server(answer: Answer) -> AsyncIterator[int]:
    """A server that does the same on each connection; gives its port."""
    open_ones: set[asyncio.StreamWriter] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_ones.add(writer)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await answer(reader, writer)

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield int(listening.sockets[0].getsockname()[1])
    finally:
        listening.close()
        for writer in open_ones:
            writer.transport.abort()
        await asyncio.gather(*(one.wait_closed() for one in open_ones), return_exceptions=True)


async def test_after_a_lost_connection_no_other_is_used_that_was_kept() -> None:
    """A server that ends each connection when it is used a second time, without reading on."""
    four = asyncio.Barrier(4)  # at once, so that four are kept

    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await four.wait()
        writer.write(OK)
        await reader.readuntil(b"\r\n\r\n")
        writer.transport.abort()

    async with server(once) as port, client() as request:
        ask = f"http://127.0.0.1:{port}/"
        await asyncio.gather(*(request.do_request(ask, "POST") for _ in range(4)))
        with pytest.raises(NetworkError):
            await request.do_request(ask, "POST")

        answers = await asyncio.gather(*(request.do_request(ask, "POST") for _ in range(4)))

    assert answers == [(200, b"{}")] * 4


async def test_row_7_what_comes_on_an_idle_connection_is_no_answer_to_the_next_request() -> None:
    """A proxy that answers twice, or hangs up with words of its own: a reply would seem sent."""
    once_more = asyncio.Event()

    async def twice(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(OK)
        await once_more.wait()
        writer.write(OK.replace(b"{}", b"[]"))
        await reader.read()

    async with server(twice) as port, client() as request:
        ask = f"http://127.0.0.1:{port}/"
        await request.do_request(ask, "POST")
        assert request._connections is not None
        ((kept, _),) = next(iter(request._connections._kept.connector._conns.values()))
        once_more.set()
        await until(lambda: kept.should_close)

        assert await request.do_request(ask, "POST") == (200, b"{}")


@pytest.mark.parametrize(
    ("piece", "pieces"), [(b" " * 64, 10), (b" ", 30)], ids=["slow", "dripping"]
)
async def test_a_slow_answer_is_waited_for_and_a_dripping_one_is_not(
    piece: bytes, pieces: int
) -> None:
    async def slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(pieces):  # in 0.3 s or more: longer than the timeout
            await asyncio.sleep(0.03)
            writer.write(piece)
        writer.write(b"{}")
        writer.close()

    async with server(slowly) as port, client() as request:
        asked = request.do_request(f"http://127.0.0.1:{port}/", "POST", read_timeout=0.1)
        if len(piece) == 1:
            with pytest.raises(TimedOut):
                await asked
        else:
            assert await asked == (200, pieces * piece + b"{}")


async def test_silence_after_much_ends_the_wait() -> None:
    async def stall(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 100_000)
        await reader.read()

    async with server(stall) as port, client() as request, asyncio.timeout(5):
        with pytest.raises(TimedOut):
            await request.do_request(f"http://127.0.0.1:{port}/", "POST", read_timeout=0.1)


def test_a_request_that_is_over_leaves_nothing_for_the_collector() -> None:
    async def ask() -> bool:
        async with ReadTimeout(60.0) as timeout:
            timeout.begin()
            seen = weakref.ref(timeout)
        del timeout
        await asyncio.sleep(0)  # the loop lets go of the timer
        return seen() is None

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:  # as the bot does
        assert runner.run(ask())


async def test_a_slow_answer_without_end_is_not_read_for_hours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b" " * 64)
            await asyncio.sleep(0.03)

    monkeypatch.setattr(read_timeout, "MOST_SECONDS", 0.1)
    async with server(drip) as port, client() as request, asyncio.timeout(5):
        with pytest.raises(TimedOut):
            await request.do_request(f"http://127.0.0.1:{port}/", "POST", read_timeout=0.1)


async def test_an_answer_without_end_is_not_read_on() -> None:
    piece = b"a" * 1024 * 1024

    async def flood(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(2 * MOST_BYTES // len(piece)):
            writer.write(piece)
            await writer.drain()
        writer.close()

    async with server(flood) as port, client() as request:
        with pytest.raises(NetworkError, match="an answer of more than"):
            await request.do_request(f"http://127.0.0.1:{port}/", "POST")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"HTTP/1.1 407 No\r\nContent-Length: 15\r\n\r\nYou asked: who?", "HTTP status 407"),
        (b"You asked: who?\r\n\r\n", "no HTTP"),
    ],
)
async def test_what_is_not_telegrams_word_is_named_and_not_shown(answer: bytes, said: str) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)

    async with server(refuse) as port, client() as request:
        with pytest.raises(NetworkError, match=said) as raised:
            await request.do_request(f"http://127.0.0.1:{port}/", "POST")

    assert "who?" not in str(raised.value)


async def test_a_host_is_found_by_its_name() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(OK)

    async with server(answer) as port, client() as request:
        assert await request.do_request(f"http://localhost:{port}/", "POST") == (200, b"{}")


def test_a_name_service_that_does_not_answer_keeps_nobody_from_leaving(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, may_answer, answered = threading.Event(), threading.Event(), threading.Event()

    def never(*_: object, **__: object) -> list[object]:
        asked.set()
        may_answer.wait(5)
        answered.set()
        return []

    async def ask_and_leave() -> None:
        asking = asyncio.ensure_future(Resolver().resolve("api.example"))
        await until(asked.is_set)
        asking.cancel()

    monkeypatch.setattr(socket, "getaddrinfo", never)
    asyncio.run(ask_and_leave())

    assert not answered.is_set()
    may_answer.set()


async def test_row_6_where_no_thread_can_ask_for_an_address_nothing_was_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def start(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    async with client() as request:
        with pytest.raises(NetworkError) as caught:
            await request.do_request("http://telegram.invalid/bot1/sendMessage", "POST")

    assert isinstance(caught.value.__cause__, NotConnectedError)
