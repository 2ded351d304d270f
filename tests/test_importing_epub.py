"""A book gives its chapters in the order of the spine, whole."""

from time import process_time

import pytest

from bot.errors import DocumentError
from bot.importing.epub import read_epub
from tests.documents import archive, epub, texts_of


def passages(*chapters: str) -> list[str]:
    return texts_of(read_epub(epub(*chapters)))


def test_chapters_are_read_in_order_short_paragraphs_and_notes_included() -> None:
    assert passages(
        '<body><p>Yes.</p><p>No.<a epub:type="noteref" href="#n">1</a></p></body>',
        '<body><p id="x"/><p>Next.</p><aside epub:type="footnote" id="n"><p>1 A note.</p></aside>'
        "</body>",
    ) == ["Yes.", "No.[1]", "Next.", "1 A note."]


@pytest.mark.parametrize(
    ("chapter", "texts"),
    [
        ("<body><p>A &amp; B&nbsp;C &mdash; D</p></body>", ["A & B C — D"]),
        ("<body><p>Loose & unclosed <b>tags<p>here</body>", ["Loose & unclosed tags", "here"]),
        ("<body><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</body>", ["漢字"]),
    ],
)
def test_entities_faults_and_ruby_are_read(chapter: str, texts: list[str]) -> None:
    assert passages(chapter) == texts


def test_facts_stand_in_the_package() -> None:
    book = epub(
        "<body><p>Text.</p></body>",
        metadata="<dc:title>غارة</dc:title><dc:publisher>P</dc:publisher><dc:date>2020-05-01T00:00:00Z"
        "</dc:date><dc:language>ar</dc:language><dc:source>https://a.example/b</dc:source>",
    )

    facts = read_epub(book).facts

    assert (facts.title, facts.publisher, facts.published) == ("غارة", "P", "2020-05-01")
    assert (facts.language, facts.url) == ("ar", "https://a.example/b")


def test_locked_chapters_are_refused_and_locked_fonts_are_not() -> None:
    def book(locked: str) -> bytes:
        lock = f'<encryption><CipherReference URI="{locked}"/></encryption>'
        return epub("<body><p>Text.</p></body>", encryption=lock)

    assert read_epub(book("fonts/a.otf")).body == "Text."
    with pytest.raises(DocumentError, match="locked"):
        read_epub(book("text/c%200.xhtml"))


@pytest.mark.parametrize(
    ("members", "complaint"),
    [
        ({"a.txt": "x"}, "lacks, META-INF/container.xml"),
        ({"META-INF/container.xml": "<container/>"}, "names no package"),
        ({"META-INF/container.xml": "<rootfile full-path='x.opf'/>"}, "lacks, x.opf"),
        ({"META-INF/container.xml": "no xml"}, "damaged"),
    ],
)
def test_a_book_without_its_parts_is_refused(members: dict[str, str], complaint: str) -> None:
    with pytest.raises(DocumentError, match=complaint):
        read_epub(archive(members))


def test_chapters_without_a_prologue_s_end_are_read_at_once() -> None:
    begun = process_time()

    assert passages("<!DOCTYPE [" * 30_000 + "<a " * 30_000, "<p>Text.</p>") == ["Text."]

    assert process_time() - begun < 2  # seconds; it took a minute


def test_a_prologue_is_left_out_whatever_stands_within_it() -> None:
    prologue = (
        '\n<?xml version="1.0" encoding="utf-16"?><!-- made -->\n<?xml-stylesheet href="a.css"?>'
        '<!DOCTYPE html [<!ENTITY a "b">] >\n'
    )
    chapter = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>It r&eacute;ined.</p></body></html>'
    )

    book = archive({"text/c 0.xhtml": prologue + chapter}, epub("<body/>"))

    assert read_epub(book).body == "It réined."
