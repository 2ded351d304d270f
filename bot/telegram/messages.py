"""Telegram's messages as ours and back: who is addressed, what was asked, how a reply is sent.

In a private chat every text is meant for the bot. In a group only a command, a mention, or a reply
to one of its messages is. Entities count UTF-16 units, and Telegram's JSON may hold half a
surrogate pair: both are settled here, once. Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from telegram import Message as TelegramMessage
from telegram import MessageEntity, User

from bot.answer import Outgoing, Usage
from bot.hosting.visit import Reply
from bot.model import Message, Visitor
from bot.rendering.telegram import render
from bot.storage.rows import ApiRequest
from bot.telegram.markup import to_markup
from bot.telegram.pictures import to_value

NO_PREVIEW = {"is_disabled": True}  # a preview would bury the quote

_COMMAND = re.compile(r"/(\w+)@(\w+)")
_GAP = re.compile(r",?\s*([,.:;!?])")  # what a name leaves before a punctuation mark
_UNIT = 2  # bytes of a UTF-16 unit


def is_addressed(message: TelegramMessage, me: User) -> bool:
    """Whether the message is meant for the bot: in private all but what Telegram itself writes."""
    text = message.text or message.caption or ""
    if message.via_bot and message.via_bot.id == me.id:
        return False
    command = _COMMAND.match(text)
    if command:
        return _is_name(command[2], me)
    if message.chat.type == message.chat.PRIVATE:
        return bool(text) or _is_something(message)
    return _answers(message, me) or bool(_mentions(message, me))


def to_message(message: TelegramMessage, me: User) -> Message:
    """What was asked, without the bot's name in it."""
    person, replied = message.from_user, message.reply_to_message
    return Message(
        text=_COMMAND.sub(r"/\1", _without(_text(message), _mentions(message, me)), count=1),
        visitor=Visitor(
            message.chat.id, sender_of(message), person.language_code if person else None
        ),
        reply_to=replied.message_id if replied else None,
    )


def sender_of(message: TelegramMessage) -> int:
    """Who wrote it: the chat in whose name it was written, or a person.

    Whoever writes for a group or channel is the same stand-in everywhere.
    """
    author = message.sender_chat or message.from_user or message.chat
    return author.id


def to_requests(message: TelegramMessage, reply: Reply) -> tuple[ApiRequest, ...]:
    """The requests that send a reply; the first of them answers the message."""
    answers = {"message_id": message.message_id, "allow_sending_without_reply": True}
    first, *others = new_messages(message, reply)
    return replace(first, params={**first.params, "reply_parameters": answers}), *others


def new_messages(where: TelegramMessage, reply: Reply) -> tuple[ApiRequest, ...]:
    """The requests that send a reply beside a message; its buttons stand under the last part.

    A picture follows the text.
    """
    *others, last = render(reply.answer, reply.reader)
    buttons = {"reply_markup": to_markup(reply.keyboard)} if reply.keyboard else {}
    topic: dict[str, object] = {}
    if where.is_topic_message:  # elsewhere the thread's number is no topic, and refused
        topic = {"message_thread_id": where.message_thread_id}
    texts = tuple(
        ApiRequest(where.chat.id, "sendMessage", {**written(part), **topic, **extra}, part.plain)
        for part, extra in (*((part, {}) for part in others), (last, buttons))
    )
    if not isinstance(reply.answer, Usage) or reply.answer.picture is None:
        return texts
    picture = {"photo": to_value(reply.answer.picture), **topic}
    return (*texts, ApiRequest(where.chat.id, "sendPhoto", picture))


def written(part: Outgoing) -> dict[str, object]:
    """The parameters of a text, new or edited."""
    return {"text": part.html, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}


def _is_something(message: TelegramMessage) -> bool:
    """Whether somebody sent a picture, a voice, a place ...: what Telegram notes is none of it."""
    return bool(message.effective_attachment) and not message.successful_payment


def _answers(message: TelegramMessage, me: User) -> bool:
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.forum_topic_created:
        return False  # every message of a topic formally replies to the topic's first one
    return replied.from_user.id == me.id


def _mentions(message: TelegramMessage, me: User) -> list[MessageEntity]:
    """The entities that name the bot."""
    text = _text(message)
    return [
        entity
        for entity in (*message.entities, *message.caption_entities)
        if (entity.type == entity.TEXT_MENTION and entity.user and entity.user.id == me.id)
        or (entity.type == entity.MENTION and _is_name(_slice(text, entity).strip("@"), me))
    ]


def _is_name(name: str, me: User) -> bool:
    return name.lower() == (me.username or "").lower()


def _text(message: TelegramMessage) -> bytes:
    """The text in UTF-16, as entities count it."""
    return (message.text or message.caption or "").encode("utf-16-le", "surrogatepass")


def _slice(text: bytes, entity: MessageEntity) -> str:
    start = entity.offset * _UNIT
    return text[start : start + entity.length * _UNIT].decode("utf-16-le", "replace")


def _without(text: bytes, entities: Sequence[MessageEntity]) -> str:
    """The text with these entities cut out and the gaps closed."""
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        end = (entity.offset + entity.length) * _UNIT
        text = text[: entity.offset * _UNIT] + text[end:]
    remaining = text.decode("utf-16-le", "replace")
    if not entities:
        return remaining
    return _GAP.sub(r"\1", " ".join(remaining.split())).lstrip(",:; ")
