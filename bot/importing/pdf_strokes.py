"""Pages of a PDF -> their strokes of text, with their places.

A PDF holds strokes of text at places, in any order: lines, words, single letters. What runs from
right to left is given as it is seen, from left to right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pypdf import PageObject

from bot.importing.pdf_content import shown_on
from bot.importing.pdf_direction import holds_right_to_left, is_backwards, turned
from bot.importing.pdf_fonts import Fonts


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
    """Of each page its upright text as it comes."""
    fonts = Fonts()
    strokes = [
        [Line(s.text, s.x, s.y, s.end, s.size, s.bold) for s in shown_on(page, fonts)]
        for page in pages
    ]
    if not is_backwards(stroke.text for page in strokes for stroke in page):
        return strokes
    return [[_as_seen(stroke) for stroke in page] for page in strokes]


def _as_seen(stroke: Line) -> Line:
    """A stroke that was written as it is read."""
    right_to_left = holds_right_to_left(stroke.text)
    return replace(stroke, text=turned(stroke.text)) if right_to_left else stroke
