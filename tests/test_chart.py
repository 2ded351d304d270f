"""The chart is a picture that shows the days, and its absence is no error."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.rendering.chart import ANSWERED, BOTTOM, SILENT, SIZE, draw
from bot.statistics import Day
from tests.test_dashboard import EMPTY, FIGURES


def colours(png: bytes | None) -> dict[str, int]:
    """How many pixels of each colour, above the dates."""
    assert png is not None
    with Image.open(BytesIO(png)) as image:
        assert (image.format, image.size) == ("PNG", SIZE)
        field = image.convert("RGB").crop((72, 64, 936, BOTTOM))
        counts = field.getcolors(maxcolors=1_000_000)
    assert counts is not None
    return {f"#{bytes(colour).hex()}": number for number, colour in counts}  # type: ignore[arg-type] # RGB


def test_the_areas_are_as_the_shares() -> None:
    found = colours(draw(FIGURES))

    assert found[ANSWERED] == pytest.approx(3 * found[SILENT], rel=0.05)


def test_without_a_question_there_is_no_bar() -> None:
    assert not {ANSWERED, SILENT} & set(colours(draw(EMPTY)))


@pytest.mark.parametrize("days", [1, 62, 400])
def test_any_number_of_days_fits(days: int) -> None:
    many = tuple(Day(date(2025, 1, 1) + timedelta(n), 7, 3, 0) for n in range(days))

    assert colours(draw(replace(FIGURES, days=many)))[ANSWERED] > 1000


def test_without_the_library_there_is_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)

    assert draw(FIGURES) is None
