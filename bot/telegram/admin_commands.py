"""The admin's commands, `/stats` and `/reload`. Their replies are in English, like the log."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path

from bot.answer import Report, Usage
from bot.figures import Backlog, Figures
from bot.hosting.personal import AdminCommands
from bot.plurals import counted
from bot.rendering.chart import draw
from bot.storage.statistics import read_figures
from bot.telegram.reload import NotReloaded, Outcome, Reloader

DAYS = 30  # that /stats looks back
_LONGEST_REASON = 3_000  # characters; a message holds little more


def admin_commands(database: Path, reloader: Reloader) -> AdminCommands:
    """The commands by name. Figures are read in a thread, so that no answer waits for them."""

    async def stats() -> Usage:
        read = await asyncio.to_thread(read_figures, database, DAYS, time.time())
        figures = _without_this(read)
        return Usage(figures, await asyncio.to_thread(draw, figures))

    async def reload() -> Report:
        return Report(_told(await reloader.reload()))

    return {"stats": stats, "reload": reload}


def _without_this(figures: Figures) -> Figures:
    """Without the command that asks for them, which waits in the inbox while it is answered."""
    left = figures.backlog
    waiting = max(0, left.waiting - 1)
    oldest = left.oldest if waiting or left.unsent else None
    return replace(figures, backlog=Backlog(waiting, left.unsent, oldest))


def _told(outcome: Outcome) -> str:
    if isinstance(outcome, NotReloaded):
        return f"I still answer from the articles I had. {outcome.reason[:_LONGEST_REASON]}"
    return (
        f"I have read the articles again: {counted(outcome.articles, 'article')}, "
        f"{counted(outcome.passages, 'passage')}, in {outcome.seconds:.1f} s."
    )
