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
from bot.rendering.reader import Reader
from bot.storage.protocols import Inbox, Outbox
from bot.storage.rows import ApiRequest, InboxItem, UpdateOutcome, UpdateState
from bot.telegram import callbacks, inline, notices
from bot.telegram.api import Application, brief
from bot.telegram.corrections import corrections
from bot.telegram.messages import is_addressed, to_message, to_requests
from bot.telegram.notices import Json

Context = CallbackContext[Any, Any, Any, Any]  # Any: the library's bags of data are not used

log = logging.getLogger(__name__)

IGNORED = UpdateOutcome(UpdateState.IGNORED)


@dataclass(slots=True)
class Case:
    """An update that is being answered, and what came of it so far."""

    waiting: InboxItem
    outcome: UpdateOutcome = IGNORED
    error: Exception | None = None


class Reception:
    """Answers updates through the library's application."""

    def __init__(
        self,
        application: Application,
        host: Host,
        inbox: Inbox,
        outbox: Outbox,
        questions_per_user: int,
    ) -> None:
        self._application = application
        self._host = host
        self._inbox = inbox
        self._outbox = outbox
        self._limit = questions_per_user
        self._cases: dict[int, Case] = {}
        self._register()

    def _register(self) -> None:
        """In the order in which they are tried: what comes most often first."""
        new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
        ours = Addressed(self._application)
        commands = [command.name for command in COMMANDS]
        add = self._application.add_handler
        add(MessageHandler(new & ours, self._on_message))
        add(CommandHandler(commands, self._on_message, new))  # in groups, without the bot's name
        add(MessageHandler(new & filters.StatusUpdate.MIGRATE, self._on_migration))
        add(MessageHandler(edited & ours, self._on_edit))
        add(CallbackQueryHandler(self._on_press))
        add(InlineQueryHandler(self._on_inline))
        self._application.add_error_handler(self._on_error)

    async def answer(self, waiting: InboxItem) -> UpdateOutcome:
        """How the update ends; raises what its handler raised."""
        try:
            update = Update.de_json(json.loads(waiting.arrival.raw), self._application.bot)
        except Exception as error:  # the library's parser raises whatever it stumbles over
            log.error("unreadable", extra={"update": waiting.arrival.update_id})
            if waiting.arrival.lane < 0:  # what is said in a group may be meant for anybody
                return UpdateOutcome(UpdateState.DEAD, error=brief(error))
            return await self.give_up(waiting, brief(error))
        case = self._cases[update.update_id] = Case(waiting)
        try:
            await self._application.process_update(update)
        finally:
            del self._cases[update.update_id]
        if case.error is not None:
            raise case.error
        return case.outcome

    async def refuse(self, waiting: InboxItem, tell: bool) -> UpdateOutcome:
        """How an update ends whose sender has too many open questions."""
        _, query, reader = await self._read(waiting)
        requests: tuple[ApiRequest, ...] = ()
        if query is not None:
            requests = (notices.still_busy(query, reader),)
        elif tell and not waiting.arrival.urgent:
            requests = (notices.too_many(waiting.arrival.lane, reader, self._limit),)
        return UpdateOutcome(UpdateState.REFUSED, requests)

    async def give_up(self, waiting: InboxItem, error: str) -> UpdateOutcome:
        """The end of an update whose handler failed too often: the person who asked is told so."""
        message, query, reader = await self._read(waiting)
        lane, requests = waiting.arrival.lane, tuple[ApiRequest, ...]()
        if query is not None:
            requests = (notices.could_not_do(query, reader),)
        elif message is not None and lane:
            requests = (notices.could_not_answer(lane, message, reader),)
        return UpdateOutcome(UpdateState.DEAD, requests, error=error)

    async def _read(self, waiting: InboxItem) -> tuple[Json | None, Json | None, Reader]:
        """The message or the query that an update is, if one, and who wrote or pressed."""
        update = json.loads(waiting.arrival.raw)
        message, query = (
            part if isinstance(part, dict) else None
            for part in (update.get("message"), update.get("callback_query"))
        )
        where = notices.chat_of(query) if query is not None else None
        code = notices.language_code(query or message or {})
        return message, query, await self._host.reader(where or waiting.arrival.lane, code)

    async def _on_message(self, update: Update, _: Context) -> None:
        message = update.message
        assert message is not None, "the handlers' filters take new messages only"
        case = self._cases[update.update_id]
        asked = to_message(message, self._application.bot.bot)
        reply = await self._host.receive(asked, case.waiting.id)
        if reply is not None:
            case.outcome = _answered(reply, to_requests(message, reply))

    async def _on_migration(self, update: Update, _: Context) -> None:
        """A group became a supergroup: what was chosen and asked there goes with it."""
        message = update.message
        assert message is not None, "the handlers' filters take new messages only"
        here = message.chat.id
        old, new = message.migrate_from_chat_id or here, message.migrate_to_chat_id or here
        await self._outbox.migrate(old, new)

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
        requests = to_requests(message, reply)
        if earlier.answered is not None:
            requests = corrections(requests, earlier.answered, earlier.parts)
        case.outcome = replace(_answered(reply, requests), takes_back=earlier.answered)

    async def _on_press(self, update: Update, _: Context) -> None:
        query, case = update.callback_query, self._cases[update.update_id]
        assert query is not None, "the handler takes presses only"
        case.outcome = await callbacks.pressed(query, self._host, case.waiting.id)

    async def _on_inline(self, update: Update, _: Context) -> None:
        query = update.inline_query
        assert query is not None, "the handler takes inline queries only"
        self._cases[update.update_id].outcome = await inline.typed(query, self._host)

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


def _answered(reply: Reply, requests: tuple[ApiRequest, ...]) -> UpdateOutcome:
    kind = kind_of(reply.answer)
    return UpdateOutcome(UpdateState.ANSWERED, requests, reply.turn, kind=kind, offers=reply.offers)
