"""The composition root: the only file that names implementations."""

from dataclasses import dataclass
from pathlib import Path

from bot.assistant import Assistant
from bot.corpus import read_library
from bot.model import Library
from bot.retrieval.rank_bm25 import RankBm25Retriever


@dataclass(frozen=True, slots=True)
class App:
    """A library and the assistant that answers from it."""

    library: Library
    assistant: Assistant


@dataclass(slots=True)
class Desk:
    """Where whoever answers finds the app of the moment: a reload swaps it.

    Take `.app` once for an answer, so that all of the answer comes from one library.
    """

    app: App


def open_app(corpus: Path) -> App:
    """Read and index the articles of a folder; CorpusError says what cannot be read."""
    library = read_library(corpus)
    return App(library, Assistant(library, RankBm25Retriever(library)))
