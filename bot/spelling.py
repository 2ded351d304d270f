"""The words of a library, and which of them a mistyped one was meant to be.

A correction is a term of the vocabulary one edit away (a letter added, dropped, changed, or two
swapped). Such terms share a form with one letter deleted, so a table of those forms finds them
without comparing every pair (the idea of SymSpell).
"""

from collections import Counter, defaultdict
from functools import cached_property

from bot.analysis import tokenize
from bot.model import Library

_SHORTEST = 4  # letters; below that, one edit makes another word as often as not


class Vocabulary:
    """The terms of a library with how often each occurs, and its main language."""

    def __init__(self, library: Library) -> None:
        self.counts: Counter[str] = Counter(
            token.term
            for passage in library.passages
            for token in tokenize(passage.text, passage.article.language)
        )
        languages = Counter(article.language for article in library.articles)
        self.language = max(sorted(languages), key=lambda code: languages[code])

    def __contains__(self, term: str) -> bool:
        return term in self.counts

    def correct(self, term: str) -> str | None:
        """The term that was meant: itself when known, a near one, or None."""
        if term in self.counts:
            return term
        if len(term) < _SHORTEST or not term.isalpha():
            return None
        near = {word for form in _forms(term) for word in self._by_form.get(form, ())}
        close = [word for word in near if _one_edit_apart(term, word)]
        return min(close, key=lambda word: (-self.counts[word], word), default=None)

    @cached_property
    def _by_form(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = defaultdict(list)
        for term in self.counts:
            if len(term) >= _SHORTEST and term.isalpha():
                for form in _forms(term):
                    table[form].append(term)
        return table


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
