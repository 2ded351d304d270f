"""A page of a PDF -> its strokes of text, with their places.

A PDF holds strokes of text at places, in any order: lines, words, single letters. pypdf gives them
with their first point and joins what it sees as one line.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject

from bot.importing.pdf_direction import (
    as_read,
    holds_right_to_left,
    is_backwards,
    is_right_to_left,
    with_brackets_turned,
)
from bot.importing.pdf_widths import Widths

_LIGATURES = re.compile("[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc\u2126\u212b]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: where it starts and ends, in points from the lower left; its font's size."""

    text: str
    x: float
    y: float
    end: float
    size: float
    bold: bool = False
    cells: tuple[tuple[float, str], ...] = ()  # where it has gaps: its parts and their starts


def strokes_of_pages(pages: Iterable[PageObject]) -> list[list[Line]]:
    """Of each page its upright text as it comes; what ends its line there ends in a line end."""
    widths = Widths()
    strokes = [_strokes(page, widths) for page in pages]
    texts = [stroke.text for page in strokes for stroke in page]
    backwards, mostly = is_backwards(texts), is_right_to_left("".join(texts))
    return [_as_read(page, backwards, mostly) for page in strokes]


def _as_read(strokes: Sequence[Line], backwards: bool, mostly: bool) -> list[Line]:
    """The strokes of a page, those that run from right to left in the order of reading.

    In a document that mostly runs so, each stroke with such letters does.
    """
    turns = holds_right_to_left if mostly else is_right_to_left
    turned = {n: stroke.text for n, stroke in enumerate(strokes) if turns(stroke.text)}
    texts = [as_read(text.rstrip("\n"), backwards) for text in turned.values()]
    lines = list(strokes)
    for (n, text), read in zip(turned.items(), with_brackets_turned(texts), strict=True):
        lines[n] = replace(lines[n], text=read + "\n" * text.endswith("\n"))
    return lines


def _strokes(page: PageObject, widths: Widths) -> list[Line]:
    strokes: list[Line] = []
    turn = page.rotation % 360

    def report(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:  # pypdf's own types
        x, y = _upright(
            tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5], turn
        )
        scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
        breadth = math.hypot(tm[0], tm[1]) * math.hypot(cm[0], cm[1])
        width = widths.of(" ".join(text.split()), font) * abs(size) * breadth
        last = strokes[-1] if strokes and not strokes[-1].text.endswith("\n") else None
        if last and not text.strip():
            strokes[-1] = replace(last, text=last.text + text)
        elif last and _is_turn(last, text, x, y, width):
            start, end = min(last.x, x), min(last.x, x) + last.end - last.x + width
            strokes[-1] = replace(last, text=last.text + _plain(text), x=start, end=end)
        elif text.strip():
            bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
            strokes.append(Line(_plain(text), x, y, x + width, abs(size) * scale or 1.0, bold))

    page.extract_text(visitor_text=report, orientations=(turn,))
    return strokes


def _is_turn(last: Line, text: str, x: float, y: float, width: float) -> bool:
    """Whether the text only changes the direction of the stroke before it.

    pypdf then reports as the place of the one where the other begins.
    """
    if (last.x, last.y) == (x, y):
        return True
    overlap = min(last.end, x + width) - max(last.x, x) > 0.5 * last.size
    return overlap and abs(last.y - y) < 1 and holds_right_to_left(last.text + text)


def _upright(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place on a page that is shown turned by so many degrees, as it is seen."""
    return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(turn, (x, y))


def _plain(text: str) -> str:
    """Letters for the ligatures and the joined forms that stand for them in fonts."""
    return _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
