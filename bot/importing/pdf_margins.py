"""What stands at the head and the foot of a PDF's pages: running heads, page numbers, footnotes.

A line there is dropped when it comes again on other pages at the same height, and only then. What
counts pages may differ in that number alone; notes that differ in numbers do not count pages.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.importing.pdf_columns import Column
from bot.importing.pdf_lines import Line

NOTE = re.compile(r"^\s*(?:\[?\(?\d{1,3}[\])]?|[*∗†‡§¹²³⁴⁵⁶⁷⁸⁹]+)")
_NUMBER = re.compile(r"\d{1,9}")
_EDGE_LINES = 3  # at the top and at the bottom of a page, that may be a running head
_AGAIN = 0.3  # share of the pages on which a running head stands; two to five are enough
_SMALLER = 0.93  # share of the size of the text below which a line may be a footnote's


def without_running_heads(pages: Sequence[Sequence[Column]]) -> list[Column]:
    """The columns of all pages without the lines at the head and foot that come again on others."""
    edges = [_edge_lines([line for column in page for line in column]) for page in pages]
    seen = Counter(
        mark
        for number, lines in enumerate(edges)
        for mark in {mark for line in lines for mark in _marks(line, number)}
    )
    needed = max(2, min(5, round(_AGAIN * len(pages))))

    def comes_again(line: Line, number: int) -> bool:
        again = any(seen[mark] >= needed for mark in _marks(line, number))
        return again or (len(pages) > 1 and _stands_for(line, number + 1))

    return [
        [line for line in column if line not in lines or not comes_again(line, number)]
        for number, (page, lines) in enumerate(zip(pages, edges, strict=True))
        for column in page
    ]


def first_note(column: Sequence[Line], size: float) -> int:
    """Where the notes at the foot of a column begin, whose text is of that size.

    They are smaller lines, the first with a mark.
    """
    first = len(column)
    while first and column[first - 1].size < _SMALLER * size:
        first -= 1
    marked = (i for i in range(first, len(column)) if NOTE.match(column[i].text))
    return next(marked, len(column)) if first else len(column)


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.y)
    return by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:]


def _marks(line: Line, page: int) -> Iterator[tuple[object, ...]]:
    """What the line may have in common with its like on other pages.

    All of it, all but the page's number, or only that such a number begins or ends it.
    """
    height = round(line.y)
    yield line.text, height
    for match in _NUMBER.finditer(line.text):
        before, after = line.text[: match.start()], line.text[match.end() :]
        yield before, after, int(match[0]) - page, height
        if not (before and after):
            yield int(match[0]) - page, height


def _stands_for(line: Line, page: int) -> bool:
    """Whether the line is nothing but the number of the page."""
    return line.text.strip(" -–—|·") == str(page)
