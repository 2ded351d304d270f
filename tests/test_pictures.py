"""A picture stands in the outbox as text and reaches Telegram as a file."""

import json

from hypothesis import given
from hypothesis import strategies as st
from telegram import InputFile

from bot.telegram.pictures import to_value, with_files


@given(st.binary())
def test_a_picture_comes_back_from_json_as_it_was(png: bytes) -> None:
    stored = json.loads(json.dumps({"photo": to_value(png), "chat_id": 7, "x": {"y": "z"}}))

    sent = with_files(stored)

    assert isinstance(sent["photo"], InputFile)
    assert sent["photo"].input_file_content == png
    assert (sent["chat_id"], sent["x"]) == (7, {"y": "z"})
