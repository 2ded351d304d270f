"""Questions in a row, through a pipe."""

import asyncio
from pathlib import Path

import pytest

from bot.answer import SmallTalk, Talk
from bot.app import App, open_app
from bot.hosting.visit import Reply
from bot.rendering import words
from bot.rendering.reader import ANYBODY
from bot.terminal.conversation import Conversation, replies


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> App:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "rain.md").write_text(
        "---\ntitle: Rain\nlanguage: en\n---\n"
        "The flood killed 12 farmers in Lombardy, Reuters reported.\n\n"
        "A bakery in Toledo sold bread to the mayor."
    )
    return open_app(folder)


def replies_to(opened: App, *lines: str) -> list[str]:
    conversation = Conversation(opened)
    with asyncio.Runner() as runner:
        return list(replies(lines, lambda line: runner.run(conversation.ask(line))))


def test_each_line_that_is_not_blank_gets_a_reply(opened: App) -> None:
    first, second = replies_to(opened, "How many farmers did the flood kill?\n", " \n", "thanks\n")

    assert first.startswith("The flood killed 12 farmers in Lombardy, Reuters reported.\n— Reuters")
    assert second == "You are welcome. Ask me anything else about the article."


def test_a_question_may_lean_on_the_one_before(opened: App) -> None:
    first, second = replies_to(opened, "How many farmers did the flood kill?", "who said that?")

    assert second == first


def test_why_explains_the_last_answer_and_is_no_question_itself(opened: App) -> None:
    none, _, why, again = replies_to(opened, "/why", "Who sold bread in Toledo?", "/why", "/WHY")

    assert none == words.WHY_NOT
    assert "confidence" in why
    assert "Toledo" in why
    assert again == why


def test_replies_come_as_soon_as_their_line_is_read() -> None:
    read = []

    def lines():
        for line in ("thanks", "hello"):
            read.append(line)
            yield line

    next(replies(lines(), lambda _: Reply(SmallTalk(Talk.THANKS), ANYBODY)))

    assert read == ["thanks"]


def test_the_bundled_article_can_be_talked_about() -> None:
    (reply,) = replies_to(open_app(Path(__file__).parents[1] / "corpus"), "/about")

    assert "UAWire" in reply


def test_why_still_means_the_answer_after_its_context_was_looked_at(opened: App) -> None:
    conversation = Conversation(opened)
    with asyncio.Runner() as runner:
        asked = runner.run(conversation.ask("Who sold bread in Toledo?"))
        context = next(one for one in conversation.choices if one.label == words.CONTEXT)
        runner.run(conversation.press(context))

    assert conversation.last is asked
    assert words.BACK in [one.label for one in conversation.choices]
