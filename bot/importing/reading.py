"""Bytes of a document -> `Page`, by what they are and what they are called.

The name (or, for a page from the web, the Content-Type) says what a document should be, its first
bytes what it is; where the two differ nothing is read. Readers are imported when they are needed;
each raises DocumentError for what it must refuse: what is locked, too long, or has no letters.
"""

import importlib
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import PurePath

from bot.errors import DocumentError
from bot.importing.archive import UNREADABLE
from bot.importing.page import AGAIN, Page

MOST_BYTES = 50 * 2**20
KINDS = {
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
    ".pdf": "PDF",
    ".docx": "DOCX",
    ".epub": "EPUB",
    ".md": "Markdown",
    ".markdown": "Markdown",
    ".txt": "text",
    ".text": "text",
}
_READERS = {
    "HTML": ("bot.importing.html", "read_html"),
    "PDF": ("bot.importing.pdf", "read_pdf"),
    "DOCX": ("bot.importing.docx", "read_docx"),
    "EPUB": ("bot.importing.epub", "read_epub"),
    "Markdown": ("bot.importing.text", "read_markdown"),
    "text": ("bot.importing.text", "read_text"),
}
_AS_DOCX = "Save it as .docx from a word processor."
_UNPACKED = "Unpack it, and add what is in it."
_WITH_TEXT = "Add a document with text in it."
_AS_HTML = 'Save the page in the browser as HTML ("Webpage, Complete"), and add that.'
_WEB_ARCHIVES = (".mht", ".mhtml", ".webarchive")
# First bytes, what they are the first bytes of, what to do.
_FOREIGN = (
    (b"\x89PNG", "a PNG picture", _WITH_TEXT),
    (b"\xff\xd8\xff", "a JPEG picture", _WITH_TEXT),
    (b"GIF8", "a GIF picture", _WITH_TEXT),
    ((b"II*\0", b"MM\0*"), "a TIFF picture", _WITH_TEXT),
    (b"RIFF", "a picture or a recording", _WITH_TEXT),
    (b"\x1f\x8b", "a gzip archive", _UNPACKED),
    (b"7z\xbc\xaf", "a 7-Zip archive", _UNPACKED),
    (b"Rar!", "a RAR archive", _UNPACKED),
    ((b"From: <Saved by", b'From: "Saved by'), "a web archive (MHTML)", _AS_HTML),
    (b"MIME-Version:", "a web archive (MHTML) or a mail", _AS_HTML),
    (b"bplist00", "a web archive of Safari", _AS_HTML),
    (b"{\\rtf", "an RTF document", _AS_DOCX),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office document or one with a password",
        "Save it as .docx without a password.",
    ),
)
# The same of zip archives, by a file that is in them.
_ARCHIVES = (
    ("word/document.xml", "DOCX", "Rename it to .docx, and add it again."),
    ("META-INF/container.xml", "EPUB", "Rename it to .epub, and add it again."),
    ("content.xml", "an OpenDocument file", _AS_DOCX),
)
_TEXTS = ("HTML", "Markdown", "text")
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16 and UTF-32, which are full of zeros


def kind_of_name(name: str) -> str:
    """The kind of document that a file name promises; DocumentError when it promises none."""
    ending = PurePath(name).suffix.lower()
    if ending in KINDS:
        return KINDS[ending]
    if ending in _WEB_ARCHIVES:
        raise DocumentError("a web archive is no kind of document that can be read.", _AS_HTML)
    raise DocumentError(
        "it is not known what kind of document this is.",
        f"Known are {', '.join(KINDS)}: rename the file, or save it in one of these formats. "
        "An address begins with https://.",
    )


def read_document(data: bytes, kind: str, charset: str | None = None) -> Page:
    """The document as a page. DocumentError when it is no such document, or holds no text.

    `kind` is one of the values of `KINDS`; `charset` is what a web server declared.
    """
    _check(data, kind)
    reader = _reader(kind)
    try:
        page = reader(data, charset) if kind == "HTML" else reader(data)
    except DocumentError:
        raise
    except Exception as error:  # parsers raise whatever broken bytes lead them into
        raise DocumentError(
            f"cannot be read as {kind} ({type(error).__name__}).",
            "It may be damaged: open it in another program, save it again, and add that.",
        ) from error
    if not any(character.isalnum() for character in page.body):
        raise DocumentError(
            f"no text was found in this {kind} document.",
            "If you see text when you open it, copy it into a .txt file, and add that.",
        )
    return page


def _reader(kind: str) -> Callable[..., Page]:
    module, name = _READERS[kind]
    try:
        reader: Callable[..., Page] = getattr(importlib.import_module(module), name)
    except ImportError as error:  # also of a library that lacks a part of another one
        missing = error.name or " ".join(str(error).split())
        raise DocumentError(
            f"reading {kind} needs libraries that are not installed ({missing}).",
            f"Install them: {sys.executable} -m pip install 'article-bot[import]'",
        ) from error
    return reader


def _check(data: bytes, kind: str) -> None:
    if not data.strip():
        raise DocumentError("the file is empty.", AGAIN)
    if len(data) > MOST_BYTES:
        raise DocumentError(
            f"the file is larger than {MOST_BYTES // 2**20} MB.",
            "Split it, or copy its text into a new document.",
        )
    found, advice = _kind_of_bytes(data, kind)
    if found is not None and found != kind and not (found == "HTML" and kind in _TEXTS):
        raise DocumentError(f"should be {kind}, but is {found}.", advice)
    if found is None and kind not in _TEXTS:
        raise DocumentError(f"is no {kind} document, whatever its name.", AGAIN)


def _kind_of_bytes(data: bytes, expected: str) -> tuple[str | None, str]:
    """What the bytes are, if they tell, and what to do when that is not what was expected."""
    head = data[:1024]  # where a PDF may begin; a text may well speak of its mark
    if b"%PDF-" in head and (expected not in _TEXTS or head.lstrip().startswith(b"%PDF-")):
        return "PDF", "Rename it to .pdf, and add it again."
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    for start, name, advice in _FOREIGN:
        if data.startswith(start):
            return name, advice
    if b"\0" in data[:4096] and not data.startswith(_BYTE_ORDER_MARKS):
        return "binary data", _WITH_TEXT
    return None, ""


def _kind_of_archive(data: bytes) -> tuple[str | None, str]:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except UNREADABLE:
        return "a damaged zip archive", AGAIN
    found = (row for row in _ARCHIVES if row[0] in names)
    _, name, advice = next(found, ("", "a zip archive", _UNPACKED))
    return name, advice
