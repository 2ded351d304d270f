"""A picture stands in the outbox as text and reaches Telegram as a file."""

import json

from hypothesis import given
from hypothesis import strategies as st
from telegram import InputFile

from bot.telegram.pictures import as_form, to_value


@given(st.binary())
def test_a_picture_comes_back_from_json_as_it_was_and_all_else_as_a_form_has_it(png: bytes) -> None:
    params = {"photo": to_value(png), "chat_id": 7, "x": {"y": "z"}, "text": '"x"'}
    stored = json.loads(json.dumps(params))

    sent = as_form(stored)

    assert isinstance(sent["photo"], InputFile)
    assert sent["photo"].input_file_content == png
    assert (sent["chat_id"], sent["x"], sent["text"]) == ("7", '{"y": "z"}', '"x"')
