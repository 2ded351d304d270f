"""A Word document gives all of its text in order, and nothing that is not its text."""

from bot.corpus.markdown import passages_of_markdown
from bot.importing.docx import read_docx
from tests.documents import archive, docx, members_of, texts_of


def passages(*parts: str) -> list[str]:
    return texts_of(read_docx(docx(*parts)))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_keep_their_order_and_their_marks() -> None:
    texts = [
        "# no heading",
        "1. no list",
        "*stars* & <tags>",
        "تعرض الجيش لغارة",
        "遭到空袭。",
        "one\ntwo",
    ]

    assert passages(*texts) == texts


def test_content_controls_links_insertions_and_text_boxes_are_text_and_deletions_are_not() -> None:
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    office = "http://schemas.openxmlformats.org/markup-compatibility/2006"

    assert passages(
        f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p>{run('A ')}<w:ins>{run('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r>"
        f"</w:del><w:hyperlink>{run('link')}</w:hyperlink>{run('.')}</w:p>",
        f'<w:p>{run("Outside.")}<w:r><mc:AlternateContent xmlns:mc="{office}"><mc:Choice>{box}'
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>{run('Seen.')}</w:p>",
    ) == ["In a control.", "A new link.", "Outside.", "In a box.", "Seen."]


def test_styles_make_headings_and_lists() -> None:
    def styled(style: str, text: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'

    page = read_docx(
        docx(
            styled("Title", "The title"),
            styled("Heading1", "Part one"),
            styled("ListBullet", "one"),
            styled("ListBullet", "two"),
            "Text.",
            title="",
        )
    )

    assert page.facts.title == "The title"
    assert passages_of_markdown(page.body) == [("Part one", "one\ntwo"), ("Part one", "Text.")]


def test_an_empty_line_within_a_paragraph_parts_two() -> None:
    line = "<w:r><w:br/></w:r>"

    assert passages(f"<w:p>{run('One.')}{line}{line}{run('Two,')}{line}{run('two.')}</w:p>") == [
        "One.",
        "Two,\ntwo.",
    ]


def test_an_initial_begins_the_paragraph_below_it() -> None:
    frame = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'

    assert passages(f"<w:p>{frame}{run('T')}</w:p>", "he storm.", "After.") == [
        "The storm.",
        "After.",
    ]


def test_the_table_of_contents_and_readings_of_signs_are_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    reading, sign = f"<w:rt>{run('かん')}</w:rt>", f"<w:rubyBase>{run('漢')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby>{reading}{sign}</w:ruby></w:r>"

    assert passages(
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent><w:p>{run('Contents')}</w:p>"
        "</w:sdtContent></w:sdt>",
        f'<w:p><w:pPr><w:pStyle w:val="TOC2"/></w:pPr>{run("The storm 3")}</w:p>',
        f"<w:p>{ruby}{run('字')}</w:p>",
    ) == ["漢字"]


def table(*rows: tuple[str, ...]) -> str:
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def test_a_table_of_data_is_one_and_a_table_of_prose_is_paragraphs() -> None:
    assert passages(table(("Year", "Ships"), ("2019", "1|204"))) == ["Year  Ships\n2019  1|204"]
    assert passages(table(("Left. " * 120, "Right."))) == [("Left. " * 120).strip(), "Right."]


def test_notes_stand_at_the_end_under_the_number_of_their_mark() -> None:
    note = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    base = docx(
        f'<w:p>{run("A claim")}<w:r><w:footnoteReference w:id="7"/></w:r>{run(".")}</w:p>', "More."
    )
    related = f'<Relationship Id="n" Type="{note}" Target="footnotes.xml"/>'
    relations = "word/_rels/document.xml.rels"
    data = archive(
        {
            relations: members_of(base)[relations].replace(
                b"</Relationships>", f"{related}</Relationships>".encode()
            ),
            "word/footnotes.xml": f'<w:footnotes {word}><w:footnote w:id="7"><w:p>'
            f"{run('The report.')}</w:p></w:footnote></w:footnotes>",
        },
        base,
    )

    assert texts_of(read_docx(data)) == ["A claim[1].", "More.", "[1] The report."]


def test_the_day_on_which_a_file_was_made_is_no_day_of_publication() -> None:
    page = read_docx(docx("Text."))

    assert page.facts.published is None
    assert "was made on" in page.hints["published"]
