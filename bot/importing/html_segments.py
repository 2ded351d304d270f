"""An HTML tree -> its visible blocks in the order of the page, each with where it stood.

This is what a reader would see with all of the page laid out in one column: paragraphs, whatever
elements they are made of (also bare text between two <br>), lists, tables and headings. Which of
them are the article is not decided here.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bot.importing.blocks import (
    LONGEST_CELL,
    LONGEST_ITEM,
    Block,
    Heading,
    Listing,
    Paragraph,
    Table,
    text_of,
)


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


def naming(words: str) -> re.Pattern[str]:
    """What finds one of the words in a class or an id: "promo" in "site-promo_box left".

    The words are alternatives of a regular expression.
    """
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-])", re.IGNORECASE)


EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_UNSEEN = _names(
    "head script style noscript template svg iframe object embed canvas audio video map button"
    " select textarea input datalist dialog rt rp annotation title"
)
BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form header hgroup hr html legend li main menu nav noframes ol p pre"
    " search section summary table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6"
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# What is there for readers of the screen alone, or kept from paper.
_UNSEEN_NAMES = re.compile(
    r"(?:^|\s)(?:[\w-]*visually-?hidden|sr-only|screen-reader-text|speechify-ignore)(?=$|\s)"
)
_HEADING = re.compile(r"h([1-6])")
# The number of a printed page, in an element that is named so: "[Pg 12]", "xii".
_PAGE_NUMBER = re.compile(r"\W*(?:[^\W\d_]{1,4}\W+)?(?:\d{1,5}|[ivxlc]{1,7})?\W*", re.IGNORECASE)
_PAGE_BREAK = naming("page-?(?:break|num(?:ber)?|no)")
_NOTE_MARK = re.compile(r"[\[(]?(\d{1,3}|[*†‡§]{1,3}|[ivxlc]{1,5})[\])]?")
_BACK = ("↩", "↩\ufe0e", "↑", "^", "⏎")  # from a note to where it belongs
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LINKS = 0.5  # a block with a larger share of links leads elsewhere
_BLANKS = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"\s*\n\s*")
_PARAGRAPH_END = re.compile(r"\n *\n\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """A block, the element that holds it, and how much of its letters lead elsewhere (0 to 1)."""

    block: Block
    element: etree._Element
    links: float

    @property
    def text(self) -> str:
        return text_of(self.block)

    @property
    def leads_elsewhere(self) -> bool:
        return self.links > _LINKS

    @property
    def path(self) -> Iterator[etree._Element]:
        """The element and all that it stands in, the innermost first."""
        yield self.element
        yield from self.element.iterancestors()


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
            if name in BLOCKS:
                yield from line.end(element.getparent())
            line.add_tail(element, root)
        elif _is_unseen(element, name):
            steps.skip_subtree()
        elif block := _whole(element, name):
            yield from line.end(element)
            yield from map(_caption, element.iterchildren("{*}caption"))
            yield Segment(block, element, _shown_by(element).share)
            steps.skip_subtree()
        else:
            if name in BLOCKS:
                yield from line.end(element)
            line.add_start(element, name)


class _Line:
    """The inline text gathered since the last block began or ended."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self._pieces: list[str] = []
        self._letters = Counter[str]()  # of each kind, see `_kind`
        self._open = Counter[str]()  # elements of each kind
        self._verbatim = 0  # how many <pre> are open

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def share(self) -> float:
        """How much of the letters lead elsewhere. Marks of notes do not, unless all are marks."""
        rest = self._letters["link"] + self._letters["text"]
        return self._letters["link"] / rest if rest else float(self._letters["mark"] > 0)

    def add_start(self, element: etree._Element, name: str) -> None:
        self._open[_kind(element)] += 1
        self._verbatim += name == "pre"
        self.add(_opening(element, name, self._verbatim > 0))

    def add_tail(self, element: etree._Element, root: etree._Element) -> None:
        name = name_of(element)
        kind = _kind(element)
        self._open[kind] -= self._open[kind] > 0  # what is not seen was never opened
        self._verbatim -= self._verbatim > 0 and name == "pre"
        self._pieces.append("”" * (name == "q"))
        if element is not root:
            self.add(_flat(element.tail, self._verbatim > 0))

    def add(self, text: str) -> None:
        self._pieces.append(text)
        kind = "mark" if self._open["mark"] else "link" if self._open["link"] else "text"
        self._letters[kind] += sum(map(str.isalnum, text))

    def end(self, following: etree._Element | None) -> Iterator[Segment]:
        """What was gathered as paragraphs; what comes next belongs to the element `following`."""
        text, share = self.text, self.share
        heading = _HEADING.fullmatch(name_of(self._element))
        if heading and next(self._element.iterancestors("figure"), None) is not None:
            heading = None  # what names a picture heads no text
        for piece in [text] if heading else _PARAGRAPH_END.split(text):
            block = Heading(piece, int(heading[1])) if heading else Paragraph(piece)
            yield Segment(block, self._element, share)
        self._pieces.clear()
        self._letters.clear()
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
        tuple(_text_of(cell) for cell in row if name_of(cell) in ("td", "th"))
        for row in table.iterdescendants()
        if name_of(row) == "tr" and not _is_hidden(row)
    )
    long = any(len(cell) > LONGEST_CELL for row in rows for cell in row)
    narrow = max(map(len, rows), default=0) < 2
    if long or narrow or any(map(_holds_prose, table.iterdescendants())):
        return None
    return Table(rows)


