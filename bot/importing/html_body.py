"""Which blocks of a page are its article.

trafilatura finds the article; it may lose what looks unlike prose to it: short lines, captions,
bare text between line breaks, rows of tables. So its text only marks blocks of the page, and blocks
amid marked ones are kept as well unless they look like furniture: lists of links, and what stands
in a part of the page named so. Where the name leaves no doubt, as of advertisements, a mark does
not help. Order and wording are those of the page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from lxml import etree

from bot.importing.blocks import Block, Heading, text_of
from bot.importing.html_marks import GRAM, letters_of, marks_of
from bot.importing.html_segments import Segment, name_of, naming, segments_of

_SCOPE = 0.8  # share of the marked letters that makes an <article> the whole article
_FURNITURE = frozenset(["nav", "footer", "aside", "menu", "form", "dialog"])
_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"]
)
_NAMES = naming(
    r"nav(?:igation|bar)?|menu|banner|popup|modal|share|sharing|social|subscribe|subscription"
    r"|signup|promo(?:ted)?|advert\w*|sponsor|related|recommend\w*|more|most|trending|popular"
    r"|comments?|sidebar|footer|tags|toolbar|skip|login|print|pagination|pager|catcher"
    r"|read-?(?:also|more|next)|also-?read"
)
# Names of what is never an article, also where trafilatura takes it for prose.
_ALIEN = naming(
    "cookies?|consent|gdpr|newsletter|paywall|adverts?|advertisements?|ads?|sponsored|outbrain|taboola"
    "|disqus|breadcrumbs?|toc|dfp|adsbygoogle"
)
# Names of what leads to other articles; on a page with a short one it is the longest text.
_RELATED = naming("related-?(?:posts?|articles?|stories|content|news)|yarpp")
_PICTURE = naming("img|images?|photos?|pictures?|captions?|figures?|media")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)]*$")
_NOTES = naming("(?:foot|end)-?notes?")


def article_blocks(tree: etree._Element, title: str | None) -> list[Block]:
    """The blocks of the article in the order of the page, without its title; none if it is bare."""
    segments = segments_of(tree)
    marks = marks_of(tree, segments)
    if any(marks):
        kept = _Page(segments, marks, title).kept()
    else:
        kept = _Page(segments, [True] * len(segments), title).without_furniture()
    return _without_idle_headings(_without_title([s.block for s in kept], title))


class _Page:
    """The blocks of a page and which of them are marked."""

    def __init__(
        self, segments: Sequence[Segment], marks: Sequence[bool], title: str | None
    ) -> None:
        self._standfirst = _standfirst(segments, letters_of(title or ""))
        weights = _weights([s for s, mark in zip(segments, marks, strict=True) if mark])
        most = max(weights.values(), default=0)
        self._trunk = {element for element, weight in weights.items() if weight > most / 2}
        scope = [e for e, weight in weights.items() if weight >= _SCOPE * most and _is_article(e)]
        self._scoped = bool(scope)
        self._names_furniture = cache(_names_furniture)  # asked by all that stands in it
        self._blocks = [
            (segment, mark)
            for segment, mark in zip(segments, marks, strict=True)
            if not scope or segment is self._standfirst or any(e in scope for e in segment.path)
        ]

    def without_furniture(self) -> list[Segment]:
        return [segment for segment, _ in self._blocks if not self._is_furniture(segment)]

    def kept(self) -> list[Segment]:
        """What is marked, and what stands amid it or beside it and is no furniture."""
        sure = [
            i
            for i, (segment, mark) in enumerate(self._blocks)
            if mark and _is_prose(segment) and not self._is_alien(segment)
        ]
        if not sure:
            return [s for s, mark in self._blocks if mark and not self._is_furniture(s)]
        homes = {_home(self._blocks[i][0]) for i in sure}
        first = self._first_heading(sure[0])
        return [
            segment
            for i, (segment, mark) in enumerate(self._blocks)
            if (
                first <= i <= sure[-1]
                or _home(segment) in homes
                or self._is_note(segment)
                or segment is self._standfirst
                or (self._scoped and _is_prose(segment))
            )
            and not (self._is_alien(segment) if mark else self._is_furniture(segment))
        ]

    def _first_heading(self, index: int) -> int:
        """Where the headings begin that stand right above the block."""
        while index and _is_heading(self._blocks[index - 1][0]):
            index -= 1
        return index

    def _is_alien(self, segment: Segment) -> bool:
        """Whether the segment stands in the page's own foot, or in what is named beyond doubt."""
        if segment.links == 1 and self._stands_in_furniture(segment):
            return True
        return not self._is_note(segment) and any(
            _ALIEN.search(_labels(e)) or _RELATED.search(_labels(e)) or _is_foot(e)
            for e in self._around(segment)
        )

    def _is_furniture(self, segment: Segment) -> bool:
        if not any(map(str.isalnum, segment.text)):
            return True
        if segment.leads_elsewhere and not _is_heading(segment):
            return True
        return self._stands_in_furniture(segment)

    def _stands_in_furniture(self, segment: Segment) -> bool:
        return any(map(self._names_furniture, self._around(segment)))

    def _is_note(self, segment: Segment) -> bool:
        """Whether the segment is of the notes at the end, which are far from the text."""
        return any(
            _NOTES.search(f"{_labels(e)} {e.get('role', '')}") for e in self._around(segment)
        )

    def _around(self, segment: Segment) -> Iterator[etree._Element]:
        """What the segment stands in, without what holds most of the article as well."""
        return (element for element in segment.path if element not in self._trunk)


