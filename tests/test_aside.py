"""Who works on a long article does not keep others waiting."""

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


async def test_what_goes_wrong_reaches_whoever_waits() -> None:
    with pytest.raises(ZeroDivisionError):
        await aside_if_long([LONG], lambda: 1 / 0)
