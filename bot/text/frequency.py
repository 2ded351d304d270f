"""How telling a word is: how rare it is in the language at large.

The frequencies are wordfreq's, read from its data files directly: importing the package takes
30 times as long as reading the small English list. Its lists hold words down to one in a million;
what they lack is rarer than that. In a language without a list all words count as much as content
words do on average in the others.
"""

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgpack

UNLISTED = 5.0  # of any word where there is no list
UNKNOWN = 7.0  # -log10 of the share in running text, just beyond the rarest word of a small list
_SHORTEST_PREFIX = 4


def information(word: str, language: str) -> float:
    """-log10 of a lower-case word's share in general text: about 1.3 for "the", 7 for a rare name.

    An inflected form that is not listed counts as its longest listed beginning, a little rarer.
    """
    bins = _bins(language)
    if not bins:
        return UNLISTED
    found = bins.get(word)
    if found is not None:
        return found / 100
    for end in range(len(word) - 1, _SHORTEST_PREFIX - 1, -1):
        found = bins.get(word[:end])
        if found is not None:
            return min(UNKNOWN, found / 100 + 0.5 * (len(word) - end))
    return UNKNOWN


def is_listed(word: str, language: str) -> bool:
    """Whether general text knows a lower-case word in just that form."""
    return word in _bins(language)


@cache
def _bins(language: str) -> dict[str, int]:
    """Each word's frequency in centibels below 1, from wordfreq's format "cB"."""
    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        return {}
    path = Path(package.origin).parent / "data" / f"small_{language}.msgpack.gz"
    if not path.exists():
        return {}
    _header, *bins = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    return {word: place for place, words in enumerate(bins) for word in words}
