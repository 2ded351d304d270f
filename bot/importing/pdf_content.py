"""The content of a page of a PDF -> the strokes of text that it shows, with their places.

A page is a program: it sets a font, moves a pen and shows strings of codes, each glyph moving the
pen by its width. Here the program is run for the pen alone. Spaces are often no glyphs but gaps:
what lies between two letters is decided by where the pen stands, in shares of the font's size.
Where glyphs do not spell what they show (an Indic vowel may stand before the letter that it
follows), programs state the text beside them, and that is taken. Pictures, and text that is turned
against the page, are left out.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, StreamObject

from bot.importing.pdf_direction import holds_right_to_left
from bot.importing.pdf_fonts import Fonts, Glyph
from bot.importing.pdf_lines import Line

Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_GAP = 0.14  # of the size: from here on a gap within a string is a space; kerning is less
# Of the forms on a page; a damaged or hostile one may show one within another without end.
_MOST_FORMS, _DEEPEST = 500, 8
_MOST_BYTES = 4_000_000  # some seconds


@dataclass(slots=True)
class _State:
    """What a page may save and restore: the place of its paper, and how text is set."""

    paper: Matrix = _UNMOVED
    font: Any = None
    size: float = 1.0
    between_glyphs: float = 0.0
    between_words: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Spelt:
    """A stretch whose text is stated; `shown` once that has been given out."""

    text: str | None
    shown: bool = False


@dataclass(slots=True)
class _Pen:
    state: _State = field(default_factory=_State)
    line: Matrix = _UNMOVED  # where the line began
    place: Matrix = _UNMOVED
    saved: list[_State] = field(default_factory=list)
    stretches: list[_Spelt] = field(default_factory=list)


def strokes_on(page: PageObject, fonts: Fonts) -> list[Line]:
    """The strings that the page shows upright, from left to right each, in its own order."""
    content, resources = _object(page.get("/Contents")), _object(page.get("/Resources"))
    if content is None or not isinstance(resources, dict):
        return []
    return list(_Reader(page, fonts).read(content, resources, _UNMOVED))


class _Reader:
    def __init__(self, page: PageObject, fonts: Fonts) -> None:
        self._page = page
        self._turn = page.rotation % 360
        self._fonts = fonts
        self._forms = self._bytes = 0

    def read(self, content: Any, resources: Any, paper: Matrix, depth: int = 0) -> Iterator[Line]:
        """What the content of a page, or of a form on it, shows with those resources."""
        pen = _Pen(_State(paper=paper))
        for operands, operator in ContentStream(content, self._page.pdf, "bytes").operations:
            if operator == b"Do":
                yield from self._form(operands, resources, pen.state.paper, depth)
            else:
                yield from self._step(pen, operator, operands, resources)

    def _form(self, operands: Any, resources: Any, paper: Matrix, depth: int) -> Iterator[Line]:
        form = _object(_entry(resources, "/XObject", operands))
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        self._forms += 1
        self._bytes += len(form.get_data())
        within = self._forms <= _MOST_FORMS and self._bytes <= _MOST_BYTES
        if depth < _DEEPEST and within:
            own = _object(form.get("/Resources")) or resources
            paper = _times(_matrix(form.get("/Matrix", ())), paper)
            yield from self.read(form, own, paper, depth + 1)

    def _step(self, pen: _Pen, operator: bytes, operands: Any, resources: Any) -> Iterator[Line]:
        """Let an operator do what it does to the pen, and give what it shows."""
        state = pen.state
        match operator:
            case b"q":
                pen.saved.append(replace(state))
            case b"Q":
                pen.state = pen.saved.pop() if pen.saved else state
            case b"cm":
                state.paper = _times(_matrix(operands), state.paper)
            case b"BT":
                pen.line = pen.place = _UNMOVED
            case b"Tf":
                state.font = self._fonts.get(_object(_entry(resources, "/Font", operands)))
                state.size = _number(operands, 1)
            case b"Tc":
                state.between_glyphs = _number(operands)
            case b"Tw":
                state.between_words = _number(operands)
            case b"Tz":
                state.stretch = _number(operands) / 100
            case b"TL":
                state.leading = _number(operands)
            case b"Ts":
                state.rise = _number(operands)
            case b"Tm":
                pen.line = pen.place = _matrix(operands)
            case b"Td":
                _move(pen, _number(operands), _number(operands, 1))
            case b"TD":
                state.leading = -_number(operands, 1)
                _move(pen, _number(operands), _number(operands, 1))
            case b"T*":
                _move(pen, 0.0, -state.leading)
            case b"BDC" | b"BMC":
                pen.stretches.append(_Spelt(_stated(operands, resources)))
            case b"EMC":
                pen.stretches[-1:] = []
            case b"Tj":
                yield from self._show(pen, operands[:1])
            case b"TJ":
                yield from self._show(pen, operands[0] if operands else ())
            case b"'":
                _move(pen, 0.0, -state.leading)
                yield from self._show(pen, operands[:1])
            case b'"':
                state.between_words, state.between_glyphs = _number(operands), _number(operands, 1)
                _move(pen, 0.0, -state.leading)
                yield from self._show(pen, operands[2:])

    def _show(self, pen: _Pen, parts: Any) -> Iterator[Line]:
        """Show strings, and move the pen over them and over the numbers between them."""
        if pen.state.font is None or not isinstance(parts, list):
            return
        letters: list[str] = []
        start = pen.place
        for part in parts:
            if isinstance(part, bytes):
                for glyph in pen.state.font.glyphs(part):
                    letters.append(glyph.text)
                    _advance(pen, _breadth(glyph, pen.state))
            elif isinstance(part, int | float):
                gap = -float(part) / 1000
                if gap >= _GAP and letters and not letters[-1].endswith(" "):
                    letters.append(" ")
                _advance(pen, gap * pen.state.size * pen.state.stretch)
        yield from self._placed(pen, start, _spelt(pen, letters))

    def _placed(self, pen: _Pen, start: Matrix, text: str) -> Iterator[Line]:
        state = pen.state
        first = _times((1, 0, 0, 1, 0, state.rise), _times(start, state.paper))
        last = _times(pen.place, state.paper)
        if _turn(first) == self._turn:
            x, y = self._upright(first)
            end, _ = self._upright(last)
            size = abs(state.size) * math.hypot(first[2], first[3]) or 1.0
            yield Line(text, min(x, end), y, max(x, end), size, state.font.bold)

    def _upright(self, place: Matrix) -> tuple[float, float]:
        """The point on a page that is shown turned, as it is seen."""
        x, y = place[4], place[5]
        return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(self._turn, (x, y))


def _breadth(glyph: Glyph, state: _State) -> float:
    blank = state.between_words if glyph.is_blank else 0.0
    return (glyph.width * state.size + state.between_glyphs + blank) * state.stretch


def _spelt(pen: _Pen, letters: list[str]) -> str:
    """The letters as they are spelt, where that is stated; what runs leftwards as it is seen."""
    stated = next((stretch for stretch in pen.stretches if stretch.text is not None), None)
    if stated is None:
        return "".join(map(_as_seen, letters))
    text = "" if stated.shown else stated.text or ""
    stated.shown = True
    return _as_seen(text)


def _as_seen(text: str) -> str:
    return text[::-1] if len(text) > 1 and holds_right_to_left(text) else text


def _stated(operands: Any, resources: Any) -> str | None:
    """The text that a stretch of marked content stands for, if it states one."""
    if len(operands) < 2:
        return None
    listed = isinstance(operands[1], str)
    found = _object(_entry(resources, "/Properties", operands[1:]) if listed else operands[1])
    text = found.get("/ActualText") if isinstance(found, dict) else None
    if isinstance(text, bytes):
        wide = text.startswith(b"\xfe\xff")
        return text[2:].decode("utf-16-be", "replace") if wide else text.decode("latin-1")
    return str(text) if text is not None else None


# -- numbers and places ---------------------------------------------------------------------------


def _advance(pen: _Pen, breadth: float) -> None:
    pen.place = _times((1, 0, 0, 1, breadth, 0), pen.place)


def _move(pen: _Pen, x: float, y: float) -> None:
    pen.line = pen.place = _times((1, 0, 0, 1, x, y), pen.line)


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _turn(m: Matrix) -> int:
    """By how many degrees text is turned to the left."""
    if abs(m[3]) > 1e-6:
        return 0 if m[3] > 0 else 180
    return 90 if m[1] > 0 else 270


def _matrix(values: Any) -> Matrix:
    if len(values) != 6 or not all(isinstance(value, int | float) for value in values):
        return _UNMOVED
    a, b, c, d, e, f = map(float, values)
    return a, b, c, d, e, f


def _number(operands: Any, index: int = 0) -> float:
    value = operands[index] if index < len(operands) else 0.0
    return float(value) if isinstance(value, int | float) else 0.0


def _object(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _entry(resources: Any, kind: str, operands: Any) -> Any:
    named = _object(resources.get(kind)) if isinstance(resources, dict) else None
    if not isinstance(named, dict) or not operands or not isinstance(operands[0], str):
        return None
    return named.get(operands[0])
