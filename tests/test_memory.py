"""Both memories keep the contract: the one of a terminal, and the one over SQLite."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from bot.hosting.memory import Memory, RamMemory
from bot.hosting.turns import StoredTurn
from bot.storage.rows import OutboxState, UpdateOutcome, UpdateState
from bot.storage.sqlite import Storage, open_storage
from tests.memory_contract import ANN, GROUP, MemoryContract, Shop
from tests.storage_contract import NOW, arrival, request


class RamShop:
    """Files replies as a terminal does: each is the message of its own number."""

    def __init__(self) -> None:
        self._ram = RamMemory()
        self._numbers = count(1)
        self.memory: Memory = self._ram

    async def file(self, turn: StoredTurn | None, *offers: str, chat: int, sender: int) -> int:
        id = next(self._numbers)
        self._ram.keep(id, chat, sender, turn, offers)
        return id

    async def message_of(self, id: int) -> int:
        return id


@dataclass
class SqliteShop:
    """Files replies as the running bot does: they close an update, and are sent."""

    storage: Storage
    updates: int = 0

    @property
    def memory(self) -> Memory:
        return self.storage.memory

    async def file(self, turn: StoredTurn | None, *offers: str, chat: int, sender: int) -> int:
        self.updates += 1
        inbox, outbox = self.storage.inbox, self.storage.outbox
        (update,) = await inbox.put([arrival(self.updates, chat, sender)], NOW)
        outcome = UpdateOutcome(
            UpdateState.ANSWERED, (request("reply", chat),), turn, offers=offers
        )
        for item in await inbox.close(update, outcome, NOW):
            await outbox.finish(item, OutboxState.SENT, NOW, message_id=self.updates + 1000)
        return update.id

    async def message_of(self, id: int) -> int:
        message = await self.storage.outbox.became(id, 0)
        assert message is not None
        return message


class TestRamMemory(MemoryContract):
    @asynccontextmanager
    async def open(self) -> AsyncIterator[Shop]:
        yield RamShop()


class TestSqliteMemory(MemoryContract):
    @pytest.fixture(autouse=True)
    def _file(self, tmp_path: Path) -> None:
        self._path = tmp_path / "bot.db"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Shop]:
        async with open_storage(self._path) as storage:
            yield SqliteShop(storage)

    async def test_a_groups_choices_are_there_after_a_restart_whoever_was_forgotten(self) -> None:
        async with self.open() as shop:
            await shop.memory.choose(GROUP, "language", "de")
            await shop.memory.choose(ANN, "language", "de")
            await shop.memory.forget(GROUP)
            await shop.memory.forget(ANN)

        async with self.open() as shop:
            assert await shop.memory.choices(GROUP) == {"language": "de"}
            assert await shop.memory.choices(ANN) == {}
