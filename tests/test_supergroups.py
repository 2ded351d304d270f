"""A group and the supergroup that it becomes: one order, told by Telegram's own message."""

import json
from typing import Any

import pytest

from bot.storage.rows import Arrival
from bot.telegram.arrivals import read_arrival
from bot.telegram.supergroups import Supergroups

OLD, NEW = -7, -1007


def told(chat: int, **fields: Any) -> Arrival:
    """What Telegram writes into a group."""
    message = {"message_id": 1, "chat": {"id": chat}, **fields}
    arrival = read_arrival({"update_id": 1, "message": message})
    assert arrival is not None
    return arrival


@pytest.mark.parametrize(
    "message", [told(OLD, migrate_to_chat_id=NEW), told(NEW, migrate_from_chat_id=OLD)]
)
def test_the_new_id_stands_where_the_old_one_stands(message: Arrival) -> None:
    supergroups = Supergroups()
    supergroups.learn_from(message)

    assert (supergroups.former_id(OLD), supergroups.former_id(NEW), supergroups.former_id(3)) == (
        OLD,
        OLD,
        3,
    )


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps({"message": {"text": '"migrate_from_chat_id": -7', "migrate_from_chat_id": ""}}),
        '{"message": ["migrate_to_chat_id"]}',
        '{"message": {"migrate_to_chat_id": -1007}}',
        f'{{"message": {{"migrate_to_chat_id": {"[" * 10**5}{"]" * 10**5}}}}}',
    ],
)
def test_what_moves_nowhere_stays(raw: str) -> None:
    supergroups = Supergroups()
    supergroups.learn_from(Arrival(1, NEW, 3, urgent=False, raw=raw))

    assert supergroups.former_id(NEW) == NEW


def test_who_moves_twice_or_in_a_circle_stays_in_the_first_home() -> None:
    supergroups = Supergroups()
    for old, new in ((OLD, NEW), (NEW, -3), (-3, OLD), (-9, NEW)):
        supergroups.note(old, new)

    assert [supergroups.former_id(chat) for chat in (OLD, NEW, -3)] == [OLD] * 3