def _caption(element: etree._Element) -> Segment:
    return Segment(Paragraph(_text_of(element)), element, _shown_by(element).share)


def _holds_prose(element: etree._Element) -> bool:
    """Whether the element is a cell of several paragraphs."""
    if name_of(element) not in ("td", "th"):
        return False
    return sum(name_of(inner) == "p" for inner in element.iterdescendants()) > 1


def _listing(element: etree._Element, name: str) -> Listing | None:
    if any(name_of(inner) in ("ul", "ol", "table") for inner in element.iterdescendants()):
        return None
    if _has_stray_text(element):
        return None
    items = [_text_of(item) for item in element if name_of(item) == "li"]
    if any(len(item) > LONGEST_ITEM or "\n" in item for item in items):
        return None
    return Listing(tuple(items), numbered=name == "ol")


def _has_stray_text(listing: etree._Element) -> bool:
    """Whether text stands in a list outside of its items."""
    others = (inner for inner in listing if name_of(inner) != "li")
    texts = [listing.text, *(inner.tail for inner in listing), *map(_text_of, others)]
    return any(text and text.strip() for text in texts)


def _text_of(element: etree._Element) -> str:
    """The visible text within the element, blocks in it on lines of their own."""
    return _LINE_ENDS.sub("\n", _shown_by(element).text).strip()


def _shown_by(root: etree._Element) -> _Line:
    """All that the element shows, as if it were one line."""
    line = _Line(root)
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        name = name_of(element)
        if event == "start" and element is not root and _is_unseen(element, name):
            steps.skip_subtree()
            continue
        line.add("\n" * (name in BLOCKS))
        if event == "start":
            line.add_start(element, name)
        else:
            line.add_tail(element, root)
    return line


def _opening(element: etree._Element, name: str, verbatim: bool) -> str:
    """The element's own first text, as it is seen: notes in brackets, raised digits raised."""
    if name == "br":
        return "\n"
    text = _flat(element.text, verbatim)
    if name == "q":
        return f"“{text}"
    if name == "a" and "#" in element.get("href", "") and not len(element):
        mark = _NOTE_MARK.fullmatch(text.strip())
        return "" if text.strip() in _BACK else f"[{mark[1]}]" if mark else text
    if name == "sup" and not len(element):
        return text.translate(_SUPERSCRIPT) if text.strip("0123456789+-") == "" else text
    return text


def _flat(text: str | None, verbatim: bool) -> str:
    """The text with white space as HTML shows it: single spaces, but within <pre> as it is."""
    return (text or "") if verbatim else _BLANKS.sub(" ", text or "")


def _is_unseen(element: etree._Element, name: str) -> bool:
    """Whether the element shows no text; a button may be the words of a heading."""
    parent = element.getparent()
    heads = name == "button" and parent is not None and _HEADING.fullmatch(name_of(parent))
    return (name in _UNSEEN and not heads) or _is_hidden(element)


def _is_hidden(element: etree._Element) -> bool:
    """Whether nobody reads it: hidden, or the link "edit" beside a wiki's headings."""
    names = element.get("class", "")
    if "mw-editsection" in names or _UNSEEN_NAMES.search(names) or _is_page_number(element):
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _is_page_number(element: etree._Element) -> bool:
    """Whether the element says which page of the printed book begins there."""
    names = f"{element.get('class', '')} {element.get(EPUB_TYPE, '')} {element.get('role', '')}"
    if not _PAGE_BREAK.search(names) or any(map(len, element)):
        return False
    return bool(_PAGE_NUMBER.fullmatch("".join(element.itertext())))


def _kind(element: etree._Element) -> str:
    """What the element's letters are: "link", "mark" (of a note) or "text"."""
    if name_of(element) != "a" or "href" not in element.attrib:  # else a mere place to lead to
        return "text"
    return "mark" if is_note_mark(element) else "link"


def is_note_mark(link: etree._Element) -> bool:
    """Whether the link is a number or a sign, raised or not, that leads to a note."""
    inner = link[0] if len(link) == 1 and not (link.text or "").strip() else link
    text = "" if len(inner) else (inner.text or "").strip()
    return "#" in link.get("href", "") and bool(_NOTE_MARK.fullmatch(text))
