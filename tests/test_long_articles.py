"""Who works on a long article keeps nobody waiting but those who ask of the same."""

import asyncio
import threading

import pytest

from bot.long_articles import in_thread_if_long
from bot.model import Article
from tests.answers import article

SHORT = article("It rained.")


def long_article() -> Article:
    return article("It rained. " * 2_000)


async def test_a_long_article_is_worked_on_in_another_thread() -> None:
    assert (
        await in_thread_if_long([SHORT, long_article()], threading.get_ident)
        != threading.get_ident()
    )


async def test_short_articles_are_worked_on_at_once() -> None:
    assert await in_thread_if_long([SHORT, SHORT], threading.get_ident) == threading.get_ident()


async def test_one_long_article_is_not_waited_for_by_those_who_ask_of_another() -> None:
    one, other, go_on = long_article(), long_article(), threading.Event()
    working = asyncio.ensure_future(in_thread_if_long([one], lambda: go_on.wait(10)))

    try:
        async with asyncio.timeout(5):
            assert await in_thread_if_long([SHORT, other], lambda: "done") == "done"
    finally:
        go_on.set()
    assert await working


async def test_those_who_wait_for_a_long_article_take_no_thread() -> None:
    of, go_on, threads = long_article(), threading.Event(), threading.active_count()
    asked = [
        asyncio.ensure_future(in_thread_if_long([of], lambda: go_on.wait(10))) for _ in range(9)
    ]

    await asyncio.sleep(0)

    assert threading.active_count() <= threads + 1
    go_on.set()
    assert await asyncio.gather(*asked) == [True] * 9


async def test_a_long_article_is_worked_on_by_one_after_another() -> None:
    of = long_article()
    at_work: list[int] = []
    most: list[int] = []

    def work() -> None:
        at_work.append(1)
        most.append(len(at_work))
        sum(range(1_000_000))  # long enough for threads to take turns
        at_work.pop()

    await asyncio.gather(*(in_thread_if_long([of], work) for _ in range(4)))

    assert most == [1] * 4


async def test_what_goes_wrong_reaches_whoever_waits() -> None:
    with pytest.raises(ZeroDivisionError):
        await in_thread_if_long([long_article()], lambda: 1 / 0)
