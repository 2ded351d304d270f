"""The pages of a PDF become paragraphs in the order in which they are read."""

import io
import re
from collections.abc import Callable

import pytest
from pypdf import PdfWriter

from bot.corpus.markdown import passages_of_markdown
from bot.errors import DocumentError
from bot.importing.pdf import read_pdf
from bot.importing.pdf_paragraphs import join_lines
from tests.documents import Stroke, pdf, set_in_lines, texts_of

TEXTS = (
    "The committee met on Thursday to discuss the plan that several members had put forward early.",
    "According to officials of the ministry, the works at the harbour will begin in the moMay.",
    "Nobody from the opposition was present when the vote was taken, late in the evening, by hand.",
    "The harbour has been silted up since the storms of last winter, and few ships come here now.",
)


def passages(*pages: list[Stroke]) -> list[str]:
    return texts_of(read_pdf(pdf(pages)))


def column(x: float, texts: tuple[str, ...], indent: float = 0, gap: float = 0) -> list[Stroke]:
    strokes: list[Stroke] = []
    for text in texts:
        y = strokes[-1][1] - 12 - gap if strokes else 700
        first, *rest = set_in_lines(text, x, y)
        strokes += [(x + indent, *first[1:]), *rest]
    return strokes


@pytest.mark.parametrize(("indent", "gap"), [(0, 8), (12, 0)])
def test_lines_become_paragraphs_by_gap_and_by_indent(indent: float, gap: float) -> None:
    assert passages(column(60, TEXTS, indent, gap)) == list(TEXTS)


@pytest.mark.parametrize("row_by_row", [False, True])
def test_two_columns_are_read_one_after_the_other(row_by_row: bool) -> None:
    left, right = column(60, TEXTS[:2], gap=8), column(320, TEXTS[2:], gap=8)
    title = [(60, 760, 18, "A headline that runs across both columns of the page")]
    strokes = left + right
    if row_by_row:
        strokes.sort(key=lambda stroke: (-stroke[1], stroke[0]))

    assert passages(title + strokes) == list(TEXTS)


def test_a_paragraph_across_the_page_stands_above_the_columns() -> None:
    summary = " ".join(TEXTS[:2])
    across = set_in_lines(summary, 60, 760, letters=100)
    columns = column(60, TEXTS[:2], gap=8) + column(320, TEXTS[2:], gap=8)

    assert passages(columns + across) == [summary, *TEXTS]


def test_words_that_are_set_one_by_one_are_lines() -> None:
    text = "We saw people who had once owned ships and had now become poor, as one does."
    strokes = [
        (x + 5 * word.start(), y, size, word[0])
        for x, y, size, line in set_in_lines(text, 60, 700)
        for word in re.finditer(r"\S+", line)
    ]

    assert passages(strokes) == [text]


def test_letters_that_are_set_one_by_one_are_words() -> None:
    text = "We saw people who had once owned ships and had now become poor, as one does."
    strokes = [
        (x + 0.5 * size * n, y, size, letter)
        for x, y, size, line in set_in_lines(text, 60, 700)
        for n, letter in enumerate(line)
        if letter != " "
    ]

    assert passages(strokes) == [text]


def test_an_initial_over_several_lines_begins_the_word() -> None:
    first, *rest = set_in_lines(TEXTS[0][1:], 80, 700)
    beside, below = rest[:1], [(60.0, y, size, text) for _, y, size, text in rest[1:]]

    assert passages([(60, 690, 24, TEXTS[0][0]), first, *beside, *below]) == [TEXTS[0]]


def test_a_quotation_beside_the_text_does_not_break_into_it() -> None:
    text = " ".join(TEXTS)
    quotation = [(320.0, 690.0, 16.0, "“It is"), (320.0, 670.0, 16.0, "silted up.”")]
    strokes = sorted(set_in_lines(text, 60, 700) + quotation, key=lambda stroke: -stroke[1])

    assert passages(strokes)[0] == text


