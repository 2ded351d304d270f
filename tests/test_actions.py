"""What a button does fits Telegram's 64 bytes, and other bytes do nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import (
    Action,
    Ask,
    Back,
    Browse,
    Choose,
    Context,
    Rate,
    Read,
    Speak,
    decode,
    encode,
)

numbers = st.integers(0, 10**18 - 1)
words = st.from_regex(r"[0-9a-z]{1,16}", fullmatch=True)
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(Read, numbers, numbers),
    st.builds(Context, numbers),
    st.builds(Back, numbers),
    st.builds(Rate, numbers, st.sampled_from([0, 1])),
    st.builds(Ask, numbers, numbers),
    st.builds(Choose, words),
    st.builds(Browse, numbers),
    st.builds(Speak, words),
)


@given(actions)
def test_an_action_comes_back_from_its_few_bytes(action: Action) -> None:
    assert decode(encode(action)) == action
    assert 1 <= len(encode(action).encode()) <= 64


@given(st.text())
def test_any_text_is_an_action_or_none_and_never_an_error(data: str) -> None:
    action = decode(data)

    assert action is None or decode(encode(action)) == action


@pytest.mark.parametrize(
    "data", ["", ":", "r", "r:1", "r:1:2:3", "r:1:-2", "r:1:٣", "x:1", "l:", "l:../x", "r:1:2\n"]
)
def test_what_was_never_on_a_button_is_nothing(data: str) -> None:
    assert decode(data) is None
