"""Text to tokens: what is compared, and where it stands.

A token's `span` points into the text as it is; its `term` is the only place where anything is
folded: case, accents, script (transliterated to Latin letters), possessives, and inflection
(Snowball stems). So "Erdoğan's", "Эрдоган" and "ERDOGAN" are one term, and each keeps its place.

Runs of characters that are written without spaces (Han, Kana, Thai ...) become overlapping pairs
of characters; no segmenter is needed. This module does not know which words matter.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from bot.language import language_of_script, script_of, stemmer, stop_words
from bot.model import Span

# Python's \w leaves out combining marks, which are vowels in Indic scripts.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0fff\u1000-\u109f"
    "\u1780-\u17d3\u200c\u200d"
)
_DENSE = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0eff\u1000-\u1049\u1780-\u17d3\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"(?P<dense>[{_DENSE}]+)"
    r"|(?P<number>\d+(?:[.,]\d+)+)"
    r"|(?P<acronym>(?:[^\W\d_]\.){2,})"
    rf"|(?P<word>(?:(?![{_DENSE}_])[\w{_MARKS}])+(?:['’ʼ](?:(?![{_DENSE}_])[\w{_MARKS}])+)*)"
)
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_CACHED_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared, and its place in the text."""

    term: str
    span: Span


def tokenize(text: str, language: str) -> list[Token]:
    """All tokens of a text in order; `span` counts from the start of `text`."""
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup == "dense":
            tokens.extend(_character_pairs(match.group(), start))
            continue
        term = fold(match.group(), language)
        if term:
            tokens.append(Token(term, Span(start, end)))
    return tokens


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word as written only holds a sentence together; "US" and "WHO" do not."""
    if len(word) > 1 and word.isupper():
        return False
    return word.lower().replace("’", "'") in stop_words(language)


@lru_cache(maxsize=_CACHED_WORDS)
def fold(word: str, language: str) -> str:
    """Reduce a word to the term it is compared by.

    >>> fold("Erdoğan's", "en"), fold("soldiers", "en"), fold("Эрдоган", "en")
    ('erdogan', 'soldier', 'erdogan')
    """
    if word[0].isdigit():
        return anyascii(word).lower()
    bare = _POSSESSIVE.sub("", word.lower().replace(".", ""))
    written_in = language_of_script(script_of(bare[:1]), language) if bare else language
    return to_latin(stemmer(written_in)(bare))


@lru_cache(maxsize=_CACHED_WORDS)
def to_latin(word: str) -> str:
    """A lower-case word in plain Latin letters: "erdoğan" and "эрдоган" are "erdogan"."""
    if word.isascii():
        return word
    return anyascii(unicodedata.normalize("NFC", word)).lower()


def _character_pairs(run: str, start: int) -> list[Token]:
    """Overlapping pairs of a run without spaces; a lone character is a term by itself."""
    if len(run) == 1:
        return [Token(run, Span(start, start + 1))]
    return [Token(run[i : i + 2], Span(start + i, start + i + 2)) for i in range(len(run) - 1)]
