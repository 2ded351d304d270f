"""The database is looked at without being changed, and every fault is said with its remedy."""

import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from bot.checks.findings import Finding, Verdict
from bot.storage import checking
from bot.storage.checking import check_database
from bot.storage.migrations import migrate, read_migrations
from bot.storage.rows import UpdateOutcome, UpdateState
from bot.storage.sqlite import open_storage
from tests.storage_contract import NOW, arrival

Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def _room_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 10**12))


def of(verdict: Verdict, findings: list[Finding]) -> str:
    return " ".join(f"{f.said} {f.advice}" for f in findings if f.verdict is verdict)


async def test_a_sound_database_of_a_running_bot_is_all_good(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path):
        findings = check_database(path, NOW)

    assert [finding.verdict for finding in findings] == [Verdict.GOOD, Verdict.GOOD]
    assert "sound" in findings[0].said
    assert findings[1].subject == "bot"


async def test_what_waits_and_what_died_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path) as storage:
        dead, _ = await storage.inbox.put([arrival(1), arrival(2)], NOW)
        await storage.inbox.close(dead, UpdateOutcome(UpdateState.DEAD, error="why"), NOW)

    said = of(Verdict.WARNING, check_database(path, NOW + 1200))
    assert "Updates that wait: 1, the oldest for 20 minutes." in said
    assert "1 update could not be answered. article-bot dead list" in said
    assert "No bot is running" in said


def test_a_database_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    (finding,) = check_database(tmp_path / "var" / "a.db", NOW)

    assert finding.verdict is Verdict.GOOD
    assert "the first start makes it" in finding.said
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_none_can_be_made_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    (finding,) = check_database(tmp_path / "file" / "a.db", NOW)

    assert finding.verdict is Verdict.BAD
    assert "DATABASE_URL" in finding.advice


def test_a_file_that_is_no_database_is_bad(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("An essay. " * 200)

    (finding,) = check_database(tmp_path / "a.db", NOW)

    assert (finding.verdict, finding.said) == (
        Verdict.BAD,
        f"{tmp_path}/a.db: file is not a database.",
    )
    assert finding.advice.startswith("Check that it is this program's database")


def test_a_folder_in_the_place_of_the_database_is_bad(tmp_path: Path) -> None:
    said = of(Verdict.BAD, check_database(tmp_path, NOW))

    assert f"{tmp_path} is no file, so it holds no database. Name a file in DATABASE_URL" in said


def test_a_damaged_database_is_bad(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as db:
        migrate(db, read_migrations())
        db.executemany("INSERT INTO kept VALUES (?, ?)", [(n, "x" * 500) for n in range(200)])
        db.commit()
    damaged = bytearray(path.read_bytes())
    damaged[-40_960:-20_480] = b"\xff" * 20_480
    path.write_bytes(damaged)

    assert "put the last good backup in its place" in of(Verdict.BAD, check_database(path, NOW))


@pytest.mark.parametrize(
    ("version", "verdict", "said"),
    [(1, Verdict.WARNING, "the next start brings it to"), (99, Verdict.BAD, "Update the program")],
)
def test_another_version_is_said(tmp_path: Path, version: int, verdict: Verdict, said: str) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute(f"PRAGMA user_version = {version}")

    assert said in of(verdict, check_database(tmp_path / "a.db", NOW))


async def test_a_look_takes_no_longer_than_a_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    async with open_storage(path):
        monkeypatch.setattr(checking, "LOOK_SECONDS", 0.0)
        endless = "WITH RECURSIVE n(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n)"
        count = f"{endless} SELECT count(*) FROM n"
        monkeypatch.setattr(checking, "verdict_on", lambda db: db.execute(count).fetchall())

        assert "no fault in the part looked at" in of(Verdict.GOOD, check_database(path, NOW))


@pytest.mark.parametrize(("free", "verdict"), [(10**6, Verdict.BAD), (10**8, Verdict.WARNING)])
def test_a_disk_that_fills_up_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, verdict: Verdict
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, free))

    assert "MB are free" in of(verdict, check_database(tmp_path / "a.db", NOW))
