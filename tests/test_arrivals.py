"""What a row of the inbox needs is found in any JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.arrivals import read_arrival
from tests.json_values import JSON

BODIES = st.dictionaries(
    st.sampled_from(["chat", "from", "sender_chat", "user", "message", "text"]),
    st.dictionaries(st.sampled_from(["id", "chat"]), JSON) | JSON,
)
KINDS = st.sampled_from(["message", "callback_query", "inline_query", "poll", "news"])


@given(
    JSON | st.fixed_dictionaries({"update_id": st.integers(0, 2**40)}, optional={"message": JSON})
)
def test_json_of_any_shape_is_an_arrival_or_nothing(update: object) -> None:
    arrival = read_arrival(update)

    assert arrival is None or isinstance(arrival.update_id, int)


@given(st.integers(1, 2**31), KINDS, BODIES)
def test_every_update_with_an_id_is_stored_whole(update_id: int, kind: str, body: object) -> None:
    update = {"update_id": update_id, kind: body}

    arrival = read_arrival(update)

    assert arrival is not None
    assert arrival.update_id == update_id
    assert json.dumps(json.loads(arrival.raw)) == json.dumps(update)
    assert abs(arrival.lane) < 2**63
    assert abs(arrival.sender) < 2**63
    assert arrival.raw.isascii()


@pytest.mark.parametrize(
    ("kind", "body", "lane", "sender", "urgent"),
    [
        ("message", {"chat": {"id": -5}, "from": {"id": 7}}, -5, 7, False),
        ("message", {"chat": {"id": -5}, "sender_chat": {"id": -6}}, -5, -6, False),
        ("message", {"chat": {"id": -5}}, -5, -5, False),
        ("callback_query", {"from": {"id": 7}, "message": {"chat": {"id": -5}}}, 7, 7, True),
        ("inline_query", {"from": {"id": 7}}, 7, 7, True),
        ("my_chat_member", {"chat": {"id": -5}, "from": {"id": 2**52}}, -5, 2**52, False),
        ("poll", {"id": "1"}, 0, 0, False),
        ("message", {"chat": {"id": 2**70}, "from": {"id": True}}, 0, 0, False),
    ],
)
def test_order_and_fairness_go_by(
    kind: str, body: object, lane: int, sender: int, urgent: bool
) -> None:
    arrival = read_arrival({"update_id": 1, kind: body})

    assert arrival is not None
    assert (arrival.lane, arrival.sender, arrival.urgent) == (lane, sender, urgent)


def test_the_messages_of_an_album_are_one_and_no_other() -> None:
    def message_of(number: int, **fields: object) -> int:
        arrival = read_arrival({"update_id": 1, "message": {"message_id": number, **fields}})
        assert arrival is not None
        assert arrival.message is not None
        return arrival.message

    first, second = message_of(1, media_group_id="9"), message_of(2, media_group_id="9")

    assert first == second < 0
    assert message_of(3, media_group_id="10") not in (first, 3)
    assert message_of(4, media_group_id="") == message_of(4, media_group_id=7) == 4


@pytest.mark.parametrize(
    "update", [None, [], "x", {}, {"update_id": "1"}, {"update_id": True}, {"update_id": -7}]
)
def test_what_has_no_id_is_no_update(update: object) -> None:
    assert read_arrival(update) is None


def test_what_is_nested_without_end_is_no_update() -> None:
    nested: list[object] = []
    for _ in range(10_000):
        nested = [nested]

    assert read_arrival({"update_id": 1, "message": nested}) is None
