"""Reply -> what Rich prints in a terminal: colours, a bar beside each quote, links to click."""

from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.styled import Styled
from rich.table import Column, Table
from rich.text import Text

from bot.answer import Answer
from bot.model import Article
from bot.rendering.blocks import DOT, Block, Piece, Role
from bot.rendering.quotation import title_of
from bot.rendering.reader import ANYBODY, Reader
from bot.rendering.reply import compose_reply

WIDEST = 96  # columns; longer lines are hard to follow

ACCENT = "cyan"


def render(answer: Answer, reader: Reader = ANYBODY) -> RenderableType:
    """The reply as a group of paragraphs."""
    parts: list[RenderableType] = []
    for block in compose_reply(answer, reader):
        if parts and not block.goes_on:
            parts.append("")
        parts.append(_dress(block))
    return Group(*parts)


def choices(labels: Sequence[str]) -> RenderableType:
    """Numbered labels that need not catch the eye, as many on a line as it holds."""
    return Styled(Filling([f"{number} {label}" for number, label in enumerate(labels, 1)]), "dim")


def heading(article: Article) -> RenderableType:
    """The article's title and publisher, to head a screen."""
    return Styled(Foldable([Text(piece.text) for piece in title_of(article).pieces]), "bold")


def headed_table(*columns: Column | str) -> Table:
    """A table without rows yet: a line below the headings, and no frame."""
    return Table(
        *columns,
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style=ACCENT,
    )


def of_numbers(heading: str) -> Column:
    """A column whose last digits stand below one another."""
    return Column(heading, justify="right")


def _dress(block: Block) -> RenderableType:
    texts = [Text(piece.text, _style(piece)) for piece in block.pieces]
    match block.role:
        case Role.QUOTE | Role.FOLDED:
            return Hanging(Text().join(texts), Segment("▌ ", Style(color=ACCENT)))
        case Role.CITE:
            return Hanging(Styled(Foldable(texts), "dim"), Segment("  "))
        case Role.TITLE:
            return Styled(Foldable(texts), "dim")
        case _:
            return Text().join(texts)


def _style(piece: Piece) -> Style:
    return Style(
        bold=piece.strong or None,
        italic=piece.italic or None,
        color=ACCENT if piece.strong or piece.url else None,
        link=piece.url,
    )


class Hanging:
    """Something with the same mark before each of its lines."""

    def __init__(self, what: RenderableType, before: Segment) -> None:
        self._what, self._before = what, before

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = options.update_width(max(1, options.max_width - self._before.cell_length))
        for line in console.render_lines(self._what, room, pad=False):
            yield self._before
            yield from line
            yield Segment.line()


class Filling:
    """Texts side by side; a line ends between two of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        line = ""
        for text in self._texts:
            longer = f"{line}   {text}" if line else text
            if line and cell_len(longer) > options.max_width:
                yield Text(line)
                longer = text
            line = longer
        yield Text(line)


class Foldable:
    """Texts separated by a dot, or by a line end when they are too long for one line."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        line = Text().join(self._texts)
        parts = [Text("\n") if text.plain == DOT else text for text in self._texts]
        yield line if line.cell_len <= options.max_width else Text().join(parts)
