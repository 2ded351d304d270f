"""What an admin has done from a chat, over a real database and a real folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.answer import Report, Usage
from bot.app import CurrentApp
from bot.rendering import plain
from bot.statistics import Statistics
from bot.storage.sqlite import open_storage
from bot.storage.statistics import read_statistics
from bot.telegram.admin_commands import admin_commands
from bot.telegram.reload import Reloader
from tests.guests import RAIN, SNOW, write

Read = Callable[[int, float], Statistics]


@pytest.fixture
async def read(tmp_path: Path) -> Read:
    async with open_storage(tmp_path / "bot.db"):
        return partial(read_statistics, tmp_path / "bot.db")


async def test_statistics_are_figures_with_a_picture_where_one_can_be_drawn(
    tmp_path: Path, read: Read
) -> None:
    current = CurrentApp(write(tmp_path / "corpus", rain=RAIN))
    commands = admin_commands(read, Reloader(current, tmp_path / "corpus"))

    usage = await commands["stats"]()

    assert isinstance(usage, Usage)
    assert "0 questions" in plain.render(usage)
    assert usage.picture is None or usage.picture.startswith(b"\x89PNG")


async def test_a_reload_tells_what_is_answered_from(tmp_path: Path, read: Read) -> None:
    corpus = tmp_path / "corpus"
    current = CurrentApp(write(corpus, rain=RAIN))
    reload = admin_commands(read, Reloader(current, corpus))["reload"]
    (corpus / "snow.md").write_text(SNOW)
    done = await reload()
    (corpus / "bad.md").write_text("---\n---\n" + "x\n" * 10)
    failed = await reload()

    assert isinstance(done, Report)
    assert "2 articles, 5 passages" in done.text
    assert isinstance(failed, Report)
    assert "bad.md" in failed.text
    assert current.app.library.articles[1].title == "Snow in Norway"


async def test_the_reason_of_a_failed_reload_fits_a_message(tmp_path: Path, read: Read) -> None:
    corpus = tmp_path / "corpus"
    current = CurrentApp(write(corpus, rain=RAIN))
    for number in range(200):
        (corpus / f"bad{number}.md").write_text("no title")
    report = await admin_commands(read, Reloader(current, corpus))["reload"]()

    assert isinstance(report, Report)
    assert len(report.text) <= 4096
