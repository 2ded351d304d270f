"""Documents built for a test: small, but of the kind that programs write."""

import io
import textwrap
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from docx import Document
from docx.oxml import parse_xml

from bot.corpus.markdown import passages_of_markdown
from bot.importing.page import Page

SENTENCE = "The committee met on Thursday to discuss the plan that several members had put forward."

Stroke = tuple[float, float, float, str]  # x, y and size in points, text

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def texts_of(page: Page) -> list[str]:
    """The passages of a document that was read, without the headings over them."""
    return [text for _, text in passages_of_markdown(page.body)]


def html(body: str, head: str = "<title>A title</title>") -> bytes:
    """A page as news sites have them, with the body between a menu and a footer."""
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(6))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>"
        "<div class='cookie-banner'><p>We use cookies to make our pages better for you.</p></div>"
        f"<header><nav><ul>{menu}</ul></nav></header>{body}"
        "<footer><p>Copyright of the Example Media Company, all rights reserved.</p></footer>"
        "</body></html>"
    ).encode()


def archive(members: Mapping[str, str | bytes], base: bytes | None = None) -> bytes:
    """A zip file of the members, on top of those of another one."""
    old = {} if base is None else members_of(base)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**old, **members}.items():
            packed.writestr(name, content)
    return target.getvalue()


def members_of(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as members:
        return {name: members.read(name) for name in members.namelist()}


def docx(*parts: str, title: str = "A title") -> bytes:
    """A Word document: parts that begin with "<" are XML of the body, others paragraphs."""
    document = Document()
    document.core_properties.title = title
    for part in parts:
        if part.startswith("<"):
            for element in parse_xml(f"<w:body {WORD}>{part}</w:body>"):
                document.element.body.insert(len(document.element.body) - 1, element)
        else:
            document.add_paragraph(part)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def epub(*chapters: str, metadata: str = "<dc:title>A title</dc:title>", **members: str) -> bytes:
    """A book of XHTML bodies; further members by their names without a suffix."""
    numbers = range(len(chapters))
    items = "".join(
        f'<item id="c{n}" href="c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    texts = {
        f"text/c {n}.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head>{chapter}</html>'
        for n, chapter in enumerate(chapters)
    }
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="text/b.opf"/>'
            "</rootfiles></container>",
            "text/b.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine>"
            "</package>",
            **texts,
            **{f"META-INF/{name}.xml": content for name, content in members.items()},
        }
    )


def pdf(pages: Iterable[Sequence[Stroke]], title: str | None = "A title") -> bytes:
    """A PDF whose pages hold these strokes, in this order, half as wide as high.

    The font has every letter of the basic plane by its code point and says so in a ToUnicode map.
    """
    pages = list(pages)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _FONT, _FONT_OF_LETTERS, b""]
    kids = []
    for strokes in pages:
        content = b"\n".join(
            b"BT /F %.1f Tf %.1f %.1f Td <%s> Tj ET"
            % (size, x, y, text.encode("utf-16-be").hex().encode())
            for x, y, size, text in strokes
        )
        objects.append(_stream(content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    used = sorted({ord(letter) >> 8 for page in pages for *_, text in page for letter in text})
    blocks = b"\n".join(b"<%02x00> <%02xff> <%02x00>" % (n, n, n) for n in used)
    objects[4] = _stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"%d beginbfrange\n%s\nendbfrange\nendcmap end end" % (len(used), blocks)
    )
    information = b""
    if title is not None:
        objects.append(b"<</Title<feff%s>>>" % title.encode("utf-16-be").hex().encode())
        information = b"/Info %d 0 R" % len(objects)
    return _assembled(objects, information)


_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H"
    b"/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
)
_FONT_OF_LETTERS = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/DW 500"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _assembled(objects: Sequence[bytes], information: bytes) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(places))
    trailer = b"trailer<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, information)
    return data + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(data)


def set_in_lines(text: str, x: float, y: float, letters: int = 40) -> list[Stroke]:
    """The text wrapped to so many letters, as strokes of size 10 from (x, y) downwards."""
    lines = textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False)
    return [(x, y - 12 * n, 10, line) for n, line in enumerate(lines)]
