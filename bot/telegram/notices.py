"""The shell's own replies: too many questions, and failures. All others are the assistant's.

They are made from the raw JSON of an update, which may have any shape, since they also answer
updates that could not be read.
"""

from bot.rendering import words
from bot.rendering.reader import Reader
from bot.storage.rows import ApiRequest
from bot.telegram.arrivals import id_in, part, whole_number
from bot.telegram.callbacks import answer
from bot.telegram.updates import Json


def too_many(chat: int, message: Json, reader: Reader, limit: int) -> ApiRequest:
    """Sent once to a person with too many open questions; a reply to none of them."""
    text = reader.count(*words.TOO_MANY, limit).format(limit)
    return ApiRequest(chat, "sendMessage", {"text": text, **_topic(message)}, ahead=True)


def still_busy(query: Json, reader: Reader) -> ApiRequest:
    """The answer to a press by a person with too many open questions."""
    return answer(str(query.get("id")), reader.say(words.STILL_BUSY), aloud=False)


def could_not_do(query: Json, reader: Reader) -> ApiRequest:
    """The answer to a press that the program failed on."""
    return answer(str(query.get("id")), reader.say(words.NOT_DONE), aloud=True)


def could_not_answer(chat: int, message: Json, reader: Reader) -> ApiRequest:
    """What is said of a question that the program failed on; in reply to it if it has a number."""
    number = whole_number(message.get("message_id"))
    answers = {"message_id": number, "allow_sending_without_reply": True}
    reply = {} if number is None else {"reply_parameters": answers}
    return ApiRequest(
        chat, "sendMessage", {"text": reader.say(words.FAILED), **reply, **_topic(message)}
    )


def _topic(message: Json) -> dict[str, object]:
    """Where in its chat the message stands: a channel's direct messages take nothing without it."""
    direct = whole_number(part(part(message, "direct_messages_topic"), "topic_id"))
    if direct is not None:
        return {"direct_messages_topic_id": direct}
    topic = whole_number(message.get("message_thread_id"))
    return {"message_thread_id": topic} if topic and message.get("is_topic_message") else {}


def language_code(body: Json) -> str | None:
    """The language that the sender's client reports."""
    code = part(part(body, "from"), "language_code")
    return code if isinstance(code, str) else None


def chat_of(query: Json) -> int | None:
    """The chat with the button that was pressed; None for a message that was sent inline."""
    return id_in(part(query, "message"), "chat")
