"""The handlers: an update of the inbox -> the replies and the turn that close it.

They are python-telegram-bot's, and thin: translate, ask the host, translate back. Nothing is sent
from here. The library's `process_update` returns nothing and swallows exceptions, so outcome and
error travel on the object that it is given.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from telegram import User
from telegram.ext import BaseHandler, CallbackContext

from bot.answer import kind_of
from bot.hosting.host import Host
from bot.hosting.visit import Reply
from bot.rendering.reader import Reader
from bot.storage.protocols import Inbox, Outbox
from bot.storage.rows import ApiRequest, Earlier, InboxItem, UpdateOutcome, UpdateState
from bot.telegram import callbacks, inline, notices
from bot.telegram.api import UNREADABLE, Application, brief
from bot.telegram.corrections import corrections
from bot.telegram.messages import is_addressed, is_command, to_message, to_requests
from bot.telegram.updates import CallbackQuery, InlineQuery, Json, TelegramMessage, read_update

log = logging.getLogger(__name__)

IGNORED = UpdateOutcome(UpdateState.IGNORED)
KEPT_SECONDS = 86_400.0  # for which Telegram keeps an update that it could not deliver
K = TypeVar("K")
Context = CallbackContext[Any, Any, Any, Any]  # Any: the library's bags of data are not used


@dataclass(slots=True)
class HandledUpdate:
    """An update on its way through the library's handlers, and how it ends."""

    update: TelegramMessage | CallbackQuery | InlineQuery | None
    item: InboxItem
    outcome: UpdateOutcome = IGNORED
    error: Exception | None = None


class KindHandler(BaseHandler[HandledUpdate, Context, None], Generic[K]):
    """A handler of the library for updates of one kind."""

    def __init__(
        self, kind: type[K], outcome_of: Callable[[K, InboxItem], Awaitable[UpdateOutcome]]
    ) -> None:
        super().__init__(self._handle)
        self._kind = kind
        self._outcome_of = outcome_of

    def check_update(self, update: object) -> bool:
        return isinstance(update, HandledUpdate) and isinstance(update.update, self._kind)

    async def _handle(self, handled: HandledUpdate, _: Context) -> None:
        assert isinstance(handled.update, self._kind), "check_update lets no other pass"
        handled.outcome = await self._outcome_of(handled.update, handled.item)


