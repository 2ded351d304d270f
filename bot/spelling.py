"""The words of a library: how rare each is, and which of them an unknown one may be meant to be.

A correction is a term of the library one edit away (a letter added, dropped, changed, or two
swapped). Such terms share a form with one letter deleted, so a table of those forms finds them
without comparing every pair (the idea of SymSpell). An abbreviation is known when the articles'
own words explain it: "NYT" where they speak of the "New York Times".
"""

import math
import re
from collections import Counter, defaultdict
from functools import cached_property

from bot.analysis import fold, tokenize
from bot.language import UPPER, script_of_language
from bot.model import Library

_SHORTEST = 4  # letters; below that, one edit makes another word as often as not
_COMMON_BEGINNING = 5  # letters that two inflected or derived forms share
_CAPITALS = re.compile(rf"[{UPPER}]\w+(?:[ -](?:(?:of|the|and|for|de|du|der) )*[{UPPER}]\w+)+")
_SMALL_WORD = re.compile(r"\b(?:of|the|and|for|de|du|der)\b ?")


class Vocabulary:
    """The terms of a library with the number of passages that hold each."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._passages = len(library.passages)
        self._counts: Counter[str] = Counter()
        for passage in library.passages:
            tokens = tokenize(passage.text, passage.article.language)
            self._counts.update({token.term for token in tokens})
        languages = Counter(article.language for article in library.articles)
        self.language = max(sorted(languages), key=lambda code: languages[code])
        self.languages = frozenset(languages)

    def __contains__(self, term: str) -> bool:
        return term in self._counts

    def rarity(self, term: str) -> float:
        """Inverse passage frequency, never negative: log(1 + (N - n + 0.5) / (n + 0.5))."""
        held = self._counts.get(term, 0)
        return math.log(1 + (self._passages - held + 0.5) / (held + 0.5))

    def correct(self, term: str) -> str | None:
        """The term that was meant: itself when known, the commonest near one, or None."""
        if term in self._counts:
            return term
        if len(term) < _SHORTEST or not term.isalpha():
            return None
        near = {word for form in _forms(term) for word in self._by_form.get(form, ())}
        close = [word for word in near if _one_edit_apart(term, word)]
        return min(close, key=lambda word: (-self._counts[word], word), default=None)

    def alike(self, term: str) -> frozenset[str]:
        """Other terms with the same beginning, which may be derived from the same word."""
        if len(term) < _COMMON_BEGINNING:
            return frozenset()
        return self._by_beginning.get(term[:_COMMON_BEGINNING], frozenset()) - {term}

    def spelled_out(self, letters: str) -> tuple[str, ...]:
        """The terms that an abbreviation's letters stand for in the articles; () if unexplained."""
        return self._initials.get(letters.lower(), ())

    @cached_property
    def _by_form(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = defaultdict(list)
        for term in self._counts:
            if len(term) >= _SHORTEST and term.isalpha():
                for form in _forms(term):
                    table[form].append(term)
        return table

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
                _enter_initials(words, article.language, table)
        return table


def _enter_initials(words: list[str], language: str, table: dict[str, tuple[str, ...]]) -> None:
    """Enter every run of two or more of the words under its first letters."""
    for start in range(len(words)):
        for end in range(start + 2, min(start + 6, len(words)) + 1):
            run = words[start:end]
            letters = "".join(word[:1] for word in run).lower()
            table.setdefault(letters, tuple(fold(word, language) for word in run))


def _forms(term: str) -> set[str]:
    """The term itself and all forms with one letter deleted."""
    return {term, *(term[:i] + term[i + 1 :] for i in range(len(term)))}


def _one_edit_apart(one: str, other: str) -> bool:
    """Whether one insertion, deletion, change or swap of neighbours makes one the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:])
    )
