"""An update is read as far as the bot looks at it, and what cannot be read says so."""

import json
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message, Update
from telegram.constants import MessageAttachmentType

from bot.telegram.api import UNREADABLE
from bot.telegram.updates import (
    CallbackQuery,
    InlineQuery,
    Person,
    TelegramMessage,
    Where,
    read_update,
)
from tests.json_values import JSON
from tests.telegram_objects import person, text_message

ANN = Person(7, "en")
MESSAGE = text_message("/about x", 5, 7, 7)
PRESS = {"id": "9", "from": person(7), "data": "b:1", "chat_instance": "1", "message": MESSAGE}
TYPED = {"id": "8", "from": person(7), "query": "who", "offset": "2"}


def read(**update: object) -> TelegramMessage | CallbackQuery | InlineQuery | None:
    return read_update(json.dumps({"update_id": 1, **update}))


def written(**fields: object) -> TelegramMessage:
    message = read(message={**MESSAGE, **fields})
    assert isinstance(message, TelegramMessage)
    return message


def test_a_message_new_or_edited() -> None:
    message = written()

    assert (message.id, message.where, message.is_private) == (5, Where(7), True)
    assert (message.person, message.sender, message.command) == (ANN, 7, "about")
    assert not message.is_edited
    edited = read(edited_message=MESSAGE)
    assert isinstance(edited, TelegramMessage)
    assert edited.is_edited


def test_a_press_and_the_message_it_changes() -> None:
    gone = {"chat": {"id": 7, "type": "private"}, "message_id": 5, "date": 0}
    inline = {name: part for name, part in PRESS.items() if name != "message"}

    assert read(callback_query=PRESS) == CallbackQuery("9", ANN, "b:1", Where(7), 5)
    assert read(callback_query={**PRESS, "message": gone}) == CallbackQuery(
        "9", ANN, "b:1", Where(7), None
    )
    assert read(callback_query=inline) == CallbackQuery("9", ANN, "b:1", None, None)


def test_what_is_typed_and_what_the_bot_does_not_know() -> None:
    assert read(inline_query=TYPED) == InlineQuery("8", ANN, "who", "2")
    assert read() is None
    assert read(poll={"id": "1"}) is None


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        *(("message", name) for name in ("message_id", "chat")),
        *(("callback_query", name) for name in ("id", "from")),
        *(("inline_query", name) for name in ("id", "from", "query", "offset")),
    ],
)
def test_what_lacks_a_part_cannot_be_read(kind: str, part: str) -> None:
    whole: dict[str, Any] = {"message": MESSAGE, "callback_query": PRESS, "inline_query": TYPED}
    lacking = {name: value for name, value in whole[kind].items() if name != part}

    with pytest.raises(UNREADABLE):
        read(**{kind: lacking})


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        *(("message", name) for name in ("message_id", "date", "text", "caption", "from")),
        *(("message", name) for name in ("migrate_to_chat_id", "reply_to_message")),
        *(("callback_query", name) for name in ("id", "from", "data", "message")),
        *(("inline_query", name) for name in ("id", "from", "query", "offset")),
    ],
)
@pytest.mark.parametrize("odd", [["x"], {"id": "x"}, {"id": 2**63}, {"id": 7, "language_code": 1}])
def test_what_has_a_part_of_another_shape_cannot_be_read(kind: str, part: str, odd: Any) -> None:
    whole: dict[str, Any] = {"message": MESSAGE, "callback_query": PRESS, "inline_query": TYPED}

    with pytest.raises(UNREADABLE):
        read(**{kind: {**whole[kind], "text": "", part: odd}})


@pytest.mark.parametrize("kind", [{}, {"type": None}])
@pytest.mark.parametrize(("chat", "is_private"), [(7, True), (-7, False)])
def test_what_others_servers_leave_out_is_taken_from_what_they_say(
    chat: int, is_private: bool, kind: dict[str, None]
) -> None:
    bare = {"message_id": 5, "chat": {"id": chat, **kind}, "text": "x"}
    message, fraction = read(edited_message=bare), written(date=1.5)
    press = read(callback_query={**PRESS, "message": bare})

    assert isinstance(message, TelegramMessage)
    assert (message.is_private, message.sender, message.at) == (is_private, chat, inf)
    assert fraction.at == 1.5
    assert press == CallbackQuery("9", ANN, "b:1", Where(chat), 5)


@pytest.mark.parametrize("kind", MessageAttachmentType)
def test_a_message_that_holds_something_is_a_note_only_of_a_payment(kind: str) -> None:
    assert written(text="", **{kind: {"x": 1}}).is_service == (kind == "successful_payment")


@pytest.mark.parametrize("kind", ["checklist", "giveaway", "rich_message"])
def test_row_20_what_the_library_calls_no_attachment_is_no_note_either(kind: str) -> None:
    assert not written(text="", **{kind: {"x": 1}}).is_service


@given(st.dictionaries(st.sampled_from(["message", "edited_message", "callback_query"]), JSON))
def test_json_of_any_shape_is_read_or_is_unreadable(update: dict[str, object]) -> None:
    try:
        found = read(**update)
    except UNREADABLE:
        return
    assert found is None
    assert not any(update.values())


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": "", "caption": "c", "photo": []},
        {"text": "", "dice": {"emoji": "x", "value": 1}},
        {"text": "", "new_chat_title": "T"},
        {"is_topic_message": True, "message_thread_id": 4},
        {"is_topic_message": True},
        {"message_thread_id": 4},
        {"direct_messages_topic": {"topic_id": 4}},
        {"via_bot": person(3), "sender_chat": {"id": -9, "type": "channel"}},
        {"reply_to_message": {**MESSAGE, "message_id": 2, "from": person(3)}},
        {"chat": {"id": -5, "type": "group"}, "migrate_to_chat_id": -6},
        {"chat": {"id": -6, "type": "supergroup"}, "migrate_from_chat_id": -5, "from": None},
    ],
)
def test_it_is_read_as_the_library_reads_it(fields: dict[str, Any]) -> None:
    ours, update = written(**fields), {"update_id": 1, "message": {**MESSAGE, **fields}}
    theirs = Update.de_json(update, None).message
    assert isinstance(theirs, Message)

    author, replied = theirs.sender_chat or theirs.from_user or theirs.chat, theirs.reply_to_message
    topic = theirs.message_thread_id if theirs.is_topic_message else None
    direct = theirs.direct_messages_topic
    assert (ours.id, ours.sender) == (theirs.message_id, author.id)
    assert ours.text == (theirs.text or theirs.caption or "")
    assert ours.is_private == (theirs.chat.type == "private")
    assert ours.is_service == (not ours.text and not theirs.effective_attachment)
    assert ours.where == Where(
        theirs.chat.id, direct.topic_id if direct else topic, is_direct=bool(direct)
    )
    assert ours.via == (theirs.via_bot.id if theirs.via_bot else None)
    assert ours.replies_to == (replied.message_id if replied else None)
    assert ours.answers == (replied.from_user.id if replied and replied.from_user else None)
    assert ours.moved_from == theirs.migrate_from_chat_id
    assert ours.moved_to == theirs.migrate_to_chat_id
    assert [(e.kind, e.offset, e.length) for e in ours.entities] == [
        (e.type, e.offset, e.length) for e in theirs.entities
    ]
