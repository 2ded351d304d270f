"""A page's program moves a pen; what stands between two strings is where the pen stands."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from bot.importing.pdf_content import strokes_on
from bot.importing.pdf_fonts import Fonts
from bot.importing.pdf_lines import Line

START = b"BT /F 10 Tf 100 700 Td "


def shown(content: bytes, form: bytes = b"") -> list[Line]:
    """What a page with that content shows in Helvetica; `form` is its form /X."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font["/Encoding"] = "/WinAnsiEncoding"
    names = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    drawn = DecodedStreamObject()
    drawn.set_data(form)
    drawn[NameObject("/Subtype")] = NameObject("/Form")
    shown_form = writer._add_object(drawn)
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject({NameObject("/F"): names}),
            NameObject("/XObject"): DictionaryObject({NameObject("/X"): shown_form}),
        }
    )
    stream = DecodedStreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream)
    target = io.BytesIO()
    writer.write(target)
    return strokes_on(PdfReader(target).pages[0], Fonts())


def texts(content: bytes, form: bytes = b"") -> list[str]:
    return [string.text for string in shown(content, form)]


def test_a_wide_gap_within_a_string_is_a_blank_and_kerning_is_none() -> None:
    assert texts(START + b"[(ov)-15(er the)-222(sea)30(s)] TJ ET") == ["over the seas"]


def test_a_string_ends_where_its_letters_and_the_space_between_them_end() -> None:
    plain, spaced, worded, stretched = (
        shown(START + setting + b"(a b) Tj ET")[0]
        for setting in (b"", b"2 Tc ", b"5 Tw ", b"200 Tz ")
    )

    assert plain.end - plain.x == pytest.approx(13.9)  # 0.556 + 0.278 + 0.556 of the size
    assert spaced.end - plain.end == pytest.approx(6)
    assert worded.end - plain.end == pytest.approx(5)
    assert stretched.end - stretched.x == pytest.approx(2 * 13.9)


def test_each_way_of_beginning_a_line_moves_the_pen() -> None:
    ways = b"(1) Tj 12 TL T* (2) Tj (3) ' 0 0 (4) \" 0 -14 TD (5) Tj T* (6) Tj "

    strings = shown(START + ways + b"1 0 0 1 50 600 Tm (7) Tj ET")
    places = [(string.x, string.y) for string in strings]

    assert places == [
        (100, 700),
        (100, 688),
        (100, 676),
        (100, 664),
        (100, 650),
        (100, 636),
        (50, 600),
    ]


def test_text_that_is_stated_beside_the_glyphs_is_taken() -> None:
    stated = b"/Span <</ActualText <FEFF0915093F>>> BDC (x) Tj 5 0 Td (y) Tj EMC 5 0 Td (z) Tj ET"

    assert texts(START + stated) == ["\u0915\u093f", "", "z"]


def test_what_is_saved_is_restored_and_what_is_turned_is_left_out() -> None:
    content = b"q 2 0 0 2 0 0 cm " + START + b"(large) Tj ET Q " + START + b"(small) Tj "

    strings = shown(content + b"0 1 -1 0 300 300 Tm (turned) Tj ET")

    assert [(string.text, string.size) for string in strings] == [("large", 20), ("small", 10)]


def test_a_form_shows_its_text_and_one_within_itself_comes_to_an_end() -> None:
    assert texts(b"1 0 0 1 9 9 cm /X Do", START + b"(within) Tj ET") == ["within"]
    assert 0 < len(texts(b"/X Do", START + b"(again) Tj ET /X Do /X Do")) < 1000


@pytest.mark.parametrize(
    "content", [b"Q Q (early) Tj", b"/Nothing Do BT /None 9 Tf (a) Tj ET", b"EMC BT Tj TJ Td Tm ET"]
)
def test_operators_without_what_they_need_show_nothing(content: bytes) -> None:
    assert shown(content) == []
