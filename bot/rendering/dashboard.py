"""Statistics -> a terminal, CSV or JSON, for `article-bot stats`.

In the terminal a bar stands for a day, or for several where a screen would not hold them: its full
part was answered, its light part met with silence.
"""

import csv
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from io import StringIO

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.rendering.blocks import shorten
from bot.rendering.summary import MOST_MISSED, MOST_QUOTED, headlines
from bot.rendering.terminal import ACCENT, headed_table, of_numbers
from bot.statistics import Day, Statistics, Times, bars_of

MOST_BARS = 31
WIDEST_BAR = 40  # columns
MOST_LINES = 10  # of a list; JSON has them all
MOST_LETTERS = 90
ANSWERED, SILENT = "█", "░"


def render(statistics: Statistics) -> RenderableType:
    """The whole dashboard."""
    parts: list[RenderableType] = [*headlines(statistics), "", _chart(statistics.days), ""]
    for heading, lines in (
        (MOST_MISSED, statistics.unanswered),
        (MOST_QUOTED, statistics.quoted),
        (
            "Answers that did not help, the latest first",
            _counted(statistics.feedback.disappointing),
        ),
        ("Dead updates, by reason (article-bot dead list)", statistics.dead),
    ):
        if lines:
            parts += [_list(heading, lines), ""]
    return Group(*parts[:-1])


def to_csv(statistics: Statistics) -> str:
    """A line a day, with a heading."""
    text = StringIO()
    rows = csv.writer(text)
    rows.writerow(("date", "questions", "answered", "silent", "other"))
    rows.writerows((d.date, d.questions, d.answered, d.silent, d.other) for d in statistics.days)
    return text.getvalue()


def to_json(statistics: Statistics) -> str:
    """All statistics as one line of ASCII."""
    totals = {name: getattr(statistics, name) for name in ("questions", "answered", "silent")}
    return json.dumps({**totals, **asdict(statistics)}, default=str)


def _chart(days: Sequence[Day]) -> RenderableType:
    bars = bars_of(days, MOST_BARS)
    most = max(bar.questions for bar in bars) or 1
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()  # is what gives way on a narrow screen
    table.add_column(justify="right", no_wrap=True)
    for bar in bars:
        table.add_row(bar.date.isoformat(), _bar(bar, most), f"{bar.questions:,}")
    key = Text.assemble((ANSWERED, ACCENT), " answered  ", (SILENT, ACCENT), " not in the articles")
    span = (bars[1].date - bars[0].date).days if len(bars) > 1 else 1
    title = "Questions a day" if span == 1 else f"Questions, a bar for {span} days"
    return Group(Text(f"{title} (UTC)", "bold"), table, key)


def _bar(day: Day, most: int) -> Text:
    whole = round(WIDEST_BAR * day.questions / most)
    full = round(WIDEST_BAR * day.answered / most)
    bar = ANSWERED * full + SILENT * (whole - full)
    return Text(bar, ACCENT, no_wrap=True, overflow="crop")


def _list(heading: str, lines: Sequence[Times]) -> RenderableType:
    table = headed_table(of_numbers("times"), heading)
    for one in lines[:MOST_LINES]:
        table.add_row(f"{one.times:,}", Text(shorten(one.what, MOST_LETTERS)))
    return table


def _counted(questions: Sequence[str]) -> tuple[Times, ...]:
    return tuple(Times(question, times) for question, times in Counter(questions).items())
