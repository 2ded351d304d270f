"""No text stops the bot for everybody: an answer that computes for too long is broken off.

Answers are worked out on the event loop, each in some milliseconds, so one over which a regular
expression takes years would keep all chats waiting, and would do so again after each start. While
an expression is matched, only a signal gets through to the interpreter; one comes with every second
of CPU and looks whether the loop has come round meanwhile.

Work on long articles is done in other threads, where no signal reaches it.
"""

import asyncio
import signal
import time
from typing import Any

GUARDED = "worker"  # the name of the tasks that may be broken off
MOST_SECONDS = 3.0  # of the main thread's CPU, from the first look that finds the task at work
LOOK_SECONDS = 1.0


class ComputedTooLongError(Exception):
    """Raised in the middle of the answer that lets nobody else compute."""


async def break_off_long_answers(most: float = MOST_SECONDS, look: float = LOOK_SECONDS) -> None:
    """Raise ComputedTooLongError in a guarded task that computes for longer than `most` seconds.

    Runs until it is cancelled, in the main thread; signals can be handled nowhere else.
    """
    seen: asyncio.Task[Any] | None = None  # at work, by the last look in this round of the loop
    since = 0.0

    def look_at_the_clock(*_: object) -> None:
        nonlocal seen, since
        task, now = asyncio.current_task(), time.thread_time()
        if task is None or task is not seen:
            seen, since = task, now
        elif now - since >= most and task.get_name() == GUARDED:
            raise ComputedTooLongError(f"more than {most:g} s of CPU without a pause")

    before = signal.signal(signal.SIGVTALRM, look_at_the_clock)
    signal.siginterrupt(signal.SIGVTALRM, False)  # the database's thread goes on writing
    signal.setitimer(signal.ITIMER_VIRTUAL, look, look)
    try:
        while True:
            await asyncio.sleep(look)
            seen = None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
