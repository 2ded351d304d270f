"""The shell's own replies: too many questions, and failures. All others are the assistant's.

They are made from the raw JSON of an update, which may have any shape, since they also answer
updates that could not be read.
"""

from bot.rendering import words
from bot.rendering.reader import Reader
from bot.storage.rows import ApiRequest
from bot.telegram.arrivals import id_in, part
from bot.telegram.callbacks import answer
from bot.telegram.updates import Json


def too_many(chat: int, reader: Reader, limit: int) -> ApiRequest:
    """Sent once to a person with too many open questions; a reply to none of them."""
    text = reader.count(*words.TOO_MANY, limit).format(limit)
    return ApiRequest(chat, "sendMessage", {"text": text}, ahead=True)


def still_busy(query: Json, reader: Reader) -> ApiRequest:
    """The answer to a press by a person with too many open questions."""
    return answer(str(query.get("id")), reader.say(words.STILL_BUSY), aloud=False)


def could_not_do(query: Json, reader: Reader) -> ApiRequest:
    """The answer to a press that the program failed on."""
    return answer(str(query.get("id")), reader.say(words.NOT_DONE), aloud=True)


def could_not_answer(chat: int, message: Json, reader: Reader) -> ApiRequest:
    """The reply to a question that the program failed on."""
    reply = {"message_id": message.get("message_id"), "allow_sending_without_reply": True}
    text = reader.say(words.FAILED)
    return ApiRequest(chat, "sendMessage", {"text": text, "reply_parameters": reply})


def language_code(body: Json) -> str | None:
    """The language that the sender's client reports."""
    code = part(part(body, "from"), "language_code")
    return code if isinstance(code, str) else None


def chat_of(query: Json) -> int | None:
    """The chat with the button that was pressed; None for a message that was sent inline."""
    return id_in(part(query, "message"), "chat")
