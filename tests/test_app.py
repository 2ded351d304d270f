"""What is put together answers from all articles and from one."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.assistant import REMEMBERED, Assistant
from bot.model import Article, Message
from tests.answers import article

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def app() -> App:
    return open_app(CORPUS)


async def test_the_assistants_of_single_articles_remember_less(app: App) -> None:
    narrow = await app.narrow(app.library.articles[0])
    first = [await one.respond(Message("Who died?")) for one in (app.assistant, narrow)]

    for number in range(REMEMBERED // 4):
        for one in (app.assistant, narrow):
            await one.respond(Message(f"dragon{number}?"))

    assert await app.assistant.respond(Message("Who died?")) is first[0]
    assert await narrow.respond(Message("Who died?")) is not first[1]


async def test_an_article_has_one_assistant(app: App) -> None:
    of = app.library.articles[0]

    assert await app.narrow(of) is await app.narrow(of)
    assert (await app.narrow(of)).library.articles == (of,)


@pytest.mark.parametrize(("times", "aside"), [(1, False), (2_000, True)])
async def test_the_assistant_of_a_long_article_is_made_in_another_thread(
    app: App, times: int, aside: bool
) -> None:
    threads: list[int] = []

    def make(of: Article) -> Assistant:
        threads.append(threading.get_ident())
        return app.assistant

    await replace(app, _narrow=make).narrow(article("It rained. " * times))

    assert (threads != [threading.get_ident()]) is aside
