"""Reloading a changed corpus while questions are answered.

A library is immutable, so a reload reads a new one in a thread and swaps one reference; questions
are answered from the old library meanwhile. A corpus that cannot be read changes nothing, and the
outcome says why.

A reload that is asked for while another one reads files might come too late for it, so one more
follows, which all such requests share.
"""

import asyncio
import gc
import logging
import time
from dataclasses import dataclass
from pathlib import Path

from bot.app import App, CurrentApp, open_app
from bot.caches import forget_articles
from bot.errors import CorpusError
from bot.telegram.daemon import in_daemon

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reloaded:
    """The changed corpus is what answers now."""

    articles: int
    passages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class NotReloaded:
    """Nothing changed; `reason` names the file and says what to do."""

    reason: str


Outcome = Reloaded | NotReloaded


class Reloader:
    """Swaps the app that answers for what stands in the folder."""

    def __init__(self, current: CurrentApp, corpus: Path) -> None:
        self._current = current
        self._corpus = corpus
        self._one_at_a_time = asyncio.Lock()
        self._next: asyncio.Task[Outcome] | None = None

    async def reload(self) -> Outcome:
        """Read the corpus as it is from now on; returns when answers come from it, or why not."""
        if self._next is None:
            self._next = asyncio.create_task(self._reload())
        return await asyncio.shield(self._next)  # one that is cancelled leaves the others waiting

    async def reload_whenever(self, asked: asyncio.Event) -> None:
        """Reload each time the event is set. Never ends by itself."""
        while True:
            await asked.wait()
            asked.clear()
            await self.reload()

    async def _reload(self) -> Outcome:
        async with self._one_at_a_time:
            self._next = None
            outcome = await self._swap()
        _log(outcome)
        return outcome

    async def _swap(self) -> Outcome:
        """Read the corpus and, if it can be used, let it answer."""
        began = time.monotonic()
        try:
            app = await in_daemon("reload", lambda: open_app(self._corpus))
        except CorpusError as error:
            return NotReloaded(str(error))
        except Exception as error:  # a fault of ours must not end a bot that answers
            log.error("reload_failed", exc_info=error)
            return NotReloaded(f"{type(error).__name__}; the log has more. It is a fault of ours.")
        self._current.app = app
        forget_articles()
        gc.freeze()  # what is there by now stays: the collector need not look at it again
        return _counted(app, time.monotonic() - began)


def _counted(app: App, seconds: float) -> Reloaded:
    articles = app.library.articles
    passages = sum(len(article.passage_spans) for article in articles)
    return Reloaded(len(articles), passages, seconds)


def _log(outcome: Outcome) -> None:
    match outcome:
        case Reloaded(articles, passages, seconds):
            extra = {"articles": articles, "passages": passages, "seconds": round(seconds, 2)}
            log.info("reloaded", extra=extra)
        case NotReloaded(reason):
            log.error("not_reloaded", extra={"reason": reason, "answers": "from the old corpus"})
