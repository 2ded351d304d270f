"""Lines of a PDF -> blocks: paragraphs, headings, tables, notes.

Lines are joined to paragraphs, also over the ends of columns and pages, and hyphens at line ends
are taken back where the whole word is one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.importing.blocks import Block, Heading, Listing, Paragraph, Table, grouped
from bot.importing.pdf_columns import Column
from bot.importing.pdf_lines import Line, are_alike
from bot.importing.pdf_margins import first_note, without_running_heads
from bot.importing.pdf_shape import BULLET, CLOSING, END, UNPARTED, Shape, cell_of
from bot.text.frequency import is_listed
from bot.text.line_ends import unparted

_STATEMENT_END = re.compile(rf"[.…。۔।][{CLOSING}]*$|(?<!\d)[.…。۔।][{CLOSING}\d]*$")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+")
_CHAIN = re.compile(r"[^\W\d_]+-[^\W\d_]+")  # beside a break: state-of-the-art
# A line that ends so had no space before the next.
_WITHOUT_BLANKS = re.compile(unparted("\n") + rf"|(?<=[{UNPARTED}])\n(?=[{UNPARTED}])")
_LEADER = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxlc]+)$")  # in a table of contents
_LONGEST_HEADING = 200  # characters


def blocks_of(pages: Sequence[Sequence[Column]], language: str) -> list[Block]:
    """The blocks of a document from the columns of its pages, footnotes at the end."""
    columns = [
        [line for line in column if not _LEADER.search(line.text)]
        for column in without_running_heads(pages)
    ]
    body = _body_font(line for column in columns for line in column)
    text = " ".join(line.text for column in columns for line in column)
    blocks = _Blocks(body, language, frozenset(_WORD.findall(text.lower())))
    starts_of_notes = [first_note(column, body.size) for column in columns]
    for column, note in zip(columns, starts_of_notes, strict=True):
        blocks.add(column[:note])
    blocks.end()
    for column, note in zip(columns, starts_of_notes, strict=True):
        blocks.add(column[note:])
        blocks.end()
    return list(grouped(blocks.blocks))


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

    def __init__(self, body: _Font, language: str, words: frozenset[str]) -> None:
        self.blocks: list[Block] = []
        self._body = body
        self._language = language
        self._words = words
        self._lines: list[Line] = []  # of the paragraph that is being read

    def add(self, column: Sequence[Line]) -> None:
        """The lines of one column. A paragraph may go on from the column before."""
        if not column:
            return
        shape = Shape(column)
        for index, line in enumerate(column):
            goes_on = shape.goes_on(self._lines, line, index) if index else self._goes_on(line)
            if not goes_on:
                self.end()
            self._lines.append(line)

    def end(self) -> None:
        """The paragraph is complete."""
        if self._lines:
            self.blocks.append(self._block(self._lines))
        self._lines = []

    def _goes_on(self, line: Line) -> bool:
        """Whether the paragraph at the end of a column goes on with the first line of the next."""
        if not self._lines or not are_alike(self._lines[-1], line) or self._is_heading(self._lines):
            return False
        return not END.search(self._lines[-1].text)

    def _block(self, lines: Sequence[Line]) -> Block:
        if len(lines) > 1 and lines[0].cells:
            return Table(_rows(lines, self._language))
        text = lines[0].text
        for line in lines[1:]:
            text = join_lines(text, line.text, self._language, self._words)
        if self._is_heading(lines) and len(text) <= _LONGEST_HEADING:
            return Heading(text)
        if match := BULLET.match(text):
            return Listing((text[match.end() :],))
        return Paragraph(text)

    def _is_heading(self, lines: Sequence[Line]) -> bool:
        large = all(line.size > 1.12 * self._body.size for line in lines)
        bold = all(line.bold for line in lines) and not self._body.bold
        return (large or bold) and not _STATEMENT_END.search(lines[-1].text)


def _rows(lines: Sequence[Line], language: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table; a line without cells goes on with a cell of the row above."""
    rows: list[list[str]] = []
    for index, line in enumerate(lines):
        if line.cells:
            rows.append([text for _, text in line.cells])
        else:
            cell = cell_of(line, lines[:index])
            rows[-1][cell] = join_lines(rows[-1][cell], line.text, language)
    return tuple(map(tuple, rows))


def join_lines(
    text: str, following: str, language: str, words: frozenset[str] = frozenset()
) -> str:
    """Two lines of a paragraph as one text; a word that was broken between them whole again.

    `words` are those of the document, in lower case.

    >>> join_lines("The govern-", "ment of Al-", "en"), join_lines("of Al-", "Monitor", "en")
    ('The government of Al-', 'of Al-Monitor')
    """
    text, following = text.rstrip(" "), following.lstrip(" ")
    broken = _BROKEN_WORD.search(text)
    second = _WORD.match(following)
    if broken and second and second[0][0].islower():
        first, rest = broken[1].lower(), second[0].lower()
        compound = is_listed(first, language) and is_listed(rest, language)
        known = first + rest in words or is_listed(first + rest, language)
        chained = _CHAIN.search(text.split()[-1][:-1]) or _CHAIN.match(following)
        if not compound or (known and not chained):
            return text[:-1] + following
    seam = f"{text[-1:]}\n{following[:1]}"
    if broken or re.search(r"\d-$", text) or _WITHOUT_BLANKS.search(seam):
        return text + following
    return f"{text} {following}"
