"""Progress bars on standard error, if that is a terminal.

While articles are read one is drawn only when enough is left to wait for: a few of them are read
sooner than the library that draws the bar is imported.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from bot.indexing import Progress, silent

_AFTER = 0.5  # seconds before it is known how long the rest takes
_WORTH_IT = 0.5  # seconds that are left


@contextmanager
def bar(words: str) -> Iterator[Callable[[float, float], None]]:
    """What hears how much is done, and of how much, for as long as the block runs."""
    from rich.console import Console
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    with Bars(console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(words)
        yield lambda done, total: bars.update(task, completed=done, total=total)


@contextmanager
def waiting_shown() -> Iterator[Progress]:
    """What hears of the work's progress for as long as the block runs; the bar leaves no trace."""
    if not sys.stderr.isatty():
        yield silent
        return
    began = time.monotonic()
    draw: Callable[[float, float], None] | None = None
    with ExitStack() as drawn:

        def show(share: float) -> None:
            nonlocal draw
            taken = time.monotonic() - began
            if draw is None and taken > _AFTER and taken * (1 - share) > _WORTH_IT * share:
                draw = drawn.enter_context(bar("Reading the articles"))
            if draw is not None:
                draw(share, 1.0)

        yield show
