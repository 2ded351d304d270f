"""Strokes of a page -> its lines: whole words, raised marks, cells side by side.

Strokes that follow each other are one line, with a space where there is a gap. A large initial
joins the line that it begins, whenever it came.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

from bot.importing.pdf_direction import is_right_to_left

BULLETS = r"•◦▪‣●○■\x7f\uf0a7\uf0b7"
SLACK = 3.0  # points by which the starts of lines differ though they are meant to be one
_ITEM_MARK = re.compile(rf"[{BULLETS}]|\(?(?:\d{{1,3}}|[a-z])[.)]?")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = re.compile(r"\s*[\d*∗†‡§,–-]{1,5}\s*|\s*(?:st|nd|rd|th)\s*")
_INITIAL = re.compile(r"\W{0,3}[^\W\d_]\W?\s*")
_INITIAL_SIZE = 1.6  # of the size of the lines beside it, at least
_LONGEST_INDEX = 8  # letters
_GAP = 0.12  # of the size: from here on a gap separates words
_SPACE = 1.0  # of the size: a wider one parts cells
_SIZES = 1.25  # lines whose sizes differ by more do not belong together


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a stroke of one; places and sizes in points, from the lower left."""

    text: str
    x: float  # where it begins
    y: float
    end: float
    size: float  # of its font
    bold: bool = False
    cells: tuple[tuple[float, str], ...] = ()  # where it has gaps: its parts and their starts


def are_alike(line: Line, other: Line) -> bool:
    """Whether two lines are set in the same way."""
    return abs(line.size - other.size) <= 0.08 * line.size and line.bold == other.bold


