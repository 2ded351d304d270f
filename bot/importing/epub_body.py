"""Which blocks of an electronic book are the book.

A chapter has no page around it, so all of it is the book's but for what leads through the book or
out of it. Lists typed as tables of contents or of pages go; so do five links in a row of which each
leads further into the book than the one before, and lines of nothing but links that stand in three
places: "Next chapter". What is named as furniture and holds links goes where it is mostly links or
where trafilatura does not take it for text. A note never goes. Nothing is judged by its name alone:
books have menus and advertisements in them.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

from lxml import etree

from bot.importing.blocks import Block, Heading, Listing, Table
from bot.importing.html_marks import letters_of, marks_of
from bot.importing.html_segments import (
    BLOCKS,
    EPUB_TYPE,
    Segment,
    is_note_mark,
    name_of,
    segments_of,
)

_LISTS = frozenset(["toc", "landmarks", "page-list", "loi", "lot", "loa", "lov"])
_ROLES = frozenset(["doc-toc", "doc-pagelist", "navigation"])
_INDEX = frozenset(["index", "doc-index"])
_LINKS = 0.5  # a block with a larger share of links leads elsewhere
_PURE = 0.9  # share of links of a block that says nothing besides, but for a number
_ROW = 5  # links that make a table of contents; of a chapter without other text, two
_PLACES = 3  # in which a line must stand to be one of navigation
_MOST = 0.9  # share of a row's links that lead into the book, and further than the one before
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:igation|bar|box)?\d*|pagination|pager|breadcrumbs?|share|sharing|social"
    r"|subscribe|promo(?:ted)?|banner|popup)(?=$|[\s_-])",
    re.IGNORECASE,
)
# Names that leave no doubt where a link to the web stands below them.
_ALIEN = re.compile(
    r"(?:^|[\s_-])(?:adverts?|advertisements?|ads?|sponsored|newsletter|boilerplate)(?=$|[\s_-])",
    re.IGNORECASE,
)
_Place = tuple[int, int]  # the chapter's number, and the element's number in it


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book: its name in the archive, and its tree."""

    name: str
    tree: etree._Element


def book_blocks(chapters: Sequence[Chapter]) -> list[Block]:
    """The blocks of all chapters in order, without navigation and the like."""
    texts = [segments_of(chapter.tree) for chapter in chapters]
    book = _Book(chapters, texts)
    return [
        segment.block
        for chapter, segments in zip(chapters, texts, strict=True)
        for segment in book.kept(chapter, segments)
    ]


class _Book:
    """Where the links of a book lead, and which lines come again in it."""

    def __init__(self, chapters: Sequence[Chapter], texts: Sequence[Sequence[Segment]]) -> None:
        elements = [list(chapter.tree.iter("{*}*")) for chapter in chapters]
        self._places = _places(chapters, elements)
        self._notes = set(_notes([element for chapter in elements for element in chapter]))
        self._lines = Counter(
            letters_of(segment.text) for text in texts for segment in text if segment.links == 1
        )
        self._names: dict[etree._Element, str] = {}  # "alien", "furniture" or ""

    def kept(self, chapter: Chapter, segments: Sequence[Segment]) -> Iterator[Segment]:
        """The segments of the chapter that are the book's."""
        contents = set(self._contents(chapter, segments))
        marks = marks_of(chapter.tree, segments)
        for index, (segment, mark) in enumerate(zip(segments, marks, strict=True)):
            below = segments[index + 1] if index + 1 < len(segments) else None
            idle = isinstance(segment.block, Heading) and below in contents
            if not (idle or segment in contents or self._is_furniture(segment, mark)):
                yield segment

    def _contents(self, chapter: Chapter, segments: Sequence[Segment]) -> Iterator[Segment]:
        """The tables of contents, typed ones and those that are only seen to be such."""
        texts = [s for s in segments if not isinstance(s.block, Heading)]
        typed = [segment for segment in segments if any(map(_is_typed, _path(segment)))]
        yield from typed
        row: list[Segment] = []
        for segment in (*texts, None):
            if segment and _leads(segment) and not self._is_note(segment):
                row.append(segment)
                continue
            alone = len(row) == len(texts) and all(other.links > _PURE for other in row)
            if self._leads_on(chapter, row, 2 if alone else _ROW):
                yield from row
            row.clear()

    def _leads_on(self, chapter: Chapter, row: Sequence[Segment], fewest: int) -> bool:
        """Whether the links of the row lead to so many places of the book, in their order."""
        links = list(_links(segment.element for segment in row))
        places = [place for link in links if (place := self._place(chapter, link)) is not None]
        further = sum(before <= after for before, after in pairwise(places))
        within = sum("://" not in link.get("href") for link in links)
        return (
            len(set(places)) >= fewest
            and further >= _MOST * (len(places) - 1)
            and within >= _MOST * len(links)
        )

    def _place(self, chapter: Chapter, link: etree._Element) -> _Place | None:
        path, _, fragment = unquote(link.get("href", "")).partition("#")
        folder = posixpath.dirname(chapter.name)
        name = posixpath.normpath(posixpath.join(folder, path)) if path else chapter.name
        return self._places.get(f"{name}#{fragment}" if fragment else name)

    def _is_furniture(self, segment: Segment, mark: bool) -> bool:
        names = {self._name(element) for element in _path(segment)}
        if "alien" in names:
            return True
        if isinstance(segment.block, Heading) or self._is_note(segment):
            return False
        comes_again = segment.links == 1 and self._lines[letters_of(segment.text)] >= _PLACES
        return comes_again or ("furniture" in names and (segment.links > _LINKS or not mark))

    def _name(self, element: etree._Element) -> str:
        if element not in self._names:
            self._names[element] = _name(element)
        return self._names[element]

    def _is_note(self, segment: Segment) -> bool:
        whole = isinstance(segment.block, Listing | Table)
        near = segment.element.iter() if whole else (segment.element, segment.element.getparent())
        return any(element in self._notes for element in near)


