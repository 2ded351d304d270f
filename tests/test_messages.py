"""Who is addressed, what was asked, and how a reply is sent."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import User

from bot.actions import Back
from bot.answer import Answer, Excerpt, SmallTalk, Talk
from bot.hosting.visit import Reply
from bot.model import Article, Quote, Span
from bot.rendering.keyboard import Button, Keyboard
from bot.rendering.reader import ANYBODY
from bot.telegram.messages import is_addressed, is_command, to_message, to_requests
from bot.telegram.updates import TelegramMessage, read_update

ME = User(42, "Article", is_bot=True, username="Article_Bot")
ANN = {"id": 7, "is_bot": False, "first_name": "Ann", "language_code": "de"}
CHANNEL = {"id": -9, "type": "channel", "title": "C"}
GROUP = {"id": -5, "type": "supergroup", "title": "G"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ann"}


def message(
    text: str | None = None, chat: dict[str, Any] = PRIVATE, **fields: object
) -> TelegramMessage:
    body = {"message_id": 3, "date": 1, "chat": chat, "from": ANN, **fields}
    written = {**body, **({"text": text} if text is not None else {})}
    read = read_update(json.dumps({"update_id": 1, "message": written}))
    assert isinstance(read, TelegramMessage)
    return read


def entity(text: str, part: str, kind: str = "mention", **fields: object) -> list[object]:
    offset = len(text[: text.index(part)].encode("utf-16-le")) // 2
    length = len(part.encode("utf-16-le")) // 2
    return [{"type": kind, "offset": offset, "length": length, **fields}]


def in_group(text: str, part: str = "", **fields: object) -> TelegramMessage:
    entities = {"entities": entity(text, part)} if part else {}
    return message(text, GROUP, **{**entities, **fields})


LONG = Article("long", "Long", "word " * 1000, (Span(0, 4999),), "en")
TWO_MESSAGES = Excerpt(Quote(LONG.passage(1), Span(0, 4999)))
BUTTONS = ((Button("Back", Back(1)),),)


def reply(answer: Answer, keyboard: Keyboard = ()) -> Reply:
    return Reply(answer, ANYBODY, keyboard)


TOPIC = {"name": "T", "icon_color": 1}
STICKER = {
    **{"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1},
    **{"is_animated": False, "is_video": False},
}
MINE = {"message_id": 2, "date": 1, "chat": GROUP, "from": ME.to_dict(), "text": "quote"}

ASKED = {**MINE, "from": ANN, "text": "Who died?"}


def called(**fields: Any) -> TelegramMessage:
    return in_group("@article_bot", "@article_bot", **fields)


@pytest.mark.parametrize(
    ("asked", "addressed"),
    [
        (message("hello"), True),
        (message(None, caption="hello", photo=[]), True),
        (message(None), False),
        (message(None, sticker=STICKER), True),
        (message(None, location={"longitude": 1.0, "latitude": 2.0}), True),
        (message(None, pinned_message={"message_id": 1, "date": 1, "chat": PRIVATE}), False),
        (in_group("", sticker=STICKER), False),
        (message("/ask x"), True),
        (message("/ask@article_bot x"), True),
        (message("/ask@other_bot x"), False),
        (message("hello", via_bot=ME.to_dict()), False),
        (in_group("hello"), False),
        (in_group("hello @article_bot"), False),  # no mention to Telegram, so none to us
        (in_group("hello @article_bot", "@article_bot"), True),
        (in_group("hello @ARTICLE_BOT there", "@ARTICLE_BOT"), True),
        (in_group("hello @article_bots", "@article_bots"), False),
        (in_group("\U0001f600\U0001f600 @article_bot", "@article_bot"), True),
        (in_group("/news@article_bot"), True),
        (in_group("/news"), False),
        (in_group("/ask@other_bot @article_bot", "@article_bot"), False),
        (in_group("hello", reply_to_message=MINE), True),
        (in_group("hello", reply_to_message={**MINE, "from": ANN}), False),
        (in_group("hello", reply_to_message={**MINE, "forum_topic_created": TOPIC}), False),
        (
            message(
                "ask Article this",
                GROUP,
                entities=entity("ask Article this", "Article", "text_mention", user=ME.to_dict()),
            ),
            True,
        ),
        (
            message(
                None,
                GROUP,
                caption="@article_bot who?",
                caption_entities=entity("@article_bot who?", "@article_bot"),
            ),
            True,
        ),
    ],
)
def test_who_is_addressed(asked: TelegramMessage, addressed: bool) -> None:
    assert is_addressed(asked, ME) is addressed


@pytest.mark.parametrize(
    ("text", "part", "known"),
    [
        ("/about x", "/about", True),
        ("/ABOUT@Article_bot", "/ABOUT@Article_bot", True),
        ("/about@other_bot", "/about@other_bot", False),
        ("/news", "/news", False),
        ("now /about", "/about", False),
    ],
)
def test_a_command_needs_no_name_of_the_bot(text: str, part: str, known: bool) -> None:
    assert is_command(message(text, GROUP, entities=entity(text, part, "bot_command")), ME) is known
    assert not is_command(message(text, GROUP), ME)  # no command to Telegram, so none to us


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (in_group("@article_bot who died?", "@article_bot"), "who died?"),
        (in_group("@article_bot, who died?", "@article_bot"), "who died?"),
        (in_group("Tell me, @article_bot, who died", "@article_bot"), "Tell me, who died"),
        (in_group("who died, @article_bot?", "@article_bot"), "who died?"),
        (in_group("\U0001f600 @article_bot who?", "@article_bot"), "\U0001f600 who?"),
        (in_group("/ask@article_bot who died?"), "/ask who died?"),
        (message("Who runs example.org/user@host?"), "Who runs example.org/user@host?"),
        (message("  who\n died?  "), "  who\n died?  "),
        (message("half \ud83d a pair"), "half \ufffd a pair"),
        (message(None, caption="who?"), "who?"),
        (called(), ""),
        (called(reply_to_message=ASKED), "Who died?"),
        (called(reply_to_message={**ASKED, "text": "@Article_bot, who died?"}), "who died?"),
        (called(reply_to_message=ASKED, quote={"text": "died?", "position": 4}), "died?"),
        (called(reply_to_message={**ASKED, "text": None, "caption": "Who died?"}), "Who died?"),
        (called(reply_to_message={**ASKED, "text": "/forget"}), ""),
        (called(reply_to_message={**ASKED, "text": "@article_bot\n/forget"}), ""),
        (called(reply_to_message={**ASKED, "text": "half \ud83d a pair"}), "half \ufffd a pair"),
        (called(reply_to_message=MINE), ""),
        (in_group("@article_bot when?", "@article_bot", reply_to_message=ASKED), "when?"),
    ],
)
def test_the_question_is_what_remains_without_the_bots_name(
    asked: TelegramMessage, text: str
) -> None:
    assert to_message(asked, ME).text == text


@given(st.text(min_size=1))
def test_a_text_without_a_mention_is_taken_as_it_is(text: str) -> None:
    asked = to_message(message(text), ME)

    assert asked.text == text
    assert (asked.visitor.chat, asked.visitor.sender, asked.visitor.language) == (7, 7, "de")


@pytest.mark.parametrize(
    ("fields", "sender"),
    [
        ({}, 7),
        ({"from": None, "sender_chat": CHANNEL}, -9),
        ({"from": {**ANN, "id": 136817688}, "sender_chat": CHANNEL}, -9),  # as Telegram sends it
    ],
)
def test_who_wrote_it_may_be_a_chat(fields: dict[str, Any], sender: int) -> None:
    assert message("x", GROUP, **fields).sender == sender


def test_a_message_without_anybody_is_the_chats() -> None:
    nobody = message("x", GROUP, **{"from": None})

    assert nobody.sender == -5
    assert to_message(nobody, ME).visitor.language is None


def test_the_first_part_answers_the_question_and_all_stay_in_the_topic() -> None:
    asked = message("x", GROUP, message_thread_id=9, is_topic_message=True)

    first, second = to_requests(asked, reply(TWO_MESSAGES, BUTTONS))

    common = {
        "parse_mode": "HTML",
        "link_preview_options": '{"is_disabled": true}',
        "message_thread_id": 9,
    }
    answers = '{"message_id": 3, "allow_sending_without_reply": true}'
    markup = '{"inline_keyboard": [[{"text": "Back", "callback_data": "b:1"}]]}'
    assert first.params == {**common, "text": first.params["text"], "reply_parameters": answers}
    assert second.params == {**common, "text": second.params["text"], "reply_markup": markup}
    assert (first.chat, first.method) == (-5, "sendMessage")
    assert str(first.plain).startswith("word word")


def test_a_thread_that_is_no_topic_is_not_sent_to() -> None:
    asked = message("x", GROUP, message_thread_id=9)

    (request,) = to_requests(asked, reply(SmallTalk(Talk.THANKS)))

    assert "message_thread_id" not in request.params
