"""What every storage must do. An implementation subclasses `StorageContract` and opens itself."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import pytest

from bot.answer_kinds import Kind
from bot.hosting.memory import Memory
from bot.hosting.turns import StoredTurn
from bot.storage.protocols import Inbox, Outbox
from bot.storage.rows import (
    ApiRequest,
    Arrival,
    Earlier,
    InboxItem,
    OutboxItem,
    OutboxState,
    UpdateOutcome,
    UpdateState,
)
from tests.memory_contract import PLACE

NOW = 1_700_000_000.0
BIG = 2**52 - 1


class Opened:
    """A storage by its protocols, so that the suite sees nothing else of it."""

    inbox: Inbox
    outbox: Outbox
    memory: Memory


def arrival(update_id: int, lane: int = 7, sender: int = 7, urgent: bool = False) -> Arrival:
    return Arrival(update_id, lane, sender, urgent, f'{{"update_id": {update_id}}}')


def request(text: str, chat: int = 7) -> ApiRequest:
    return ApiRequest(chat, "sendMessage", {"text": text, "nested": {"a": [1, None]}}, plain=text)


def answered(*requests: ApiRequest, turn: StoredTurn | None = None) -> UpdateOutcome:
    return UpdateOutcome(UpdateState.ANSWERED, requests, turn)


async def unsent(storage: Opened) -> list[OutboxItem]:
    return [await storage.outbox.whole(item) for item in await storage.outbox.unsent()]


TURN = StoredTurn(7, 7, "Why?", Kind.FOUND, (PLACE,))


class StorageContract(ABC):
    """The tests. `open` gives the storage at a place; opened again, it is the same storage."""

    @abstractmethod
    def open(self) -> AbstractAsyncContextManager[Opened]: ...

    @asynccontextmanager
    async def with_waiting(
        self, *arrivals: Arrival
    ) -> AsyncIterator[tuple[Opened, list[InboxItem]]]:
        async with self.open() as storage:
            yield storage, await storage.inbox.put(arrivals, NOW)

    async def test_what_is_put_comes_back_in_order_even_after_a_restart(self) -> None:
        arrivals = [arrival(9), arrival(3, -BIG, BIG), arrival(5, urgent=True)]
        async with self.with_waiting(*arrivals) as (_, put):
            assert [waiting.arrival for waiting in put] == arrivals
        async with self.open() as storage:
            assert await storage.inbox.waiting() == put

    async def test_an_update_known_already_is_not_put_again(self) -> None:
        async with self.with_waiting(arrival(1), arrival(2)) as (storage, _):
            again = await storage.inbox.put([arrival(2), arrival(3), arrival(3)], NOW)

            assert [waiting.arrival.update_id for waiting in again] == [3]

    @pytest.mark.parametrize("other", [{"lane": 8}, {"message": 6}, {"checksum": 6}], ids=str)
    async def test_another_update_of_a_known_number_is_put(self, other: dict[str, int]) -> None:
        known = replace(arrival(1), message=5, checksum=5)
        async with self.with_waiting(known) as (storage, (first,)):
            newer = replace(known, **other)
            put = await storage.inbox.put([newer, newer], NOW)

            assert [update.arrival for update in put] == [newer]
            assert [w.id for w in await storage.inbox.waiting()] == [first.id, put[0].id]
            assert await storage.inbox.put([known, newer], NOW) == []

    async def test_ids_are_ordered_by_arrival_not_by_telegram(self) -> None:
        async with self.with_waiting(arrival(100), arrival(1)) as (_, (first, second)):
            assert first.id < second.id

    async def test_closing_files_replies_and_turn_together(self) -> None:
        async with self.with_waiting(arrival(1)) as (storage, (update,)):
            items = await storage.inbox.close(
                update, answered(request("a"), request("b"), turn=TURN), NOW
            )

            assert [(p.part, p.last, p.sender) for p in items] == [(0, False, 7), (1, True, 7)]
            assert await storage.inbox.waiting() == []
        async with self.open() as storage:
            assert await unsent(storage) == items
            assert await storage.memory.last(7, 7) == TURN

    async def test_what_is_unsent_is_given_in_brief_until_it_is_wanted(self) -> None:
        async with self.with_items(request("a")) as (storage, (item,)):
            (brief,) = await storage.outbox.unsent()
            later = replace(brief, tries=2)

            assert (brief.request.params, brief.request.plain) == ({}, None)
            assert await storage.outbox.whole(later) == replace(item, tries=2)

    async def test_closing_twice_gives_replies_once(self) -> None:
        async with self.with_waiting(arrival(1)) as (storage, (update,)):
            await storage.inbox.close(update, answered(request("a")), NOW)

            assert await storage.inbox.close(update, answered(request("b")), NOW) == []
            assert [p.request.plain for p in await unsent(storage)] == ["a"]

    async def test_a_closing_that_cannot_be_stored_leaves_nothing_behind(self) -> None:
        async with self.with_waiting(arrival(1)) as (storage, (update,)):
            unstorable = request("a", chat=2**70)

            with pytest.raises(OverflowError):
                await storage.inbox.close(update, answered(request("b"), unstorable), NOW)

            assert await storage.inbox.waiting() == [update]
            assert await unsent(storage) == []

    async def test_an_edit_finds_the_reply_to_what_it_corrects(self) -> None:
        versions = [replace(arrival(n), message=5, checksum=n % 3) for n in (1, 2, 4)]
        elsewhere = replace(arrival(3, lane=8), message=5)
        async with self.with_waiting(*versions, elsewhere) as (storage, (first, edit, again, _)):
            assert await storage.inbox.earlier(first) is None

            await storage.inbox.close(first, answered(request("a"), request("b")), NOW)
            assert await storage.inbox.earlier(edit) == Earlier(first.id, False, first.id, 2)

            await storage.inbox.close(edit, UpdateOutcome(UpdateState.IGNORED), NOW)
            assert await storage.inbox.earlier(again) == Earlier(first.id, True, first.id, 2)

    async def test_a_reply_to_what_had_no_text_is_known_as_such(self) -> None:
        picture, caption = (
            replace(arrival(n), message=-5, checksum=checksum)
            for n, checksum in ((1, None), (2, 3))
        )
        async with self.with_waiting(picture, caption) as (storage, (first, second)):
            await storage.inbox.close(first, answered(request("a")), NOW)

            known = Earlier(first.id, False, first.id, 1, has_text=False)
            assert await storage.inbox.earlier(second) == known

    async def test_an_edit_is_compared_with_what_was_answered_not_with_what_came_last(self) -> None:
        edit = replace(arrival(1), message=5, checksum=2, edited=True)
        message = replace(arrival(2), message=5, checksum=1)
        back, same = (replace(edit, update_id=n, checksum=n - 2) for n in (3, 4))
        async with self.with_waiting(edit, message, back, same) as (storage, updates):
            first, overtaken, *edits = updates
            await storage.inbox.close(first, answered(request("a")), NOW)
            await storage.inbox.close(overtaken, UpdateOutcome(UpdateState.IGNORED), NOW)

            found = [await storage.inbox.earlier(again) for again in edits]
            assert found == [Earlier(first.id, is_same, first.id, 1) for is_same in (False, True)]

    async def test_a_message_is_overtaken_once_an_edit_of_it_has_come(self) -> None:
        edit = replace(arrival(1), message=5, edited=True)
        messages = [replace(arrival(n), message=n) for n in (5, 6, 7, 8)]
        messages[2:] = replace(messages[2], message=6), replace(messages[3], lane=8, message=5)
        async with self.with_waiting(edit, *messages, arrival(9)) as (_, put):
            assert [update.arrival.update_id for update in put if update.is_overtaken] == [5]
        async with self.open() as storage:
            assert await storage.inbox.waiting() == put

    async def test_an_edit_knows_when_nothing_was_changed_or_answered(self) -> None:
        versions = [replace(arrival(n), message=5, checksum=9) for n in (1, 2)]
        async with self.with_waiting(*versions) as (storage, (first, edit)):
            await storage.inbox.close(
                first, UpdateOutcome(UpdateState.REFUSED, (request("a"),)), NOW
            )

            assert await storage.inbox.earlier(edit) == Earlier(first.id, True, None)

    async def test_a_correction_takes_the_turn_back_that_it_replaces(self) -> None:
        async with self.with_waiting(arrival(1), arrival(2)) as (storage, (first, edit)):
            await storage.inbox.close(first, answered(request("a"), turn=TURN), NOW)
            await storage.inbox.close(edit, replace(answered(), takes_back=first.id), NOW)

            assert await storage.memory.last(7, 7) is None

    async def test_a_part_of_a_reply_is_followed_to_its_message(self) -> None:
        async with self.with_waiting(*map(arrival, range(4))) as (storage, updates):
            replies, corrected = [], None
            for update in updates:
                (reply,) = await storage.inbox.close(
                    update, answered(replace(request("a"), corrects=corrected)), NOW
                )
                replies, corrected = [*replies, reply], update.id
            sent, edited, lost, _ = replies
            await storage.outbox.finish(sent, OutboxState.SENT, NOW, message_id=BIG)
            await storage.outbox.finish(edited, OutboxState.SENT, NOW, message_id=BIG)
            await storage.outbox.finish(lost, OutboxState.UNDELIVERABLE, NOW)

            became = [await storage.outbox.became(update.id, 0) for update in updates]
            assert became == [BIG] * 4
            assert await storage.outbox.became(updates[0].id, 1) is None

    async def test_a_deleted_part_of_a_reply_is_no_message(self) -> None:
        deletion = ApiRequest(7, "deleteMessage", {}, corrects=1)
        async with self.with_items(request("a"), deletion) as (storage, (_, item)):
            await storage.outbox.finish(item, OutboxState.SENT, NOW, message_id=BIG)

            assert await storage.outbox.became(item.inbox_id, 1) is None

    async def test_tries_are_counted_across_restarts(self) -> None:
        async with self.with_waiting(arrival(1)) as (storage, (update,)):
            await storage.inbox.failed(update, "ValueError: no")
        async with self.open() as storage:
            assert await storage.inbox.waiting() == [replace(update, tries=1)]

    async def test_dead_updates_are_counted(self) -> None:
        async with self.with_waiting(*map(arrival, range(4))) as (storage, (answers, *updates)):
            await storage.inbox.close(answers, answered(request("a")), NOW)
            for number, update in enumerate(updates[:2]):
                assert await storage.inbox.count_dead() == number

                await storage.inbox.close(update, UpdateOutcome(UpdateState.DEAD, error="why"), NOW)

    async def test_who_was_refused_is_known_after_a_restart(self) -> None:
        arrivals = [arrival(n, sender=sender) for n, sender in enumerate((5, 6, 5, 7))]
        async with self.with_waiting(*arrivals) as (storage, (first, second, third, _)):
            for update in (first, second, third):
                await storage.inbox.close(update, UpdateOutcome(UpdateState.REFUSED), NOW)
        async with self.open() as storage:
            assert await storage.inbox.last_refused(first.id) == {5: third.id, 6: second.id}
            assert await storage.inbox.last_refused(third.id) == {5: third.id}

    @asynccontextmanager
    async def with_items(
        self, *requests: ApiRequest
    ) -> AsyncIterator[tuple[Opened, list[OutboxItem]]]:
        async with self.with_waiting(arrival(1)) as (storage, (update,)):
            yield storage, await storage.inbox.close(update, answered(*requests), NOW)

    @pytest.mark.parametrize(
        "state", [OutboxState.SENT, OutboxState.UNCONFIRMED, OutboxState.UNDELIVERABLE]
    )
    async def test_what_is_finished_is_not_sent_again(self, state: OutboxState) -> None:
        async with self.with_items(request("a"), request("b")) as (storage, (first, second)):
            await storage.outbox.finish(first, state, NOW, message_id=BIG, error=None)

            assert await unsent(storage) == [second]

    async def test_what_is_postponed_keeps_its_progress(self) -> None:
        async with self.with_items(request("a")) as (storage, (item,)):
            later = replace(item, tries=3, doubts=1, not_before=NOW + 5, wait=5.5)
            await storage.outbox.postpone(later)

            assert await unsent(storage) == [later]

    async def test_what_is_finished_cannot_be_postponed(self) -> None:
        async with self.with_items(request("a")) as (storage, (item,)):
            await storage.outbox.finish(item, OutboxState.UNDELIVERABLE, NOW)
            await storage.outbox.postpone(item)

            assert await unsent(storage) == []

    async def test_what_is_abandoned_takes_nothing_along_that_was_filed_meanwhile(self) -> None:
        async with self.with_items(request("a"), request("b")) as (storage, (one, other)):
            await storage.outbox.migrate(7, -7)  # the sender may still know it by its old id
            await storage.outbox.abandon([one], NOW, "blocked", for_good=False)

            assert [item.part for item in await unsent(storage)] == [other.part]

    async def test_of_a_chat_that_is_closed_for_good_nothing_that_was_chosen_is_kept(self) -> None:
        async with self.with_items(request("a")) as (storage, items):
            for chat in (7, 8):
                await storage.memory.choose(chat, "language", "de")
            await storage.outbox.abandon(items, NOW, "blocked", for_good=False)
            assert await storage.memory.choices(7) == {"language": "de"}
            await storage.outbox.abandon(items, NOW, "the group was deleted", for_good=True)

            assert await storage.memory.choices(7) == {}
        async with self.open() as storage:
            assert await storage.memory.choices(7) == {}
            assert await storage.memory.choices(8) == {"language": "de"}

    async def test_a_chat_that_moves_takes_along_what_is_unsent_or_remembered(self) -> None:
        async with self.with_waiting(arrival(1)) as (storage, (update,)):
            outcome = replace(answered(request("a"), turn=TURN), offers=("Who?",))
            await storage.inbox.close(update, outcome, NOW)
            await storage.memory.choose(7, "language", "de")
            await storage.outbox.migrate(7, -8)

            assert [p.request.chat for p in await unsent(storage)] == [-8]
            assert await storage.memory.last(7, 7) is None
            assert await storage.memory.last(-8, 7) == replace(TURN, chat=-8)
            assert await storage.memory.offered(update.id, -8, 0) == "Who?"
            assert await storage.memory.choices(-8) == {"language": "de"}
            assert await storage.memory.choices(7) == {}

    async def test_a_message_belongs_to_the_chat_whose_number_it_has_wherever_that_moves(
        self,
    ) -> None:
        one, edit = (replace(arrival(n), message=5, checksum=n) for n in (1, 2))
        async with self.with_waiting(one, edit) as (storage, (first, second)):
            await storage.inbox.close(first, answered(request("a")), NOW)
            await storage.outbox.migrate(7, -8)

            assert await storage.inbox.earlier(second) == Earlier(first.id, False, first.id, 1)
            assert await storage.inbox.waiting() == [second]

    async def test_lately_sent_messages_are_remembered_for_the_limits(self) -> None:
        async with self.with_items(request("a"), request("b"), request("c")) as (
            storage,
            items,
        ):
            for item, at in zip(items, (NOW, NOW + 10, NOW + 20), strict=True):
                await storage.outbox.finish(item, OutboxState.SENT, at)

            assert sorted(await storage.outbox.sent_since(NOW + 5)) == [
                (7, NOW + 10),
                (7, NOW + 20),
            ]

    async def test_a_backlog_does_not_hide_what_was_lately_sent(self) -> None:
        async with self.with_waiting(arrival(1), arrival(2)) as (storage, (first, second)):
            (sent,) = await storage.inbox.close(first, answered(request("a")), NOW)
            await storage.outbox.finish(sent, OutboxState.SENT, NOW)
            await storage.inbox.close(second, answered(*[request("b")] * 2001), NOW)

            assert await storage.outbox.sent_since(NOW - 1) == [(7, NOW)]

    async def test_only_what_is_finished_and_old_is_forgotten(self) -> None:
        async with self.with_waiting(*map(arrival, range(4))) as (storage, updates):
            waiting, replied, sent, _ = updates
            (item,) = await storage.inbox.close(replied, answered(request("a")), NOW)
            (done,) = await storage.inbox.close(sent, answered(request("b"), turn=TURN), NOW)
            await storage.outbox.finish(done, OutboxState.SENT, NOW)
            (young,) = await storage.inbox.put([arrival(50)], NOW + 100)
            await storage.inbox.close(young, UpdateOutcome(UpdateState.IGNORED), NOW + 100)

            assert (await storage.inbox.forget(NOW + 50, limit=100)).updates == 1
            assert await storage.memory.last(7, 7) is None
            assert await unsent(storage) == [item]
            assert waiting in await storage.inbox.waiting()
            assert await storage.inbox.put([arrival(50)], NOW) == []

    async def test_what_belongs_to_an_old_update_goes_with_it(self) -> None:
        async with self.with_waiting(arrival(1)) as (storage, (update,)):
            outcome = replace(answered(request("a"), turn=TURN), offers=("Who?",))
            (reply,) = await storage.inbox.close(update, outcome, NOW)
            await storage.outbox.finish(reply, OutboxState.SENT, NOW)
            await storage.memory.rate(update.id, 8, helpful=True)
            await storage.inbox.forget(NOW + 1, limit=9)

            assert await storage.memory.turn(update.id) is None
            assert await storage.memory.offered(update.id, 7, 0) is None
            assert await storage.memory.rating(update.id, 8) is None

    async def test_forgetting_goes_in_batches(self) -> None:
        async with self.with_waiting(*map(arrival, range(5))) as (storage, updates):
            for update in updates:
                await storage.inbox.close(update, UpdateOutcome(UpdateState.IGNORED), NOW)

            batches = [await storage.inbox.forget(NOW + 1, limit=2) for _ in range(4)]
            assert [batch.updates for batch in batches] == [2, 2, 1, 0]
            assert batches[-1].go_on is None

    async def test_what_is_stuck_does_not_hold_up_the_forgetting(self) -> None:
        async with self.with_waiting(*map(arrival, range(5))) as (storage, updates):
            for update in updates[3:]:
                await storage.inbox.close(update, UpdateOutcome(UpdateState.IGNORED), NOW)

            first = await storage.inbox.forget(NOW + 1, limit=3)
            assert (first.updates, first.go_on) == (0, updates[2].id)
            assert (await storage.inbox.forget(NOW + 1, 3, updates[2].id)).updates == 2
            assert await storage.inbox.waiting() == updates[:3]
