"""check, stats, dead and backup as an operator types them."""

import csv
import json
import socket
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.storage.migrations import migrate, read_migrations
from tests.test_cli import start

RAW = '{"update_id": 7, "message": {"text": "a private question"}}'
ARTICLE = "---\ntitle: T\npublisher: P\nurl: https://e.org\nlanguage: en\n---\n\nText.\n"


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with an article and a database with two dead updates, as the settings say."""
    monkeypatch.chdir(tmp_path)
    for name in ("TELEGRAM_TOKEN", "CORPUS_DIR", "DATABASE_URL", "METRICS_LISTEN"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text(ARTICLE)
    (tmp_path / ".env").write_text("DATABASE_URL=sqlite:///bot.db\n")
    with closing(sqlite3.connect("bot.db")) as db, db:
        db.execute("PRAGMA journal_mode = WAL")
        migrate(db, read_migrations())
        db.executemany(
            "INSERT INTO inbox"
            " (id, update_id, lane, urgent, sender, state, received_at, error, raw)"
            " VALUES (?, 500, 1, 0, 1, 'dead', 1700000000, 'ValueError: no', ?)",
            [(7, RAW), (8, RAW)],
        )
    return tmp_path / "bot.db"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_stats_are_a_dashboard_a_table_or_an_object() -> None:
    assert "Dead updates" in run("stats").stdout
    assert len(list(csv.reader(StringIO(run("stats", "--csv", "--days", "3").stdout)))) == 4
    assert json.loads(run("stats", "--json").stdout)["dead"][0]["times"] == 2
    assert run("stats", "--json", "--csv").exit_code == 2
    assert run("stats", "--days", "0").exit_code == 2


def test_dead_updates_are_listed_without_what_people_wrote() -> None:
    shown, record = run("dead", "list").stdout, json.loads(run("dead", "list", "--json").stdout)

    assert "2023-11-14 22:13:20" in shown
    assert "ValueError: no" in shown
    assert [one["id"] for one in record] == [8, 7]
    assert "private question" not in shown + str(record)


def test_a_retry_says_when_it_is_taken_up() -> None:
    assert run("dead", "retry", "7").stdout == (
        "1 update will be tried again when the bot is started.\n"
    )
    assert "(to be tried again)" in run("dead", "list").stdout


def test_what_is_dropped_is_gone() -> None:
    assert run("dead", "drop", "--all").stdout == "2 updates removed.\n"
    assert "No update is dead" in run("dead", "list").stdout
    for command in ("drop", "retry"):
        assert "nothing to do" in run("dead", command, "--all").stdout


@pytest.mark.parametrize("command", ["retry", "drop"])
def test_an_update_that_is_not_dead_is_named(command: str) -> None:
    done = run("dead", command, "7", "99")

    assert done.exit_code == 2
    assert done.stdout.startswith("1 update ")
    assert "Update 99" in done.stderr


def test_a_number_that_no_update_can_have_is_refused() -> None:
    assert "9223372036854775807" in run("dead", "drop", str(2**63)).stderr


@pytest.mark.parametrize("arguments", [(), ("7", "--all")])
def test_one_says_which_updates_are_meant(arguments: tuple[str, ...]) -> None:
    done = run("dead", "retry", *arguments)

    assert done.exit_code == 2
    assert "--all" in done.stderr


def test_a_backup_is_a_database_of_its_own_and_replaces_nothing(tmp_path: Path) -> None:
    assert "complete and checked" in run("backup", "copy.db").stdout

    again = start("backup", "copy.db", cwd=tmp_path)
    assert again.returncode == 2
    assert b"--force" in again.stderr
    assert run("backup", "copy.db", "--force").exit_code == 0


def test_check_finds_what_is_wrong_and_what_is_right_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("RETENTON_DAYS", "5")

    done = run("check")

    assert done.exit_code == 1
    for said in (
        "✘ settings TELEGRAM_TOKEN is not set",
        "Do you mean RETENTION_DAYS?",
        "✔ articles 1 article, 1 passage (1 in en).",
        "2 updates could not be answered",
        "1 to be mended",
    ):
        assert said in done.stdout


def test_check_speaks_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "12:a-secret-with-a-few-more-letters")
    monkeypatch.setenv("TELEGRAM_BASE_URL", "http://127.0.0.1:1/bot")
    (Path("corpus") / "broken.md").write_text("---\ntitle: [\n---\nText.")

    with socket.create_server(("127.0.0.1", 0)) as other:
        monkeypatch.setenv("METRICS_LISTEN", f"127.0.0.1:{other.getsockname()[1]}")
        done = run("check", "--json")

    record = json.loads(done.stdout)
    verdicts = {(one["subject"], one["verdict"]) for one in record["findings"]}
    assert (done.exit_code, record["ok"]) == (1, False)
    assert {("settings", "good"), ("articles", "bad"), ("Telegram", "bad")} <= verdicts
    assert "METRICS_LISTEN: cannot listen on 127.0.0.1:" in done.stdout
    assert "a-secret" not in done.stdout


def test_a_file_of_settings_that_is_no_text_is_said() -> None:
    Path(".env").write_bytes(b"TELEGRAM_TOKEN=\xff\xfe")

    assert ".env is not UTF-8 text" in run("check").stdout
    assert ".env is not UTF-8 text" in run("check", "--live").stdout


def test_the_health_check_is_a_line_and_an_exit_code() -> None:
    done = run("check", "--live")

    assert done.exit_code == 1
    assert done.stdout == "No bot is running on bot.db. To start it: article-bot run\n"


def test_the_health_check_needs_nothing_heavy(tmp_path: Path) -> None:
    done = start("check", "--live", cwd=tmp_path, PYTHONPROFILEIMPORTTIME="1")

    imported = done.stderr.decode()
    assert [
        name for name in ("pydantic", "telegram", "rich", "yaml") if f" {name}\n" in imported
    ] == []
