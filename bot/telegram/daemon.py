"""Work in a daemon thread, which is not waited for when the bot stops.

The executors of asyncio and libuv are joined at the end: a name service that does not answer would
delay the stop by minutes.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def in_daemon(name: str, work: Callable[[], T]) -> "asyncio.Future[T]":
    """What the work gives or raises; the process may end before it does."""
    outcome: Future[T] = Future()

    def run() -> None:
        outcome.set_running_or_notify_cancel()
        try:
            outcome.set_result(work())
        except Exception as error:  # raised where the outcome is awaited
            outcome.set_exception(error)

    threading.Thread(target=run, name=name, daemon=True).start()
    return asyncio.wrap_future(outcome)