def lines_of(strokes: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order in which they came, those from right to left as seen."""
    lines: list[Line] = []
    parts: list[list[Line]] = []  # of each line
    for stroke in strokes:
        if lines and _continues(lines[-1], stroke):
            parts[-1].append(stroke)
            lines[-1] = _with(lines[-1], stroke)
        elif stroke.text.strip():
            parts.append([stroke])
            lines.append(stroke)
    # A line from right to left may have come in parts, each to the left of the one before.
    for index in range(len(lines) - 1, 0, -1):
        line, other = lines[index - 1 : index + 1]
        if abs(line.y - other.y) < 1 and _leads(line, other, line.size):
            lines[index - 1 : index + 1] = [_with(line, other)]
            parts[index - 1 : index + 1] = [parts[index - 1] + parts[index]]
    whole = [_in_order(line, own) for line, own in zip(lines, parts, strict=True)]
    return _without_initials(whole)


def _in_order(line: Line, parts: Sequence[Line]) -> Line:
    """The line; one from right to left, whose parts come in whichever order, as it is seen."""
    if len(parts) == 1 or not is_right_to_left(line.text):
        return line
    first, *others = sorted(parts, key=lambda part: part.x)
    return reduce(_with, others, first)


def rows_of(lines: Sequence[Line]) -> list[Line]:
    """Lines side by side in one column, as cells of one; others as they are."""
    rows: list[list[Line]] = []
    near = defaultdict[int, list[list[Line]]](list)  # by height, in points
    for line in lines:
        found = (row for y in (-3, -2, -1, 0, 1, 2, 3) for row in near[round(line.y) + y])
        row = next((row for row in found if _is_beside(row[0], line)), None)
        if row is None:
            row = []
            rows.append(row)
            near[round(line.y)].append(row)
        row.append(line)
    return [_row(sorted(row, key=lambda line: line.x)) for row in rows]


def _is_beside(line: Line, other: Line) -> bool:
    sizes = sorted((line.size, other.size))
    alike = sizes[1] <= _SIZES * sizes[0] or _ITEM_MARK.fullmatch(line.text.strip()) is not None
    return alike and abs(line.y - other.y) <= 0.2 * sizes[0]


def _with(line: Line, stroke: Line) -> Line:
    """The line with a stroke that follows it; raised digits stay raised."""
    raised = stroke.y > line.y and stroke.size < line.size
    added = stroke.text.translate(_SUPERSCRIPT) if raised else stroke.text
    apart = stroke.x - line.end > (2 if raised else 1) * _GAP * max(line.size, stroke.size)
    noted = _RAISED.fullmatch(line.text) and line.y > stroke.y and line.size < stroke.size
    blank = " " if (apart or noted) and _parts(line.text, added) else ""
    return replace(
        line,
        text=line.text + blank + added,
        x=min(line.x, stroke.x),
        end=max(line.end, stroke.end),
        size=line.size if len(line.text) >= len(stroke.text) else stroke.size,
        bold=line.bold and stroke.bold,
    )


def _parts(text: str, added: str) -> bool:
    """Whether a gap between the two is a space: not before an accent, nor beside Chinese."""
    sides = text[-1:] + added[:1]
    bound = any(c == " " or unicodedata.east_asian_width(c) in "WF" for c in sides)
    return bool(added) and not bound and unicodedata.category(added[0])[0] != "M"


def _continues(line: Line, stroke: Line) -> bool:
    size = max(line.size, stroke.size)
    if _INITIAL.fullmatch(line.text) and line.size > _INITIAL_SIZE * stroke.size:
        return False
    level = abs(line.y - stroke.y) <= (0.4 if _touches(line, stroke) else 0.1) * size
    level = level or _is_off(line, stroke) or _is_off(stroke, line)
    return level and (_follows(line, stroke, size) or _leads(line, stroke, size))


def _touches(line: Line, stroke: Line) -> bool:
    """Whether the stroke begins right where the line ends, as a lowered letter does in TeX."""
    return abs(stroke.x - line.end) < 0.2 * min(line.size, stroke.size)


def _leads(line: Line, stroke: Line, size: float) -> bool:
    """Whether the stroke stands before the beginning of a line that runs from right to left."""
    near = abs(line.x - stroke.end) < 2 * size
    return near and is_right_to_left(line.text + stroke.text)


def _is_off(line: Line, mark: Line) -> bool:
    """Whether the mark stands above or below the line, as indices do."""
    small = line.size > mark.size and len(mark.text.strip()) <= _LONGEST_INDEX
    return small and 0.1 * line.size < abs(line.y - mark.y) < 0.6 * line.size


def _follows(line: Line, stroke: Line, size: float) -> bool:
    """Whether the stroke begins about where the line ends."""
    return -0.5 * size <= stroke.x - line.x and stroke.x - line.end < _SPACE * size


def _row(parts: Sequence[Line]) -> Line:
    """Parts from left to right as one line, in the order of its script."""
    texts = [" ".join(part.text.split()) for part in parts]
    end = max(part.end for part in parts)
    if len(texts) == 2 and _ITEM_MARK.fullmatch(texts[0]):
        text, (_, item) = " ".join(texts), parts
        return replace(parts[0], text=text, end=end, size=item.size, bold=item.bold)
    cells = tuple((part.x, text) for part, text in zip(parts, texts, strict=True))
    if is_right_to_left("".join(texts)):
        cells = cells[::-1]
    text = "  ".join(text for _, text in cells)
    return replace(parts[0], text=text, end=end, cells=cells if len(cells) > 1 else ())


# -- large initials -------------------------------------------------------------------------------


def _without_initials(lines: Sequence[Line]) -> list[Line]:
    """The lines, an initial over several of them joined to the highest.

    The other lines beside it begin where it does.
    """
    kept = list(lines)
    for initial in [line for line in lines if _INITIAL.fullmatch(line.text)]:
        beside = [n for n, line in enumerate(kept) if _stands_beside(initial, line)]
        for n in beside:
            kept[n] = replace(kept[n], x=initial.x)
        if beside:
            n = max(beside, key=lambda n: kept[n].y)
            kept[n] = replace(kept[n], text=initial.text.strip() + kept[n].text.lstrip())
            kept.remove(initial)
    return kept


def _stands_beside(initial: Line, line: Line) -> bool:
    return (
        initial.size > _INITIAL_SIZE * line.size
        and -1.5 * line.size < line.y - initial.y < initial.size
        and initial.x - 1 <= line.x < initial.end + line.size
    )
