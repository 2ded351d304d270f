"""A letter that corrects an earlier reply, as the request that does so when its turn has come.

An edited question may come before its answer was sent, or after a restart. So what it changes is
named by the update that was answered, and which message that became is looked up at the last
moment; the order within a chat sees to it that it is known by then. A repeat changes nothing, and
Telegram says so: corrections, unlike messages, are never doubled.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.storage.rows import Letter

_OF_NEW_MESSAGES = {"reply_parameters", "message_thread_id"}


def corrections(letters: Sequence[Letter], answered: int, parts: int) -> tuple[Letter, ...]:
    """The letters that replace a reply of so many parts, and deletions of the surplus parts."""
    chat = letters[0].chat
    surplus = [Letter(chat, "deleteMessage", {}) for _ in range(len(letters), parts)]
    return tuple(replace(letter, corrects=answered) for letter in (*letters, *surplus))


def resolved(letter: Letter, message: int | None) -> Letter | None:
    """What to send, now that the message to correct is known; None when there is nothing to do.

    What was never delivered cannot be edited: the correction is a message of its own then.
    """
    if letter.method == "deleteMessage":
        return None if message is None else replace(letter, params={"message_id": message})
    if message is None:
        return letter
    kept = {name: value for name, value in letter.params.items() if name not in _OF_NEW_MESSAGES}
    return replace(letter, method="editMessageText", params={**kept, "message_id": message})
