"""Lines of a PDF -> blocks: paragraphs, headings, tables, notes.

A PDF does not say where a paragraph ends; the eye tells by a gap, an indent, a line that ends
early, another size. Those are used here, and hyphens at line ends are taken back where the whole
word is one. What stands at the head or foot of pages is dropped when it repeats, and only then.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.frequency import is_listed
from bot.importing.blocks import Block, Heading, Listing, Paragraph, Table, grouped
from bot.importing.pdf_direction import is_right_to_left
from bot.importing.pdf_lines import Column, Line

# A digit after the point marks a note, unless one stands before it, too: "4.7".
_CLOSING = r"\"'”’»」』)\]¹²³"
_END = re.compile(rf"[.!?…:。！？：؟।][{_CLOSING}]*$|(?<!\d)[.!?…:。！？：؟।][{_CLOSING}\d]*$")
_STATEMENT_END = re.compile(rf"[.…。۔।][{_CLOSING}]*$|(?<!\d)[.…。۔।][{_CLOSING}\d]*$")
_BULLET = re.compile(r"^[•◦▪‣●○■\x7f\uf0a7\uf0b7]\s*(?=\S)")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_HYPHEN = re.compile(r"\w[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"[\u3000-\u9fff\uf900-\uffef]|\S*")
_NOTE = re.compile(r"^\s*(?:\[?\(?\d{1,3}[\])]?|[*†‡§¹²³⁴⁵⁶⁷⁸⁹]+)")
_WIDE = re.compile(r"[\u3000-\u9fff\uf900-\uffef]")
_EDGE_LINES = 3  # at the top and at the bottom of a page, that may be a running head
_NEAR = 4  # lines above and below that show where lines end
_LONGEST_HEADING = 200  # characters


def blocks_of(pages: Sequence[Sequence[Column]], language: str) -> list[Block]:
    """The blocks of a document from the columns of its pages, footnotes at the end."""
    columns = _without_running_heads(pages)
    body = _body_font(line for column in columns for line in column)
    blocks = _Blocks(body, language)
    starts_of_notes = [_first_note(column, body.size) for column in columns]
    for column, note in zip(columns, starts_of_notes, strict=True):
        blocks.add(column[:note])
    blocks.end()
    for column, note in zip(columns, starts_of_notes, strict=True):
        blocks.add(column[note:])
        blocks.end()
    return list(grouped(blocks.blocks))


def _without_running_heads(pages: Sequence[Sequence[Column]]) -> list[Column]:
    """The columns of all pages without the lines at the head and foot that come again on others.

    Numbers count as equal, so page numbers go, too. A line must come again at the same height.
    """
    edges = [_edge_lines([line for column in page for line in column]) for page in pages]
    seen = Counter(mark for lines in edges for mark in {_mark(line) for line in lines})
    needed = max(2, min(5, round(0.3 * len(pages))))
    repeated = {mark for mark, count in seen.items() if count >= needed}
    return [
        [line for line in column if line not in lines or _mark(line) not in repeated]
        for page, lines in zip(pages, edges, strict=True)
        for column in page
    ]


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.y)
    return by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:]


def _mark(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.y)


def _first_note(column: Sequence[Line], body: float) -> int:
    """Where the notes at the foot of a column begin: smaller lines, the first with a mark."""
    first = len(column)
    while first and column[first - 1].size < 0.93 * body:
        first -= 1
    marked = (i for i in range(first, len(column)) if _NOTE.match(column[i].text))
    return next(marked, len(column)) if first else len(column)


@dataclass(frozen=True, slots=True)
class _Font:
    """What most of a document is set in."""

    size: float
    bold: bool


def _body_font(lines: Iterable[Line]) -> _Font:
    letters = Counter[_Font]()
    for line in lines:
        letters[_Font(round(line.size, 1), line.bold)] += len(line.text)
    return max(letters, key=lambda font: letters[font], default=_Font(0.0, False))


class _Blocks:
    """Takes lines in reading order, gives blocks."""

    def __init__(self, body: _Font, language: str) -> None:
        self.blocks: list[Block] = []
        self._body = body
        self._language = language
        self._lines: list[Line] = []  # of the paragraph that is being read

    def add(self, column: Sequence[Line]) -> None:
        """The lines of one column. A paragraph may go on from the column before."""
        shape = _Shape(column)
        for index, line in enumerate(column):
            goes_on = (
                shape.goes_on(self._lines, line, index) if index else self._goes_on_elsewhere(line)
            )
            if not goes_on:
                self.end()
            self._lines.append(line)

    def end(self) -> None:
        """The paragraph is complete."""
        if self._lines:
            self.blocks.append(self._block(self._lines))
        self._lines = []

    def _goes_on_elsewhere(self, line: Line) -> bool:
        return (
            bool(self._lines)
            and not _END.search(self._lines[-1].text)
            and _are_alike(self._lines[-1], line)
            and not self._is_heading(self._lines)
        )

    def _block(self, lines: Sequence[Line]) -> Block:
        if len(lines) > 1 and lines[0].cells:
            return Table(tuple(tuple(text for _, text in line.cells) for line in lines))
        text = lines[0].text
        for line in lines[1:]:
            text = join_lines(text, line.text, self._language)
        if self._is_heading(lines) and len(text) <= _LONGEST_HEADING:
            return Heading(text)
        if match := _BULLET.match(text):
            return Listing((text[match.end() :],))
        return Paragraph(text)

    def _is_heading(self, lines: Sequence[Line]) -> bool:
        large = all(line.size > 1.12 * self._body.size for line in lines)
        bold = all(line.bold for line in lines) and not self._body.bold
        return (large or bold) and not _STATEMENT_END.search(lines[-1].text)


class _Shape:
    """The margins of a column and the distance of its lines."""

    def __init__(self, column: Sequence[Line]) -> None:
        starts = sorted(line.x for line in column)
        self._left = starts[len(starts) // 10] if starts else 0.0
        size = Counter(line.size for line in column).most_common(1)
        ends = [line.end if size and line.size == size[0][0] else 0.0 for line in column]
        # of each line, as a column may become narrower further down
        self._rights = [max(ends[max(0, n - _NEAR) : n + _NEAR + 1]) for n in range(len(ends))]
        gaps = sorted(
            above.y - line.y for above, line in pairwise(column) if _are_alike(above, line)
        )
        gaps = [gap for gap in gaps if gap > 0]
        self._leading = gaps[len(gaps) // 3] if gaps else 0.0

    def goes_on(self, paragraph: Sequence[Line], line: Line, index: int) -> bool:
        """Whether the line of that index goes on with the paragraph that stands above it."""
        if not paragraph:
            return False
        last = paragraph[-1]
        if line.cells or last.cells:
            return bool(line.cells and last.cells)
        return not (
            not _are_alike(last, line)
            or last.y - line.y > max(1.3 * self._leading, 0.5 * line.size)
            or _BULLET.match(line.text)
            or self._ends_early(last, line, self._rights[index - 1])
            or self._is_moved(paragraph, line)
        )

    def _ends_early(self, line: Line, following: Line, right: float) -> bool:
        """Whether the line below could have begun on this one, estimates of widths apart."""
        if _HYPHEN.search(line.text):
            return False
        right_to_left = is_right_to_left(line.text)
        room = line.x - self._left if right_to_left else right - line.end
        first = _FIRST_WORD.match(following.text)
        word = replace(following, text=f" {first[0] if first else ''}")
        slack = 0.07 if _END.search(line.text) else 0.3
        return room - (word.end - word.x) > slack * (right - self._left)

    def _is_moved(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether the line begins further in or out than a line of the paragraph would."""
        if is_right_to_left(line.text):
            return False  # where it begins is its end
        last = paragraph[-1]
        further_in = line.x > last.x + 0.8 * line.size
        further_out = line.x < last.x - 0.8 * line.size
        begun_alike = len(paragraph) == 1 and abs(line.x - last.x) < 0.2 * line.size
        if begun_alike and last.x > self._left + 0.8 * line.size and _END.search(last.text):
            return True  # two first lines: the paragraph above has only one
        hangs = _BULLET.match(paragraph[0].text) or _NOTE.match(paragraph[0].text)
        return (further_in and not (hangs and len(paragraph) == 1)) or (
            further_out and len(paragraph) > 1
        )


def _are_alike(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= 0.08 * line.size and line.bold == other.bold


def join_lines(text: str, following: str, language: str) -> str:
    """Two lines of a paragraph as one text; a word that was broken between them whole again.

    >>> join_lines("The govern-", "ment of Al-", "en"), join_lines("of Al-", "Monitor", "en")
    ('The government of Al-', 'of Al-Monitor')
    """
    text, following = text.rstrip(" "), following.lstrip(" ")
    broken = _BROKEN_WORD.search(text)
    second = re.match(r"[^\W\d_]*", following)
    if broken and second and second[0][:1].islower():
        first, rest = broken[1].lower(), second[0].lower()
        compound = is_listed(first, language) and is_listed(rest, language)
        if not compound or is_listed(first + rest, language):
            return text[:-1] + following
    if (
        broken
        or re.search(r"\d-$", text)
        or (_WIDE.match(text[-1:]) and _WIDE.match(following[:1]))
    ):
        return text + following
    return f"{text} {following}"
