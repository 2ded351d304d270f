"""A PDF -> `Page`.

A PDF says which strings stand at which places of a page, and little else; each step makes out
more. `pdf_content` runs the program of a page and gives its strokes of text, with `pdf_fonts`;
`pdf_lines` joins strokes to lines; `pdf_columns` puts the lines in reading order, `pdf_direction`
the letters of Arabic and Hebrew; `pdf_margins` tells running heads and notes from the text; and
`pdf_paragraphs` joins lines to blocks where `pdf_shape` sees that they go on.
"""

import io
import logging
import re
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError

from bot.errors import DocumentError
from bot.importing.blocks import to_markdown
from bot.importing.page import AGAIN, Facts, Page, tidy
from bot.importing.pdf_columns import Column, columns_of_pages
from bot.importing.pdf_paragraphs import blocks_of
from bot.text.language import detect

_FEWEST_LETTERS = 20  # a page on average; a scan has none, or a stamp
_MOST_UNREADABLE = 0.2  # share of the letters
_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)", re.ASCII)  # what follows is often malformed
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")


def read_pdf(data: bytes) -> Page:
    """The text of the pages in reading order, and what the file states about itself."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is no news to anybody
    reader = _opened(data)
    pages = columns_of_pages(reader.pages)
    text = "\n".join(line.text for page in pages for column in page for line in column)
    _check(text, len(pages))
    body = to_markdown(blocks_of(pages, detect(text)))
    return Page(tidy(_facts(reader)), body, _hints(reader, pages))


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except (DependencyError, NotImplementedError):
        locked = True
    if locked:
        raise DocumentError(
            "the PDF is encrypted.",
            "Save it without a password (print it to a file), and add that.",
        )
    return reader


def _check(text: str, pages: int) -> None:
    letters = sum(character.isalnum() for character in text)
    if not pages:
        raise DocumentError("the PDF has no pages.", AGAIN)
    unreadable = len(_UNREADABLE.findall(text))
    if unreadable > _MOST_UNREADABLE * (letters + unreadable):
        raise DocumentError(
            "the PDF does not say which letters it shows.",
            "Put it through text recognition, such as `ocrmypdf --force-ocr IN.pdf OUT.pdf`, and "
            "add the result.",
        )
    if letters < _FEWEST_LETTERS * pages:
        raise DocumentError(
            "the PDF holds no text, only pictures of it, as from a scanner.",
            "Put it through text recognition, such as `ocrmypdf IN.pdf OUT.pdf`, and add the "
            "result.",
        )


def _facts(reader: PdfReader) -> Facts:
    """From the document information and its newer form, XMP; when a file was made is no date."""
    information = reader.metadata
    title = information.title if information else None
    language = reader.root_object.get("/Lang")
    xmp = reader.xmp_metadata
    if xmp is None:
        return Facts(title=title, language=language)
    return Facts(
        title=title or _text(xmp.dc_title),
        publisher=_text(xmp.dc_publisher),
        language=language or _text(xmp.dc_language),
        url=_text(xmp.dc_source),
    )


def _text(value: Any) -> str | None:  # XMP has texts, lists of them and texts by language
    values = list(value.values()) if isinstance(value, dict) else value
    first = values[0] if isinstance(values, list) and values else values
    return first if isinstance(first, str) else None


def _hints(reader: PdfReader, pages: list[list[Column]]) -> dict[str, str]:
    hints = {}
    bare = [str(number) for number, page in enumerate(pages, 1) if not page]
    if bare:
        hints["text"] = f"No text on page {', '.join(bare[:9])}{' ...' * (len(bare) > 9)}."
    if lines := [line for column in pages[0] for line in column if len(line.text) > 3]:
        largest = max(lines, key=lambda line: line.size)
        hints["title"] = f"The largest line of page 1 is: {largest.text}"
    made = _DAY.match(str(reader.metadata.creation_date_raw)) if reader.metadata else None
    if made:
        hints["published"] = f"The file was made on {'-'.join(made.groups())}."
    return hints