def test_a_cell_of_several_lines_is_whole() -> None:
    cells = [
        (60.0, 500.0, 10.0, "Bath"),
        (160.0, 500.0, 10.0, "The harbour is"),
        (320, 500, 10, "7"),
    ]
    more = [
        (160.0, 488.0, 10.0, "silted up"),
        (60, 470, 10, "Ash"),
        (160, 470, 10, "Open"),
        (320, 470, 10, "9"),
    ]

    assert passages(cells + more) == ["Bath  The harbour is silted up  7\nAsh  Open  9"]


def test_names_in_latin_letters_stand_in_arabic_where_they_are_read() -> None:
    text = "قالت شركة Microsoft Corporation إن نظام Windows 11 سيصدر (قريبا)."
    arabic = "قال المتحدث باسم الوزارة إن المفاوضات لن تعقد في الموعد المحدد."

    assert passages([(60.0, 700.0, 10.0, arabic)], [(60.0, 700.0, 10.0, text)])[-1] == text


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_its_notes() -> None:
    lines = set_in_lines(f"{TEXTS[0][:-1]} and {TEXTS[1]}", 60, 700)
    note = [(60, 60, 7, "1 A note at the foot.")]

    assert passages(lines[:3] + note, [(x, y + 36, s, t) for x, y, s, t in lines[3:]]) == [
        f"{TEXTS[0][:-1]} and {TEXTS[1]}",
        "1 A note at the foot.",
    ]


def test_decimals_at_the_end_of_a_page_end_no_sentence() -> None:
    texts = ["The audit office said that the works would cost 4.7", "million euros in two years."]
    above, below = [(60.0, 700.0, 10.0, texts[0])], [(60.0, 700.0, 10.0, texts[1])]

    assert passages(above, below) == [" ".join(texts)]


def test_running_heads_and_page_numbers_go_when_they_repeat() -> None:
    def page(number: int, text: str) -> list[Stroke]:
        head = (60.0, 800.0, 9.0, "The Daily Harbour")
        return [head, *set_in_lines(text, 60, 700), (290, 30, 9, str(number))]

    assert passages(page(1, TEXTS[0]), page(2, TEXTS[1])) == list(TEXTS[:2])
    assert "The Daily Harbour" in " ".join(passages(page(1, TEXTS[0])))


def test_notes_that_differ_in_numbers_alone_are_no_running_heads() -> None:
    def page(number: int) -> list[Stroke]:
        note = (60.0, 60.0, 7.0, f"{3 * number} Ibid., p. {7 * number}.")
        return [*set_in_lines(f"{number}. {TEXTS[number]}", 60, 700), note]

    kept = passages(page(1), page(2), page(3))

    assert kept[-3:] == ["3 Ibid., p. 7.", "6 Ibid., p. 14.", "9 Ibid., p. 21."]


def test_a_page_number_beside_changing_titles_goes() -> None:
    titles = ("Harbours", "Storms", "Votes", "Ships")
    pages = [
        [(60.0, 800.0, 9.0, f"{n + 7} {title}"), *set_in_lines(TEXTS[n], 60, 700)]
        for n, title in enumerate(titles)
    ]

    assert passages(*pages) == list(TEXTS)


def test_a_larger_line_is_a_heading_and_a_larger_sentence_is_not() -> None:
    strokes = [
        (60.0, 740.0, 14.0, "What happened"),
        *set_in_lines(TEXTS[0], 60, 700),
        (60.0, 600.0, 14.0, "The vote was lost."),
    ]

    page = read_pdf(pdf([strokes]))

    assert passages_of_markdown(page.body) == [
        ("What happened", TEXTS[0]),
        ("What happened", "The vote was lost."),
    ]


def test_rows_of_short_texts_side_by_side_are_a_table() -> None:
    rows = [("Year", "Ships", "Tonnes"), ("2019", "1,204", "88,100"), ("2020", "980", "70,332")]
    cells = [
        (60.0 + 90 * c, 500.0 - 14 * r, 10.0, text)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]

    assert passages(set_in_lines(TEXTS[0], 60, 700) + cells) == [
        TEXTS[0],
        "Year  Ships  Tonnes\n2019  1,204  88,100\n2020  980  70,332",
    ]


