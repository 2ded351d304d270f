"""Who works on a long article does not keep others waiting."""

import asyncio
import threading

import pytest

from bot.aside import aside_if_long
from tests.answers import article

SHORT, LONG = article("It rained."), article("It rained. " * 2_000)

pytestmark = pytest.mark.anyio


async def test_a_long_article_is_worked_on_in_another_thread() -> None:
    assert await aside_if_long([SHORT, LONG], threading.get_ident) != threading.get_ident()


async def test_short_articles_are_worked_on_at_once() -> None:
    assert await aside_if_long([SHORT, SHORT], threading.get_ident) == threading.get_ident()


async def test_long_articles_are_worked_on_one_after_another() -> None:
    at_work: list[int] = []
    most: list[int] = []

    def work() -> None:
        at_work.append(1)
        most.append(len(at_work))
        sum(range(1_000_000))  # long enough for threads to take turns
        at_work.pop()

    await asyncio.gather(*(aside_if_long([LONG], work) for _ in range(4)))

    assert most == [1] * 4


async def test_what_goes_wrong_reaches_whoever_waits() -> None:
    with pytest.raises(ZeroDivisionError):
        await aside_if_long([LONG], lambda: 1 / 0)
