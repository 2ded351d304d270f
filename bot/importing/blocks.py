"""The body of a document as blocks, and blocks as Markdown.

Every reader of a format ends in these few blocks, so there is one place that knows how to write
text so that the corpus reader gives back exactly that text (`text_of` says what it is). Emphasis
and links are not kept: a quote shows the words alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.text.cleaning import clean

LONGEST_CELL = 600  # characters; a table of longer cells lays out a page rather than data
LONGEST_ITEM = 300  # characters; a list of longer items is one of paragraphs
_BLANKS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*")
# Hints where a line may end, byte order marks.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")  # would be read as a footnote, and left out
_TASK = re.compile(r"^\[([ xX])\] ")
# What Markdown could take for markup: in a line ...
_INLINE = re.compile(
    r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~|(?<=\])[(:\[]"
)
# ... and at its beginning.
_OPENING = re.compile(
    r"(#{1,6}(?=\s|$)|>|[-+](?=[\s|:-]|$)|=(?==*$)|[|:](?=[\s|:-]|$)|\d{1,9}(?=[.)](?:\s|$)))"
)


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text; a line end in it is kept as one."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Listing | Table


def tidy_text(text: str) -> str:
    """Clean text whose spaces are single and whose lines are neither empty nor indented.

    >>> tidy_text(" A\\u00a0 line\\n\\n  and another[^1] ")
    'A line\\nand another[1]'
    """
    text = _BLANKS.sub(" ", clean(_INVISIBLE.sub("", text)))
    return _TASK.sub(r"(\1) ", _NOTE.sub(r"[\1]", _BLANK_LINES.sub("\n", text))).strip()


def text_of(block: Block) -> str:
    """The block as the corpus reader will give it back: a passage, or a heading's line."""
    match block:
        case Heading(text):
            return tidy_text(text).replace("\n", " ")
        case Paragraph(text):
            return tidy_text(text)
        case Listing(items):
            return "\n".join(filter(None, map(tidy_text, items)))
        case Table(rows):
            return "\n".join(filter(None, map(_row_text, rows)))


def grouped(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, items that follow each other as one list."""
    for numbered, run in groupby(blocks, lambda b: b.numbered if isinstance(b, Listing) else None):
        if numbered is None:
            yield from run
        else:
            lists = (block for block in run if isinstance(block, Listing))
            yield Listing(tuple(item for one in lists for item in one.items), numbered)


def without_title(blocks: Iterable[Block], title: str | None) -> list[Block]:
    """The blocks but for headings that say the title, which a corpus file states by itself."""
    return [b for b in blocks if not (isinstance(b, Heading) and text_of(b) == title)]


def to_markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown, blank lines between; blocks without text are left out."""
    pieces: list[str] = []
    marker = "*"
    for block in blocks:
        if not text_of(block):
            continue
        if isinstance(block, Listing):
            marker = "*" if marker == "-" else "-"  # another marker begins another list
            pieces.append(_list_markdown(block, marker))
        else:
            pieces.append(_markdown(block))
    return "\n\n".join(pieces)


def _markdown(block: Heading | Paragraph | Table) -> str:
    match block:
        case Heading(_, level):
            text = _escape(text_of(block)).replace("#", "\\#")
            return f"{'#' * min(max(level, 2), 6)} {text}"
        case Paragraph():
            return "\\\n".join(_escape_line(line) for line in text_of(block).split("\n"))
        case Table(rows):
            return _table_markdown([row for row in rows if _row_text(row)])


def _list_markdown(listing: Listing, marker: str) -> str:
    lines = []
    for number, item in enumerate(filter(None, map(tidy_text, listing.items)), 1):
        bullet = f"{number}{'.' if marker == '-' else ')'} " if listing.numbered else f"{marker} "
        between = "\\\n" + " " * len(bullet)
        lines.append(bullet + between.join(_escape_line(line) for line in item.split("\n")))
    return "\n".join(lines)


def _table_markdown(rows: Sequence[tuple[str, ...]]) -> str:
    width = max(map(len, rows))
    lines = [
        "| " + " | ".join(_escape(_cell(cell)).replace("|", "\\|") for cell in row) + " |"
        for row in (row + ("",) * (width - len(row)) for row in rows)
    ]
    return "\n".join((lines[0], "|" + " --- |" * width, *lines[1:]))


def _row_text(row: Iterable[str]) -> str:
    return "  ".join(filter(None, map(_cell, row)))


def _cell(text: str) -> str:
    return tidy_text(text).replace("\n", " ")


def _escape(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _escape_line(line: str) -> str:
    match = _OPENING.match(line)
    if match is None:
        return _escape(line)
    start = match[1]
    escaped = f"{start}\\" if start.isdigit() else f"\\{start}"
    return escaped + _escape(line[len(start) :])
