"""Telegram's limits hold for whatever is sent, and cost nothing when switched off."""

import asyncio
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.limits import BURST, PATIENCE, Limits, PerChat, Rates, Window
from tests.faults import Limiter
from tests.virtual_time import run

OFF = Rates(0, 0, 0)


async def send(limits: Limits, chats: list[int], seconds: list[float]) -> list[tuple[int, float]]:
    """Send to each chat, all at once, each send taking some seconds; gives when they ended."""
    loop = asyncio.get_running_loop()
    ends: list[tuple[int, float]] = []

    async def one(chat: int, duration: float) -> None:
        async with limits.pass_one(chat):
            began = loop.time()
            await asyncio.sleep(duration)
            ends.append((chat, began))

    await asyncio.gather(*map(one, chats, seconds))
    return ends


def most_within(times: list[float], seconds: float) -> int:
    """The most of these times that lie within any stretch of so many seconds."""
    return max((sum(t <= u < t + seconds - 1e-6 for u in times) for t in times), default=0)


@given(st.lists(st.tuples(st.integers(-2, 2).filter(bool), st.floats(0, 2)), max_size=80))
def test_no_second_and_no_minute_sees_more_than_allowed(sends: list[tuple[int, float]]) -> None:
    chats, durations = [chat for chat, _ in sends], [seconds for _, seconds in sends]

    began = run(send(Limits(Rates(30, 1, 20)), chats, durations))

    assert len(began) == len(sends)
    assert most_within([at for _, at in began], 1.0) <= 30
    for chat in set(chats):
        times = [at for c, at in began if c == chat]
        assert most_within(times, BURST) <= BURST
        assert most_within(times[BURST:], 1.0) <= 1
        assert chat > 0 or most_within(times, 60) <= 20


def test_a_window_is_not_wasted() -> None:
    began = run(send(Limits(Rates(30, 0, 0)), list(range(1, 91)), [0.0] * 90))

    assert sorted({round(at, 3) for _, at in began}) == [0.0, 1.0, 2.0]


def test_a_short_burst_to_one_chat_passes_at_once_and_a_backlog_leaves_evenly() -> None:
    began = run(send(Limits(Rates(0, 1, 0)), [5] * 5, [0.0] * 5))

    assert [round(at, 3) for _, at in began] == [0.0, 0.0, 2.0, 3.0, 4.0]


@pytest.mark.parametrize(("silence", "gap"), [(3.0, 1.0), (12.0, 0.0)])
def test_another_burst_passes_after_some_silence_and_no_restart_shortens_it(
    silence: float, gap: float
) -> None:
    async def scenario(restarted: bool) -> list[float]:
        limits = Limits(Rates(0, 1, 0))
        if restarted:
            await limits.remember([(5, silence)] * 2)
        else:
            await send(limits, [5, 5], [0.0, 0.0])
            await asyncio.sleep(silence)
        (_, first), (_, second) = await send(limits, [5, 5], [0.0, 0.0])
        return [second - first]

    assert run(scenario(False)) == run(scenario(True)) == pytest.approx([gap])


def test_a_server_that_takes_no_bursts_refuses_the_first_alone_also_after_a_restart() -> None:
    server = Limiter(burst=1)

    async def scenario() -> list[int]:
        before = await send(Limits(Rates(0, 1, 0)), [5] * 5, [0.0] * 5)
        await asyncio.sleep(3)
        restarted, now = Limits(Rates(0, 1, 0)), asyncio.get_running_loop().time()
        await restarted.remember((chat, now - at) for chat, at in before)
        return [
            server.refuse(chat, at)
            for chat, at in before + await send(restarted, [5] * 3, [0.0] * 3)
        ]

    assert run(scenario()) == [0, 1, 0, 0, 0, 0, 0, 0]


def test_a_rate_below_one_spreads_single_messages() -> None:
    began = run(send(Limits(Rates(0.5, 0, 0)), [1, 2, 3], [0.0] * 3))

    assert [round(b - a, 3) for (_, a), (_, b) in pairwise(began)] == [2.0, 2.0]


def test_a_chat_that_waits_holds_up_no_other() -> None:
    began = dict(run(send(Limits(Rates(30, 1, 20)), [-5] * 25 + [7], [0.0] * 26)))

    assert began[7] == 0.0
    assert began[-5] > 60.0


def test_messages_that_hang_hold_up_others_for_some_seconds_only() -> None:
    began = dict(run(send(Limits(Rates(30, 1, 20)), list(range(1, 32)), [600.0] * 30 + [0.0])))

    assert began[31] <= PATIENCE + 1.0


def test_switched_off_nothing_waits() -> None:
    began = run(send(Limits(OFF), [-1] * 500, [0.0] * 500))

    assert {at for _, at in began} == {0.0}


def test_what_another_process_sent_counts() -> None:
    async def scenario() -> list[tuple[int, float]]:
        limits = Limits(Rates(0, 0, 20))
        await limits.remember((-5, age) for age in range(20))
        return await send(limits, [-5, -6], [0.0, 0.0])

    began = dict(run(scenario()))

    assert began[-6] == 0.0
    assert 40.0 <= began[-5] <= 41.0


def test_windows_of_silent_chats_are_forgotten() -> None:
    async def scenario() -> tuple[int, int]:
        windows = PerChat(lambda: Window(2, 1.0))
        for chat in range(100):
            (await windows.of(chat).take())()  # type: ignore[union-attr] # made above
        busy = len(windows)
        await asyncio.sleep(2)
        return busy, len(windows)

    assert run(scenario()) == (100, 0)
