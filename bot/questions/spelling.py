"""What one typing mistake makes of a word: all words at an edit distance of one.

A word of a few letters has some hundred of them, so those that are words can be looked up, which
needs no table beside the words. Which of them was meant is for the caller to choose.
"""

from collections.abc import Iterator
from itertools import chain


def edits(word: str, letters: str) -> Iterator[str]:
    """All that one mistake makes of a word."""
    return chain(slips(word, letters), changes(word, letters))


def slips(word: str, letters: str) -> Iterator[str]:
    """All that a letter added or dropped, or two neighbours swapped, make of a word.

    >>> sorted(slips("at", "b"))
    ['a', 'abt', 'atb', 'bat', 't', 'ta']
    """
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def changes(word: str, letters: str) -> Iterator[str]:
    """All that another letter in the place of one makes of a word.

    >>> sorted(changes("at", "b"))
    ['ab', 'bt']
    """
    for at in range(len(word)):
        yield from (word[:at] + letter + word[at + 1 :] for letter in letters)
