"""What the shell itself has to say; all else is the assistant's."""

from bot.storage.rows import Letter


def too_many(chat: int, limit: int) -> Letter:
    """Told once to somebody who asks faster than can be answered; no reply to any one question."""
    text = (
        f"That is more than I can keep at once. I am answering your first {limit} questions; "
        "please send the others again later."
    )
    return Letter(chat, "sendMessage", {"text": text}, ahead=True)


def could_not_answer(chat: int, message_id: object) -> Letter:
    """The reply to a question that the program failed on."""
    text = (
        "I am sorry, I could not answer this question. That is my fault, and I have made a note "
        "of it. Please ask it in other words."
    )
    reply = {"message_id": message_id, "allow_sending_without_reply": True}
    return Letter(chat, "sendMessage", {"text": text, "reply_parameters": reply})
