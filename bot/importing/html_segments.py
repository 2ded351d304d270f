"""An HTML tree -> its visible blocks in the order of the page, each with where it stood.

This is what a reader would see with all of the page laid out in one column: paragraphs, whatever
elements they are made of (also bare text between two <br>), lists, tables and headings. Which of
them are the article is not decided here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bot.importing.blocks import Block, Heading, Listing, Paragraph, Table, text_of


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_UNSEEN = _names(
    "head script style noscript template svg iframe object embed canvas audio video map button"
    " select textarea input datalist dialog rt rp annotation title"
)
_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form header hgroup hr html legend li main menu nav noframes ol p pre"
    " search section summary table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6"
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
_NOTE_MARK = re.compile(r"\(?(\d{1,3}|[*†‡§]{1,3}|[ivxlc]{1,5})\)?")
_BACK = ("↩", "↩\ufe0e", "↑", "^", "⏎")  # from a note to where it belongs
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_BLANKS = re.compile(r"\s+")
_PARAGRAPH_END = re.compile(r"\n *\n\s*")
_LONGEST_CELL = 600  # characters; a table of longer cells lays out a page rather than data
_LONGEST_ITEM = 300  # items as long as that are paragraphs


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A block, the element that holds it, and how much of its text is links (0 to 1)."""

    block: Block
    element: etree._Element
    links: float

    @property
    def text(self) -> str:
        return text_of(self.block)


def name_of(element: etree._Element) -> str:
    """The element's name in lower case, without a namespace."""
    return str(element.tag).rpartition("}")[2].lower()


def segments_of(root: etree._Element) -> list[Segment]:
    """The blocks of the tree that hold text. Comments must have been stripped from it."""
    return [segment for segment in _walk(root) if segment.text]


def _walk(root: etree._Element) -> Iterator[Segment]:
    line = _Line(root)
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        name = name_of(element)
        if event == "end":
            if name in _BLOCKS:
                yield from line.end(element.getparent())
            line.add_tail(element, root)
        elif name in _UNSEEN or _is_hidden(element):
            steps.skip_subtree()
        elif block := _whole(element, name):
            yield from line.end(element)
            yield Segment(block, element, _link_share(element))
            steps.skip_subtree()
        else:
            if name in _BLOCKS:
                yield from line.end(element)
            line.add_start(element, name)


class _Line:
    """The inline text gathered since the last block began or ended."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._verbatim = 0  # how many <pre> are open

    def add_start(self, element: etree._Element, name: str) -> None:
        self._links += name == "a"
        self._verbatim += name == "pre"
        self._add(_opening(element, name, self._verbatim > 0))

    def add_tail(self, element: etree._Element, root: etree._Element) -> None:
        name = name_of(element)
        self._links -= name == "a" and self._links > 0
        self._verbatim -= name == "pre"
        self._add(_closing(name))
        if element is not root:
            self._add(_flat(element.tail, self._verbatim > 0))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._linked += len(text.strip()) if self._links else 0

    def end(self, following: etree._Element | None) -> Iterator[Segment]:
        """What was gathered as paragraphs; what comes next belongs to the element `following`."""
        text = "".join(self._pieces)
        share = self._linked / max(1, len(text.strip()))
        heading = _HEADING.fullmatch(name_of(self._element))
        for piece in [text] if heading else _PARAGRAPH_END.split(text):
            block = Heading(piece, int(heading[1])) if heading else Paragraph(piece)
            yield Segment(block, self._element, share)
        self._pieces.clear()
        self._linked = 0
        if following is not None:
            self._element = following


def _whole(element: etree._Element, name: str) -> Block | None:
    """The list or table that the element is, when it is one of text rather than of layout."""
    if name == "table":
        return _table(element)
    if name in ("ul", "ol"):
        return _listing(element, name)
    return None


def _table(table: etree._Element) -> Table | None:
    if any(name_of(inner) == "table" for inner in table.iterdescendants()):
        return None
    rows = tuple(
        tuple(_inline(cell) for cell in row if name_of(cell) in ("td", "th"))
        for row in table.iterdescendants()
        if name_of(row) == "tr" and not _is_hidden(row)
    )
    long = any(len(cell) > _LONGEST_CELL for row in rows for cell in row)
    if (
        long
        or max(map(len, rows), default=0) < 2
        or any(map(_holds_prose, table.iterdescendants()))
    ):
        return None
    return Table(rows)


def _holds_prose(element: etree._Element) -> bool:
    """Whether the element is a cell of several paragraphs."""
    if name_of(element) not in ("td", "th"):
        return False
    return sum(name_of(inner) == "p" for inner in element.iterdescendants()) > 1


def _listing(element: etree._Element, name: str) -> Listing | None:
    if any(name_of(inner) in ("ul", "ol", "table") for inner in element.iterdescendants()):
        return None
    items = [_inline(item).strip() for item in element if name_of(item) == "li"]
    if any(len(item) > _LONGEST_ITEM or "\n" in item for item in items):
        return None
    return Listing(tuple(items), numbered=name == "ol")


def _inline(element: etree._Element) -> str:
    """The visible text within the element, blocks in it on lines of their own."""
    line = [_flat(element.text)]
    steps = etree.iterwalk(element, events=("start", "end"))
    for event, inner in steps:
        name = name_of(inner)
        if inner is element:
            continue
        if event == "end":
            line += "\n" * (name in _BLOCKS), _closing(name), _flat(inner.tail)
        elif name in _UNSEEN or _is_hidden(inner):
            steps.skip_subtree()
        else:
            line += "\n" * (name in _BLOCKS), _opening(inner, name)
    return re.sub(r"\s*\n\s*", "\n", "".join(line)).strip()


def _opening(element: etree._Element, name: str, verbatim: bool = False) -> str:
    """The element's own first text, as it is seen: notes in brackets, raised digits raised."""
    if name == "br":
        return "\n"
    text = _flat(element.text, verbatim)
    if name == "q":
        return f"“{text}"
    if name == "a" and "#" in element.get("href", "") and not len(element):
        if text.strip() in _BACK:
            return ""
        mark = _NOTE_MARK.fullmatch(text.strip())
        return f"[{mark[1]}]" if mark else text
    if name == "sup" and not len(element):
        return text.translate(_SUPERSCRIPT) if text.strip("0123456789+-") == "" else text
    return text


def _closing(name: str) -> str:
    return "”" if name == "q" else ""


def _flat(text: str | None, verbatim: bool = False) -> str:
    """The text with white space as HTML shows it: single blanks, but within <pre> as it is."""
    return (text or "") if verbatim else _BLANKS.sub(" ", text or "")


def _is_hidden(element: etree._Element) -> bool:
    """Whether nobody reads it: hidden, or the link "edit" beside a wiki's headings."""
    if "mw-editsection" in element.get("class", ""):
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _link_share(element: etree._Element) -> float:
    linked = sum(
        len(_inline(inner)) for inner in element.iterdescendants() if name_of(inner) == "a"
    )
    return linked / max(1, len(_inline(element)))