@pytest.mark.parametrize("marks", [("• ", "• "), ("•", "•"), ("a)", "b)")])
def test_a_mark_and_what_stands_beside_it_are_an_item(marks: tuple[str, str]) -> None:
    items = [f"The committee met in {town}." for town in ("Vard", "Lindholm")]
    strokes = [
        stroke
        for n, (mark, item) in enumerate(zip(marks, items, strict=True))
        for stroke in ((60.0, 700.0 - 14 * n, 10.0, mark), (85.0, 700.0 - 14 * n, 10.0, item))
    ]

    told = "\n".join(passages(strokes))
    assert [line.removeprefix("a) ").removeprefix("b) ") for line in told.split("\n")] == items


def test_a_broken_word_goes_on_and_an_indent_ends_a_paragraph_of_one_line() -> None:
    begun, alone = "The works at the harbour will begin now.", "The vote was taken late at night."
    lines = [
        *(begun, "They took the govern-", "ment by surprise.", f"  {alone}"),
        *("  Nobody from the opposition was there", "when it was taken."),
    ]
    strokes = [
        (72.0 if line.startswith(" ") else 60.0, 700.0 - 12 * n, 10.0, line.strip())
        for n, line in enumerate(lines)
    ]

    assert passages(strokes) == [
        f"{begun} They took the government by surprise.",
        alone,
        "Nobody from the opposition was there when it was taken.",
    ]


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("the govern-", "ment of", "the government of"),
        ("a well-", "known man", "a well-known man"),
        ("near Al-", "Qahtaniyah", "near Al-Qahtaniyah"),
        ("in 2019-", "2020", "in 2019-2020"),
        ("a dash -", "and more", "a dash - and more"),
        ("soft hy\u00ad", "phens", "soft hyphens"),
        ("土耳其军", "队于去年", "土耳其军队于去年"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole(
    line: str, following: str, joined: str
) -> None:
    assert join_lines(line, following, "en") == joined


def test_a_word_broken_that_stands_whole_elsewhere_is_whole() -> None:
    words = frozenset(["разделят"])

    assert join_lines("стороны раз-", "делят поровну", "ru", words) == "стороны разделят поровну"
    assert (
        join_lines("the state-of-", "the-art", "en", frozenset(["ofthe"])) == "the state-of-the-art"
    )


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("总额", "49万元", "总额49万元"),
        ("共49", "万元。", "共49万元。"),
        ("上升。", "“据当地", "上升。“据当地"),
        ("of 2024", "and 2025", "of 2024 and 2025"),
    ],
)
def test_chinese_and_digits_are_joined_without_blanks(first: str, second: str, whole: str) -> None:
    assert join_lines(first, second, "zh") == whole


def test_a_table_of_contents_and_a_lone_page_number_go() -> None:
    contents = [(60.0, 740.0 - 14 * n, 10.0, f"Part {n} . . . . . . . . . {n + 2}") for n in (1, 2)]
    number = (300.0, 780.0, 10.0, "- 2 -")
    pages = [
        [*contents, *set_in_lines(TEXTS[0], 60, 600)],
        [number, *set_in_lines(TEXTS[1], 60, 700)],
    ]

    assert passages(*pages) == list(TEXTS[:2])


def test_chinese_lines_are_joined_without_blanks() -> None:
    text = "土耳其军队于去年年底进入伊德利卜地区并在周四遭到空袭至少二十二名士兵死亡。"

    strokes = [(60.0, 700.0 - 14 * n, 10.0, text[n * 16 : n * 16 + 16]) for n in range(3)]

    assert passages(strokes) == [text]


ARABIC = "قال المتحدث باسم الوزارة إن 22 جنديا قتلوا في الموعد المحدد (سابقا)."
SEEN = ".(اقباس) ددحملا دعوملا يف اولتق ايدنج 22 نإ ةرازولا مساب ثدحتملا لاق"


