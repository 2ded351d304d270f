"""Telegram's messages as ours and back: who is addressed, what was asked, how a reply is sent.

In a private chat every text is meant for the bot. In a group only a command, a mention, or a reply
to one of its messages is. Its name alone, in reply to what somebody wrote, asks that. What other
bots write is meant for nobody here: two that answer each other's answers would never end. Entities
count UTF-16 units, and Telegram's JSON may hold half a surrogate pair: both are settled here, once.
Pure.
"""

import json
import re
from collections.abc import Mapping, Sequence

from telegram import User

from bot.actions import encode
from bot.answer import Usage
from bot.commands import COMMANDS
from bot.hosting.visit import Reply
from bot.model import Message, Visitor
from bot.rendering.keyboard import Button, Keyboard
from bot.rendering.telegram import HtmlText, render
from bot.storage.rows import ApiRequest
from bot.telegram.pictures import to_value
from bot.telegram.updates import Entity, TelegramMessage, Where

NO_PREVIEW = {"is_disabled": True}  # a preview would bury the quote

_NO_PREVIEW = json.dumps(NO_PREVIEW)  # as a call has it
_NOTHING: Mapping[str, object] = {}
_COMMANDS = frozenset(command.name for command in COMMANDS)
_COMMAND = re.compile(r"\A/(\w+)@(\w+)")
_GAP = re.compile(r",?\s*([,.:;!?])")  # what a name leaves before a punctuation mark
_UNIT = 2  # bytes of a UTF-16 unit


def is_addressed(message: TelegramMessage, me: User) -> bool:
    """Whether the message is meant for the bot: in private all but what Telegram itself writes."""
    if message.via == me.id or message.by_program:
        return False
    command = _COMMAND.match(message.text)
    if command:
        return _is_name(command[2], me)
    if message.is_private:
        return not message.is_service
    return message.answers == me.id or bool(_mentions(message, me))


def is_command(message: TelegramMessage, me: User) -> bool:
    """Whether it is one of the bot's commands: in groups too they need not have its name."""
    name, _, whose = message.command.partition("@")
    is_ours = name.lower() in _COMMANDS and (not whose or _is_name(whose, me))
    return is_ours and not message.by_program


def to_message(message: TelegramMessage, me: User) -> Message:
    """What was asked, without the bot's name in it."""
    person, mentions = message.person, _mentions(message, me)
    text = _COMMAND.sub(r"/\1", _without(_units(message.text), mentions), count=1)
    is_called = bool(mentions) and not text
    return Message(
        text=_replied(message, me) if is_called else text,
        visitor=Visitor(message.where.chat, message.sender, person.language if person else None),
        reply_to=message.replies_to,
        is_called=is_called,
    )


def to_requests(message: TelegramMessage, reply: Reply) -> tuple[ApiRequest, ...]:
    """The requests that send a reply; the first of them answers the message."""
    answers = {"message_id": message.id, "allow_sending_without_reply": True}
    return new_messages(message.where, reply, {"reply_parameters": json.dumps(answers)})


def new_messages(
    where: Where, reply: Reply, of_first: Mapping[str, object] = _NOTHING
) -> tuple[ApiRequest, ...]:
    """The requests that send a reply to a place; its buttons stand under the last part.

    A picture follows the text. Buttons are written as JSON here, once: they are stored as sent.
    """
    parts = render(reply.answer, reply.reader)
    name = "direct_messages_topic_id" if where.is_direct else "message_thread_id"
    topic = {} if where.topic is None else {name: where.topic}
    params = [{**text_of(part), **topic} for part in parts]
    if reply.keyboard:
        params[-1]["reply_markup"] = json.dumps(to_markup(reply.keyboard))
    params[0].update(of_first)
    texts = tuple(
        ApiRequest(where.chat, "sendMessage", own, part.plain)
        for own, part in zip(params, parts, strict=True)
    )
    if not isinstance(reply.answer, Usage) or reply.answer.picture is None:
        return texts
    picture = {"photo": to_value(reply.answer.picture), **topic}
    return (*texts, ApiRequest(where.chat, "sendPhoto", picture))


def text_of(part: HtmlText) -> dict[str, object]:
    """The parameters of a text, new or edited."""
    return {"text": part.html, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}


def to_markup(keyboard: Keyboard) -> dict[str, object]:
    """The `reply_markup` of a message; of no buttons an empty one, which takes them away."""
    return {"inline_keyboard": [[_button(button) for button in row] for row in keyboard]}


def _button(button: Button) -> dict[str, object]:
    if button.action is not None:
        return {"text": button.label, "callback_data": encode(button.action)}
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "copy_text": {"text": button.copy}}


def _replied(message: TelegramMessage, me: User) -> str:
    """What somebody else wrote to which the message replies; "" for a command, which was theirs."""
    if message.answers == me.id:
        return ""
    whole = _units(message.replied).decode("utf-16-le", "replace")
    name = rf"@{re.escape(me.username or '')}\b"
    text = re.sub(name, "", whole, flags=re.IGNORECASE).strip(",:; \n")
    return "" if text.startswith("/") else text


def _mentions(message: TelegramMessage, me: User) -> list[Entity]:
    """The entities that name the bot."""
    return [
        entity
        for entity in message.entities
        if (entity.kind == "text_mention" and entity.person == me.id)
        or (
            entity.kind == "mention"
            and _is_name(_slice(_units(message.text), entity).strip("@"), me)
        )
    ]


def _is_name(name: str, me: User) -> bool:
    return name.lower() == (me.username or "").lower()


def _units(text: str) -> bytes:
    """The text in UTF-16, as entities count it."""
    return text.encode("utf-16-le", "surrogatepass")


def _slice(text: bytes, entity: Entity) -> str:
    start = entity.offset * _UNIT
    return text[start : start + entity.length * _UNIT].decode("utf-16-le", "replace")


def _without(text: bytes, entities: Sequence[Entity]) -> str:
    """The text with these entities cut out and the gaps closed."""
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        end = (entity.offset + entity.length) * _UNIT
        text = text[: entity.offset * _UNIT] + text[end:]
    remaining = text.decode("utf-16-le", "replace")
    if not entities:
        return remaining
    return _GAP.sub(r"\1", " ".join(remaining.split())).lstrip(",:; ")
