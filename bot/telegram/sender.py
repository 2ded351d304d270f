"""The sender: delivers the outbox, in order within a chat, many chats at once.

A chat with something unsent has a lane and a task: send, store the outcome, next. So a chat that
Telegram slows down or that is out of reach delays only itself. What an outcome means is decided in
`send_errors.py`; here it is carried out. The answer to a query is no message of a chat: each has a
lane of its own and is sent at once, outside all limits.

No send is marked before it is made: a kill in between would turn a reply that was never sent into
one that never will be. So a send in flight when the process dies may be repeated, and none is lost.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.storage.protocols import Outbox
from bot.storage.rows import OutboxItem, OutboxState
from bot.telegram.api import Api
from bot.telegram.backoff import CEILING, delay
from bot.telegram.limits import Limits, Window
from bot.telegram.patience import Patience
from bot.telegram.send_errors import (
    Again,
    Delivered,
    Doubtful,
    Expired,
    Moved,
    Refused,
    Rewritten,
    TokenInDoubt,
    Verdict,
)
from bot.telegram.sending import insist, send
from bot.telegram.supergroups import Supergroups
from bot.telegram.tally import Tally

SENDS_AT_ONCE = 64  # of those that do not hang
MOST_DOUBTS = 10  # sends of one message without a response before it is given up
# Before a doubtful message is sent again; four times as long each time, up to what lets the end of
# an outage be noticed soon. The nine pauses come to six to eleven minutes.
DOUBT_SECONDS, LONGEST_DOUBT = 1.0, 120.0
# Failed tries before it is given up: their pauses, at last three quarters of CEILING on average,
# come to a day. By the clock, one may pass while the bot is stopped, or when the clock is set.
MOST_TRIES = int(86_400 / (0.75 * CEILING))
BRIEF = 0.1  # of the room that an item with its text and its lane's task takes
QUERY_SECONDS = 15.0  # clients stop waiting for the answer to a button or an inline query

LaneKey = int | tuple[int, int]  # a chat; or of the answer to a query, the item

log = logging.getLogger(__name__)


class Sender:
    """Owns every unsent item from the moment it is added until it is finished."""

    def __init__(
        self,
        api: Api,
        outbox: Outbox,
        limits: Limits,
        finished: Callable[[OutboxItem], None],
        tally: Tally,
        supergroups: Supergroups,
    ) -> None:
        self._api = api
        self._patience = Patience(api.timeout)
        self._outbox = outbox
        self._limits = limits
        self._finished = finished
        self._tally = tally
        self._supergroups = supergroups
        self._lanes: dict[LaneKey, deque[OutboxItem]] = {}
        self._in_flight = Window(SENDS_AT_ONCE, 0.0)
        self._tasks: dict[LaneKey, asyncio.Task[None]] = {}
        self._group = asyncio.TaskGroup()
        self._sending: set[LaneKey] = set()
        self._moved: dict[int, int] = {}  # groups that became supergroups, old id to new
        self._closing = asyncio.Event()

    @property
    def depth(self) -> int:
        """How many items are unsent."""
        return sum(map(len, self._lanes.values()))

    @property
    def held(self) -> float:
        """How much room they take: what waits behind another of its lane is kept in brief."""
        return len(self._lanes) + BRIEF * max(0, self.depth - len(self._lanes))

    async def run(self, unsent: Iterable[OutboxItem]) -> None:
        """Deliver what was left unsent and what is added, until `close`.

        Raises TokenRevokedError, in an exception group, when Telegram no longer knows the token.
        """
        async with self._group:
            self.add(unsent)
            await self._closing.wait()
            for key in self._tasks.keys() - self._sending:
                self._tasks[key].cancel()

    def close(self) -> None:
        """Begin no more sends; `run` returns when those under way have ended and are noted."""
        self._closing.set()

    def add(self, items: Iterable[OutboxItem]) -> None:
        """Take items over, in the order in which they are to be sent; only while `run` runs.

        What comes when it is closing stays in the outbox.
        """
        if self._closing.is_set():
            return
        for item in items:
            new = self._moved.get(item.request.chat)
            addressed = item if new is None else _readdressed(item, new)
            lane = self._lane_of(self._lane_key(addressed))
            # the first one may be under way, so nothing goes ahead of it
            place = 1 if item.request.ahead else len(lane)
            lane.insert(place, _in_brief(addressed) if lane else addressed)

    def _lane_key(self, item: OutboxItem) -> LaneKey:
        if item.request.answers_query:
            return item.inbox_id, item.part
        return self._lane_of_chat(item.request.chat)

    def _lane_of_chat(self, chat: int) -> int:
        """A lane of its own, if it was begun before anybody knew of a move, is worked off first."""
        return chat if chat in self._lanes else self._supergroups.former_id(chat)

    def _lane_of(self, key: LaneKey) -> deque[OutboxItem]:
        if key not in self._lanes:
            self._lanes[key] = deque()
            self._tasks[key] = self._group.create_task(self._work_off(key))
        return self._lanes[key]

    async def _work_off(self, key: LaneKey) -> None:
        lane = self._lanes[key]
        while lane and not self._closing.is_set():
            await self._attempt(key, lane)
        del self._lanes[key], self._tasks[key]

    async def _attempt(self, key: LaneKey, lane: deque[OutboxItem]) -> None:
        """Send the first item of the lane once, when it may leave, or drop what is late by then."""
        item, now = lane[0], time.time()
        wait = min(max(0.0, item.not_before - now), item.wait)
        if item.request.answers_query and _is_late(item, now + wait):
            await self._finish(lane, OutboxState.UNDELIVERABLE, error="too late")
            return
        if wait:
            await asyncio.sleep(wait)
        if item.request.answers_query:
            await self._deliver(key, lane)
        else:
            async with self._limits.pass_one(item.request.chat, self._in_flight):
                await self._deliver(key, lane)

    async def _deliver(self, key: LaneKey, lane: deque[OutboxItem]) -> None:
        """Send the first item of the lane and carry out what follows."""
        self._sending.add(key)
        try:
            verdict = await send(lane[0], self._api, self._outbox, self._patience)
            self._tally.sends[type(verdict).__name__.lower()] += 1
            await self._carry_out(verdict, lane)
        finally:
            self._sending.discard(key)

    async def _carry_out(self, verdict: Verdict, lane: deque[OutboxItem]) -> None:
        """Do what the verdict on the first item of the lane asks for."""
        item = lane[0]
        match verdict:
            case Delivered(message_id):
                await self._finish(lane, OutboxState.SENT, message_id=message_id)
            case Expired():
                await self._finish(lane, OutboxState.UNDELIVERABLE, error="too late")
            case Again(float(after)):  # Telegram is there, and asks for patience
                lane[0] = replace(item, slowed=item.slowed + 1)
                await self._again(lane, after)
            case Again() if item.tries >= MOST_TRIES:
                log.error("given_up", extra={"chat": item.request.chat, "tries": item.tries})
                error = "about a day of failed tries"
                await self._finish(lane, OutboxState.UNDELIVERABLE, error=error)
            case Again():
                lane[0] = replace(item, tries=item.tries + 1)
                await self._again(lane, delay(item.tries, 0.5))
            case Doubtful() if item.doubts + 1 >= MOST_DOUBTS:
                log.error("unconfirmed", extra={"chat": item.request.chat, "sends": MOST_DOUBTS})
                await self._finish(lane, OutboxState.UNCONFIRMED)
            case Doubtful():
                lane[0] = replace(item, tries=item.tries + 1, doubts=item.doubts + 1)
                await self._again(lane, delay(2 * item.doubts, DOUBT_SECONDS, LONGEST_DOUBT))
            case Refused(reason, chat_is_closed=False):
                await self._finish(lane, OutboxState.UNDELIVERABLE, error=reason)
            case Refused(reason, for_good=for_good):
                await self._abandon(lane, reason, for_good)
            case Rewritten(request, reason):
                log.error("rewritten", extra={"chat": request.chat, "reason": reason})
                lane[0] = replace(item, request=request)
            case Moved(chat) if chat == item.request.chat or chat in self._moved:  # in a circle
                await self._carry_out(Again(), lane)
            case Moved(chat):
                await self._move(lane, item.request.chat, chat)
            case TokenInDoubt(otherwise):
                is_good = await self._api.check_token()
                await self._carry_out(otherwise if is_good else Again(), lane)

    async def _finish(
        self,
        lane: deque[OutboxItem],
        state: OutboxState,
        message_id: int | None = None,
        error: str | None = None,
    ) -> None:
        item, now = lane[0], time.time()
        if state is OutboxState.SENT and item.last:
            self._tally.answers.add(now - item.received_at)
        await insist(lambda: self._outbox.finish(item, state, now, message_id, error))
        self._finished(lane.popleft())

    async def _again(self, lane: deque[OutboxItem], after: float) -> None:
        later = lane[0] = replace(lane[0], not_before=time.time() + after, wait=after)
        await insist(lambda: self._outbox.postpone(later))

    async def _abandon(self, lane: deque[OutboxItem], reason: str, for_good: bool) -> None:
        chat, now = lane[0].request.chat, time.time()
        # what is added from now on may be news of a chat opened again
        abandoned = [item for item in lane if item.request.chat == chat]
        log.info("chat_closed", extra={"chat": chat, "reason": reason, "unsent": len(abandoned)})
        await insist(lambda: self._outbox.abandon(abandoned, now, reason, for_good))
        for item in abandoned:
            lane.remove(item)
            self._finished(item)

    async def _move(self, lane: deque[OutboxItem], old: int, new: int) -> None:
        """Have all that is unsent, and all that is added with the old id, follow to the new one."""
        log.info("chat_moved", extra={"chat": old, "to": new})
        await insist(lambda: self._outbox.migrate(old, new))
        self._moved[old] = new  # not before: what is added meanwhile must not overtake the lane
        self._supergroups.note(old, new)
        moved = [_readdressed(item, new) for item in lane]
        lane.clear()
        key = self._lane_of_chat(new)
        lane_of_new = self._lane_of(key)  # nearly always this one
        under_way = [lane_of_new.popleft()] if lane_of_new and key in self._sending else []
        following = sorted([*lane_of_new, *moved], key=_place)
        lane_of_new.clear()
        lane_of_new.extend(under_way + following)


def _is_late(item: OutboxItem, now: float) -> bool:
    return now - item.received_at > QUERY_SECONDS


def _place(item: OutboxItem) -> tuple[bool, int, int]:
    return not item.request.ahead, item.inbox_id, item.part


def _in_brief(item: OutboxItem) -> OutboxItem:
    """Without what is read from the outbox when its turn has come."""
    request = replace(item.request, params={}, plain=None, is_brief=True)
    return replace(item, request=request)


def _readdressed(item: OutboxItem, chat: int) -> OutboxItem:
    return replace(item, request=replace(item.request, chat=chat))
