"""What the shell itself says is said in the language of whoever wrote or pressed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cleaning import clean_line
from bot.locales import LANGUAGES
from bot.rendering import words
from bot.rendering.reader import Reader
from bot.telegram.notices import could_not_answer, could_not_do, still_busy, too_many

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts),
    max_leaves=5,
)


def written_in(language: str) -> dict[str, Any]:
    return {"id": "9", "message_id": 5, "from": {"id": 7, "language_code": language}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_notice_is_in_the_language_of_whoever_wrote(language: str) -> None:
    reader, update = Reader(language), written_in(language)

    assert could_not_answer(7, update).params["text"] == reader.say(words.FAILED)
    assert could_not_do(update).params["text"] == clean_line(reader.say(words.NOT_DONE))
    assert still_busy(update).params["text"] == clean_line(reader.say(words.STILL_BUSY))
    for limit in (1, 2, 50):
        text = reader.count(*words.TOO_MANY, limit).format(limit)
        assert too_many(7, update, limit).params["text"] == text


def test_a_question_that_could_not_be_answered_is_the_one_replied_to() -> None:
    reply = could_not_answer(7, written_in("en")).params["reply_parameters"]

    assert reply == {"message_id": 5, "allow_sending_without_reply": True}


@given(JSON)
def test_a_writer_of_any_shape_is_spoken_to_in_english(person: object) -> None:
    letter = could_not_answer(7, {"message_id": 5, "from": person})

    assert letter.params["text"] == words.FAILED


def test_too_many_goes_ahead_of_the_answers() -> None:
    assert too_many(7, {}, 50).ahead
