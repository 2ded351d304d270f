"""A Word document (DOCX) -> `Page`.

python-docx opens the package and knows its styles and properties; the text is read from the XML,
since its paragraphs leave out what stands in text boxes, content controls, footnotes and tracked
insertions. Headers, footers, comments and deleted text are not the article's.
"""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from bot.importing.archive import open_archive
from bot.importing.blocks import (
    LONGEST_CELL,
    LONGEST_ITEM,
    Block,
    Heading,
    Listing,
    Paragraph,
    Table,
    grouped,
    to_markdown,
    without_title,
)
from bot.importing.page import Facts, Page, tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset([f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_W}rt", _FALLBACK])
_APART = _GONE | {f"{_W}txbxContent"}  # a text box is read after the paragraph that it hangs on
_CHARACTERS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
_CONTENTS = re.compile(r"toc ?(?:\d|heading)|table of (?:contents|figures)")  # names of styles
_EMPTY_LINE = re.compile(r"\n\s*\n")


def read_docx(data: bytes) -> Page:
    """The document's body in order, its notes at the end, its core properties as facts."""
    open_archive(data)  # refuses what must not be unpacked
    document = Document(io.BytesIO(data))
    body = _Body(document)
    blocks = list(body.blocks())
    core = document.core_properties
    facts = tidy(Facts(title=core.title, language=core.language)).or_else(Facts(title=body.title))
    hints = {"published": f"The file was made on {core.created:%Y-%m-%d}."} if core.created else {}
    return Page(facts, to_markdown(without_title(blocks, facts.title)), hints)


class _Body:
    """Walks the document's XML; numbers the notes in the order in which they are referred to."""

    def __init__(self, document: WordDocument) -> None:
        self.title: str | None = None  # the only paragraph in the style "Title"
        self._document = document
        self._styles = {style.style_id: (style.name or "").lower() for style in document.styles}
        self._notes: list[tuple[str, str]] = []  # ("footnote", its id)
        self._initial = ""  # set apart as a large letter, of the paragraph that comes

    def blocks(self) -> Iterator[Block]:
        yield from grouped(self._blocks_in(self._document.element.body))
        sources = {kind: self._note_texts(kind) for kind in _NOTES.values()}
        for number, (kind, identifier) in enumerate(self._notes, 1):
            yield Paragraph(f"[{number}] {sources[kind].get(identifier, '')}")

    def _blocks_in(self, parent: etree._Element) -> Iterator[Block]:
        for element in parent:
            if _is_contents(element):
                continue
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
                for box in element.iter(f"{_W}txbxContent"):
                    if not any(outer.tag == _FALLBACK for outer in box.iterancestors()):
                        yield from self._blocks_in(box)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag not in _GONE:
                yield from self._blocks_in(element)  # content controls, insertions, sections

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        """The paragraph as a block; none of an initial, which begins the next one."""
        text, self._initial = self._initial + self._text(element), ""
        style, level = self._style(element)
        if element.find(f"{_W}pPr/{_W}framePr[@{_W}dropCap]") is not None:
            self._initial = text
        elif style == "title" and text.strip():
            self.title = text.strip() if self.title is None else None
            yield Heading(text, 1)
        elif level is not None:
            yield Heading(text, level + 1)
        elif not _CONTENTS.match(style):
            listed = style.startswith("list") or element.find(f"{_W}pPr/{_W}numPr") is not None
            if listed and len(text) <= LONGEST_ITEM:
                yield Listing((text,), style.startswith("list number"))
            else:
                yield from map(Paragraph, _EMPTY_LINE.split(text))

    def _style(self, element: etree._Element) -> tuple[str, int | None]:
        """The style's name in lower case, and the level of the heading that it makes, if any."""
        reference = element.find(f"{_W}pPr/{_W}pStyle")
        identifier = "" if reference is None else reference.get(f"{_W}val", "")
        name = self._styles.get(identifier, identifier.lower())
        heading, _, digits = name.partition(" ")
        return name, int(digits) if heading == "heading" and digits.isdecimal() else None

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows = [
            [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tbl")) is table]
            for row in table.iter(f"{_W}tr")
            if next(row.iterancestors(f"{_W}tbl")) is table
        ]
        if _lays_out(rows):
            for cell in chain.from_iterable(rows):
                yield from self._blocks_in(cell)
        else:
            yield Table(tuple(tuple(map(self._all_text, row)) for row in rows))

    def _all_text(self, parent: etree._Element) -> str:
        """The paragraphs of a cell or a note on one line."""
        return " ".join(map(self._text, parent.iter(f"{_W}p")))

    def _text(self, element: etree._Element) -> str:
        return "".join(self._pieces(element))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for inner in element:
            if inner.tag in (f"{_W}t", f"{_M}t"):
                yield inner.text or ""
            elif inner.tag in _CHARACTERS:
                yield _CHARACTERS[inner.tag]
            elif inner.tag in _NOTES:
                self._notes.append((_NOTES[inner.tag], inner.get(f"{_W}id", "")))
                yield f"[{len(self._notes)}]"
            elif inner.tag not in _APART and not _is_unseen(inner):
                yield from self._pieces(inner)

    def _note_texts(self, kind: str) -> dict[str, str]:
        relation = getattr(RELATIONSHIP_TYPE, f"{kind.upper()}S")
        for related in self._document.part.rels.values():
            if related.reltype == relation and not related.is_external:
                parser = etree.XMLParser(resolve_entities=False, no_network=True)
                root = etree.fromstring(related.target_part.blob, parser)
                return {
                    note.get(f"{_W}id", ""): self._all_text(note).strip()
                    for note in root.iter(f"{_W}{kind}")
                }
        return {}


def _is_contents(element: etree._Element) -> bool:
    """Whether the element is the table of contents that Word makes."""
    part = element.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return part is not None and part.get(f"{_W}val") == "Table of Contents"


def _is_unseen(element: etree._Element) -> bool:
    return element.find(f"{_W}rPr/{_W}vanish") is not None


def _lays_out(rows: Sequence[Sequence[etree._Element]]) -> bool:
    """Whether a table puts text side by side rather than holding data."""
    cells = list(chain.from_iterable(rows))
    return (
        max(map(len, rows), default=0) < 2
        or any(cell.find(f".//{_W}tbl") is not None for cell in cells)
        or any(len("".join(cell.itertext(f"{_W}t"))) > LONGEST_CELL for cell in cells)
    )
