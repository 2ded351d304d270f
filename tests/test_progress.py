"""Whoever waits at a terminal sees a bar; nobody else does."""

import io
import sys

import pytest

from bot.terminal import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    """What some work writes to that error output."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress.waiting_shown() as heard:
        for share in (0.0, 0.3, 1.0):
            heard(share)
    return stream.getvalue()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_AFTER", 0.0)
    monkeypatch.setattr(progress, "_WORTH_IT", 0.0)


@pytest.mark.usefixtures("slow")
def test_slow_work_has_a_bar_at_a_terminal_that_is_gone_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = written(monkeypatch, Terminal())

    assert "Reading the articles" in shown
    assert shown.endswith("\x1b[2K")  # erases the line


def test_quick_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, Terminal()) == ""


@pytest.mark.usefixtures("slow")
def test_nothing_is_drawn_into_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(monkeypatch, io.StringIO()) == ""
