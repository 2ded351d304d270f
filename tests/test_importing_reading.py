"""Whatever the bytes, reading them gives a page or a plain word about why not."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import DocumentError
from bot.importing import page as reading_page
from bot.importing.page import Page
from bot.importing.reading import KINDS, MOST_BYTES, kind_of_name, read_document
from tests.documents import archive, docx, epub, html, pdf, set_in_lines

WHOLE = {
    "HTML": html("<p>A paragraph of the page.</p><table><tr><td>1<td>2</table>"),
    "PDF": pdf([set_in_lines("A paragraph of the page that goes over several lines.", 60, 700)]),
    "DOCX": docx("A paragraph."),
    "EPUB": epub("<body><p>A paragraph.</p></body>"),
    "Markdown": b"---\ntitle: T\n---\n\n| a |\n|---|\n\nA paragraph.",
    "text": b"A title\n\nA paragraph.",
}


@pytest.mark.parametrize("kind", WHOLE)
def test_every_kind_is_read(kind: str) -> None:
    assert "paragraph" in read_document(WHOLE[kind], kind).body


@pytest.mark.parametrize("kind", ["HTML", "Markdown", "text"])
def test_a_text_may_speak_of_the_mark_of_a_pdf(kind: str) -> None:
    text = "The first bytes of the file are %PDF-1.7, says the norm."

    assert read_document(f"{text}\n".encode(), kind).body == text


@pytest.mark.parametrize(
    ("data", "kind", "complaint"),
    [
        (b" \n", "HTML", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "HTML", "should be HTML, but is a PNG picture"),
        (b"%PDF-1.7", "HTML", "but is PDF. Rename it to .pdf"),
        (b"<html>", "PDF", "is no PDF document"),
        (b"\xd0\xcf\x11\xe0\0\0", "DOCX", "Save it as .docx without a password"),
        (b"From: <Saved by Blink>\r\n", "HTML", "but is a web archive"),
        (b'From: "Saved by Internet Explorer 11"\r\n', "HTML", "but is a web archive"),
        (b"{\\rtf1 a}", "text", "but is an RTF document"),
        (b"a\0b", "text", "but is binary data"),
        (WHOLE["DOCX"], "EPUB", "but is DOCX. Rename it to .docx"),
        (WHOLE["EPUB"][:500], "EPUB", "a damaged zip archive"),
        (archive({"content.xml": "<x/>"}), "DOCX", "but is an OpenDocument file"),
        (archive({"a.txt": "x"}), "DOCX", "but is a zip archive"),
        (archive({f"{n}.txt": "x" for n in range(10_000)}, WHOLE["EPUB"]), "EPUB", "10,000 files"),
        (WHOLE["DOCX"].replace(b"PK\1\2\24\3\24\0\0", b"PK\1\2\24\3\24\0\1"), "DOCX", "encrypted"),
        (pdf([]), "PDF", "the PDF has no pages"),
        (b"<html><script>a</script>", "HTML", "no text was found"),
        (b"# Only a title", "Markdown", "no text was found"),
        (b"---\ntitle: [\n---\nText.", "Markdown", "not valid YAML"),
        (WHOLE["PDF"][:300], "PDF", "may be damaged"),
        (bytes(MOST_BYTES + 1), "text", "larger than 50 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    data: bytes, kind: str, complaint: str
) -> None:
    with pytest.raises(DocumentError, match=complaint):
        read_document(data, kind)


@pytest.mark.parametrize("kind", ["DOCX", "EPUB"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(kind: str) -> None:
    bomb = archive({"word/media/a.bin": bytes(2**21)}, WHOLE[kind])

    with pytest.raises(DocumentError, match="zip bomb"):
        read_document(bomb, kind)


@pytest.mark.parametrize("kind", ["HTML", "EPUB", "Markdown", "text"])
def test_more_text_than_can_be_read_in_seconds_is_refused(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_page, "MOST_CHARACTERS", 9)

    with pytest.raises(DocumentError, match=r"million characters of text\. Split it"):
        read_document(WHOLE[kind], kind)


def test_blanks_that_only_lay_out_the_source_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_page, "MOST_CHARACTERS", 900)
    page = f"<p>A paragraph.</p>{' ' * 999}<p>Another.</p>".encode()

    assert read_document(page, "HTML").body == "A paragraph.\n\nAnother."


def test_entities_that_multiply_are_not_followed() -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 20}">' for n in range(9))
    chapter = (
        f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><html><body><p>&e9;Text.</p></body></html>'
    )

    book = archive({"text/c 0.xhtml": chapter}, WHOLE["EPUB"])

    assert "ha" not in read_document(book, "EPUB").body


@pytest.mark.parametrize(
    ("name", "kind"), [("a.HTM", "HTML"), ("a.b.pdf", "PDF"), ("é.md", "Markdown")]
)
def test_a_name_says_what_a_document_should_be(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


@pytest.mark.parametrize("name", ["a", "a.doc", ".pdf", "a.pdf/"])
def test_other_names_are_refused_with_a_list_of_those_that_are_known(name: str) -> None:
    with pytest.raises(DocumentError, match=r"Known are \.html"):
        kind_of_name(name.replace("/", ".zip"))


@pytest.mark.parametrize("name", ["a.mht", "a.MHTML", "a.webarchive"])
def test_of_a_web_archive_it_is_said_how_to_save_the_page_instead(name: str) -> None:
    with pytest.raises(DocumentError, match="Webpage, Complete"):
        kind_of_name(name)


def test_without_the_libraries_the_way_to_get_them_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    for name in [name for name in sys.modules if name.startswith("bot.importing.pdf")]:
        monkeypatch.delitem(sys.modules, name)

    with pytest.raises(DocumentError, match=r"pip install 'article-bot\[import\]'"):
        read_document(WHOLE["PDF"], "PDF")


# -- fuzzing --------------------------------------------------------------------------------------


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A document with some of its bytes changed, lost or doubled."""
    kind = draw(st.sampled_from(sorted(WHOLE)))
    data = bytearray(WHOLE[kind])
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(data)))
        length = draw(st.sampled_from([0, 0, 1, 8, 200]))
        data[place : place + length] = draw(st.binary(max_size=8)) * draw(
            st.sampled_from([1, 1, 99])
        )
    return kind, bytes(data)


@settings(max_examples=30)
@given(damaged())
def test_a_damaged_document_is_a_page_or_a_document_error(document: tuple[str, bytes]) -> None:
    kind, data = document

    assert is_read_or_refused(data, kind)


@settings(max_examples=30)
@given(st.sampled_from(sorted(set(KINDS.values()))), st.binary(max_size=300))
def test_any_bytes_are_a_page_or_a_document_error(kind: str, data: bytes) -> None:
    start = {"PDF": b"%PDF-1.4\n", "DOCX": b"PK\x03\x04", "EPUB": b"PK\x03\x04"}.get(kind, b"")

    assert is_read_or_refused(start + data, kind)


def is_read_or_refused(data: bytes, kind: str) -> bool:
    try:
        return isinstance(read_document(data, kind), Page)
    except DocumentError as error:
        return bool(str(error))
