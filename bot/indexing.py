"""The terms of each passage of a library, found once for the index and the vocabulary.

This is most of the work of opening a large library, so its progress can be reported.
"""

from collections.abc import Callable

from bot.model import Library
from bot.text.analysis import terms

Progress = Callable[[float], None]  # hears of a growing share of the work, from 0 to 1
Terms = list[list[str]]  # of each passage, in the order of the library


def silent(_share: float) -> None:
    """Progress for nobody."""


def terms_of(library: Library, progress: Progress = silent) -> Terms:
    """The terms of each passage of the library, with repeats, in the order of the text."""
    found: Terms = []
    for done, article in enumerate(library.articles, 1):
        found += (terms(passage.text, article.language) for passage in article.passages)
        progress(done / len(library.articles))
    return found
