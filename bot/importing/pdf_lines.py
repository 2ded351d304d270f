"""A page of a PDF -> its lines in reading order, with their places.

A PDF holds strokes of text at places, in any order. pypdf gives them with their first point and
joins what it sees as one line. Here they become lines, columns are found by the left edges that
many lines share, and the lines are put in the order in which a reader takes them: column by column,
each band of the page between lines across all columns by itself. Widths are estimates: pypdf does
not give them.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject

from bot.importing.pdf_direction import as_read, is_backwards, is_right_to_left

_LIGATURES = re.compile("[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc\u2126\u212b]+")
_ITEM_MARK = re.compile(r"[•◦▪‣●○■\x7f\uf0a7\uf0b7]|\(?(?:\d{1,3}|[a-z])[.)]?")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NARROW = frozenset("iljtfrI.,:;'’‘!|()[] ")
_PROSE = 25  # letters of a line on average, from which on a block of lines is text and no table
_FEWEST = 4  # lines that make a column
_SLACK = 3.0  # points by which the starts of lines differ though they are meant to be one


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; x and y of its start in points from the lower left, and its font's size."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    cells: tuple[tuple[float, str], ...] = ()  # where it has gaps: its parts and their starts

    @property
    def end(self) -> float:
        """About where the line ends: narrow letters a quarter, wide ones the whole of the size."""
        return self.x + self.size * sum(map(_width, self.text))


Column = list[Line]


def columns_of_pages(pages: Iterable[PageObject]) -> list[list[Column]]:
    """Of each page the columns of upright text in reading order; what is turned is left out."""
    strokes = [_strokes(page) for page in pages]
    backwards = is_backwards(stroke.text for page in strokes for stroke in page)
    return [_columns([_as_read(stroke, backwards) for stroke in page]) for page in strokes]


def _columns(strokes: Sequence[Line]) -> list[Column]:
    edges = _column_edges(strokes)
    return _in_reading_order(_rows(_joined(strokes, edges), edges), edges)


def _as_read(stroke: Line, backwards: bool) -> Line:
    if not is_right_to_left(stroke.text):
        return stroke
    end = "\n" * stroke.text.endswith("\n")
    return replace(stroke, text=as_read(stroke.text.rstrip("\n"), backwards) + end)


def _strokes(page: PageObject) -> list[Line]:
    """What pypdf reports, as it comes; a stroke that ends its line ends in a line end."""
    strokes: list[Line] = []
    turn = page.rotation % 360

    def report(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:  # pypdf's own types
        x, y = _upright(
            tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5], turn
        )
        last = strokes[-1] if strokes and not strokes[-1].text.endswith("\n") else None
        if last and (not text.strip() or (last.x, last.y) == (x, y)):  # a blank, a change of script
            strokes[-1] = replace(last, text=last.text + _plain(text))
        elif text.strip():
            scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
            bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
            strokes.append(Line(_plain(text), x, y, abs(size) * scale or 1.0, bold))

    page.extract_text(visitor_text=report, orientations=(turn,))
    return strokes


def _upright(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place on a page that is shown turned by so many degrees, as it is seen."""
    return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(turn, (x, y))


def _plain(text: str) -> str:
    """Letters for the ligatures and the joined forms that stand for them in fonts."""
    return _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _width(character: str) -> float:
    if unicodedata.combining(character) or character == "\n":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.27 if character in _NARROW else 0.67 if character.isupper() else 0.5


# -- lines ----------------------------------------------------------------------------------------


def _joined(strokes: Sequence[Line], edges: Sequence[float]) -> list[Line]:
    """Strokes that follow each other on one line, as one; not across the edge of a column."""
    lines: list[Line] = []
    for stroke in strokes:
        last = lines[-1] if lines else None
        if last and _continues(last, stroke, edges):
            lines[-1] = _with(last, stroke)
        else:
            lines.append(stroke)
    return lines


def _with(line: Line, stroke: Line) -> Line:
    """The line with a stroke that follows it; raised digits stay raised."""
    raised = stroke.y > line.y and stroke.size < line.size
    added = stroke.text.translate(_SUPERSCRIPT) if raised else stroke.text
    if is_right_to_left(line.text + added):  # words that came one by one, in whichever order
        text = " ".join((line.text, added) if stroke.x < line.x else (added, line.text))
    elif line.text.endswith("\n") and not raised:  # words that pypdf took for lines
        text = f"{line.text} {added}"
    else:
        text = line.text + added
    return replace(
        line,
        text=text.rstrip("\n").replace("\n", "") + "\n" * added.endswith("\n"),
        x=min(line.x, stroke.x),
        size=line.size if len(line.text) >= len(stroke.text) else stroke.size,
        bold=line.bold and stroke.bold,
    )


