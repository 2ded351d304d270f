"""The handlers: an update of the inbox becomes the replies and the turn that close it.

They are thin: translate, ask the host, translate back. Nothing is sent from here, and what one of
them raises is the worker's to judge.
"""

import json
import logging
from dataclasses import replace

from telegram import Bot

from bot.gist import kind_of
from bot.hosting.host import Host
from bot.hosting.visit import Reply
from bot.rendering.reader import Reader
from bot.storage.protocols import Inbox, Outbox
from bot.storage.rows import ApiRequest, Earlier, InboxItem, UpdateOutcome, UpdateState
from bot.telegram import callbacks, inline, notices
from bot.telegram.api import UNREADABLE, brief
from bot.telegram.corrections import corrections
from bot.telegram.messages import is_addressed, is_command, to_message, to_requests
from bot.telegram.updates import Json, Press, Typed, Written, read_update

log = logging.getLogger(__name__)

IGNORED = UpdateOutcome(UpdateState.IGNORED)
KEPT_SECONDS = 86_400.0  # that Telegram keeps a message which it could not bring


class Reception:
    """Answers updates; `bot` knows its own name once it was greeted."""

    def __init__(
        self,
        bot: Bot,
        host: Host,
        inbox: Inbox,
        outbox: Outbox,
        questions_per_user: int,
    ) -> None:
        self._bot = bot
        self._host = host
        self._inbox = inbox
        self._outbox = outbox
        self._limit = questions_per_user

    async def answer(self, waiting: InboxItem) -> UpdateOutcome:
        """How the update ends; raises what it stumbles over, but not for one of another shape."""
        try:
            update = read_update(waiting.arrival.raw)
        except (*UNREADABLE, RecursionError) as error:
            log.error("unreadable", extra={"update": waiting.arrival.update_id})
            if waiting.arrival.lane < 0:  # what is said in a group may be meant for anybody
                return UpdateOutcome(UpdateState.DEAD, error=brief(error))
            return await self.give_up(waiting, brief(error))
        match update:
            case Written(is_edited=False):
                return await self._on_message(update, waiting)
            case Written():
                return await self._on_edit(update, waiting)
            case Press():
                return await callbacks.pressed(update, self._host, waiting.id)
            case Typed():
                return await inline.offered(update, self._host)
            case _:
                return IGNORED

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

    async def _on_message(self, message: Written, waiting: InboxItem) -> UpdateOutcome:
        me = self._bot.bot
        if is_addressed(message, me) or is_command(message, me):
            if waiting.is_known and await self._is_answered(waiting):
                return IGNORED
            reply = await self._host.receive(to_message(message, me), waiting.id)
            return IGNORED if reply is None else _answered(reply, to_requests(message, reply))
        if message.moved_from or message.moved_to:
            await self._on_migration(message)
        return IGNORED

    async def _is_answered(self, waiting: InboxItem) -> bool:
        """Whether a later form of the message was: after an outage an edit may come before it."""
        earlier = await self._inbox.earlier(waiting)
        return earlier is not None and earlier.answered is not None

    async def _on_migration(self, message: Written) -> None:
        """A group became a supergroup: what was chosen and asked there goes with it."""
        here = message.where.chat
        await self._outbox.migrate(message.moved_from or here, message.moved_to or here)

    async def _on_edit(self, message: Written, waiting: InboxItem) -> UpdateOutcome:
        """The answer follows the question; with nothing to ask in it, the answer stays."""
        me = self._bot.bot
        if not is_addressed(message, me):
            return IGNORED
        earlier, asked = await self._inbox.earlier(waiting), to_message(message, me)
        if earlier is None and waiting.received_at - message.at < KEPT_SECONDS:
            earlier = Earlier(waiting.id, is_same=False, answered=None)  # it comes after its edit
        if earlier is None or earlier.is_same or not asked.text.strip():
            return IGNORED
        reply = await self._host.receive(replace(asked, edits=earlier.first), waiting.id)
        if reply is None:
            return IGNORED
        requests = to_requests(message, reply)
        if earlier.answered is not None:
            requests = corrections(requests, earlier.answered, earlier.parts)
        return replace(_answered(reply, requests), takes_back=earlier.answered)


def _answered(reply: Reply, requests: tuple[ApiRequest, ...]) -> UpdateOutcome:
    kind = kind_of(reply.answer)
    return UpdateOutcome(UpdateState.ANSWERED, requests, reply.turn, kind=kind, offers=reply.offers)
