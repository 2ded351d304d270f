"""A correction becomes the request that its moment asks for."""

from bot.storage.rows import ApiRequest
from bot.telegram.corrections import corrections, resolved

TEXT = ApiRequest(
    7, "sendMessage", {"text": "a", "reply_parameters": {}, "message_thread_id": 5}, "a", corrects=3
)
DELETION = ApiRequest(7, "deleteMessage", {}, corrects=3)


def test_what_was_sent_is_edited_in_its_place() -> None:
    edit = resolved(TEXT, 9)

    assert edit is not None
    assert (edit.method, edit.params) == ("editMessageText", {"text": "a", "message_id": 9})


def test_what_was_never_sent_is_sent() -> None:
    assert resolved(TEXT, None) == TEXT


def test_what_was_never_sent_need_not_be_deleted() -> None:
    deletion = resolved(DELETION, 9)

    assert deletion is not None
    assert deletion.params == {"message_id": 9}
    assert resolved(DELETION, None) is None


def test_each_part_takes_the_place_of_one_and_what_is_left_is_deleted() -> None:
    requests = [ApiRequest(7, "sendMessage", {"text": text}) for text in "ab"]

    fewer, more = corrections(requests, 3, parts=4), corrections(requests, 3, parts=1)

    assert [one.method for one in fewer] == ["sendMessage"] * 2 + ["deleteMessage"] * 2
    assert [one.method for one in more] == ["sendMessage"] * 2
    assert {one.corrects for one in (*fewer, *more)} == {3}
