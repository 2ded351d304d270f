"""The names by which a question may ask for a source, and where it has one of them.

Names are compared folded, so that "песков" and a lower-case "al-monitor" are found. The surname or
the initials are enough, and a name may have a slip of the pen or lack its spaces.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from bot.attribution import credits
from bot.caches import ARTICLES, QUESTIONS, WORDS, cached_until_reload
from bot.model import Article
from bot.speech.aliases import initials
from bot.speech.lexicon import LISTS, is_organisation
from bot.text.analysis import is_stop_word, to_latin

_WORD = re.compile(r"\w+(?:[’'.&/-]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
# Words for sources that are no names.
_ANYBODY = frozenset(("people", "person", "critics", "source", "sources"))
_OPENERS = (
    LISTS["words.determiners"]
    | LISTS["words.prepositions"]
    | LISTS["people.titles"]
    | LISTS["questions.foreign"]
    | frozenset(("did", "do", "does", "has", "have", "had", "tell", "told", "what", "and"))
    | frozenset(("is", "are", "was", "were", "match", "matches", "contradict", "contradicts"))
)
_SHORTEST = 3  # letters of a surname that is asked for alone; "Oxfam UK" is not asked for as "UK"
_SAME = 0.8  # least likeness of two spellings of one word


class CreditedName(NamedTuple):
    """A name as a question may hold it."""

    name: str
    words: tuple[str, ...]  # folded
    letters: frozenset[str]  # with which the words and their hyphenated parts begin


@cached_until_reload(ARTICLES)
def names_credited(article: Article) -> tuple[CreditedName, ...]:
    """The names of all whom the article credits or who are cited by them, each once."""
    sources = [statement.source for statement in credits(article)]
    names = dict.fromkeys(name for s in sources for name in (s.name, s.citing) if name is not None)
    found = ((name, tuple(words_of_name(name))) for name in names)
    return tuple(
        CreditedName(name, words, frozenset(part[:1] for word in words for part in word.split("-")))
        for name, words in found
    )


@cached_until_reload(WORDS)
def names_with(word: str, article: Article) -> frozenset[str]:
    """Those of `names_credited` that a question with this word may hold: quickly told."""
    return frozenset(
        name
        for name, words, letters in names_credited(article)
        if word[0] in letters and _stands_for(word, words)
    )


def _stands_for(word: str, name: Sequence[str]) -> bool:
    """Whether the word is like the last one of the name, its initials, or all of it."""
    if _alike(name[-1], word) or _alike("".join(name), word) or word == initials(name):
        return True
    return len(name) == 1 and "-" in name[0] and _stands_for(word, name[0].split("-"))


def words_of_name(name: str) -> list[str]:
    """The words a source is asked for by: a name's, or a description's up to its complement."""
    words = folded_words(name)
    if not name.split()[-1][0].isupper():
        words = list(takewhile(lambda word: word not in LISTS["words.prepositions"], words))
    small = LISTS["words.determiners"] | _ANYBODY
    return [
        word
        for at, word in enumerate(words)
        if word not in small or (at > 0 and word in LISTS["words.numerals"])  # "Channel Five"
    ]


def find_name(name: Sequence[str], asked: Sequence[str]) -> range | None:
    """Where the question holds the name: all of it, its end after a stop word, or its initials.

    "Dailysabah" is all of Daily Sabah, and "al monitor" of Al-Monitor.
    """
    for length in range(len(name), 0, -1):
        part = name[-length:]
        if length == 1 < len(name) and (
            len(part[0]) < _SHORTEST or is_stop_word(part[0], "en") or is_organisation(part[0])
        ):  # no surname, as "Aas" and "Moe" are
            break
        for at in range(len(asked) - length + 1):
            whole = length == len(name) or at == 0 or asked[at - 1] in _OPENERS
            if whole and all(map(_alike, part, asked[at : at + length])):
                return range(at, at + length)
    short, together = initials(name), "".join(name)
    for at, word in enumerate(asked):
        if (len(short) >= 2 and word == short) or (together and _alike(together, word)):
            return range(at, at + 1)
    is_hyphened = len(name) == 1 and "-" in name[0]
    return find_name(name[0].split("-"), asked) if is_hyphened else None


@lru_cache(maxsize=WORDS)
def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending or a slip of the pen."""
    if one == other:
        return True
    if one[0] != other[0] or min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _SAME


@lru_cache(maxsize=QUESTIONS)
def folded_words(text: str) -> Sequence[str]:
    """The words of a text as they are compared, those alone that have Latin letters."""
    return tuple([plain for word in _WORD.findall(text) if (plain := folded(word))])


@lru_cache(maxsize=WORDS)
def folded(word: str) -> str:
    """The word in small Latin letters, without stops or the ending of a possessive."""
    return _POSSESSIVE.sub("", to_latin(word.lower().replace(".", "")))
