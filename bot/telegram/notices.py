"""What the shell itself has to say; all else is the assistant's."""

from bot.rendering import words
from bot.storage.rows import Letter
from bot.telegram.callbacks import answer


def too_many(chat: int, limit: int) -> Letter:
    """Told once to somebody who asks faster than can be answered; no reply to any one question."""
    return Letter(chat, "sendMessage", {"text": words.TOO_MANY.format(limit)}, ahead=True)


def still_busy(query_id: object) -> Letter:
    """Told at each press to somebody who has asked too much already."""
    return answer(str(query_id), words.STILL_BUSY, aloud=False)


def could_not_do(query_id: object) -> Letter:
    """The answer to a press that the program failed on."""
    return answer(str(query_id), words.NOT_DONE, aloud=True)


def could_not_answer(chat: int, message_id: object) -> Letter:
    """The reply to a question that the program failed on."""
    reply = {"message_id": message_id, "allow_sending_without_reply": True}
    return Letter(chat, "sendMessage", {"text": words.FAILED, "reply_parameters": reply})
