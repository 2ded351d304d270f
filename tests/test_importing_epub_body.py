"""Of a book nothing is lost but what leads through it or out of it."""

from typing import Any

import pytest
from lxml import etree

from bot.importing import epub_body
from bot.importing.epub import read_epub
from tests.documents import SENTENCE as TEXT
from tests.documents import epub, texts_of

CHAPTERS = [f"<body><h2>Part {n}</h2><p>{TEXT}</p><p>“{n},” she said.</p></body>" for n in range(6)]
TEXTS = [text for n in range(6) for text in (TEXT, f"“{n},” she said.")]


def passages(*chapters: str) -> list[str]:
    return texts_of(read_epub(epub(*chapters)))


CONTENTS = [
    ("", "<p class='x'><a href='{1}'>The story of part {0}</a></p>", ""),
    ("<h3>Contents</h3><ul>", "<li><a href='{1}'>Part {0}</a></li>", "</ul>"),
    ("<div>", "{0}. <a href='{1}'>The story of part {0}</a><br/>", "</div>"),
    ("<table>", "<tr><td>{0}</td><td><a href='{1}'>Part {0}</a></td></tr>", "</table>"),
    ("<p>", "<a href='{1}#'>{0}</a> ", "</p>"),
    ("<section epub:type='toc'>", "<p>Part {0}, page 5</p>", "</section>"),
]


def entries(form: str) -> str:
    return "".join(form.format(n, f"c%20{n + 1}.xhtml") for n in range(6))


@pytest.mark.parametrize(("start", "form", "end"), CONTENTS)
def test_tables_of_contents_go_and_their_heading_with_them(start: str, form: str, end: str) -> None:
    page = read_epub(epub(f"<body>{start}{entries(form)}{end}</body>", *CHAPTERS))

    assert texts_of(page) == TEXTS
    assert "Contents" not in page.body


def test_what_stands_beside_a_table_of_contents_stays() -> None:
    contents = entries("<p><a href='{1}'>The story of part {0}</a></p>")
    first = f"<body><p>By Jane Doe</p><h3>Contents</h3>{contents}<p>To my mother</p></body>"

    assert passages(first, *CHAPTERS) == ["By Jane Doe", "To my mother", *TEXTS]


def test_lines_of_links_that_come_again_go() -> None:
    links = "<p><a href='a'>Previous</a> | <a href='https://b.example'>Next</a></p>"

    assert passages(*(f"<body>{links}<p>{n}</p>{links}</body>" for n in range(3))) == list("012")


def test_links_that_are_the_book_stay() -> None:
    choices = "<p><a href='c%205.xhtml'>Open it.</a></p><p><a href='c%202.xhtml'>Run.</a></p>"
    works = "".join(f"<p><a href='https://a.example/{n}'>A work {n}</a></p>" for n in range(9))
    title = "<p class='title'><a href='c%200.xhtml'>The title</a></p>"

    kept = passages(f"<body>{title}<p>{TEXT}</p>{choices}</body>", f"<body>{works}</body>")

    assert kept == ["The title", TEXT, "Open it.", "Run.", *(f"A work {n}" for n in range(9))]


def test_sentences_that_lead_to_other_chapters_stay() -> None:
    links = ", ".join(f"<a href='c%20{n}.xhtml'>marks of part {n}</a>" for n in range(1, 7))

    assert passages(f"<body><p>{links} and nothing.</p></body>", *CHAPTERS)[0].startswith("marks")


def test_notes_that_are_links_as_a_whole_stay() -> None:
    marks = "".join(f"<p>{TEXT}<a id='r{n}' href='c%201.xhtml#n{n}'>{n}</a></p>" for n in range(9))
    notes = "".join(
        f"<li id='n{n}'><a href='c%200.xhtml#r{n}'>{n}. A report, page {n}.</a></li>"
        for n in range(9)
    )

    kept = passages(f"<body>{marks}</body>", f"<body><h2>Notes</h2><ol>{notes}</ol></body>")

    assert kept[-1].split("\n")[-1] == "8. A report, page 8."
    assert len(kept[-1].split("\n")) == 9


@pytest.mark.parametrize(
    "part",
    [
        "<div class='ad-slot'><p>Buy more <a href='https://a.example'>books</a> now.</p></div>",
        "<div class='share-links'>Share: <a href='https://a.example'>on the web</a></div>",
        "<p><span epub:type='pagebreak' id='p'>13</span></p>",
        "<span class='pagenum'><a id='Page_14'>[Pg 14]</a></span>",
    ],
)
def test_what_is_named_as_furniture_goes(part: str) -> None:
    assert passages(f"<body><p>{TEXT}</p><p>It was so.</p>{part}</body>") == [TEXT, "It was so."]


@pytest.mark.parametrize(
    "part",
    [
        "<div class='advert'><p>LOST: a dog.</p></div>",
        "<section id='related'><p>LOST: a dog.</p></section>",
        "<aside class='social'><p>LOST: a dog.</p></aside>",
        "<footer><p>LOST: a dog.</p></footer>",
        "<div class='menu nav'><p>LOST: a dog.</p></div>",
        "<div class='page-break'>LOST: a dog.</div>",
        "<table><caption>LOST: a dog.</caption></table>",
        "<p><a name='x'>LOST: a dog.</a></p>",
    ],
)
def test_a_name_alone_takes_nothing_away(part: str) -> None:
    assert passages(f"<body><p>{TEXT}</p>{part}</body>") == [TEXT, "LOST: a dog."]


def test_numbers_of_printed_pages_part_no_sentence() -> None:
    page = "The old <span epub:type='pagebreak' role='doc-pagebreak'>176</span>man was silent."

    assert passages(f"<body><p>{page}</p></body>") == ["The old man was silent."]


def test_a_chapter_is_looked_through_once_for_each_division_and_not_for_each_paragraph(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(epub_body, "marks_of", lambda _, segments: [True] * len(segments))
    looked_through = []

    class Element(etree.ElementBase):  # type: ignore[misc] # lxml leaves it untyped
        def iter(self, *tags: Any) -> Any:
            looked_through.append(self.tag)
            return super().iter(*tags)

    parser = etree.XMLParser()
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=Element))
    text = "<p>A line.</p>" * 300 + "<p>The <a href='https://a.example'>end</a>.</p>"
    start, end = "<div class='banner'>" * 10, "</div>" * 10

    chapter = etree.XML(f"<body>{start}{text}{end}</body>", parser)

    assert len(epub_body.book_blocks([chapter])) == 301
    assert looked_through.count("div") == 10
