"""A chat as a picture: bubbles, buttons, notes and inline results in columns of SVG.

Only drawing: what is said comes from whoever calls. Widths of words are estimates on the wide side,
for the font is the viewer's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 420  # of a column, in pixels as all that follows
ROOM = 320  # for a line of text
LINE = 19  # from one baseline to the next
SIZE = 14  # of the font
PAD = 10  # between the edge of a box and its text
GAP = 8  # between two bubbles
ACCENT = "#3390ec"
INK = "#1c1e21"
FAINT = "#7c8a96"
PAPER = "#ffffff"
MINE = "#e6fdd1"
WALL = "#dbe6ee"
_NARROW, _WIDE = set("iljtfrI.,:;'|!()[] "), set("mwMWABCDEGHNOQRUVXY—…◀▶@%")


@dataclass(frozen=True)
class Run:
    """Some text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    link: bool = False
    quoted: bool = False


@dataclass(frozen=True)
class Bubble:
    """A message. `mine`: the reader's own."""

    runs: tuple[Run, ...]
    mine: bool = False
    edited: bool = False
    buttons: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Note:
    """What happens between two messages."""

    text: str


@dataclass(frozen=True)
class Results:
    """What is offered while somebody types a text in another chat."""

    typed: str
    offered: tuple[tuple[str, str], ...]  # title and description


Item = Bubble | Note | Results


def draw(columns: Sequence[Sequence[Item]]) -> str:
    """The columns side by side, as an SVG document."""
    drawn = [_column(items) for items in columns]
    height = max(bottom for _, bottom in drawn) + PAD
    parts = [
        f'<g transform="translate({number * WIDTH} 0)">{"".join(shapes)}</g>'
        for number, (shapes, _) in enumerate(drawn)
    ]
    width = WIDTH * len(columns)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="Helvetica, Arial, \'Liberation Sans\', sans-serif" font-size="{SIZE}">\n'
        f'<rect width="{width}" height="{height}" rx="14" fill="{WALL}"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _column(items: Iterable[Item]) -> tuple[list[str], int]:
    shapes, top = [], PAD * 2
    for item in items:
        match item:
            case Bubble():
                drawn, top = _bubble(item, top)
            case Note(text):
                middle = WIDTH // 2
                drawn = [
                    _text(middle, top + 14, text, FAINT, 'text-anchor="middle" font-size="12"')
                ]
                top += LINE
            case Results():
                drawn, top = _results(item, top)
        shapes += drawn
        top += GAP
    return shapes, top


def _bubble(bubble: Bubble, top: int) -> tuple[list[str], int]:
    lines = list(_lines(bubble.runs))
    widest = max(sum(map(_width, line)) for line in lines)
    wide = round(max(widest, 60 if bubble.edited else 0)) + 2 * PAD + _indent(bubble.runs)
    wide = max(wide, 330) if bubble.buttons else wide
    left = WIDTH - PAD * 2 - wide if bubble.mine else PAD * 2
    height = len(lines) * LINE + 2 * PAD + (LINE - 4 if bubble.edited else 0)
    shapes = [_box(left, top, wide, height, MINE if bubble.mine else PAPER)]
    for number, line in enumerate(lines):
        baseline = top + PAD + 14 + number * LINE
        indent = _indent(line)
        if indent:
            bar = f'<rect x="{left + PAD}" y="{baseline - 15}" width="3" height="{LINE}" '
            shapes.append(f'{bar}fill="{ACCENT}"/>')
        shapes.append(_line(left + PAD + indent, baseline, line))
    if bubble.edited:
        place = 'text-anchor="end" font-size="11"'
        shapes.append(_text(left + wide - PAD, top + height - 7, "edited", FAINT, place))
    return _with_buttons(bubble, shapes, left, wide, top + height)


def _indent(runs: Sequence[Run]) -> int:
    """The room for the bar beside a quotation; 0 where none of the text is one."""
    return PAD if any(run.quoted for run in runs) else 0


def _with_buttons(
    bubble: Bubble, shapes: list[str], left: int, wide: int, bottom: int
) -> tuple[list[str], int]:
    for row in bubble.buttons:
        each = (wide - 4 * (len(row) - 1)) / len(row)
        for place, label in enumerate(row):
            x = left + place * (each + 4)
            shapes.append(_box(x, bottom + 4, each, 30, "#8aa5b8"))
            middle = 'text-anchor="middle" font-size="13"'
            shapes.append(_text(x + each / 2, bottom + 24, label, PAPER, middle))
        bottom += 34
    return shapes, bottom


def _results(results: Results, top: int) -> tuple[list[str], int]:
    """The list above, the field in which it is typed below, as on a phone."""
    height = 50 * len(results.offered) + 40
    left, wide = PAD * 2, WIDTH - 4 * PAD
    shapes = [_box(left, top, wide, height, PAPER)]
    for number, (title, description) in enumerate(results.offered):
        y = top + 50 * number
        shapes.append(_text(left + PAD, y + 21, _cut(title), INK, 'font-weight="bold"'))
        shapes.append(_text(left + PAD, y + 40, _cut(description), FAINT, 'font-size="13"'))
    field = top + height - 36
    shapes.append(_box(left + 4, field, wide - 8, 30, "#f1f4f6"))
    shapes.append(_text(left + PAD + 4, field + 20, results.typed, INK, ""))
    return shapes, top + height


def _cut(text: str) -> str:
    while _width(Run(text, bold=True)) > WIDTH - 6 * PAD:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs broken into lines that fit."""
    line: list[Run] = []
    for run in runs:
        for number, paragraph in enumerate(run.text.split("\n")):
            if number:
                yield line or [Run("", quoted=run.quoted)]
                line = []
            for word in _words(paragraph):
                piece = Run(word, run.bold, run.italic, run.link, run.quoted)
                if line and sum(map(_width, line)) + _width(piece) > ROOM:
                    yield line
                    line = []
                line.append(piece)
    if line:
        yield line


def _words(text: str) -> list[str]:
    """The words, each with the blank after it."""
    parts = text.split(" ")
    return [f"{part} " for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _width(run: Run) -> float:
    units = sum(0.34 if c in _NARROW else 0.86 if c in _WIDE else 0.6 for c in run.text)
    return units * SIZE * (1.18 if run.bold else 1.0)


def _line(x: float, y: float, line: Sequence[Run]) -> str:
    spans = "".join(_span(run) for run in line)
    return f'<text x="{x:g}" y="{y:g}" fill="{INK}" xml:space="preserve">{spans}</text>'


def _span(run: Run) -> str:
    look = ' font-weight="bold"' * run.bold + ' font-style="italic"' * run.italic
    look += f' fill="{ACCENT}"' * run.link
    return f"<tspan{look}>{escape(run.text)}</tspan>"


def _text(x: float, y: float, text: str, color: str, look: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" fill="{color}" {look}>{escape(text)}</text>'


def _box(x: float, y: float, width: float, height: float, color: str) -> str:
    size = f'width="{width:g}" height="{height:g}"'
    return f'<rect x="{x:g}" y="{y:g}" {size} rx="9" fill="{color}"/>'
