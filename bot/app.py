"""The composition root of answering; that of the running bot is `telegram/service.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.assistant import REMEMBERED, Assistant
from bot.corpus.library import read_library
from bot.indexing import Progress, silent, terms_of
from bot.long_articles import in_thread_if_long
from bot.model import Article, Library
from bot.questions.vocabulary import Vocabulary
from bot.retrieval.rank_bm25 import RankBm25Retriever
from bot.search import Search

_READING, _FINDING_TERMS = 0.35, 0.5  # of the time it takes to open a large library
_NARROW = 16  # assistants of one article; one takes 0.3 s to make for a million code points


@dataclass(frozen=True, slots=True)
class App:
    """A library, the assistant that answers from it, and those of single articles."""

    library: Library
    assistant: Assistant
    _narrow: Callable[[Article], Assistant]

    async def narrow(self, article: Article) -> Assistant:
        """The assistant of one article, made in a thread if that is long."""
        return await in_thread_if_long([article], lambda: self._narrow(article))


@dataclass(slots=True)
class CurrentApp:
    """Holds the current app; a reload replaces it.

    Read `.app` once for each answer, so that all of the answer comes from one library.
    """

    app: App


def open_app(corpus: Path, progress: Progress = silent) -> App:
    """Read and index the articles of a folder; CorpusError says what cannot be read."""
    library = read_library(corpus, lambda share: progress(_READING * share))
    assistant = _assistant(library, lambda share: progress(_READING + _FINDING_TERMS * share))
    return App(library, assistant, lru_cache(_NARROW)(_for_one))


def _for_one(article: Article) -> Assistant:
    """An assistant of one article; all that are kept remember as many answers as the main one."""
    return _assistant(Library((article,)), remembered=REMEMBERED // _NARROW)


def _assistant(
    library: Library, progress: Progress = silent, remembered: int = REMEMBERED
) -> Assistant:
    terms = terms_of(library, progress)
    search = Search(library, RankBm25Retriever(library, terms), Vocabulary(library, terms))
    return Assistant(search, remembered)
