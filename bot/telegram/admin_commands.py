"""The admin's commands, `/stats` and `/reload`. Their replies are in English, like the log."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace

from bot.answer import Report, Usage
from bot.hosting.visit import AdminCommands
from bot.plurals import counted
from bot.rendering.chart import draw
from bot.statistics import Backlog, Statistics
from bot.telegram.reload import NotReloaded, Outcome, Reloader

DAYS = 30  # that /stats looks back
_LONGEST_REASON = 3_000  # characters; a message holds little more


def admin_commands(read: Callable[[int, float], Statistics], reloader: Reloader) -> AdminCommands:
    """The commands by name. `read` gives the statistics of so many days up to a moment.

    It is called in a thread, so that no answer waits for it.
    """

    async def stats() -> Usage:
        statistics = _without_this(await asyncio.to_thread(read, DAYS, time.time()))
        return Usage(statistics, await asyncio.to_thread(draw, statistics))

    async def reload() -> Report:
        return Report(_told(await reloader.reload()))

    return {"stats": stats, "reload": reload}


def _without_this(statistics: Statistics) -> Statistics:
    """Without the command that asks for them, which waits in the inbox while it is answered."""
    left = statistics.backlog
    waiting = max(0, left.waiting - 1)
    oldest = left.oldest if waiting or left.unsent else None
    return replace(statistics, backlog=Backlog(waiting, left.unsent, oldest))


def _told(outcome: Outcome) -> str:
    if isinstance(outcome, NotReloaded):
        return f"I still answer from the articles I had. {outcome.reason[:_LONGEST_REASON]}"
    return (
        f"I have read the articles again: {counted(outcome.articles, 'article')}, "
        f"{counted(outcome.passages, 'passage')}, in {outcome.seconds:.1f} s."
    )