def _places(
    chapters: Sequence[Chapter], elements: Sequence[Sequence[etree._Element]]
) -> dict[str, _Place]:
    """Where each address within the book leads."""
    places = {chapter.name: (number, 0) for number, chapter in enumerate(chapters)}
    for number, chapter in enumerate(chapters):
        for n, element in enumerate(elements[number]):
            for key in _ids(element):
                places.setdefault(f"{chapter.name}#{key}", (number, n))
    return places


def _notes(elements: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Blocks to which a number or a sign leads, and whatever holds such a place within them."""
    links = (element for element in elements if name_of(element) == "a")
    noted = {link.get("href").partition("#")[2] for link in links if is_note_mark(link)}
    for element in elements:
        if not noted.isdisjoint(_ids(element)):
            yield element
            while name_of(element) not in BLOCKS and element.getparent() is not None:
                element = element.getparent()
                yield element


def _ids(element: etree._Element) -> list[str]:
    return [key for key in (element.get("id"), element.get("name")) if key]


def _path(segment: Segment) -> Iterator[etree._Element]:
    yield segment.element
    yield from segment.element.iterancestors()


def _leads(segment: Segment) -> bool:
    """Whether the segment is links rather than text with links in it, and of no index."""
    if segment.links <= _LINKS or any(not _INDEX.isdisjoint(_kinds(e)) for e in _path(segment)):
        return False
    links = sum(1 for _ in _links([segment.element]))
    lines = segment.text.count("\n") + 1
    return segment.links == 1 or isinstance(segment.block, Listing | Table) or links <= 2 * lines


def _is_typed(element: etree._Element) -> bool:
    return name_of(element) == "nav" or not (_LISTS | _ROLES).isdisjoint(_kinds(element))


def _kinds(element: etree._Element) -> list[str]:
    """What the element is in EPUB's words or in ARIA's, such as "toc" and "doc-toc"."""
    return " ".join(element.get(key, "") for key in (EPUB_TYPE, "epub:type", "role")).split()


def _name(element: etree._Element) -> str:
    """What the element is by its class and the links in it; "" for what may be the book's."""
    names = element.get("class", "")
    if _ALIEN.search(names) and any("://" in link.get("href") for link in _links([element])):
        return "alien"
    return (
        "furniture"
        if _FURNITURE.search(names) and next(_links([element]), None) is not None
        else ""
    )


def _links(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    for element in dict.fromkeys(elements):
        for inner in element.iter("{*}a"):
            if inner.get("href"):
                yield inner
