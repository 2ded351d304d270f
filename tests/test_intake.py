"""What is new is stored and handed on, and there is room or there is not."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from bot.storage.rows import Arrival, InboxItem
from bot.telegram.intake import MOST_HELD, Intake


class Stored:
    """An inbox that takes everything."""

    def __init__(self) -> None:
        self.arrivals: list[Arrival] = []

    async def put(self, arrivals: Sequence[Arrival], now: float) -> list[InboxItem]:
        self.arrivals += arrivals
        return [InboxItem(n, arrival, now) for n, arrival in enumerate(arrivals)]


def intake(held: int = 0) -> tuple[Intake, Stored, list[InboxItem]]:
    inbox: Any = Stored()  # only put() is used
    handed: list[InboxItem] = []
    return Intake(inbox, handed.extend, lambda: held), inbox, handed


def test_what_is_stored_is_handed_on_and_nonsense_is_left_out() -> None:
    taker, inbox, handed = intake()

    asyncio.run(taker.take([{"update_id": 1}, "nonsense", {"update_id": 2}]))

    assert [arrival.update_id for arrival in inbox.arrivals] == [1, 2]
    assert [waiting.arrival.update_id for waiting in handed] == [1, 2]


@pytest.mark.parametrize(("held", "room"), [(0, True), (MOST_HELD - 1, True), (MOST_HELD, False)])
def test_there_is_room_until_too_much_waits(held: int, room: bool) -> None:
    taker, _, _ = intake(held)

    assert taker.has_room() is room
