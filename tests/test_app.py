"""What is put together answers from all articles and from one."""

import threading
from dataclasses import replace

import pytest

from bot.app import App
from bot.assistant import REMEMBERED, Assistant
from bot.model import Article, Message
from tests.answers import article


async def test_the_assistants_of_single_articles_remember_less(bundled: App) -> None:
    narrow = await bundled.narrow(bundled.library.articles[0])
    first = [await one.respond(Message("Who died?")) for one in (bundled.assistant, narrow)]

    for number in range(REMEMBERED // 4):
        for one in (bundled.assistant, narrow):
            await one.respond(Message(f"dragon{number}?"))

    assert await bundled.assistant.respond(Message("Who died?")) is first[0]
    assert await narrow.respond(Message("Who died?")) is not first[1]


async def test_an_article_has_one_assistant(bundled: App) -> None:
    of = bundled.library.articles[0]

    assert await bundled.narrow(of) is await bundled.narrow(of)
    assert (await bundled.narrow(of)).library.articles == (of,)


@pytest.mark.parametrize(("times", "aside"), [(1, False), (2_000, True)])
async def test_the_assistant_of_a_long_article_is_made_in_another_thread(
    bundled: App, times: int, aside: bool
) -> None:
    threads: list[int] = []

    def make(of: Article) -> Assistant:
        threads.append(threading.get_ident())
        return bundled.assistant

    await replace(bundled, _narrow=make).narrow(article("It rained. " * times))

    assert (threads != [threading.get_ident()]) is aside
