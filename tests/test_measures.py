"""The tables and the JSON of `article-bot eval`."""

import json
from io import StringIO
from pathlib import Path

from rich.console import Console

from bot.evaluation import Bin, Evaluation, Share
from bot.rendering import measures
from tests.measured import question_set
from tests.test_cli import start


def evaluation(name: str) -> Evaluation:
    share = Share(87.5, 8)
    return Evaluation(
        name,
        1,
        share,
        share,
        0.9,
        share,
        120.0,
        0.95,
        share,
        share,
        share,
        (Bin(0.8, 0.9, 0.85, share),),
    )


def printed(*evaluations: Evaluation) -> str:
    console = Console(file=StringIO(), width=80, color_system=None)
    with console.capture() as text:
        console.print(measures.render(evaluations))
    return text.get()


def test_each_file_has_a_line_of_measures_within_80_columns() -> None:
    lines = printed(evaluation("first.json.gz"), evaluation("second.json")).splitlines()

    assert lines[2].split() == [
        *("first", "8", "87.5", "87.5", "0.900", "87.5", "120", "0.950", "87.5", "87.5", "87.5")
    ]
    assert lines[3].startswith("second")
    assert max(map(len, lines)) <= 80


def test_the_reliability_is_shown_of_a_single_file() -> None:
    assert "0.8 to 0.9 8 0.85 0.88" in " ".join(printed(evaluation("one")).split())
    assert "0.8 to 0.9" not in printed(evaluation("one"), evaluation("two"))


def test_a_file_of_questions_is_measured(tmp_path: Path) -> None:
    file = tmp_path / "questions.json.gz"
    file.write_bytes(question_set())

    done = start("eval", str(file), "--json", "--variant", "lower")

    (measured,) = json.loads(done.stdout)
    assert (measured["name"], measured["articles"]) == ("questions.json.gz", 10)
    assert measured["hit_1"] == {"percent": 100.0, "count": 20}
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_that_is_none_is_refused_with_exit_code_2(tmp_path: Path) -> None:
    done = start("eval", str(tmp_path / "none.json"))

    assert done.returncode == 2
    assert "none.json" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_what_is_measured_is_told_to_come_before_the_rules_of_silence() -> None:
    assert "before the rules of silence" in printed(evaluation("first.json"))
