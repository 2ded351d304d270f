"""A pressed button: what the host makes of it, as requests.

Every press is answered, or the button would go on spinning: with a word for whoever pressed it, or
without. Whatever the button's data is was sent by somebody's client, so it may be anything.
"""

from dataclasses import replace

from telegram import CallbackQuery, MaybeInaccessibleMessage
from telegram import Message as TelegramMessage

from bot.actions import decode
from bot.gist import kind_of
from bot.hosting.host import Host
from bot.hosting.visit import Pressed, Reply
from bot.model import Visitor
from bot.rendering.blocks import shorten
from bot.rendering.telegram import render
from bot.storage.rows import ApiRequest, UpdateOutcome, UpdateState
from bot.telegram.markup import to_markup
from bot.telegram.messages import new_messages, written

MOST_ALERT = 200  # characters, Bot API
NO_CHAT = 0  # of the answer to a query


async def pressed(query: CallbackQuery, host: Host, id: int) -> UpdateOutcome:
    """How the update with the press ends, which is stored under that number."""
    message, person = query.message, query.from_user
    chat = message.chat.id if message else person.id
    # under what was sent inline there are no buttons of ours that come back
    action = decode(query.data or "") if message else None
    done = await host.press(action, Visitor(chat, person.id, person.language_code), id)
    requests = (answer(query.id, done.alert, done.aloud), *_changes(message, done))
    outcome = UpdateOutcome(UpdateState.ANSWERED, requests)
    if done.reply is None:
        return outcome
    kind = kind_of(done.reply.answer) if done.reply.turn else None
    return replace(outcome, turn=done.reply.turn, offers=done.reply.offers, kind=kind)


def answer(query_id: str, text: str, aloud: bool) -> ApiRequest:
    """The answer to a press; `aloud`: in a window that has to be closed."""
    said = {"text": shorten(text, MOST_ALERT), "show_alert": aloud} if text else {}
    return ApiRequest(NO_CHAT, "answerCallbackQuery", {"callback_query_id": query_id, **said})


def _changes(message: MaybeInaccessibleMessage | None, done: Pressed) -> list[ApiRequest]:
    """What happens in the chat."""
    if message is None:
        return []
    if not isinstance(message, TelegramMessage) or not message.is_accessible:  # old, or deleted
        beside = TelegramMessage(message.message_id, message.date, message.chat)
        return list(new_messages(beside, done.reply)) if done.reply else []
    if done.reply is None:
        return [] if done.keyboard is None else [_other_buttons(message, done)]
    if done.instead:
        return [_other_text(message, done.reply)]
    return list(new_messages(message, done.reply))


def _other_buttons(message: TelegramMessage, done: Pressed) -> ApiRequest:
    markup = {"reply_markup": to_markup(done.keyboard or ())}
    params = {"message_id": message.message_id, **markup}
    return ApiRequest(message.chat.id, "editMessageReplyMarkup", params)


def _other_text(message: TelegramMessage, reply: Reply) -> ApiRequest:
    """The reply's last part in the place of the message: under it the buttons stand."""
    part = render(reply.answer, reply.reader)[-1]
    markup = {"reply_markup": to_markup(reply.keyboard)}
    params = {"message_id": message.message_id, **written(part), **markup}
    return ApiRequest(message.chat.id, "editMessageText", params, part.plain)
