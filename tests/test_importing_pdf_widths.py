"""Widths are those that the font states, or else about right."""

import io
import sys
from typing import Any

import pytest
from documents import pdf
from pypdf import PdfReader

from bot.importing.pdf_widths import Widths, estimated_width

PAGE = pdf([[(60, 700, 10, "Wide letters, narrow letters: WWW iii")]])


def font_of(data: bytes) -> Any:
    return PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]["/F"].get_object()  # type: ignore[index]


def test_a_letter_is_as_wide_as_its_font_says() -> None:
    assert Widths().of("Wi", font_of(PAGE.replace(b"/DW 500", b"/DW 250"))) == pytest.approx(0.5)
    assert Widths().of("WW", font_of(PAGE.replace(b"/DW 500", b"/W[87[900]]"))) == pytest.approx(
        1.8
    )


def test_without_a_font_widths_are_estimated() -> None:
    assert Widths().of("WWW", None) == estimated_width("WWW") > estimated_width("iii")
    assert estimated_width("军队") == 2.0


def test_a_pypdf_that_keeps_widths_elsewhere_is_no_hindrance(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf.generic._font", None)

    assert Widths().of("WWW", font_of(PAGE)) == estimated_width("WWW")