class Handlers:
    """Answers updates through the library's application, once that has learned the bot's name."""

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
        application.add_handler(KindHandler(TelegramMessage, self._on_message))
        application.add_handler(KindHandler(CallbackQuery, self._on_callback_query))
        application.add_handler(KindHandler(InlineQuery, self._on_inline_query))
        application.add_error_handler(self._on_error)

    async def answer(self, item: InboxItem) -> UpdateOutcome:
        """How the update ends; raises what it stumbles over, but not for one of another shape."""
        try:
            update = read_update(item.arrival.raw)
        except (*UNREADABLE, RecursionError) as error:
            log.error("unreadable", extra={"update": item.id})
            if item.arrival.lane < 0:  # in a group it may not be meant for the bot
                return UpdateOutcome(UpdateState.DEAD, error=brief(error))
            return await self.give_up(item, brief(error))
        handled = HandledUpdate(update, item)
        await self._application.process_update(handled)
        if handled.error is not None:
            raise handled.error
        return handled.outcome

    async def refuse(self, item: InboxItem, tell: bool) -> UpdateOutcome:
        """How an update ends whose sender has too many open questions."""
        message, query, reader = await self._read(item)
        requests: tuple[ApiRequest, ...] = ()
        if query is not None:
            requests = (notices.still_busy(query, reader),)
        elif tell and not item.arrival.urgent:
            notice = notices.too_many(item.arrival.lane, message or {}, reader, self._limit)
            requests = (notice,)
        return UpdateOutcome(UpdateState.REFUSED, requests)

    async def give_up(self, item: InboxItem, error: str) -> UpdateOutcome:
        """How an update ends whose handler failed too often: its sender is told so."""
        message, query, reader = await self._read(item)
        lane = item.arrival.lane
        requests: tuple[ApiRequest, ...] = ()
        if query is not None:
            requests = (notices.could_not_do(query, reader),)
        elif message is not None and lane and not item.arrival.edited:
            requests = (notices.could_not_answer(lane, message, reader),)
        return UpdateOutcome(UpdateState.DEAD, requests, error=error)

    async def _read(self, item: InboxItem) -> tuple[Json | None, Json | None, Reader]:
        """The message or the pressed button's query, whichever it is; and who reads the reply."""
        update = json.loads(item.arrival.raw)
        new, edited, query = (
            part if isinstance(part := update.get(kind), dict) else None
            for kind in ("message", "edited_message", "callback_query")
        )
        message = edited if new is None else new
        where = notices.chat_of(query) if query is not None else None
        code = notices.language_code(query or message or {})
        return message, query, await self._host.reader(where or item.arrival.lane, code)

    async def _on_message(self, message: TelegramMessage, item: InboxItem) -> UpdateOutcome:
        if message.is_edited:
            return await self._correct(message, item)
        album = await self._inbox.earlier(item) if message.in_album else None
        if album is None or album.answered is None:
            return await self._reply(message, item)
        # The caption may come behind pictures without one, whose reply it changes then.
        return IGNORED if album.has_text else await self._correct(message, item)

    async def _on_callback_query(self, query: CallbackQuery, item: InboxItem) -> UpdateOutcome:
        return await callbacks.outcome_of(query, self._host, item.id)

    async def _on_inline_query(self, query: InlineQuery, _: InboxItem) -> UpdateOutcome:
        return await inline.outcome_of(query, self._host)

    async def _on_error(self, handled: object, context: Context) -> None:
        if isinstance(handled, HandledUpdate) and isinstance(context.error, Exception):
            handled.error = context.error

    async def _reply(self, message: TelegramMessage, item: InboxItem) -> UpdateOutcome:
        me = self._application.bot.bot
        if _is_for_us(message, me):
            if item.is_overtaken and await self._is_answered(item):
                return IGNORED
            reply = await self._host.receive(to_message(message, me), item.id)
            return IGNORED if reply is None else _answered(reply, to_requests(message, reply))
        if message.moved_from or message.moved_to:
            await self._migrate(message)
        return IGNORED

    async def _is_answered(self, item: InboxItem) -> bool:
        """Whether the message has its answer: after an outage an edit may come before it."""
        earlier = await self._inbox.earlier(item)
        return earlier is not None and earlier.answered is not None

    async def _migrate(self, message: TelegramMessage) -> None:
        """A group became a supergroup: what was chosen and asked there goes with it."""
        here = message.where.chat
        await self._outbox.migrate(message.moved_from or here, message.moved_to or here)

    async def _correct(self, message: TelegramMessage, item: InboxItem) -> UpdateOutcome:
        """The answer follows the question; with nothing to ask in it, the answer stays."""
        me = self._application.bot.bot
        if not _is_for_us(message, me):
            return IGNORED
        earlier, asked = await self._inbox.earlier(item), to_message(message, me)
        if earlier is None and item.received_at - message.at < KEPT_SECONDS:
            earlier = Earlier(item.id, is_same=False, answered=None)  # it comes after its edit
        if earlier is None or earlier.is_same or not asked.text.strip():
            return IGNORED
        reply = await self._host.receive(replace(asked, edits=earlier.first), item.id)
        if reply is None:
            return IGNORED
        requests = to_requests(message, reply)
        if earlier.answered is not None:
            requests = corrections(requests, earlier.answered, earlier.parts)
        return replace(_answered(reply, requests), takes_back=earlier.answered)


def _is_for_us(message: TelegramMessage, me: User) -> bool:
    return is_addressed(message, me) or is_command(message, me)


def _answered(reply: Reply, requests: tuple[ApiRequest, ...]) -> UpdateOutcome:
    kind = kind_of(reply.answer)
    return UpdateOutcome(UpdateState.ANSWERED, requests, reply.turn, kind=kind, offers=reply.offers)
