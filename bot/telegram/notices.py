"""What the shell itself has to say; all else is the assistant's.

Each notice is about a message or a query as Telegram sent it, and in the language of whoever wrote
or pressed. It may have any shape: a notice is also what is left to say when it was not understood.
"""

from collections.abc import Mapping

from bot.locales import language_of
from bot.rendering import words
from bot.rendering.reader import Reader
from bot.storage.rows import Letter
from bot.telegram.callbacks import answer

Json = Mapping[str, object]  # an object of Telegram's


def too_many(chat: int, message: Json, limit: int) -> Letter:
    """Told once to somebody who asks faster than can be answered; no reply to any one question."""
    text = _writer(message).count(*words.TOO_MANY, limit).format(limit)
    return Letter(chat, "sendMessage", {"text": text}, ahead=True)


def still_busy(query: Json) -> Letter:
    """Told at each press to somebody who has asked too much already."""
    return answer(str(query.get("id")), _writer(query).say(words.STILL_BUSY), aloud=False)


def could_not_do(query: Json) -> Letter:
    """The answer to a press that the program failed on."""
    return answer(str(query.get("id")), _writer(query).say(words.NOT_DONE), aloud=True)


def could_not_answer(chat: int, message: Json) -> Letter:
    """The reply to a question that the program failed on."""
    reply = {"message_id": message.get("message_id"), "allow_sending_without_reply": True}
    text = _writer(message).say(words.FAILED)
    return Letter(chat, "sendMessage", {"text": text, "reply_parameters": reply})


def _writer(part: Json) -> Reader:
    """Whoever wrote the message or pressed the button, now as a reader."""
    person = part.get("from")
    code = person.get("language_code") if isinstance(person, dict) else None
    return Reader(language_of(code if isinstance(code, str) else None))
