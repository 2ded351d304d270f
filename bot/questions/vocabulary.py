"""The words of a library: how rare each is, and which of them an unknown one may be meant to be.

A correction is a term of the library one edit away (`spelling.py`). An abbreviation is known when
the articles' own words explain it: "NYT" where they speak of the "New York Times".
"""

import math
import re
from collections import Counter, defaultdict
from functools import cached_property
from itertools import groupby, islice

from bot.indexing import Terms, terms_of
from bot.model import Clue, Library
from bot.questions.foreign_names import names_of, sounds_of
from bot.questions.spelling import edits
from bot.text.analysis import fold, is_stop_word, terms_in
from bot.text.language import UPPER, script_of_language

ABBREVIATED = range(2, 6)  # words, each by its first letter
_SHORTEST = 4  # letters; below that, one edit makes another word as often as not
_LONGEST = 64  # letters; beyond that, it is no word
_COMMON_BEGINNING = 5  # letters that two inflected or derived forms share
_LONG = 30  # passages; an article that long is no news report, and lacks no word for its matter
_FEW = 200  # passages that are read through for a phrase within a millisecond or two
_CAPITALS = re.compile(rf"[{UPPER}]\w+(?:[ -](?:(?:of|the|and|for|de|du|der) )*[{UPPER}]\w+)+")
_NAME = re.compile(rf"(?<=[\w,’”\"] )[{UPPER}]\w{{3,}}")  # not what opens a sentence
_SMALL_WORD = re.compile(r"\b(?:of|the|and|for|de|du|der)\b ?")


class Vocabulary:
    """The terms of a library with the number of passages that hold each."""

    def __init__(self, library: Library, terms: Terms | None = None) -> None:
        self._library = library
        self._passages = sum(len(article.passage_spans) for article in library.articles)
        self._counts: Counter[str] = Counter()
        self._in_short: set[str] = set()
        held = iter(terms_of(library) if terms is None else terms)
        for article in library.articles:
            count = len(article.passage_spans)
            for of_passage in islice(held, count):
                self._counts.update(own := set(of_passage))
                if count < _LONG:
                    self._in_short |= own
        languages = Counter(article.language for article in library.articles)
        self.language = max(sorted(languages), key=lambda code: (languages[code], code == "en"))
        self.languages = frozenset(languages)
        self.clues: dict[tuple[str, str, bool, str], Clue] = {}  # kept by `clues.clue_of`

    def __contains__(self, term: str) -> bool:
        return term in self._counts

    def nearest_to(self, language: str) -> str:
        """That language if an article is in it, else the one that most articles are in."""
        return language if language in self.languages else self.language

    @cached_property
    def titles(self) -> frozenset[str]:
        """The terms of the articles' titles."""
        return frozenset(
            term for one in self._library.articles for term in terms_in(one.title, one.language)
        )

    def is_in_short(self, term: str) -> bool:
        """Whether an article no longer than a news report has the term."""
        return term in self._in_short

    def rarity(self, term: str) -> float:
        """Inverse passage frequency, never negative: log(1 + (N - n + 0.5) / (n + 0.5))."""
        held = self._counts.get(term, 0)
        return math.log(1 + (self._passages - held + 0.5) / (held + 0.5))

    def correct(self, term: str) -> str | None:
        """The term that was meant: itself when known, the commonest near one, or None."""
        if term in self._counts:
            return term
        if not _may_be_mended(term):
            return None
        near = self._counts.keys() & edits(term, self._letters)
        close = filter(_may_be_mended, near)
        return min(close, key=lambda word: (-self._counts[word], word), default=None)

    def alike(self, term: str) -> frozenset[str]:
        """Other terms with the same beginning, which may be derived from the same word."""
        if len(term) < _COMMON_BEGINNING:
            return frozenset()
        return self._by_beginning.get(term[:_COMMON_BEGINNING], frozenset()) - {term}

    def spelled_out(self, letters: str) -> tuple[str, ...]:
        """The terms that an abbreviation's letters stand for in the articles; () if unexplained."""
        return self._initials.get(letters.lower(), ())

    def stand_together(self, letter: str, number: str) -> bool:
        """Whether an article has a letter and a number as one name: "F16", "F-16" or "F 16"."""
        together = re.compile(rf"\b{re.escape(letter)}\W?{number}(?!\d)", re.IGNORECASE)
        return any(together.search(article.text) for article in self._library.articles)

    def has_phrase(self, form: re.Pattern[str]) -> bool:
        """Whether an article has what an expression finds; taken for granted of large libraries."""
        return self._passages > _FEW or any(
            form.search(article.text) for article in self._library.articles
        )

    @cached_property
    def sounds(self) -> dict[str, str]:
        """How a name of the articles sounds -> its term."""
        return sounds_of(self._names)

    @cached_property
    def names(self) -> dict[str, str]:
        """A name of the articles in plain letters -> its term."""
        return names_of(self._names)

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """The names of articles in Latin letters, each with its term."""
        names = {
            (name, fold(name, article.language))
            for article in self._library.articles
            if script_of_language(article.language) == "Latin"
            for name in _NAME.findall(article.text)
            if not is_stop_word(name, article.language)
        }
        return sorted(names)

    @cached_property
    def _letters(self) -> str:
        """The letters of all terms that a correction can be, each once."""
        return "".join(sorted(set().union(*filter(_may_be_mended, self._counts))))

    @cached_property
    def _by_beginning(self) -> dict[str, frozenset[str]]:
        table: dict[str, set[str]] = defaultdict(set)
        for term in self._counts:
            if len(term) >= _COMMON_BEGINNING:
                table[term[:_COMMON_BEGINNING]].add(term)
        return {beginning: frozenset(terms) for beginning, terms in table.items()}

    @cached_property
    def _initials(self) -> dict[str, tuple[str, ...]]:
        """First letters of capitalised words in a row -> their terms."""
        table: dict[str, tuple[str, ...]] = {}
        for article in self._library.articles:
            if script_of_language(article.language) != "Latin":
                continue
            for match in _CAPITALS.finditer(article.text):
                words = re.split(r"[ -]", _SMALL_WORD.sub("", match.group()))
                for is_short, run in groupby(words, key=str.isupper):
                    if not is_short:  # "US National Security" is no explanation of "UN"
                        _enter_initials(list(run), article.language, table)
        return table


def _enter_initials(words: list[str], language: str, table: dict[str, tuple[str, ...]]) -> None:
    """Enter every run of the words that may be abbreviated under its first letters."""
    shortest, beyond = ABBREVIATED.start, ABBREVIATED.stop
    for start in range(len(words)):
        for end in range(start + shortest, min(start + beyond, len(words) + 1)):
            run = words[start:end]
            letters = "".join(word[:1] for word in run).lower()
            if letters not in table:
                table[letters] = tuple(fold(word, language) for word in run)


def _may_be_mended(term: str) -> bool:
    """Whether a term is long enough for a correction, and a word: "o'brien" is one.

    Groups of characters are none: what is written without spaces is not in Latin letters.
    """
    return _SHORTEST <= len(term) <= _LONGEST and term.isascii() and term.replace("'", "").isalpha()
