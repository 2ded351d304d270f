"""The workers: take updates from the inbox, in order within a chat, many chats at once.

Each chat with something waiting has a lane; a worker takes the first update of a lane, and the lane
goes to the back of the queue, so that chats take turns. Queries go to the front, in lanes of their
own, and are dropped when they are too old.

An update leaves its lane only by being closed in the database. When the database is out of order,
or the machine out of file handles, closing is tried again without end. A handler that fails is
tried three times, one that computes for too long once; then the sender gets an apology; if that
fails too, it is left out.
"""

import asyncio
import errno
import itertools
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from bot.errors import StorageError
from bot.storage.protocols import Inbox
from bot.storage.rows import Arrival, InboxItem, OutboxItem, UpdateOutcome, UpdateState
from bot.telegram.api import brief
from bot.telegram.arrivals import may_ask
from bot.telegram.backoff import Trouble, delay
from bot.telegram.cpu_limit import GUARDED, ComputedTooLongError
from bot.telegram.fairness import Admission, OpenQuestions
from bot.telegram.sender import QUERY_SECONDS
from bot.telegram.supergroups import Supergroups
from bot.telegram.tally import Tally

WORKERS = 16
MOST_TRIES = 3
LONGEST_PAUSE = 1.0  # seconds; all lanes share one count of failures, which grows fast

USUAL_BYTES = 5000  # of an update's JSON; most have fewer

SHORTAGES = frozenset({errno.EMFILE, errno.ENFILE})  # no file can be opened, for now

REFUSALS = frozenset({Admission.REFUSED, Admission.REFUSED_AND_TELL})
COUNTED = frozenset({Admission.ADMITTED, Admission.REFUSED_AND_TELL})

LaneKey = tuple[bool, int]  # urgent; the chat, or of a query the user

log = logging.getLogger(__name__)


class UpdateHandler(Protocol):
    """Decides how an update ends."""

    async def answer(self, update: InboxItem) -> UpdateOutcome: ...

    async def refuse(self, update: InboxItem, tell: bool) -> UpdateOutcome: ...

    async def give_up(self, update: InboxItem, error: str) -> UpdateOutcome: ...


