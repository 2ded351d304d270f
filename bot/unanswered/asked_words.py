"""The words that a question looks for, and whether a text has them or others in their place.

Words stand for one another as `knowledge/plain_english.json` has them, or where they begin alike.
Names are told from other words by their capitals, so a question without capitals has none.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from bot.model import Clue, Question, Quote
from bot.questions.question import words_of
from bot.text.analysis import is_stop_word, terms_in
from bot.unanswered.words import AUXILIARIES
from bot.value import value

_AUXILIARY = re.compile(rf"\s*(?:{AUXILIARIES})\b", re.I)


@value
class AskedWord:
    """A word that is looked for, as it stands in the question."""

    clue: Clue
    start: int
    end: int
    is_lower: bool  # begins with a lower-case letter, so that it is no name

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital amid the question, and is no number."""
        return not self.is_lower and self.start > 0 and self.clue.term.isalpha()

    @property
    def is_unknown(self) -> bool:
        """Whether no article has it or even a word that is related."""
        return self.clue.is_unheard_of and not self.clue.related

    def is_in(self, terms: frozenset[str]) -> bool:
        """Whether one of the terms is it or may stand for it."""
        clue = self.clue
        return clue.term in terms or not (
            terms.isdisjoint(clue.same)
            and terms.isdisjoint(clue.related)
            and terms.isdisjoint(clue.alike)
        )

    def is_surely_in(self, terms: frozenset[str]) -> bool:
        """Whether one of the terms is it or says the same; words that are only related do not."""
        clue = self.clue
        return clue.term in terms or not (
            terms.isdisjoint(clue.same) and terms.isdisjoint(clue.alike)
        )


def asked_words(question: Question, first: int = 0) -> list[AskedWord]:
    """The words of a question that are looked for, from that character on, in order."""
    clues = {clue.term: clue for clue in question.clues}
    found = []
    for term, start, end in words_of(question.text, "en"):
        clue = clues.get(question.corrected.get(term, term))
        if start < first or clue is None or is_stop_word(question.text[start:end], "en"):
            continue
        found.append(AskedWord(clue, start, end, question.text[start].islower()))
    return found


def run_after(text: str, first: int, words: Sequence[AskedWord]) -> list[AskedWord]:
    """The words asked for right after that character, up to the first stop word between them."""
    run: list[AskedWord] = []
    end = first
    for word in words:
        if any(is_stop_word(between, "en") for between in text[end : word.start].split()):
            break
        run.append(word)
        end = word.end
    return run


def noun_after(
    text: str,
    first: int,
    words: Sequence[AskedWord],
    is_likely: Callable[[AskedWord], bool] = attrgetter("is_lower"),
) -> AskedWord | None:
    """The noun after "which" or "how many": the last before an auxiliary, else the first likely.

    None where a word that is not looked for comes first ("what did ...").
    """
    run = run_after(text, first, words)
    if not run:
        return None
    if _AUXILIARY.match(text, run[-1].end):  # "which ship was", "how many ships did"
        return run[-1]
    return next(filter(is_likely, run), run[0])


def missing(words: Iterable[AskedWord], text: str) -> list[AskedWord]:
    """Those of which an English text has no trace."""
    terms = terms_in(text, "en")
    return [word for word in words if not word.is_in(terms)]


def terms_around(quote: Quote) -> frozenset[str]:
    """The terms of the passage of a quote and of the article's title, which are English."""
    passage = quote.passage
    return terms_in(passage.text, "en") | terms_in(passage.article.title, "en")
