"""What the shell itself says is said in the language of whoever wrote or pressed."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from telegram.ext import ApplicationBuilder

from bot.app import App, CurrentApp
from bot.hosting.host import Host
from bot.hosting.memory import RamMemory
from bot.hosting.personal import LANGUAGE
from bot.locales import LANGUAGES
from bot.rendering import words
from bot.rendering.reader import Reader
from bot.storage.rows import Arrival, InboxItem, UpdateOutcome
from bot.storage.sqlite import open_storage
from bot.telegram.handlers import Handlers
from bot.telegram.notices import (
    chat_of,
    could_not_answer,
    could_not_do,
    language_code,
    still_busy,
    too_many,
)
from bot.text.cleaning import clean_line
from tests.json_values import JSON

OF_ANY_PLACE = {"text", "reply_parameters"}
GROUP, ANN = -100, 7

MESSAGE = {"message_id": 5, "chat": {"id": GROUP}, "from": {"id": ANN, "language_code": "de-DE"}}
PRESS = {"id": "9", "from": MESSAGE["from"], "message": MESSAGE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_notice_is_said_in_the_readers_language(language: str) -> None:
    reader = Reader(language)

    assert could_not_answer(7, MESSAGE, reader).params["text"] == reader.say(words.FAILED)
    assert could_not_do(PRESS, reader).params["text"] == clean_line(reader.say(words.NOT_DONE))
    assert still_busy(PRESS, reader).params["text"] == clean_line(reader.say(words.STILL_BUSY))
    for limit in (1, 2, 50):
        text = reader.count(*words.TOO_MANY, limit).format(limit)
        assert too_many(7, MESSAGE, reader, limit).params["text"] == text


@pytest.mark.parametrize("kind", ["message", "edited_message", "callback_query"])
@pytest.mark.parametrize(("chosen", "language"), [(None, "de"), ("ru", "ru")])
async def test_the_language_chosen_in_a_chat_comes_before_the_clients(
    tmp_path: Path, bundled: App, kind: str, chosen: str | None, language: str
) -> None:
    memory, reader = RamMemory(), Reader(language)
    await memory.choose(GROUP, LANGUAGE, chosen)
    urgent = kind == "callback_query"
    raw = json.dumps({"update_id": 1, kind: PRESS if urgent else MESSAGE})
    edited = kind == "edited_message"
    came = Arrival(1, ANN if urgent else GROUP, ANN, urgent, raw, edited=edited)
    waiting = InboxItem(1, came, 0.0)

    async with open_storage(tmp_path / "bot.db") as storage:
        host = Host(CurrentApp(bundled), memory)
        application = ApplicationBuilder().token("1:x").updater(None).job_queue(None).build()
        handlers = Handlers(application, host, storage.inbox, storage.outbox, 50)
        refused = await handlers.refuse(waiting, tell=True)
        given_up = await handlers.give_up(waiting, "broken")

    failed = words.NOT_DONE if urgent else words.FAILED
    many = reader.count(*words.TOO_MANY, 50).format(50)
    if edited:  # the answer to what was written first stands
        assert given_up.requests == ()
    else:
        assert said(given_up) == reader.say(failed)
    assert said(refused) == (reader.say(words.STILL_BUSY) if urgent else many)


def said(outcome: UpdateOutcome) -> object:
    (request,) = outcome.requests
    return request.params["text"]


def test_a_question_that_could_not_be_answered_is_the_one_replied_to() -> None:
    reply = could_not_answer(7, MESSAGE, Reader()).params["reply_parameters"]

    assert reply == {"message_id": 5, "allow_sending_without_reply": True}


@pytest.mark.parametrize("odd", [None, "5", {}, True, 2**70])
def test_row_4_whoever_wrote_what_has_no_number_is_told_all_the_same(odd: object) -> None:
    said = could_not_answer(7, {**MESSAGE, "message_id": odd}, Reader())

    assert said.params == {"text": Reader().say(words.FAILED)}


@given(JSON)
def test_what_has_another_shape_has_neither_language_nor_chat(odd: object) -> None:
    assert language_code({"from": odd}) is None
    assert chat_of({"message": odd}) is None
    assert chat_of({"message": {"chat": odd}}) is None


@pytest.mark.parametrize(
    ("place", "named"),
    [
        ({"direct_messages_topic": {"topic_id": 8}}, {"direct_messages_topic_id": 8}),
        ({"message_thread_id": 5, "is_topic_message": True}, {"message_thread_id": 5}),
        ({"message_thread_id": 5}, {}),  # of replies to one message, and no topic
    ],
)
def test_row_23_a_notice_stands_in_the_topic_of_what_it_answers(
    place: dict[str, object], named: dict[str, object]
) -> None:
    message = {**MESSAGE, **place}

    for request in (too_many(7, message, Reader(), 50), could_not_answer(7, message, Reader())):
        assert {k: v for k, v in request.params.items() if k not in OF_ANY_PLACE} == named


@given(JSON)
def test_what_has_another_shape_is_in_no_topic(odd: object) -> None:
    message = {"direct_messages_topic": odd, "message_thread_id": odd, "is_topic_message": odd}

    assert too_many(7, message, Reader(), 50).params.keys() <= {"text", "message_thread_id"}


def test_too_many_goes_ahead_of_the_answers() -> None:
    assert too_many(7, MESSAGE, Reader(), 50).ahead
