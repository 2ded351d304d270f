"""Statistics -> the blocks of a message, for the operator who asks in Telegram.

Short enough for one message whatever people wrote: questions are shortened, lists are cut.
"""

from collections.abc import Sequence

from bot.plurals import counted
from bot.rendering.blocks import BULLET, Block, Piece, item, say, shorten
from bot.statistics import Statistics, Times

MOST_MISSED = "Asked most, and not in the articles"
MOST_QUOTED = "Quoted most, or offered as closest"
MOST_ITEMS = 8
MOST_LETTERS = 120


def summarise(statistics: Statistics) -> tuple[Block, ...]:
    """The statistics in words, the most useful list first."""
    return (
        say(_days(len(statistics.days)), strong=True),
        *_items(headlines(statistics)),
        *_list(MOST_MISSED, statistics.unanswered),
        *_list(MOST_QUOTED, statistics.quoted),
        *_list("Dead updates (article-bot dead list)", statistics.dead),
    )


def headlines(statistics: Statistics) -> list[str]:
    """The numbers that fit a line each."""
    lines = [
        f"{counted(statistics.questions, 'question')}: "
        f"{percent(statistics.answered, statistics.questions)} answered, "
        f"{percent(statistics.silent, statistics.questions)} not in the articles",
        f"Today: {counted(statistics.days[-1].questions, 'question')}",
    ]
    if statistics.latency:
        median, p95 = seconds(statistics.latency.median), seconds(statistics.latency.p95)
        lines.append(f"Found within {median} (median), {p95} (95 of 100), then sent")
    feedback = statistics.feedback
    if feedback.helpful or feedback.unhelpful:
        lines.append(f"Readers: {feedback.helpful} helped, {feedback.unhelpful} not")
    lines.append(backlog(statistics))
    return lines


def backlog(statistics: Statistics) -> str:
    """What is still to be done, and since when."""
    left = statistics.backlog
    if left.oldest is None:
        return "Nothing is waiting"
    return f"{left.waiting} waiting, {left.unsent} unsent, the oldest for {seconds(left.oldest)}"


def percent(part: int, whole: int) -> str:
    """A share as people write it; a dash of nothing."""
    return f"{part / whole:.0%}" if whole else "–"


def seconds(value: float) -> str:
    """A time in two digits or so, in the unit that suits it.

    >>> [seconds(0.012), seconds(1.5), seconds(90), seconds(7300), seconds(200_000)]
    ['12 ms', '1.5 s', '2 min', '2 h', '2 days']
    """
    for unit, size, most in (("ms", 0.001, 1), ("s", 1, 60), ("min", 60, 3600), ("h", 3600, 86400)):
        if value < most:
            return f"{value / size:.2g} {unit}" if unit == "s" else f"{value / size:.0f} {unit}"
    return f"{value / 86400:.0f} days"


def _days(count: int) -> str:
    return "Today" if count == 1 else f"The last {count} days"


def _list(heading: str, lines: Sequence[Times]) -> list[Block]:
    if not lines:
        return []
    shown = [f"{one.times:,} × {shorten(one.what, MOST_LETTERS)}" for one in lines[:MOST_ITEMS]]
    return [say(heading, strong=True), *_items(shown)]


def _items(lines: Sequence[str]) -> list[Block]:
    return [item(Piece(BULLET + line)) for line in lines]
