"""What the shell itself has to say; all else is the assistant's.

Each notice is about a message or a query as Telegram sent it, which may have any shape: a notice is
also what is left to say when it was not understood.
"""

from bot.rendering import words
from bot.rendering.reader import Reader
from bot.storage.rows import ApiRequest
from bot.telegram.callbacks import answer
from bot.telegram.intake import whole_number
from bot.telegram.updates import Json


def too_many(chat: int, reader: Reader, limit: int) -> ApiRequest:
    """Told once to somebody who asks faster than can be answered; no reply to any one question."""
    text = reader.count(*words.TOO_MANY, limit).format(limit)
    return ApiRequest(chat, "sendMessage", {"text": text}, ahead=True)


def still_busy(query: Json, reader: Reader) -> ApiRequest:
    """Told at each press to somebody who has asked too much already."""
    return answer(str(query.get("id")), reader.say(words.STILL_BUSY), aloud=False)


def could_not_do(query: Json, reader: Reader) -> ApiRequest:
    """The answer to a press that the program failed on."""
    return answer(str(query.get("id")), reader.say(words.NOT_DONE), aloud=True)


def could_not_answer(chat: int, message: Json, reader: Reader) -> ApiRequest:
    """The reply to a question that the program failed on."""
    reply = {"message_id": message.get("message_id"), "allow_sending_without_reply": True}
    text = reader.say(words.FAILED)
    return ApiRequest(chat, "sendMessage", {"text": text, "reply_parameters": reply})


def language_code(part: Json) -> str | None:
    """What the client of whoever wrote or pressed says of its language."""
    code = _object(part, "from").get("language_code")
    return code if isinstance(code, str) else None


def chat_of(query: Json) -> int | None:
    """The chat with the button that was pressed; None for a message that was sent inline."""
    return whole_number(_object(_object(query, "message"), "chat").get("id"))


def _object(part: Json, name: str) -> Json:
    value = part.get(name)
    return value if isinstance(value, dict) else {}