def _continues(line: Line, stroke: Line, edges: Sequence[float]) -> bool:
    size = max(line.size, stroke.size)
    raised = 0.1 * size < abs(line.y - stroke.y) < 0.6 * size and line.size != stroke.size
    leftwards = is_right_to_left(line.text + stroke.text) and abs(line.x - stroke.end) < 2 * size
    return (
        (abs(line.y - stroke.y) <= 0.1 * size or raised)
        and (leftwards or _follows(line, stroke, size))
        and _column(line.x, edges) == _column(stroke.x, edges)
    )


def _follows(line: Line, stroke: Line, size: float) -> bool:
    """Whether the stroke begins about where the line ends, as far as that is known."""
    length = line.end - line.x
    return -0.5 * size <= stroke.x - line.x and stroke.x - line.end < 0.5 * size + 0.25 * length


def _rows(lines: Sequence[Line], edges: Sequence[float]) -> list[Line]:
    """Lines side by side in one column, as cells of one; others as they are."""
    rows: list[list[Line]] = []
    for line in lines:
        for row in reversed(rows[-8:]):
            if abs(row[0].y - line.y) <= 0.2 * line.size and _column(row[0].x, edges) == _column(
                line.x, edges
            ):
                row.append(line)
                break
        else:
            rows.append([line])
    return [_row(sorted(row, key=lambda line: line.x)) for row in rows]


def _row(parts: Sequence[Line]) -> Line:
    """Parts from left to right as one line, in the order of its script."""
    texts = [" ".join(part.text.split()) for part in parts]
    if len(texts) == 2 and _ITEM_MARK.fullmatch(texts[0]):
        return replace(parts[0], text=" ".join(texts), size=parts[1].size, bold=parts[1].bold)
    cells = tuple((part.x, text) for part, text in zip(parts, texts, strict=True))
    if is_right_to_left("".join(texts)):
        cells = cells[::-1]
    text = "  ".join(text for _, text in cells)
    return replace(parts[0], text=text, cells=cells if len(cells) > 1 else ())


# -- columns --------------------------------------------------------------------------------------


def _column_edges(strokes: Sequence[Line]) -> list[float]:
    """The left edges of the columns of prose, from left to right; none when there is one column.

    An edge is where many strokes begin that are long on average. A second one counts only when
    the text at the edge before it mostly ends in front of it.
    """
    starts = Counter(round(stroke.x / _SLACK) for stroke in strokes)
    edges: list[float] = []
    for start in sorted(starts):
        own = [s for s in strokes if abs(s.x - start * _SLACK) <= _SLACK]
        if len(own) < _FEWEST or sum(len(s.text) for s in own) < _PROSE * len(own):
            continue
        x = min(stroke.x for stroke in own)
        if edges and not _is_beside(strokes, edges[-1], x):
            continue
        edges.append(x)
    return edges if len(edges) > 1 else []


def _is_beside(strokes: Sequence[Line], left: float, right: float) -> bool:
    """Whether the text that begins at `left` ends before `right`, rather than being indented."""
    before = [s for s in strokes if left - _SLACK <= s.x < right - _SLACK]
    short = [s for s in before if s.end < right + 0.12 * (right - left)]
    return bool(before) and right - left > 8 * before[0].size and len(short) >= 0.6 * len(before)


def _column(x: float, edges: Sequence[float]) -> int:
    return max(0, sum(edge <= x + _SLACK for edge in edges) - 1)


def _in_reading_order(lines: Sequence[Line], edges: Sequence[float]) -> list[Column]:
    """From top to bottom; in columns, each column of a band between two lines across the page."""
    lines = sorted(lines, key=lambda line: (-round(line.y, 1), line.x))
    places: list[tuple[int, int]] = []  # of each line: its band, and its column or -1 for across
    band = 0
    for line in lines:
        across = _is_across(line, lines, edges)
        if places and across != (places[-1][1] == -1):
            band += 1
        places.append((band, -1 if across else _column(line.x, edges)))
    return [
        [line for line, other in zip(lines, places, strict=True) if other == place]
        for place in sorted(set(places))
    ]


def _is_across(line: Line, lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether a line runs through a column's edge with nothing beside it."""
    beyond = [edge for edge in edges if line.x + _SLACK < edge and line.end > edge + line.size]
    beside = [o for o in lines if o is not line and abs(o.y - line.y) < 0.5 * line.size]
    return bool(beyond) and not beside
