"""What computes without end is broken off, and nothing else."""

import asyncio
import re
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.telegram.cpu_limit import GUARDED, ComputedTooLongError, break_off_long_answers

MOST = 0.1  # seconds of CPU


@asynccontextmanager
async def limited() -> AsyncIterator[None]:
    running = asyncio.create_task(break_off_long_answers(MOST, look=MOST / 5))
    await asyncio.sleep(0)
    try:
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def match_for_years() -> None:
    re.match(r"(a+)+b", "a" * 60)


async def compute(seconds: float) -> str:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        sum(range(2_000))
    return "done"


async def test_an_expression_that_takes_years_is_broken_off_and_the_loop_goes_on() -> None:
    async with limited():
        with pytest.raises(ComputedTooLongError):
            await asyncio.create_task(match_for_years(), name=GUARDED)
        assert await asyncio.create_task(compute(MOST / 10), name=GUARDED) == "done"


async def test_many_short_answers_in_a_row_are_not_broken_off() -> None:
    async def answer_for(seconds: float) -> str:
        end = time.thread_time() + seconds
        while time.thread_time() < end:
            await compute(seconds / 1000)
            await asyncio.sleep(0)
        return "done"

    async with limited():
        assert await asyncio.create_task(answer_for(3 * MOST), name=GUARDED) == "done"


async def test_tasks_that_are_not_guarded_may_take_their_time() -> None:
    async with limited():
        assert await asyncio.create_task(compute(3 * MOST)) == "done"


async def test_who_comes_after_a_task_that_took_its_time_is_not_broken_off_for_it() -> None:
    async with limited():
        long = asyncio.create_task(compute(3 * MOST))
        short = asyncio.create_task(compute(MOST / 3), name=GUARDED)  # in the same round
        assert await asyncio.gather(long, short) == ["done", "done"]


async def test_afterwards_signals_are_handled_as_before() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    async with limited():
        assert signal.getsignal(signal.SIGVTALRM) is not before

    assert signal.getsignal(signal.SIGVTALRM) is before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
