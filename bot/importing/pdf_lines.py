"""Strokes of a page -> its lines: whole words, raised marks, cells side by side.

Strokes that follow each other are one line, with a blank where there is a gap. A large initial
joins the line that it begins, and a raised number the line that it stands on, whenever it came.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.importing.pdf_direction import is_right_to_left
from bot.importing.pdf_strokes import Line

_ITEM_MARK = re.compile(r"[•◦▪‣●○■\x7f\uf0a7\uf0b7]|\(?(?:\d{1,3}|[a-z])[.)]?")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED = re.compile(r"\s*[\d*†‡§,–-]{1,5}\s*|\s*(?:st|nd|rd|th)\s*")
_INITIAL = re.compile(r"\W?[^\W\d_]\W?\s*")
_NUMBER = re.compile(r"[(+−-]?[$€£¥]?\d[\d.,:/%-]*[%)*]*|[–—-]")
_FEWEST_NUMBERS = 3
_MOST_NUMBERS = 0.7  # share of the words of a row of a table
_LONGEST_INDEX = 8  # letters
_GAP = 0.12  # of the size: from here on a gap parts words
_SPACE = 1.0  # of the size: a wider one parts cells
_SIZES = 1.25  # lines whose sizes differ by more do not belong together


def lines_of(strokes: Sequence[Line]) -> list[Line]:
    """The lines of a page in the order in which they came."""
    lines: list[Line] = []
    for stroke in _without_initials(strokes):
        if lines and _continues(lines[-1], stroke):
            lines[-1] = _with(lines[-1], stroke)
        else:
            lines.append(stroke)
    return _with_marks(lines)


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
    text = line.text.rstrip("\n")
    gap = stroke.x - line.end
    if is_right_to_left(text + added):  # words that came one by one, in whichever order
        joined = " ".join((text, added) if stroke.x < line.x else (added, text))
    elif raised or not line.text.endswith("\n") or -0.3 * line.size < gap < _GAP * line.size:
        joined = text + added
    else:  # words that pypdf took for lines
        joined = f"{text} {added}"
    return replace(
        line,
        text=joined.rstrip("\n").replace("\n", "") + "\n" * added.endswith("\n"),
        x=min(line.x, stroke.x),
        end=max(line.end, stroke.end),
        size=line.size if len(line.text) >= len(stroke.text) else stroke.size,
        bold=line.bold and stroke.bold,
    )


def _continues(line: Line, stroke: Line) -> bool:
    size = max(line.size, stroke.size)
    leftwards = is_right_to_left(line.text + stroke.text) and abs(line.x - stroke.end) < 2 * size
    return (
        abs(line.y - stroke.y) <= 0.1 * size or _is_off(line, stroke) or _is_off(stroke, line)
    ) and (leftwards or _follows(line, stroke, size))


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
    if len(cells) == 1 and _is_row_of_numbers(texts[0]):
        cells = tuple(_words(parts[0], texts[0]))
    text = "  ".join(text for _, text in cells)
    return replace(parts[0], text=text, end=end, cells=cells if len(cells) > 1 else ())


def _is_row_of_numbers(text: str) -> bool:
    """Whether the line is a row of a table whose cells stand so close that pypdf joined them."""
    words = text.split()
    numbers = sum(_NUMBER.fullmatch(word) is not None for word in words)
    return numbers >= _FEWEST_NUMBERS and numbers >= _MOST_NUMBERS * len(words)


def _words(line: Line, text: str) -> Iterator[tuple[float, str]]:
    """The words of the text and about where they start."""
    for match in re.finditer(r"\S+", text):
        yield line.x + (line.end - line.x) * match.start() / len(text), match[0]


# -- what stands off the line ---------------------------------------------------------------------


def _without_initials(strokes: Sequence[Line]) -> list[Line]:
    """The strokes, an initial over several lines joined to the first of them.

    The other lines beside it begin where it does.
    """
    lines: list[Line] = []
    initial: Line | None = None
    for stroke in strokes:
        if _INITIAL.fullmatch(stroke.text):
            lines.append(stroke)
            initial = stroke
        elif initial and _stands_beside(initial, stroke):
            if lines[-1] is initial:
                text = initial.text.strip() + stroke.text.lstrip()
                lines[-1] = replace(stroke, text=text, x=initial.x)
            else:
                lines.append(replace(stroke, x=initial.x))
        else:
            lines.append(stroke)
    return lines


def _stands_beside(initial: Line, stroke: Line) -> bool:
    return (
        initial.size > 1.6 * stroke.size
        and -1.5 * stroke.size < stroke.y - initial.y < initial.size
        and initial.x - 1 <= stroke.x < initial.end + stroke.size
    )


def _with_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines, marks that are raised beyond the end of another joined to it."""
    kept = list(lines)
    for mark in [line for line in lines if _RAISED.fullmatch(line.text)]:
        for index, line in enumerate(kept):
            if _is_off(line, mark) and mark.y > line.y and abs(mark.x - line.end) < line.size:
                kept[index] = _with(line, mark)
                kept.remove(mark)
                break
    return kept
