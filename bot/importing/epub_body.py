"""Which blocks of an electronic book are the book.

A chapter has no page around it, so all of it is the book's but for what leads through the book or
out of it. Lists typed as tables of contents or of pages go; so do blocks in a row that are links to
five places of the book and nothing else, and lines of nothing but links that stand in three places:
"Next chapter". What is named as furniture and holds links goes where it is mostly links or where
trafilatura does not take it for text. A note never goes. Nothing is judged by its name alone: books
have menus and advertisements in them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, zip_longest

from lxml import etree

from bot.importing.blocks import Block, Heading, Listing, Table
from bot.importing.html_marks import letters_of, marks_of
from bot.importing.html_segments import (
    BLOCKS,
    EPUB_TYPE,
    Segment,
    is_note_mark,
    name_of,
    naming,
    segments_of,
)

_LISTS = frozenset(["toc", "landmarks", "page-list", "loi", "lot", "loa", "lov"])
_ROLES = frozenset(["doc-toc", "doc-pagelist", "navigation"])
_INDEX = frozenset(["index", "doc-index"])
# Shares of links of a line, and of a list or a table, that say nothing besides, but for numbers.
_PURE_LINE, _PURE_LIST = 0.9, 0.8
_FEWEST, _FEWEST_ALONE = 5, 2  # places of a table of contents; of a chapter without other text
_MOST = 0.9  # share of them that are in the book
_PLACES = 3  # in which a line must stand to be one of navigation

_FURNITURE = naming(
    r"nav(?:igation|bar|box)?\d*|pagination|pager|breadcrumbs?|share|sharing|social|subscribe"
    r"|promo(?:ted)?|banner|popup"
)
# Names that leave no doubt where a link to the web stands below them.
_ALIEN = naming("adverts?|advertisements?|ads?|sponsored|newsletter|boilerplate")


def book_blocks(chapters: Sequence[etree._Element]) -> list[Block]:
    """The blocks of all chapters in order, without navigation and the like."""
    texts = [segments_of(chapter) for chapter in chapters]
    lines = Counter(
        letters_of(segment.text) for text in texts for segment in text if segment.links == 1
    )
    again = {line for line, times in lines.items() if times >= _PLACES}
    notes = set(_notes([e for chapter in chapters for e in chapter.iter("{*}*")]))
    return [
        segment.block
        for chapter, text in zip(chapters, texts, strict=True)
        for segment in _kept(chapter, text, again, notes)
    ]


def _kept(
    chapter: etree._Element,
    segments: Sequence[Segment],
    again: set[str],
    notes: set[etree._Element],
) -> Iterator[Segment]:
    """The segments of a chapter that are the book's."""
    contents = set(_contents(segments, notes))
    marks = marks_of(chapter, segments)
    kind = cache(_kind)  # each is asked for by all that stands below it
    for segment, below, mark in zip_longest(segments, segments[1:], marks):
        heads = isinstance(segment.block, Heading)
        kinds = set(map(kind, segment.path))
        if segment in contents or (heads and below in contents) or "alien" in kinds:
            continue
        named = "furniture" in kinds and (segment.leads_elsewhere or not mark)
        comes_again = segment.links == 1 and letters_of(segment.text) in again
        if heads or _is_note(segment, notes) or not (named or comes_again):
            yield segment


def _contents(segments: Sequence[Segment], notes: set[etree._Element]) -> Iterator[Segment]:
    """The tables of contents, typed ones and those that are only seen to be such."""
    yield from (segment for segment in segments if any(map(_is_typed, segment.path)))
    texts = [segment for segment in segments if not isinstance(segment.block, Heading)]
    for leads, row in groupby(texts, lambda one: _leads(one) and not _is_note(one, notes)):
        entries = list(row)
        fewest = _FEWEST_ALONE if len(entries) == len(texts) else _FEWEST
        if leads and _lead_into_the_book(entries, fewest):
            yield from entries


def _lead_into_the_book(entries: Sequence[Segment], fewest: int) -> bool:
    """Whether the entries lead to so many places, nearly all of them in the book."""
    places = {link.get("href") for entry in entries for link in _links(entry.element)}
    within = sum("://" not in place for place in places)
    return len(places) >= fewest and within >= _MOST * len(places)


def _notes(elements: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Blocks to which a number or a sign leads, and whatever holds such a place within them."""
    links = (element for element in elements if name_of(element) == "a")
    noted = {link.get("href").partition("#")[2] for link in links if is_note_mark(link)}
    for element in elements:
        if not noted.isdisjoint((element.get("id"), element.get("name"))):
            yield element
            while name_of(element) not in BLOCKS and element.getparent() is not None:
                element = element.getparent()
                yield element


def _is_note(segment: Segment, notes: set[etree._Element]) -> bool:
    whole = isinstance(segment.block, Listing | Table)
    near = segment.element.iter() if whole else (segment.element, segment.element.getparent())
    return any(element in notes for element in near)


def _leads(segment: Segment) -> bool:
    """Whether the segment is links and nothing else, and of no index."""
    indexed = any(not _INDEX.isdisjoint(_kinds(element)) for element in segment.path)
    pure = _PURE_LIST if isinstance(segment.block, Listing | Table) else _PURE_LINE
    return segment.links > pure and not indexed


def _kind(element: etree._Element) -> str:
    """What the element is by its class and the links in it; "" for what may be the book's."""
    names = element.get("class", "")
    if _ALIEN.search(names) and any("://" in link.get("href") for link in _links(element)):
        return "alien"
    leads = _FURNITURE.search(names) and next(_links(element), None) is not None
    return "furniture" if leads else ""


def _is_typed(element: etree._Element) -> bool:
    return name_of(element) == "nav" or not (_LISTS | _ROLES).isdisjoint(_kinds(element))


def _kinds(element: etree._Element) -> list[str]:
    """What the element is in EPUB's words or in ARIA's, such as "toc" and "doc-toc"."""
    return " ".join(element.get(key, "") for key in (EPUB_TYPE, "epub:type", "role")).split()


def _links(element: etree._Element) -> Iterator[etree._Element]:
    return (inner for inner in element.iter("{*}a") if inner.get("href"))
