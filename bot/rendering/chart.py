"""Statistics -> a picture of the questions a day, as PNG, for the operator's chat.

Drawn with Pillow, which is an extra (`article-bot[chart]`): without it there is no picture, and the
words say the same. One bar a day, the answered part below, what met with silence above it.
"""

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from bot.statistics import Day, Statistics, bars_of

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

SIZE = (960, 480)  # pixels; Telegram shows a photo of this width without scaling it down
LEFT, TOP, RIGHT, BOTTOM = 72, 64, 936, 432  # the field of the bars
MOST_BARS = 62
MOST_DATES = 8
PAPER, INK, GRID = "#ffffff", "#33383d", "#e4e7ea"
ANSWERED, SILENT = "#2a9d8f", "#e9c46a"


def draw(statistics: Statistics) -> bytes | None:
    """The picture as PNG; None where the library that draws it is not installed."""
    try:
        from PIL import Image, ImageDraw
    except ImportError:
        return None
    image = Image.new("RGB", SIZE, PAPER)
    _draw(ImageDraw.Draw(image), bars_of(statistics.days, MOST_BARS))
    png = BytesIO()
    image.save(png, "PNG", optimize=True)
    return png.getvalue()


def _draw(on: "ImageDraw", bars: Sequence[Day]) -> None:
    on.text((LEFT, 20), f"Questions, {bars[0].date} to today (UTC)", INK, font_size=20)
    _key(on)
    top = _top_of_scale(max(bar.questions for bar in bars))
    for quarter in range(5):
        _line(on, top, top * quarter // 4)
    width = (RIGHT - LEFT) / len(bars)
    for number, bar in enumerate(bars):
        left = LEFT + number * width
        _bar(on, bar, left + width * 0.1, left + width * 0.9, top)
        if number % ceil(len(bars) / MOST_DATES) == 0:
            on.text((left, BOTTOM + 8), f"{bar.date:%d %b}", INK, font_size=14)


def _key(on: "ImageDraw") -> None:
    for left, colour, text in ((600, ANSWERED, "answered"), (740, SILENT, "not in the articles")):
        on.rectangle((left, 24, left + 16, 40), colour)
        on.text((left + 24, 22), text, INK, font_size=16)


def _line(on: "ImageDraw", top: int, value: int) -> None:
    height = _height(value, top)
    on.line((LEFT, height, RIGHT, height), GRID)
    on.text((LEFT - 8, height), f"{value:,}", INK, font_size=14, anchor="rm")


def _bar(on: "ImageDraw", bar: Day, left: float, right: float, top: int) -> None:
    if bar.questions:
        on.rectangle((left, _height(bar.questions, top), right, BOTTOM), SILENT)
    if bar.answered:
        on.rectangle((left, _height(bar.answered, top), right, BOTTOM), ANSWERED)


def _height(value: int, top: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / top


def _top_of_scale(most: int) -> int:
    """The least of 4, 8, 20, 40, 80, 200 ... that is enough, so that quarters are round.

    >>> [_top_of_scale(most) for most in (0, 5, 17, 1000)]
    [4, 8, 20, 2000]
    """
    power = 1
    while True:
        for step in (4, 8, 20):
            if most <= step * power:
                return step * power
        power *= 10
