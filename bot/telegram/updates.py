"""An update as far as the bot looks at it, read from Telegram's JSON. Pure.

The library's object for an update sets two hundred attributes, which took an eighth of an answer's
CPU; here it is a dozen. What lacks a part that is needed, or has one of another shape, cannot be
read; what may be absent may as well be empty, whatever its shape. Dates and the kinds of chats are
not needed: servers that others wrote leave them out.
"""

import json
import math
from collections.abc import Mapping
from typing import Any

from bot.telegram.arrivals import whole_number
from bot.value import value

Json = Mapping[str, Any]  # Any: an object of Telegram's

# what a message may hold in the place of a text
_ATTACHMENTS = (
    *("animation", "audio", "checklist", "contact", "dice", "document", "game", "giveaway"),
    *("invoice", "live_photo", "location", "paid_media", "passport_data", "photo", "poll"),
    *("rich_message", "sticker", "story", "venue", "video", "video_note", "voice"),
)


@value
class Person:
    """The sender of a message or a query."""

    id: int
    language: str | None  # of the interface, as the client reports it


@value
class Where:
    """Where a message stands, and what belongs to it goes."""

    chat: int
    topic: int | None = None  # of a group that has topics, or of a channel's direct messages
    is_direct: bool = False  # the latter


@value
class Entity:
    """What Telegram found in a text: a command, a mention ..."""

    kind: str
    offset: int  # in UTF-16 units, as the length
    length: int
    person: int | None  # of a mention without a username


@value
class TelegramMessage:
    """A message, new or edited."""

    id: int
    where: Where
    is_private: bool
    is_edited: bool
    in_album: bool  # one of several pictures that were sent together
    at: float  # when it was written, also of an edited one; seconds since 1970
    person: Person | None
    sender: int  # the chat in whose name it was written, or the person; else the chat
    by_program: bool  # another bot wrote it; Telegram's own write in the name of a chat
    text: str  # or the caption; may hold half a surrogate pair
    entities: tuple[Entity, ...]
    command: str  # what Telegram takes for one at the start of a text, without its slash
    is_service: bool  # a service message: Telegram tells what a member did
    via: int | None  # the inline bot that it was made with
    replies_to: int | None  # a message
    answers: int | None  # who wrote that, unless it is the start of a topic
    replied: str  # the text of that, or what is quoted of it
    moved_from: int | None  # the group that became this one
    moved_to: int | None  # what this group became


@value
class CallbackQuery:
    """A button that was pressed."""

    id: str
    person: Person
    data: str
    where: Where | None  # of the message under which it stands; None: one that was sent inline
    message: int | None  # None as well for one that is too old or deleted


@value
class InlineQuery:
    """What a person has typed so far after the bot's name."""

    id: str
    person: Person
    text: str
    offset: str  # what the answer before announced as the next one


def read_update(raw: str) -> TelegramMessage | CallbackQuery | InlineQuery | None:
    """The update; None when it is of another kind. Raises one of `api.UNREADABLE`."""
    update = json.loads(raw)
    if message := update.get("message"):
        return _message(message, is_edited=False)
    if message := update.get("edited_message"):
        return _message(message, is_edited=True)
    if query := update.get("callback_query"):
        return _callback_query(query)
    if query := update.get("inline_query"):
        return _inline_query(query)
    return None


def _message(message: Json, is_edited: bool) -> TelegramMessage:
    where, person = _where(message), message.get("from")
    kind = message["chat"].get("type") or ("group" if where.chat < 0 else "private")
    replied = message.get("reply_to_message") or {}
    entities = message.get("entities") or ()
    text = _text(message.get("text") or "")
    return TelegramMessage(
        id=_number(message["message_id"]),
        where=where,
        is_private=kind == "private",
        is_edited=is_edited,
        in_album=bool(message.get("media_group_id")),
        at=_moment(message.get("date")),
        person=_person(person) if person else None,
        sender=_number((message.get("sender_chat") or person or message["chat"])["id"]),
        by_program=bool(person and person.get("is_bot") and not message.get("sender_chat")),
        text=text or _text(message.get("caption") or ""),
        entities=tuple(map(_entity, entities or message.get("caption_entities") or ())),
        command=_command(text, entities[0]) if entities else "",
        is_service=not (text or message.get("caption") or any(map(message.get, _ATTACHMENTS))),
        via=_id(message.get("via_bot")),
        replies_to=_number(replied["message_id"]) if replied else None,
        answers=None if replied.get("forum_topic_created") else _id(replied.get("from")),
        replied=_replied(message.get("quote") or {}, replied),
        moved_from=_moved(message.get("migrate_from_chat_id")),
        moved_to=_moved(message.get("migrate_to_chat_id")),
    )


def _replied(quoted: Json, replied: Json) -> str:
    return _text(quoted.get("text") or replied.get("text") or replied.get("caption") or "")


def _callback_query(query: Json) -> CallbackQuery:
    message = query.get("message")
    return CallbackQuery(
        id=_text(query["id"]),
        person=_person(query["from"]),
        data=_text(query.get("data") or ""),
        where=_where(message) if message else None,
        message=_number(message["message_id"]) if message and message.get("date") != 0 else None,
    )


def _inline_query(query: Json) -> InlineQuery:
    person, text, offset = query["from"], query["query"], query["offset"]
    return InlineQuery(_text(query["id"]), _person(person), _text(text), _text(offset))


def _person(person: Json) -> Person:
    return Person(_number(person["id"]), _text(person.get("language_code") or "") or None)


def _where(message: Json) -> Where:
    """Elsewhere than in a topic the thread's number is none, and refused."""
    chat = _number(message["chat"]["id"])
    if direct := message.get("direct_messages_topic"):
        return Where(chat, _number(direct["topic_id"]), is_direct=True)
    topic = message.get("message_thread_id") if message.get("is_topic_message") else None
    return Where(chat, None if topic is None else _number(topic))


def _entity(entity: Json) -> Entity:
    person = _id(entity.get("user"))
    offset, length = _number(entity["offset"]), _number(entity["length"])
    return Entity(_text(entity["type"]), offset, length, person)


def _command(text: str, first: Json) -> str:
    is_command = first["type"] == "bot_command" and first["offset"] == 0
    return text[1 : first["length"]] if is_command else ""


def _id(part: Json | None) -> int | None:
    return _number(part["id"]) if part else None


def _moved(chat: object) -> int | None:
    return None if chat is None else _number(chat)


def _moment(part: object) -> float:
    """What has no date was written just now, however late it is."""
    if part is None:
        return math.inf
    return part if isinstance(part, float) else _number(part)


def _number(part: object) -> int:
    number = whole_number(part)
    if number is None:
        raise TypeError("no whole number")
    return number


def _text(part: object) -> str:
    if not isinstance(part, str):
        raise TypeError("no text")
    return part