@pytest.mark.parametrize("written", [ARABIC, SEEN])
def test_arabic_is_read_in_its_own_direction_however_it_was_written(written: str) -> None:
    assert passages([(60.0, 700.0, 10.0, written)]) == [ARABIC]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (0, 3, 2, 1)])
def test_arabic_words_that_stand_one_by_one_are_a_line(order: tuple[int, ...]) -> None:
    words = ["قال", "المتحدث", "باسم", "الوزارة"]
    strokes: list[Stroke] = []
    x = 500.0
    for word in words:
        x -= 5 * len(word) + 3
        strokes.append((x, 700, 10, word[::-1]))

    assert passages([strokes[n] for n in order]) == [" ".join(words)]


def test_lines_of_arabic_that_begin_at_the_right_are_a_paragraph() -> None:
    words = ARABIC.split(" ")
    lines = [" ".join(words[:7]), " ".join(words[7:])]

    strokes = [(500.0 - 5 * len(t), 700.0 - 14 * n, 10.0, t) for n, t in enumerate(lines)]

    assert passages(strokes) == [ARABIC]


# -- what cannot be read --------------------------------------------------------------------------


def test_pages_without_text_are_taken_for_a_scan() -> None:
    with pytest.raises(DocumentError, match="pictures of it, as from a scanner"):
        read_pdf(pdf([[], [(300, 30, 9, "2")]]))


def test_letters_without_a_meaning_are_not_passed_on() -> None:
    with pytest.raises(DocumentError, match="does not say which letters"):
        read_pdf(pdf([[(60, 700, 10, "\ue001\ue002\ue003\ue004 \ue005\ue006" * 9)]]))


def rewritten(change: Callable[[PdfWriter], object]) -> bytes:
    """A file of one paragraph, changed by another program."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf([set_in_lines(TEXTS[0], 60, 700)])))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Plan</rdf:li></rdf:Alt></dc:title>
<dc:publisher><rdf:Bag><rdf:li>Press</rdf:li></rdf:Bag></dc:publisher>
<dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
<dc:source>https://a.example/z</dc:source></rdf:Description></rdf:RDF></x:xmpmeta>"""


def encrypted(password: str) -> bytes:
    return rewritten(lambda writer: writer.encrypt(password, "owner", algorithm="AES-256"))


def test_an_encrypted_file_is_refused_unless_it_opens_without_a_password() -> None:
    assert texts_of(read_pdf(encrypted(""))) == [TEXTS[0]]

    with pytest.raises(DocumentError, match="encrypted"):
        read_pdf(encrypted("secret"))


def test_a_malformed_day_of_making_is_no_hindrance() -> None:
    half_a_zone = {"/CreationDate": "D:20240305101500Z'"}  # some programs end it in the middle
    page = read_pdf(rewritten(lambda writer: writer.add_metadata(half_a_zone)))

    assert page.hints["published"] == "The file was made on 2024-03-05."


def test_the_newer_form_of_facts_is_read_beside_the_older() -> None:
    def state(writer: PdfWriter) -> None:
        writer.metadata = None
        writer.xmp_metadata = XMP

    facts = read_pdf(rewritten(state)).facts

    assert (facts.title, facts.publisher, facts.language) == ("Plan", "Press", "en")
    assert facts.url == "https://a.example/z"


def test_a_page_without_text_among_others_is_named() -> None:
    page = read_pdf(pdf([set_in_lines(TEXTS[0], 60, 700), []]))

    assert page.hints["text"] == "No text on page 2."


def test_the_title_is_the_one_that_the_file_states() -> None:
    strokes = [(60.0, 740.0, 20.0, "In large letters"), *set_in_lines(TEXTS[0], 60, 700)]

    unnamed = read_pdf(pdf([strokes], title=None))

    assert read_pdf(pdf([strokes], title="Stated")).facts.title == "Stated"
    assert unnamed.facts.title is None
    assert "In large letters" in unnamed.hints["title"]