class Workers:
    """Owns every waiting update from the moment it is added until it is closed."""

    def __init__(
        self,
        inbox: Inbox,
        handler: UpdateHandler,
        open_questions: OpenQuestions,
        send: Callable[[Sequence[OutboxItem]], None],
        tally: Tally,
        supergroups: Supergroups,
    ) -> None:
        self._inbox = inbox
        self._handler = handler
        self._open = open_questions
        self._send = send
        self._tally = tally
        self._supergroups = supergroups
        self._lanes: dict[LaneKey, deque[tuple[InboxItem, Admission]]] = {}
        self._queue: asyncio.PriorityQueue[tuple[bool, int, LaneKey]] = asyncio.PriorityQueue()
        self._surplus = 0
        self._count = itertools.count()
        self._trouble = Trouble("closing")

    @property
    def depth(self) -> int:
        """How many updates are waiting."""
        return sum(map(len, self._lanes.values()))

    @property
    def held(self) -> int:
        """How much room they take; one with a long text in letters beyond ASCII is several."""
        return self.depth + self._surplus

    async def run(self) -> None:
        """Work off what has been added and what is. Never ends by itself."""
        async with asyncio.TaskGroup() as group:
            for _ in range(WORKERS):
                group.create_task(self._work(), name=GUARDED)

    def add(self, updates: Iterable[InboxItem]) -> None:
        """Take updates over, in order of arrival."""
        for update in updates:
            self._supergroups.learn_from(update.arrival)
            admission = self._admission_of(update.arrival)
            key = self._key(update.arrival.urgent or admission in REFUSALS, update.arrival.lane)
            if key not in self._lanes:
                self._lanes[key] = deque()
                self._line_up(key)
            self._lanes[key].append((update, admission))
            self._surplus += _surplus(update)

    def _key(self, urgent: bool, chat: int) -> LaneKey:
        """A lane of its own, if it was begun before anybody knew of a move, is worked off first."""
        own = urgent, chat
        return own if own in self._lanes else (urgent, self._supergroups.former_id(chat))

    def _admission_of(self, arrival: Arrival) -> Admission:
        """Messages not meant for the bot are not counted: they end at once, without a reply."""
        return self._open.admit(arrival.sender) if may_ask(arrival) else Admission.NOT_COUNTED

    def _line_up(self, key: LaneKey) -> None:
        urgent, _ = key
        self._queue.put_nowait((not urgent, next(self._count), key))

    async def _work(self) -> None:
        while True:
            _, _, key = await self._queue.get()
            lane = self._lanes[key]
            pause = await self._try_first(lane)
            if not lane:
                del self._lanes[key]
            elif pause:
                asyncio.get_running_loop().call_later(pause, self._line_up, key)
            else:
                self._line_up(key)

    async def _try_first(self, lane: deque[tuple[InboxItem, Admission]]) -> float:
        """Try to close the first update of a lane; gives the seconds until the lane's next turn."""
        update, admission = lane[0]
        try:
            items = await self._close(update, admission)
        except (StorageError, OSError) as error:
            return min(self._trouble.happened(error), LONGEST_PAUSE)
        self._trouble.over()
        if items is None:
            lane[0] = replace(update, tries=update.tries + 1), admission
            return delay(update.tries)
        lane.popleft()
        self._surplus -= _surplus(update)
        self._hand_on(update, admission, items)
        return 0.0

    def _hand_on(
        self, update: InboxItem, admission: Admission, items: Sequence[OutboxItem]
    ) -> None:
        if items and admission is Admission.REFUSED:
            self._open.count(update.arrival.sender)  # a query is told each time that it is refused
        self._send(items)
        if not items and admission in COUNTED:
            self._open.closed(update.arrival.sender)

    async def _close(self, update: InboxItem, admission: Admission) -> list[OutboxItem] | None:
        """End the update and give its replies; None when it is to be tried again."""
        try:
            began = time.perf_counter()
            outcome = await self._outcome_of(update, admission)
            items = await self._inbox.close(update, outcome, time.time())
        except Exception as error:  # must not stop the worker
            if _is_the_machines(error):
                raise
            return await self._failed(update, error)
        self._note(update, outcome, time.perf_counter() - began)
        return items

    def _note(self, update: InboxItem, outcome: UpdateOutcome, seconds: float) -> None:
        self._tally.updates[outcome.state] += 1
        if outcome.kind:
            self._tally.questions[outcome.kind] += 1
            ms = round(seconds * 1000, 1)
            log.info("answered", extra={**_names(update), "kind": outcome.kind, "ms": ms})

    async def _outcome_of(self, update: InboxItem, admission: Admission) -> UpdateOutcome:
        if admission in REFUSALS:
            return await self._handler.refuse(update, tell=admission is Admission.REFUSED_AND_TELL)
        if update.arrival.urgent and time.time() - update.received_at > QUERY_SECONDS:
            return UpdateOutcome(UpdateState.EXPIRED)
        return await self._handler.answer(update)

    async def _failed(self, update: InboxItem, error: Exception) -> list[OutboxItem] | None:
        extra = {**_names(update), "error": type(error).__name__, "tries": update.tries + 1}
        log.error("handler_failed", extra=extra, exc_info=error)
        if update.tries + 1 < MOST_TRIES and not isinstance(error, ComputedTooLongError):
            await self._inbox.failed(update, brief(error))
            return None
        items = await self._give_up(update, brief(error))
        self._tally.updates[UpdateState.DEAD] += 1
        return items

    async def _give_up(self, update: InboxItem, said: str) -> list[OutboxItem]:
        try:
            outcome = await self._handler.give_up(update, said)
            return await self._inbox.close(update, outcome, time.time())
        except Exception as error:  # the apology has the same fate
            if _is_the_machines(error):
                raise
            extra = {**_names(update), "error": type(error).__name__}
            log.error("handler_failed", extra=extra, exc_info=error)
            outcome = UpdateOutcome(UpdateState.DEAD, error=said)
            return await self._inbox.close(update, outcome, time.time())


def _surplus(update: InboxItem) -> int:
    """How many more updates of usual size it has room for."""
    return len(update.arrival.raw) // USUAL_BYTES


def _is_the_machines(error: Exception) -> bool:
    """Whether the machine is at fault rather than the update."""
    is_short = isinstance(error, OSError) and error.errno in SHORTAGES
    return is_short or isinstance(error, StorageError)


def _names(update: InboxItem) -> dict[str, object]:
    """The fields of the log that name the update."""
    return {"update": update.id, "chat": update.arrival.lane}
