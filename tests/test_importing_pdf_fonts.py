"""Widths are those that the font states, or else about right."""

import io
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from bot.importing.pdf_fonts import Fonts, estimated_width
from tests.documents import pdf

PAGE = pdf([[(60, 700, 10, "Wide letters, narrow letters: WWW iii")]])


def font_of(data: bytes) -> Any:
    return PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]["/F"].get_object()  # type: ignore[index]


def width_of(text: str, data: bytes) -> float:
    font = Fonts().get(font_of(data))
    assert font is not None
    return sum(glyph.width for glyph in font.glyphs(text.encode("utf-16-be")))


def test_a_letter_is_as_wide_as_its_font_says() -> None:
    assert width_of("Wi", PAGE.replace(b"/DW 500", b"/DW 250")) == pytest.approx(0.5)
    assert width_of("WW", PAGE.replace(b"/DW 500", b"/W[87[900]]")) == pytest.approx(1.8)


def test_without_a_width_it_is_estimated() -> None:
    assert estimated_width("WWW") > estimated_width("iii") > 0
    assert estimated_width("军队") == 2.0


def test_what_is_no_font_has_no_letters_and_a_damaged_one_unknown_ones() -> None:
    damaged = DictionaryObject({NameObject("/Subtype"): NameObject("/Type0")})
    damaged[NameObject("/DescendantFonts")] = ArrayObject([NameObject("/None")])

    font = Fonts().get(damaged)

    assert Fonts().get(None) is None
    assert font is not None
    assert [glyph.text for glyph in font.glyphs(b"No")] == ["\ufffd", "\ufffd"]
