"""An electronic book (EPUB) -> `Page`: its chapters in the order of the spine.

What of a chapter is the book's own text is decided in `epub_body`. Books whose chapters are locked
are refused.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from bot.errors import DocumentError
from bot.importing.archive import open_archive
from bot.importing.blocks import to_markdown, without_title
from bot.importing.charset import decode
from bot.importing.epub_body import book_blocks
from bot.importing.html import length_of, parse_html
from bot.importing.html_segments import name_of
from bot.importing.page import AGAIN, Facts, Page, check_length, tidy

_XHTML = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w*;")  # HTML's, unknown to XML
_CLOSED = re.compile(r"<(title|script|style|a|p|div|span)\b([^<>]*)/>")  # unknown to HTML
# The encoding that it declares is no longer true, and a document type may define entities.
_PROLOGUE = re.compile(
    r"\A(?:[\s\ufeff]+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:>|\[.*?\]\s*>))+", re.DOTALL
)


def read_epub(data: bytes) -> Page:
    """The book's text and what its package document states about it."""
    archive = open_archive(data)
    path = _package_path(archive)
    package = _xml(archive, path)
    facts = tidy(_facts(package))
    blocks = book_blocks(list(_chapters(archive, path, package)))
    return Page(facts, to_markdown(without_title(blocks, facts.title)))


def _package_path(archive: zipfile.ZipFile) -> str:
    for element in _xml(archive, _CONTAINER).iter("{*}rootfile"):
        return str(element.get("full-path", ""))
    raise DocumentError("the EPUB names no package document.", AGAIN)


def _facts(package: etree._Element) -> Facts:
    def first(name: str) -> str | None:
        found = package.iter(f"{_DUBLIN_CORE}{name}")
        return next((e.text for e in found if e.text and e.text.strip()), None)

    dates = (
        element.text
        for element in package.iter(f"{_DUBLIN_CORE}date")
        if element.get("{http://www.idpf.org/2007/opf}event", "publication") == "publication"
    )
    return Facts(
        title=first("title"),
        publisher=first("publisher"),
        published=next(dates, None),
        language=first("language"),
        url=first("source"),
    )


def _chapters(
    archive: zipfile.ZipFile, path: str, package: etree._Element
) -> Iterator[etree._Element]:
    items = {item.get("id"): item for item in package.iter("{*}item")}
    locked = _locked(archive)
    characters = 0
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _XHTML:
            continue
        if "nav" in item.get("properties", "").split():
            continue
        name = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(item.get("href", "")))
        )
        if name in locked:
            raise DocumentError("the book is locked (DRM).", "Get an open copy of it.")
        tree = _tree(_member(archive, name))
        characters += length_of(tree)
        check_length(characters)
        yield tree


def _locked(archive: zipfile.ZipFile) -> set[str]:
    """The members that are encrypted; usually none, or fonts."""
    if _LOCKS not in archive.namelist():
        return set()
    references = _xml(archive, _LOCKS).iter("{*}CipherReference")
    return {unquote(reference.get("URI", "")) for reference in references}


def _tree(data: bytes) -> etree._Element:
    """A chapter; as XML, which it should be, or else as HTML, which bears any fault."""
    text = _PROLOGUE.sub("", _ENTITY.sub(lambda match: unescape(match[0]), decode(data)))
    tree = _parsed(text.encode(errors="replace"), lxml_html.XHTMLParser)
    if tree is None:
        tree = parse_html(_CLOSED.sub(r"<\1\2></\1>", text))
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(tree, etree.Entity, with_tail=False)
    for element in tree.iter("{http://www.w3.org/1999/xhtml}*"):
        element.tag = name_of(element)  # trafilatura knows HTML without a namespace
    return tree


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    tree = _parsed(_member(archive, name))
    if tree is None:
        raise DocumentError(f"{name} of the EPUB is damaged.", AGAIN)
    return tree


def _parsed(data: bytes, parser: type[etree.XMLParser] = etree.XMLParser) -> etree._Element | None:
    """The tree of faultless XML, else none. Entities that a file defines are not looked up."""
    try:
        return etree.fromstring(data, parser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        raise DocumentError(f"the EPUB names a part that it lacks, {name}.", AGAIN) from None
