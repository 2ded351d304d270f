"""The look that all tables in a terminal share: a line below the headings, and no frame."""

from rich import box
from rich.table import Table

from bot.rendering.terminal import ACCENT


def headed_table() -> Table:
    """A table without columns yet."""
    return Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style=ACCENT,
    )
