"""Questions in a row, through a pipe."""

import asyncio

from bot.answer import About, SmallTalk, Talk
from bot.app import App
from bot.hosting.visit import Reply
from bot.rendering import words
from bot.rendering.reader import ANYBODY
from bot.terminal.conversation import Conversation, replies


def replies_to(app: App, *lines: str) -> list[str]:
    conversation = Conversation(app)
    with asyncio.Runner() as runner:
        return list(replies(lines, lambda line: runner.run(conversation.ask(line))))


def test_each_line_that_is_not_blank_gets_a_reply(one: App) -> None:
    first, second = replies_to(one, "How many farmers did the flood kill?\n", " \n", "thanks\n")

    assert first.startswith("The flood killed 12 farmers in Lombardy, Reuters reported.\n— Reuters")
    assert second == "You are welcome. Ask me anything else about the article."


def test_a_question_may_lean_on_the_one_before(one: App) -> None:
    first, second = replies_to(one, "How many farmers did the flood kill?", "who said that?")

    assert second == first


def test_why_explains_the_last_answer_and_is_no_question_itself(one: App) -> None:
    none, _, why, again = replies_to(one, "/why", "Who sold bread in Toledo?", "/why", "/WHY")

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


def test_the_bundled_article_can_be_talked_about(bundled: App) -> None:
    (reply,) = replies_to(bundled, "/about")

    assert "UAWire" in reply


def test_a_rating_changes_the_choices_alone_a_chosen_article_the_last_reply(
    two: App,
) -> None:
    conversation = Conversation(two)

    def press(label: str) -> None:
        (button,) = (one for one in conversation.choices if one.label == label)
        runner.run(conversation.press(button))

    with asyncio.Runner() as runner:
        asked = runner.run(conversation.ask("How many farmers did the flood kill?"))
        press(words.HELPFUL)
        assert "✓ Helpful" in [one.label for one in conversation.choices]
        assert conversation.last is asked
        runner.run(conversation.ask("/articles"))
        press("Rain in Lombardy")

    assert isinstance(conversation.last.answer, About)


def test_why_still_means_the_answer_after_its_context_was_looked_at(one: App) -> None:
    conversation = Conversation(one)
    with asyncio.Runner() as runner:
        asked = runner.run(conversation.ask("Who sold bread in Toledo?"))
        context = next(one for one in conversation.choices if one.label == words.CONTEXT)
        runner.run(conversation.press(context))

    assert conversation.last is asked
    assert words.BACK in [one.label for one in conversation.choices]
