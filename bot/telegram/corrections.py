"""Corrections: requests that replace the parts of an earlier reply.

An edited question may come before its answer was sent, or after a restart. So a correction names
the update that was answered, and the message is looked up when the correction is sent; by then it
is known, since a chat's requests are sent in order. Repeating a correction changes nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.storage.rows import ApiRequest

_OF_NEW_MESSAGES = {"reply_parameters", "message_thread_id", "direct_messages_topic_id"}


def corrections(
    requests: Sequence[ApiRequest], answered: int, parts: int
) -> tuple[ApiRequest, ...]:
    """The requests that replace a reply of so many parts, and deletions of the surplus parts."""
    chat = requests[0].chat
    surplus = [ApiRequest(chat, "deleteMessage", {}) for _ in range(len(requests), parts)]
    return tuple(replace(request, corrects=answered) for request in (*requests, *surplus))


def resolved(request: ApiRequest, message: int | None) -> ApiRequest | None:
    """What to send, now that the message to correct is known; None when there is nothing to do.

    What was never delivered cannot be edited: the correction is a message of its own then.
    """
    if request.method == "deleteMessage":
        return None if message is None else replace(request, params={"message_id": message})
    if message is None:
        return request
    kept = {name: value for name, value in request.params.items() if name not in _OF_NEW_MESSAGES}
    return replace(request, method="editMessageText", params={**kept, "message_id": message})
