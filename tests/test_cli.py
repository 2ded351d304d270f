"""The command line as a person and a program start it: real processes, real pipes.

Only what needs neither, help and wrong usage, is asked for in this process.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.repository import ROOT

HEAVY = "rich, prompt_toolkit, telegram, pydantic, aiosqlite, httpx, structlog"


def start(
    *arguments: str, given: bytes = b"", cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=60,
        check=False,
    )


def test_a_question_is_answered_and_nothing_heavy_is_imported() -> None:
    program = (
        "import sys\n"
        "from bot.__main__ import main\n"
        "sys.argv = ['article-bot', 'ask', 'How', 'many', 'observation', 'points?']\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        f"    print(sorted(set('{HEAVY}'.split(', ')) & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT, timeout=60, check=True
    )

    assert "one of the 12 observation points" in done.stdout.decode()
    assert done.stderr.decode() == "[]\n"


def test_json_is_one_object() -> None:
    done = start("ask", "--json", "What is the capital of France?")

    record = json.loads(done.stdout)
    assert (record["kind"], record["id"]) == ("not_found", None)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_pipe_of_questions_is_answered_in_order_in_any_locale() -> None:
    lines = [
        b'\xef\xbb\xbf{"id": 1, "question": "Who is Hakan Fidan?"}',
        b"not json",
        b'{"id": "\xc3\xa9", "question": "Erdo\xc4\x9fan \\ud83d"}',
        b'{"id": 4, "question": "\xff\xfe"}',
    ]

    done = start("ask", "--jsonl", given=b"\n".join(lines), LC_ALL="C", PYTHONUTF8="0")

    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["id"] for record in records] == [1, None, "é", 4]
    assert ["error" in record for record in records] == [False, True, False, False]
    assert "Hakan Fidan" in records[0]["quotes"][0]["text"]
    assert done.returncode == 0


def test_the_pipe_answers_each_line_before_the_next_is_written() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            process.stdin.write(b'{"question": "thanks", "id": %d}\n' % number)
            process.stdin.flush()

            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()

    assert process.returncode == 0


def test_the_repl_answers_a_pipe_without_control_codes_in_any_locale() -> None:
    questions = b"Who is Hakan Fidan?\nand who said that?\n"

    done = start("repl", given=questions, LC_ALL="C", PYTHONUTF8="0", TERM="xterm-256color")

    assert b"\x1b" not in done.stdout
    assert "¶ 4" in done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "repl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, complaints = process.communicate(b"thanks\n" * 1000, timeout=60)

    assert complaints == b""


@pytest.mark.parametrize("command", [["repl"], ["ask", "--jsonl"]])
def test_ctrl_c_ends_a_pipe_without_a_word(command: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"question": "thanks"}\n')
        process.stdin.flush()
        process.stdout.readline()  # it has answered and waits for the next line
        process.send_signal(signal.SIGINT)

        assert process.wait(timeout=60) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_what_must_be_mended_is_said_on_stderr_with_exit_code_2(tmp_path: Path) -> None:
    done = start("ask", "Who?", "--corpus", str(tmp_path / "nowhere"))

    assert done.returncode == 2
    assert "nowhere" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout == b""


def test_the_exit_code_is_the_same_where_nobody_reads_the_reason() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "ask", "Why?"],
            env={**os.environ, "PYTHONPATH": str(ROOT), "CORPUS_DIR": "nowhere"},
            stderr=full,
            timeout=60,
            check=False,
        )

    assert done.returncode == 2


def test_the_corpus_may_be_named_by_the_environment(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nThe bakery in Toledo sold bread.\n")

    done = start("ask", "Where is the bakery?", CORPUS_DIR=str(tmp_path))

    assert done.stdout.decode().startswith("The bakery in Toledo sold bread.\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["ask"], "Give a question, or --jsonl"),
        (["ask", "--jsonl", "Who?"], "Give a question, or --jsonl"),
        (["nonsense"], "No such command 'nonsense'"),
    ],
)
def test_wrong_usage_is_explained_with_exit_code_2(arguments: list[str], complaint: str) -> None:
    done = CliRunner().invoke(app, arguments)

    assert done.exit_code == 2
    assert complaint in done.stderr


def test_help_lists_the_commands_and_the_exit_codes() -> None:
    text = CliRunner().invoke(app, ["--help"]).stdout

    assert [name for name in ("run", "repl", "ask", "eval") if f"\n  {name} " not in text] == []
    assert "Exit codes:" in text


def test_the_version_is_that_of_the_package() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout.startswith("article-bot 0.")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", [["ask", "thanks"], ["ask", "--jsonl"], ["repl"]])
def test_a_stream_that_was_closed_before_the_start_is_no_fault(
    command: list[str], closed: str
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-m", "bot", *command],
        input=b"",
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert bool(done.stdout) == (command == ["ask", "thanks"] and ">&-" not in closed.split())
