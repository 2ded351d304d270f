"""Where somebody is introduced: "Who is Pell?" is told where the article first names him in full.

There the press says who it is, "the former mayor Gordon Pell"; later it writes Pell. English.
"""

import re

from bot.model import AnswerType, Article, Candidate, Ranking, Span
from bot.text.analysis import fold, is_stop_word

_WORD_BEFORE = re.compile(r"\b([A-Z]\.|[A-Z][\w’'-]+) (?:(?:bin|de|van|von) |al-)?\Z")
_NAME_BEHIND = re.compile(r" [A-Z]")
_COURTESIES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir"))  # of one who is known already
_FAR = 40  # characters before a name


def introduction(ranking: Ranking) -> Candidate | None:
    """The sentence that first names in full whom "who" asks for by a single name; else None."""
    question, article = ranking.question, ranking.candidates[0].sentence.passage.article
    names = [term for term in question.terms if term not in _COURTESIES]
    asks_who = question.answer_type is AnswerType.PERSON and len(names) == 1
    if not asks_who or article.language != "en":
        return None
    own = [found for found in ranking.candidates if found.sentence.passage.article is article]
    full = [it for it in own if any(_is_full(article, span, *names) for span in it.matched)]
    return min(full, key=_place, default=None)


def _is_full(article: Article, span: Span, name: str) -> bool:
    """Whether the name stands there, at the end of one of several words."""
    text = article.text
    if fold(text[span.start : span.end], "en") != name:
        return False
    before = _WORD_BEFORE.search(text, max(0, span.start - _FAR), span.start)
    if before is None or not text[span.start].isupper() or _NAME_BEHIND.match(text, span.end):
        return False
    return before[1].lower() not in _COURTESIES and not is_stop_word(before[1], "en")


def _place(found: Candidate) -> int:
    return found.sentence.span.start
