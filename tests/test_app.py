"""What is put together answers from all articles and from one."""

from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.assistant import REMEMBERED
from bot.model import Message

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def app() -> App:
    return open_app(CORPUS)


@pytest.mark.anyio
async def test_the_assistants_of_single_articles_remember_less(app: App) -> None:
    narrow = app.narrow(app.library.articles[0])
    first = [await one.respond(Message("Who died?")) for one in (app.assistant, narrow)]

    for number in range(REMEMBERED // 4):
        for one in (app.assistant, narrow):
            await one.respond(Message(f"dragon{number}?"))

    assert await app.assistant.respond(Message("Who died?")) is first[0]
    assert await narrow.respond(Message("Who died?")) is not first[1]


def test_an_article_has_one_assistant(app: App) -> None:
    article = app.library.articles[0]

    assert app.narrow(article) is app.narrow(article)
    assert app.narrow(article).library.articles == (article,)
