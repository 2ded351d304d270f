"""From beside a running bot one sees that it lives, and does it no harm by looking."""

import os
import time
from pathlib import Path

from bot.storage.heartbeat import Heartbeat, beat, heartbeat, lock_of
from bot.storage.sqlite import open_database


async def test_a_beat_makes_the_sign_young_and_keeps_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_database(path):
        os.utime(lock_of(path), (1000.0, 1000.0))
        assert heartbeat(path, 1300.0) == Heartbeat(is_owned=True, age=300.0)

        beat(path)
        sign = heartbeat(path, time.time())

    assert sign is not None
    assert sign.is_owned
    assert sign.age < 60


async def test_to_look_while_the_bot_starts_does_not_keep_it_from_starting(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_database(path):
        pass

    assert [heartbeat(path, 0.0) for _ in range(3)] == [Heartbeat(is_owned=False, age=0.0)] * 3
    async with open_database(path):
        assert heartbeat(path, 0.0) == Heartbeat(is_owned=True, age=0.0)
