"""`article-bot add` as an operator types it: a real process, its output and its exit code."""

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from tests.documents import SENTENCE as TEXT
from tests.documents import html
from tests.repository import ROOT


def start(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "add", *arguments],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )


def test_each_document_is_reported_and_a_bad_one_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "good.html").write_bytes(html(f"<p>{TEXT}</p>"))

    done = start(tmp_path, "bad.html", "missing.pdf", "good.html", "--publisher", "Press")

    said, complaints = done.stdout.decode(), done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert [line.split(":")[0] for line in complaints] == ["bad.html", "missing.pdf"]
    assert said.startswith("good.html -> corpus/a-title.md\n")
    assert "publisher  Press" in said
    assert "published  -\n" in said
    assert said.splitlines()[-1] == (
        "  missing    write into the file, or add again with --force and"
        " --published, --language, --url"
    )
    assert f"first      {TEXT}" in said
    assert (tmp_path / "corpus" / "a-title.md").read_text().endswith(f"\n\n{TEXT}\n")


def test_a_rehearsal_writes_nothing_and_says_what_to_add_with(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(html(f"<p>{TEXT}</p>"))
    sources = [str(tmp_path / "page.html"), "--corpus", str(tmp_path / "corpus")]

    done = CliRunner().invoke(app, ["add", *sources, "--publisher", "Press", "--dry-run"])

    assert "(not written: --dry-run)" in done.stdout
    assert done.stdout.splitlines()[-1] == ("  missing    add with --published, --language, --url")
    assert not (tmp_path / "corpus").exists()


def test_a_day_that_is_none_is_said_and_written(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(html(f"<p>{TEXT}</p>"))
    sources = [str(tmp_path / "page.html"), "--corpus", str(tmp_path / "corpus")]

    done = CliRunner().invoke(app, ["add", *sources, "--published", "2024-13-45"])

    assert done.exit_code == 0
    assert "published  2024-13-45\n" in done.stdout
    assert (
        "  day        '2024-13-45' is no day of the calendar. Write the day as 2024-03-05.\n"
        in done.stdout
    )
    assert "published: '2024-13-45'" in (tmp_path / "corpus" / "a-title.md").read_text()


def test_a_title_for_two_documents_is_a_mistake() -> None:
    done = CliRunner().invoke(app, ["add", "a.html", "b.html", "--title", "One"])

    assert done.exit_code == 2
    assert "one document at a time" in done.output
