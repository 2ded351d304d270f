"""Pages of a PDF -> columns of lines, in the order in which they are read.

Columns are found by the left edges that many lines share, and the lines are put in the order in
which a reader takes them: column by column, each band of the page between lines across all columns
by itself. What stands beside a column in letters of another size comes after it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pypdf import PageObject

from bot.importing.pdf_content import strokes_on
from bot.importing.pdf_direction import (
    as_read,
    holds_right_to_left,
    is_backwards,
    is_right_to_left,
    turned,
)
from bot.importing.pdf_fonts import Fonts
from bot.importing.pdf_lines import SLACK, Line, lines_of, rows_of

_PROSE = 12.0  # sizes of its font: a block of lines as wide on average is text and no table
_NARROWEST = 8.0  # sizes of the font that a column is wide
_FEWEST = 4  # lines that make a column
_LEADING = 1.6  # of the size: a line no further below another may go on with it

Column = list[Line]


def columns_of_pages(pages: Iterable[PageObject]) -> list[list[Column]]:
    """Of each page the columns of upright text in reading order; what is turned is left out."""
    lines = [lines_of(strokes) for strokes in _strokes(pages)]
    mostly = is_right_to_left("".join(line.text for page in lines for line in page))
    return [_columns(_as_read(page, mostly)) for page in lines]


def _strokes(pages: Iterable[PageObject]) -> list[list[Line]]:
    """Of each page its strokes as they come; those from right to left as seen, however written."""
    fonts = Fonts()
    strokes = [strokes_on(page, fonts) for page in pages]
    if not is_backwards(stroke.text for page in strokes for stroke in page):
        return strokes
    return [[_turned(stroke) for stroke in page] for page in strokes]


def _turned(stroke: Line) -> Line:
    right_to_left = holds_right_to_left(stroke.text)
    return replace(stroke, text=turned(stroke.text)) if right_to_left else stroke


def _as_read(lines: Sequence[Line], mostly: bool) -> list[Line]:
    texts = as_read([line.text for line in lines], mostly)
    return [replace(line, text=text) for line, text in zip(lines, texts, strict=True)]


def _columns(lines: Sequence[Line]) -> list[Column]:
    edges = _column_edges(lines)
    columns = defaultdict[int, list[Line]](list)
    for line in lines:
        columns[_column(line.x, edges)].append(line)
    rows = [row for column in columns.values() for row in rows_of(column)]
    return [part for column in _in_reading_order(rows, edges) for part in _apart(column) if part]


def _column_edges(lines: Sequence[Line]) -> list[float]:
    """The left edges of the columns of prose, from left to right; none when there is one column.

    An edge is where many lines begin that are long on average. A second one counts only when
    the text at the edge before it mostly ends in front of it.
    """
    edges: list[float] = []
    for start in sorted({round(line.x / SLACK) for line in lines}):
        own = [line for line in lines if abs(line.x - start * SLACK) <= SLACK]
        if len(own) < _FEWEST or not _is_prose(own):
            continue
        x = min(line.x for line in own)
        if edges and not _ends_before(lines, edges[-1], x):
            continue
        edges.append(x)
    return edges if len(edges) > 1 else []


def _is_prose(lines: Sequence[Line]) -> bool:
    width = sum((line.end - line.x) / line.size for line in lines) / len(lines)
    return width >= _PROSE


def _ends_before(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether the text that begins at `left` ends before `right`, rather than being indented."""
    before = [line for line in lines if left - SLACK <= line.x < right - SLACK]
    short = [line for line in before if line.end < right + 0.12 * (right - left)]
    sizes = sorted(line.size for line in before)
    wide = bool(sizes) and right - left > _NARROWEST * sizes[len(sizes) // 2]
    return wide and len(short) >= 0.6 * len(before)


def _column(x: float, edges: Sequence[float]) -> int:
    return max(0, sum(edge <= x + SLACK for edge in edges) - 1)


def _in_reading_order(lines: Sequence[Line], edges: Sequence[float]) -> list[Column]:
    """From top to bottom; in columns, each column of a band between two lines across the page."""
    columns = defaultdict[tuple[int, int], Column](list)  # by band, then from left to right
    band = 0
    above: Line | None = None  # the line above, if it runs across
    for line in sorted(lines, key=lambda line: (-round(line.y, 1), line.x)):
        across = _is_across(line, above, lines, edges)
        if columns and across != (above is not None):
            band += 1
        columns[band, 0 if across else _column(line.x, edges)].append(line)
        above = line if across else None
    return [columns[place] for place in sorted(columns)]


def _is_across(
    line: Line, above: Line | None, lines: Sequence[Line], edges: Sequence[float]
) -> bool:
    """Whether a line runs through a column's edge with nothing beside it, or ends such lines.

    `above` is the line above it if that one runs across.
    """
    beyond = [edge for edge in edges if line.x + SLACK < edge and line.end > edge + line.size]
    last = (
        above is not None
        and -SLACK < above.x - line.x < 3 * line.size
        and abs(above.size - line.size) < 0.08 * line.size
        and above.y - line.y < _LEADING * line.size
    )
    beside = [o for o in lines if o is not line and abs(o.y - line.y) < 0.5 * line.size]
    return bool(beyond or last) and not beside


def _apart(column: Column) -> list[Column]:
    """A column, and what stands beside its lines in another size, such as a quotation."""
    sizes = Counter[float]()
    for line in column:
        sizes[round(line.size)] += len(line.text)
    common = max(sizes, key=lambda size: sizes[size])
    others = [line for line in column if not 0.8 < line.size / common < 1.25]
    aside = [line for line in others if any(_faces(line, o) for o in column if o not in others)]
    return [[line for line in column if line not in aside], aside]


def _faces(line: Line, other: Line) -> bool:
    """Whether the other line stands to the left or the right of this one."""
    return abs(line.y - other.y) < line.size and (other.end < line.x or line.end < other.x)
