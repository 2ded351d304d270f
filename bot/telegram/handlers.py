"""The handlers: an update of the inbox becomes the replies and the turn that close it.

They are python-telegram-bot's, registered in one place from the one table of commands, and they
are thin: translate, ask the assistant, translate back. Nothing is sent from here. Exceptions in
handlers never leave the library's `process_update`, so an error handler keeps them for the worker.
"""

import json
import logging
from typing import Any

from telegram import Message as TelegramMessage
from telegram import Update
from telegram.ext import CallbackContext, CommandHandler, MessageHandler, filters

from bot.app import Desk
from bot.assistant import kind_of, remember
from bot.commands import COMMANDS
from bot.memory import Memory
from bot.rendering.telegram import render
from bot.storage.rows import Closing, Letter, UpdateState, Waiting
from bot.telegram import notices
from bot.telegram.api import Application, brief
from bot.telegram.messages import is_addressed, sender_of, to_letters, to_message
from bot.turns import from_stored, to_stored

Context = CallbackContext[Any, Any, Any, Any]  # Any: the library's bags of data are not used

log = logging.getLogger(__name__)


class Reception:
    """Answers updates through the library's application."""

    def __init__(
        self, application: Application, desk: Desk, memory: Memory, questions_per_user: int
    ) -> None:
        self._application = application
        self._desk = desk
        self._memory = memory
        self._limit = questions_per_user
        self._closings: dict[int, Closing] = {}
        self._errors: dict[int, Exception] = {}
        self._register()

    def _register(self) -> None:
        """In the order in which they are tried."""
        new = filters.UpdateType.MESSAGE  # an edited question has its answer already
        commands = [command.name for command in COMMANDS]
        self._application.add_handler(CommandHandler(commands, self._on_message, new))
        self._application.add_handler(
            MessageHandler(new & Addressed(self._application), self._on_message)
        )
        self._application.add_error_handler(self._on_error)

    async def answer(self, waiting: Waiting) -> Closing:
        """How the update ends; raises what its handler raised."""
        try:
            update = Update.de_json(json.loads(waiting.arrival.raw), self._application.bot)
        except Exception as error:  # the library's parser raises whatever it stumbles over
            log.error("unreadable", extra={"update": waiting.arrival.update_id})
            return Closing(UpdateState.DEAD, error=brief(error))
        await self._application.process_update(update)
        raised = self._errors.pop(update.update_id, None)
        if raised is not None:
            raise raised
        return self._closings.pop(update.update_id, Closing(UpdateState.IGNORED))

    def refuse(self, waiting: Waiting, tell: bool) -> Closing:
        """How an update ends whose sender has too many open questions."""
        letters = (notices.too_many(waiting.arrival.lane, self._limit),) if tell else ()
        return Closing(UpdateState.REFUSED, letters)

    def give_up(self, waiting: Waiting, error: str) -> Closing:
        """How an update ends whose handler failed too often: whoever asked is told."""
        message = json.loads(waiting.arrival.raw).get("message")
        letters: tuple[Letter, ...] = ()
        if isinstance(message, dict) and waiting.arrival.lane:
            letters = (notices.could_not_answer(waiting.arrival.lane, message.get("message_id")),)
        return Closing(UpdateState.DEAD, letters, error=error)

    async def _on_message(self, update: Update, _: Context) -> None:
        message = update.message
        assert message is not None, "the handlers' filters take new messages only"
        if message.text or message.caption:
            self._closings[update.update_id] = await self._reply_to(message)

    async def _reply_to(self, message: TelegramMessage) -> Closing:
        app, asked = self._desk.app, to_message(message, self._application.bot.bot)
        chat, sender = message.chat.id, sender_of(message)
        previous = from_stored(await self._memory.last(chat, sender), app.library)
        answer = await app.assistant.respond(asked, previous)
        letters = to_letters(message, render(answer))
        turn = remember(asked.text, answer, previous)
        stored = None if turn is None else to_stored(turn, chat, sender)
        return Closing(UpdateState.ANSWERED, letters, stored, kind=kind_of(answer))

    async def _on_error(self, update: object, context: Context) -> None:
        if isinstance(update, Update) and context.error is not None:
            self._errors[update.update_id] = context.error


class Addressed(filters.MessageFilter):
    """Lets through what is meant for the bot."""

    def __init__(self, application: Application) -> None:
        super().__init__()
        self._application = application

    def filter(self, message: TelegramMessage) -> bool:
        return is_addressed(message, self._application.bot.bot)
