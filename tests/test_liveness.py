"""Whether the bot is alive is answered quickly, by its own word or by its lock."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from bot.checks.findings import Verdict
from bot.checks.liveness import is_alive
from bot.storage.heartbeat import lock_of
from bot.storage.sqlite import open_database
from tests.permissions import only_listed
from tests.served import served


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("METRICS_LISTEN", raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'a.db'}")
    return tmp_path / "a.db"


@contextmanager
def answering(status: int) -> Iterator[int]:
    """A server on a free port that answers with that status."""

    class Health(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/healthz" else 404)
            self.end_headers()

    with served(Health) as server:
        yield server.server_port


async def test_a_bot_that_holds_its_database_and_beats_is_alive(database: Path) -> None:
    assert is_alive().verdict is Verdict.BAD
    async with open_database(database):
        assert is_alive().verdict is Verdict.GOOD

        os.utime(lock_of(database), (time.time() - 300, time.time() - 300))
        assert "it hangs" in is_alive().said

    assert "No bot is running" in is_alive().said


@pytest.mark.parametrize(("status", "verdict"), [(200, Verdict.GOOD), (503, Verdict.BAD)])
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_where_it_listens_it_is_asked(
    monkeypatch: pytest.MonkeyPatch, status: int, verdict: Verdict, host: str
) -> None:
    with answering(status) as port:
        monkeypatch.setenv("METRICS_LISTEN", f"{host}:{port}")

        assert is_alive().verdict is verdict


@pytest.mark.parametrize("listen", ["nonsense", "127.0.0.1:x", "127.0.0.1:1"])
def test_nobody_there_is_bad_whatever_the_address(
    monkeypatch: pytest.MonkeyPatch, listen: str
) -> None:
    monkeypatch.setenv("METRICS_LISTEN", listen)

    finding = is_alive()

    assert finding.verdict is Verdict.BAD
    assert listen in finding.said


def test_a_setting_that_names_no_database_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere")

    assert "DATABASE_URL" in is_alive().said


def test_where_nothing_may_be_looked_at_it_is_not_said_that_no_bot_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with only_listed(tmp_path / "state") as state:
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{state}/a.db")
        finding = is_alive()

    assert finding.verdict is Verdict.BAD
    assert "may not be looked at (Permission denied)" in finding.said
