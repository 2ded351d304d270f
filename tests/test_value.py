"""Values are what they hold."""

from dataclasses import field, fields, replace

from hypothesis import given
from hypothesis import strategies as st

from bot.value import ordered_value, value


@value
class Place:
    town: str
    tags: tuple[str, ...] = field(default_factory=tuple)


@ordered_value
class Moment:
    day: int
    hour: int


@given(st.text(), st.text())
def test_values_that_hold_the_same_are_one(one: str, other: str) -> None:
    assert (Place(one) == Place(other)) is (one == other)
    assert len({Place(one), Place(other)}) == len({one, other})


@given(st.tuples(st.integers(), st.integers()), st.tuples(st.integers(), st.integers()))
def test_ordered_values_come_field_for_field(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert (Moment(*one) < Moment(*other)) is (one < other)


def test_a_change_makes_another_value() -> None:
    home = Place("Ayvalık")
    assert replace(home, tags=("port",)) == Place("Ayvalık", ("port",)) != home


def test_a_value_has_room_for_its_fields_alone() -> None:
    assert [one.name for one in fields(Place)] == ["town", "tags"]
    assert not hasattr(Place("Oslo"), "__dict__")
