"""What every memory must do. An implementation subclasses `MemoryContract` and opens itself."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.answer_kinds import Kind
from bot.hosting.memory import Memory
from bot.hosting.turns import Place, StoredTurn

PLACE = Place("slug", "d1gest", 2, 10, 20, ((1, 2, 3, 4), (5, 6)))
ANN, BOB, GROUP, NOBODY = 7, 8, -5, 10**18


class Shop(Protocol):
    """A memory, and the way turns get into it: with the replies they belong to."""

    memory: Memory

    async def file(self, turn: StoredTurn | None, *offers: str, chat: int, sender: int) -> int:
        """File a reply; gives its number."""
        ...

    async def message_of(self, id: int) -> int:
        """The message that the reply of that number became."""
        ...


def turn(question: str, chat: int = ANN, sender: int = ANN) -> StoredTurn:
    return StoredTurn(chat, sender, question, Kind.FOUND, (PLACE,), f"typed {question}")


async def file_all(shop: Shop, turns: Sequence[StoredTurn]) -> list[int]:
    return [await shop.file(one, chat=one.chat, sender=one.sender) for one in turns]


class MemoryContract(ABC):
    """The tests."""

    @abstractmethod
    def open(self) -> AbstractAsyncContextManager[Shop]: ...

    async def test_the_last_turn_is_that_of_a_person_in_a_chat(self) -> None:
        async with self.open() as shop:
            first, second, other = turn("1"), turn("2"), turn("3", GROUP)
            await file_all(shop, [first, second, other, turn("4", ANN, BOB)])

            assert await shop.memory.last(ANN, ANN) == second
            assert await shop.memory.last(GROUP, ANN) == other
            assert await shop.memory.last(GROUP, BOB) is None

    async def test_a_turn_is_found_by_its_number_and_by_the_message_that_shows_it(self) -> None:
        async with self.open() as shop:
            asked = turn("1", GROUP)
            (id,) = await file_all(shop, [asked])
            message = await shop.message_of(id)

            assert await shop.memory.turn(id) == asked
            assert await shop.memory.turn(NOBODY) is None
            assert await shop.memory.turn_at(GROUP, message) == asked
            assert await shop.memory.turn_at(ANN, message) is None
            assert await shop.memory.turn_at(GROUP, NOBODY) is None

    async def test_the_latest_come_newest_first_and_end_before_a_number(self) -> None:
        async with self.open() as shop:
            turns = [turn(str(number)) for number in range(4)]
            ids = await file_all(shop, [*turns, turn("other", GROUP)])

            latest = await shop.memory.latest(ANN, ANN, 3)
            before = await shop.memory.latest(ANN, ANN, 3, before=ids[1])

            assert list(latest) == [turns[3], turns[2], turns[1]]
            assert list(before) == [turns[0]]

    async def test_an_offer_is_found_in_its_chat_alone(self) -> None:
        async with self.open() as shop:
            id = await shop.file(None, "Who?", "Where?", chat=ANN, sender=ANN)

            assert await shop.memory.offered(id, ANN, 1) == "Where?"
            assert await shop.memory.offered(id, ANN, 2) is None
            assert await shop.memory.offered(id, ANN, NOBODY) is None
            assert await shop.memory.offered(id, GROUP, 1) is None
            assert await shop.memory.offered(NOBODY, ANN, 0) is None
            assert await shop.memory.last(ANN, ANN) is None

    async def test_each_persons_last_word_on_an_answer_counts(self) -> None:
        async with self.open() as shop:
            (id,) = await file_all(shop, [turn("1", GROUP)])

            for person, helpful in ((ANN, False), (BOB, False), (ANN, True)):
                await shop.memory.rate(id, person, helpful)

            assert await shop.memory.rating(id, ANN) is True
            assert await shop.memory.rating(id, BOB) is False
            assert await shop.memory.rating(id, NOBODY) is None

    async def test_choices_are_those_of_a_chat_and_can_be_taken_back(self) -> None:
        async with self.open() as shop:
            await shop.memory.choose(GROUP, "language", "de")
            await shop.memory.choose(GROUP, "article", "rain")
            await shop.memory.choose(GROUP, "language", "uk")

            assert await shop.memory.choices(GROUP) == {"language": "uk", "article": "rain"}
            assert await shop.memory.choices(ANN) == {}

            await shop.memory.choose(GROUP, "article", None)

            assert await shop.memory.choices(GROUP) == {"language": "uk"}

    async def test_whoever_is_forgotten_leaves_nothing_and_nobody_else_loses_anything(self) -> None:
        async with self.open() as shop:
            own, theirs = await file_all(shop, [turn("mine", GROUP), turn("theirs", GROUP, BOB)])
            offered = await shop.file(None, "Who?", chat=ANN, sender=ANN)
            for id in (own, theirs):
                await shop.memory.rate(id, ANN, True)
                await shop.memory.rate(id, BOB, False)
            await shop.memory.choose(ANN, "language", "de")
            await shop.memory.choose(GROUP, "article", "rain")

            await shop.memory.forget(ANN)

            assert await shop.memory.turn(own) is None
            assert await shop.memory.last(GROUP, ANN) is None
            assert await shop.memory.latest(GROUP, ANN, 9) == []
            assert await shop.memory.offered(offered, ANN, 0) is None
            assert await shop.memory.rating(theirs, ANN) is None
            assert await shop.memory.rating(own, BOB) is None
            assert await shop.memory.choices(ANN) == {}
            assert await shop.memory.turn(theirs) == turn("theirs", GROUP, BOB)
            assert await shop.memory.rating(theirs, BOB) is False
            assert await shop.memory.choices(GROUP) == {"article": "rain"}

    async def test_a_groups_choices_stay_when_who_writes_in_its_name_is_forgotten(self) -> None:
        async with self.open() as shop:
            (own,) = await file_all(shop, [turn("anonymous", GROUP, GROUP)])
            await shop.memory.choose(GROUP, "language", "de")

            await shop.memory.forget(GROUP)

            assert await shop.memory.turn(own) is None
            assert await shop.memory.choices(GROUP) == {"language": "de"}
