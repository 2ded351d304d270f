"""A pressed button -> the host's reaction, as requests.

Every press is answered, with or without a text, or the button would go on spinning. The button's
data comes from a client, so it may be anything.
"""

from dataclasses import replace

from bot.actions import decode
from bot.answer import kind_of
from bot.hosting.host import Host
from bot.hosting.visit import Pressed, Reply
from bot.model import Visitor
from bot.rendering.blocks import shorten
from bot.rendering.keyboard import Keyboard
from bot.rendering.telegram import render
from bot.storage.rows import ApiRequest, UpdateOutcome, UpdateState
from bot.telegram.messages import new_messages, text_of, to_markup
from bot.telegram.updates import CallbackQuery

MOST_ALERT = 200  # characters, Bot API
NO_CHAT = 0  # of the answer to a query


async def outcome_of(query: CallbackQuery, host: Host, id: int) -> UpdateOutcome:
    """How the update with the query ends; `id` is its number in the inbox."""
    where, person = query.where, query.person
    chat = where.chat if where else person.id
    # under what was sent inline there are no buttons of ours that come back
    action = decode(query.data) if where else None
    done = await host.press(action, Visitor(chat, person.id, person.language), id)
    requests = (answer(query.id, done.alert, done.aloud), *_changes(query, done))
    outcome = UpdateOutcome(UpdateState.ANSWERED, requests)
    if done.reply is None:
        return outcome
    kind = kind_of(done.reply.answer) if done.reply.turn else None
    return replace(outcome, turn=done.reply.turn, offers=done.reply.offers, kind=kind)


def answer(query_id: str, text: str, aloud: bool) -> ApiRequest:
    """The answer to a press; `aloud`: in a window that the person has to close."""
    said = {"text": shorten(text, MOST_ALERT), "show_alert": aloud} if text else {}
    return ApiRequest(NO_CHAT, "answerCallbackQuery", {"callback_query_id": query_id, **said})


def _changes(query: CallbackQuery, done: Pressed) -> tuple[ApiRequest, ...]:
    """What happens in the chat: new messages, or another text or other buttons in the old one."""
    where, message, reply = query.where, query.message, done.reply
    if where is None:
        return ()
    if reply is not None:
        if message is None or not done.instead:
            return new_messages(where, reply)
        return (_other_text(where.chat, message, reply),)
    if done.keyboard is not None and message is not None:
        return (_other_buttons(where.chat, message, done.keyboard),)
    return ()


def _other_buttons(chat: int, message: int, keyboard: Keyboard) -> ApiRequest:
    params = {"message_id": message, "reply_markup": to_markup(keyboard)}
    return ApiRequest(chat, "editMessageReplyMarkup", params)


def _other_text(chat: int, message: int, reply: Reply) -> ApiRequest:
    """The reply's last part in the place of the message: under it the buttons stand."""
    part = render(reply.answer, reply.reader)[-1]
    buttons = to_markup(reply.keyboard)
    params = {"message_id": message, **text_of(part), "reply_markup": buttons}
    return ApiRequest(chat, "editMessageText", params, part.plain)
