"""The handlers: an update of the inbox becomes the replies and the turn that close it.

They are python-telegram-bot's, registered in one place from the one table of commands, and they
are thin: translate, ask the host, translate back. Nothing is sent from here. Exceptions in
handlers never leave the library's `process_update`, so an error handler keeps them for the worker.
"""

import json
import logging
from dataclasses import dataclass, replace
from typing import Any

from telegram import Message as TelegramMessage
from telegram import Update
from telegram.ext import (
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.commands import COMMANDS
from bot.gist import kind_of
from bot.hosting.host import Host
from bot.hosting.visit import Reply
from bot.storage.protocols import Inbox
from bot.storage.rows import Closing, Letter, UpdateState, Waiting
from bot.telegram import callbacks, inline, notices
from bot.telegram.api import Application, brief
from bot.telegram.corrections import corrections
from bot.telegram.messages import is_addressed, to_letters, to_message

Context = CallbackContext[Any, Any, Any, Any]  # Any: the library's bags of data are not used

log = logging.getLogger(__name__)

IGNORED = Closing(UpdateState.IGNORED)


@dataclass(slots=True)
class Case:
    """An update that is being answered, and what came of it so far."""

    waiting: Waiting
    closing: Closing = IGNORED
    error: Exception | None = None


class Reception:
    """Answers updates through the library's application."""

    def __init__(
        self, application: Application, host: Host, inbox: Inbox, questions_per_user: int
    ) -> None:
        self._application = application
        self._host = host
        self._inbox = inbox
        self._limit = questions_per_user
        self._cases: dict[int, Case] = {}
        self._register()

    def _register(self) -> None:
        """In the order in which they are tried."""
        new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
        ours = Addressed(self._application)
        commands = [command.name for command in COMMANDS]
        add = self._application.add_handler
        add(CommandHandler(commands, self._on_message, new))
        add(MessageHandler(new & ours, self._on_message))
        add(MessageHandler(edited & ours, self._on_edit))
        add(CallbackQueryHandler(self._on_press))
        add(InlineQueryHandler(self._on_inline))
        self._application.add_error_handler(self._on_error)

    async def answer(self, waiting: Waiting) -> Closing:
        """How the update ends; raises what its handler raised."""
        try:
            update = Update.de_json(json.loads(waiting.arrival.raw), self._application.bot)
        except Exception as error:  # the library's parser raises whatever it stumbles over
            log.error("unreadable", extra={"update": waiting.arrival.update_id})
            return Closing(UpdateState.DEAD, error=brief(error))
        case = self._cases[update.update_id] = Case(waiting)
        try:
            await self._application.process_update(update)
        finally:
            del self._cases[update.update_id]
        if case.error is not None:
            raise case.error
        return case.closing

    def refuse(self, waiting: Waiting, tell: bool) -> Closing:
        """How an update ends whose sender has too many open questions."""
        update = json.loads(waiting.arrival.raw)
        message, query = update.get("message"), update.get("callback_query")
        if isinstance(query, dict):
            letters: tuple[Letter, ...] = (notices.still_busy(query),)
        elif waiting.arrival.urgent or not tell:
            letters = ()
        else:
            asked = message if isinstance(message, dict) else {}
            letters = (notices.too_many(waiting.arrival.lane, asked, self._limit),)
        return Closing(UpdateState.REFUSED, letters)

    def give_up(self, waiting: Waiting, error: str) -> Closing:
        """How an update ends whose handler failed too often: whoever asked is told."""
        update = json.loads(waiting.arrival.raw)
        message, query = update.get("message"), update.get("callback_query")
        letters: tuple[Letter, ...] = ()
        if isinstance(query, dict):
            letters = (notices.could_not_do(query),)
        elif isinstance(message, dict) and waiting.arrival.lane:
            letters = (notices.could_not_answer(waiting.arrival.lane, message),)
        return Closing(UpdateState.DEAD, letters, error=error)

    async def _on_message(self, update: Update, _: Context) -> None:
        message = update.message
        assert message is not None, "the handlers' filters take new messages only"
        case = self._cases[update.update_id]
        asked = to_message(message, self._application.bot.bot)
        reply = await self._host.receive(asked, case.waiting.id)
        if reply is not None:
            case.closing = _answered(reply, to_letters(message, reply))

    async def _on_edit(self, update: Update, _: Context) -> None:
        """The answer follows the question; with nothing to ask in it, the answer stays."""
        message, case = update.edited_message, self._cases[update.update_id]
        assert message is not None, "the handlers' filters take edited messages only"
        earlier = await self._inbox.earlier(case.waiting)
        asked = to_message(message, self._application.bot.bot)
        if earlier is None or earlier.is_same or not asked.text.strip():
            return
        reply = await self._host.receive(replace(asked, edits=earlier.first), case.waiting.id)
        if reply is None:
            return
        letters = to_letters(message, reply)
        if earlier.answered is not None:
            letters = corrections(letters, earlier.answered, earlier.parts)
        case.closing = replace(_answered(reply, letters), takes_back=earlier.answered)

    async def _on_press(self, update: Update, _: Context) -> None:
        query, case = update.callback_query, self._cases[update.update_id]
        assert query is not None, "the handler takes presses only"
        case.closing = await callbacks.pressed(query, self._host, case.waiting.id)

    async def _on_inline(self, update: Update, _: Context) -> None:
        query = update.inline_query
        assert query is not None, "the handler takes inline queries only"
        self._cases[update.update_id].closing = await inline.typed(query, self._host)

    async def _on_error(self, update: object, context: Context) -> None:
        if isinstance(update, Update) and isinstance(context.error, Exception):
            self._cases[update.update_id].error = context.error


class Addressed(filters.MessageFilter):
    """Lets through what is meant for the bot."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._application = application

    def filter(self, message: TelegramMessage) -> bool:
        return is_addressed(message, self._application.bot.bot)


def _answered(reply: Reply, letters: tuple[Letter, ...]) -> Closing:
    kind = kind_of(reply.answer)
    return Closing(UpdateState.ANSWERED, letters, reply.turn, kind=kind, offers=reply.offers)
