"""The dashboard shows what the statistics say, to people and to programs."""

import csv
import json
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.rendering.dashboard import ANSWERED, MOST_BARS, SILENT, render, to_csv, to_json
from bot.statistics import Backlog, Day, Feedback, Latency, Statistics, Times

DAYS = tuple(Day(date(2026, 1, 1) + timedelta(n), 3 * n, n, 1) for n in range(5))
FIGURES = Statistics(
    days=DAYS,
    latency=Latency(0.012, 1.5),
    unanswered=(Times("Who [bold]is[/bold]?\nReally?", 1234),),
    quoted=(Times("a ¶ 2", 7),),
    feedback=Feedback(4, 2, ("Why?", "Who?", "Why?")),
    dead=(Times("ValueError: no", 2),),
    backlog=Backlog(1, 2, 7300.0),
)
EMPTY = Statistics(
    tuple(Day(day.date, 0, 0, 0) for day in DAYS),
    None,
    (),
    (),
    Feedback(0, 0),
    (),
    Backlog(0, 0, None),
)


def shown(statistics: Statistics, width: int = 100) -> str:
    console = Console(file=StringIO(), width=width)
    console.print(render(statistics))
    return console.file.getvalue()  # type: ignore[attr-defined] # the StringIO above


def test_everything_an_operator_looks_for_is_there() -> None:
    text = shown(FIGURES)

    for line in (
        "40 questions: 75% answered, 25% not in the articles",
        "Today: 16 questions",
        "Found within 12 ms (median), 1.5 s (95 of 100), then sent",
        "Readers: 4 helped, 2 not",
        "1 waiting, 2 unsent, the oldest for 2 h",
        "1,234  Who [bold]is[/bold]? Really?",
        "7  a ¶ 2",
        "2  Why?",
        "2  ValueError: no",
    ):
        assert line in text


def test_nothing_asked_is_no_error() -> None:
    text = shown(EMPTY)

    assert "0 questions: – answered" in text
    assert "Nothing is waiting" in text
    assert "median" not in text


@settings(max_examples=15)
@given(st.integers(1, 400), st.integers(20, 120))
def test_a_bar_is_as_long_as_its_share_and_the_chart_fits_a_screen(days: int, width: int) -> None:
    statistics = replace(
        FIGURES, days=tuple(Day(date(2025, 1, 1) + timedelta(n), 30, 10, 0) for n in range(days))
    )

    lines = [line for line in shown(statistics, width=120).splitlines() if line.startswith("202")]

    assert len(lines) <= MOST_BARS
    assert {(line.count(ANSWERED), line.count(SILENT)) for line in lines[:-1]} <= {(30, 10)}
    assert sum(int(line.split()[-1].replace(",", "")) for line in lines) == 40 * days
    assert max(map(len, shown(statistics, width).splitlines())) <= width


def test_on_a_narrow_screen_each_bar_keeps_its_day_and_its_number() -> None:
    def ends(width: int) -> list[tuple[str, str]]:
        lines = [line.split() for line in shown(FIGURES, width).splitlines()]
        return [(words[0], words[-1]) for words in lines if words[:1] and words[0][:3] == "202"]

    assert ends(40) == ends(100)
    assert ends(100)[-1] == ("2026-01-05", "16")


def test_csv_has_a_line_a_day() -> None:
    rows = list(csv.DictReader(StringIO(to_csv(FIGURES))))

    assert [row["date"] for row in rows] == [day.date.isoformat() for day in DAYS]
    assert rows[4] == {
        "date": "2026-01-05",
        "questions": "16",
        "answered": "12",
        "silent": "4",
        "other": "1",
    }


def test_json_has_all_of_it_in_a_line_of_ascii() -> None:
    line = to_json(FIGURES)

    assert line.isascii()
    assert "\n" not in line
    record = json.loads(line)
    assert (record["questions"], record["answered"], record["silent"]) == (40, 30, 10)
    assert record["days"][4] == {"date": "2026-01-05", "answered": 12, "silent": 4, "other": 1}
    assert record["backlog"] == {"waiting": 1, "unsent": 2, "oldest": 7300.0}
    assert record["latency"] == {"median": 0.012, "p95": 1.5}
