"""Groups of characters, by which texts are alike though their words are not the same.

Groups of letters within a word are shared by its misspellings and inflections, groups across words
by words in the same order. Where vowels are not written (Arabic, Hebrew) both are a letter shorter.
"""

from functools import lru_cache

from bot.caches import WORDS
from bot.text.analysis import ABJAD

_OF_WORD, _OF_PHRASE = 4, 5  # characters


@lru_cache(maxsize=WORDS)
def letter_groups(word: str) -> tuple[str, ...]:
    """The overlapping groups of four letters of a word, three without vowels, its beginning marked.

    >>> letter_groups("idlib")
    ('_idl', 'idli', 'dlib')
    """
    marked = f"_{word}"
    size = _OF_WORD - _writes_no_vowels(word)
    count = max(1, len(marked) - size + 1)
    return tuple(marked[start : start + size] for start in range(count))


def phrase_groups(words: str) -> set[str]:
    """The overlapping groups of five characters of a text, across the spaces between its words."""
    padded = f" {words} "
    size = _OF_PHRASE - _writes_no_vowels(words)
    count = max(1, len(padded) - size + 1)
    return {padded[start : start + size] for start in range(count)}


def _writes_no_vowels(words: str) -> bool:
    return not words.isascii() and ABJAD.search(words) is not None