def _weights(marked: Sequence[Segment]) -> Counter[etree._Element]:
    """How many marked letters each element holds, those that lead elsewhere apart."""
    own = [s for s in marked if not any(_RELATED.search(_labels(e)) for e in s.path)]
    weights = Counter[etree._Element]()
    for segment in own if any(not _is_heading(s) for s in own) else marked:
        weights.update(dict.fromkeys(segment.path, len(letters_of(segment.text))))
    return weights


def _standfirst(segments: Sequence[Segment], title: str) -> Segment | None:
    """The sentence right below the heading that is the title, wherever the article begins."""
    for above, segment in pairwise(segments):
        if _is_heading(above) and letters_of(above.text) == title:
            sentence = _is_prose(segment) and _SENTENCE_END.search(segment.text)
            return segment if sentence else None
    return None


def _is_prose(segment: Segment) -> bool:
    return len(letters_of(segment.text)) >= 2 * GRAM and not segment.leads_elsewhere


def _is_article(element: etree._Element) -> bool:
    return name_of(element) == "article" or "articleBody" in element.get("itemprop", "")


def _home(segment: Segment) -> etree._Element | None:
    """The element whose children are paragraphs like this one, or figures and quotations."""
    plain = name_of(segment.element) in ("div", "section", "article", "main", "td", "body")
    home = segment.element if plain else segment.element.getparent()
    while home is not None and (name_of(home) in ("figure", "blockquote") or _is_picture(home)):
        home = home.getparent()
    return home


def _is_picture(element: etree._Element) -> bool:
    return name_of(element) != "body" and bool(_PICTURE.search(element.get("class", "")))


def _is_heading(segment: Segment) -> bool:
    return isinstance(segment.block, Heading)


def _names_furniture(element: etree._Element) -> bool:
    return (
        name_of(element) in _FURNITURE
        or element.get("role", "") in _ROLES
        or bool(_NAMES.search(_labels(element)) or _ALIEN.search(_labels(element)))
    )


def _labels(element: etree._Element) -> str:
    """The class and the id, in which pages name their parts."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def _is_foot(element: etree._Element) -> bool:
    """Whether the element is the foot of the page rather than of an article, with its sources."""
    return name_of(element) == "footer" and not any(map(_is_article, element.iterancestors()))


def _without_title(blocks: list[Block], title: str | None) -> list[Block]:
    """Without the headings that repeat the title, and without a first line that does."""
    name = letters_of(title or "")
    return [
        block
        for index, block in enumerate(blocks)
        if letters_of(text_of(block)) != name or (index and not isinstance(block, Heading))
    ]


def _without_idle_headings(blocks: list[Block]) -> list[Block]:
    """Without the headings that stand above nothing."""
    kept: list[Block] = []
    for block in reversed(blocks):
        below = kept[-1] if kept else None
        idle = below is None or (
            isinstance(below, Heading) and isinstance(block, Heading) and below.level <= block.level
        )
        if not (isinstance(block, Heading) and idle):
            kept.append(block)
    return kept[::-1]
