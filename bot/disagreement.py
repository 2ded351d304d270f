"""Sources that answer one question differently, side by side.

A further sentence joins the best quote when it is credited to somebody else, bears on the question,
and gives another value of what is asked: another number of the same things, or another date. What
a number counts is judged by the words after it; no arithmetic, and the bot does not arbitrate.
Accounts that are no values, of a culprit or a cause, are told apart in `bot.accounts`. Questions
that ask for none of these get one quote.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.account_kinds import account_asked
from bot.accounts import rival_accounts
from bot.analysis import fold, tokenize
from bot.attribution import sources_of
from bot.denial import asks_yes_or_no, contested, denied, sentences_of, touch
from bot.model import (
    AnswerType,
    Article,
    Candidate,
    Question,
    Quote,
    Ranking,
    Sentence,
    Span,
)
from bot.speech.lexicon import LISTS
from bot.values import DURATIONS, dates, figures, units

_AUXILIARY = re.compile(r"\b(?:is|are|was|were|did|does|do|has|have|had|will|would)\b", re.I)
# Stems that say when or by whom, not what happened to the things counted.
_NO_EVENT = frozenset(("year", "month", "week", "day", "report", "confirm", "estim", "total"))
_REMEMBERED = 4_096  # sentences; some hundred bytes each
_SHORT = 30  # passages of an article that is read whole
_LOOKED_AT = 5  # best sentences that may take the place of one that nobody is credited for
_CLOSE = 3.0  # in log odds, as scores are
_FIGURES = re.compile(
    r"\b(?:figures|numbers|number of|same number|toll|estimates)\b"
    r"|\bwhat\b.*\b(?:costs?|price|share|proportion|percentage|damages?|loss(?:es)?|turnout"
    r"|attendance|salary|fine|budget|size|length|speed|height|margin)\b",
    re.IGNORECASE,
)
_ANYBODY = frozenset(("peopl", "person"))  # whom no event is told by
# Stems of what people are counted as when they are not counted as what was asked.
_PEOPLE = frozenset(
    (
        "peopl",
        "person",
        "dead",
        "death",
        "bodi",
        "casualti",
        "fatal",
        "victim",
        "live",
        "men",
        "women",
    )
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What kind of value is asked for, what it is of, and what a sentence must share."""

    kind: AnswerType
    of: frozenset[str]  # stems that a number must stand before
    shared: frozenset[frozenset[str]]  # question terms, each with those that may stand for it;
    # a sentence that holds more than half of them bears on the question
    language: str


def disagreeing(ranking: Ranking, first: Quote) -> list[Quote]:
    """The first quote, grown by neighbours that disagree, and further quotes of its article."""
    kind = _kind(ranking.question)
    if kind is AnswerType.ANY:
        account = account_asked(ranking.question.text)
        if account is not None:
            return rival_accounts(ranking, first, account)
        return contested(first) if asks_yes_or_no(ranking.question.text) else denied(first)
    for seed in _seeds(ranking, first, kind):
        quotes = _values_beside(ranking, seed, kind)
        if len(quotes) > 1 or quotes[0].span != seed.span:
            return quotes
    return [first]


def _seeds(ranking: Ranking, first: Quote, kind: AnswerType) -> Iterator[Quote]:
    """The best quote; if nobody is credited for its date, the close ones for which one is."""
    yield first
    if kind is AnswerType.NUMBER or sources_of(first.passage, first.span):
        return
    for candidate in ranking.candidates[1:_LOOKED_AT]:
        sentence = candidate.sentence
        same = sentence.passage.article is first.passage.article
        if same and first.score - candidate.score < _CLOSE:
            yield Quote(sentence.passage, sentence.span, candidate.score, matched=candidate.matched)


def _values_beside(ranking: Ranking, first: Quote, kind: AnswerType) -> list[Quote]:
    """The quote, grown by neighbours with another value, and further quotes with one."""
    asked = _asked(ranking, first, kind)
    if kind is AnswerType.NUMBER and not figures(first.text, asked.language):
        first = _with_count(first, asked)
    known = _values(first.text, asked)
    credited = sources_of(first.passage, first.span)
    if not known or (kind is not AnswerType.NUMBER and not credited):
        return [first]
    quotes = [_grown(first, asked, known)]
    for candidate in _everything_said(ranking, first.passage.article):
        sentence = candidate.sentence  # cheapest first: few sentences are new
        if _is_new(sentence, quotes, asked, known) and _bears(candidate, first, asked):
            quote = Quote(
                sentence.passage, sentence.span, candidate.score, matched=candidate.matched
            )
            quotes.append(_grown(quote, asked, known))
    return quotes


def _with_count(first: Quote, asked: _Asked) -> Quote:
    """The quote with the next sentence, where the count is: "Hundreds met. Police held 43."."""
    for sentence in sentences_of(first.passage):
        follows = touch(sentence.span, first.span) and sentence.span.start >= first.span.end
        if follows and _is_new(sentence, [first], asked, frozenset()):
            return replace(first, span=Span(first.span.start, sentence.span.end))
    return first


def _everything_said(ranking: Ranking, article: Article) -> Iterator[Candidate]:
    """The candidates, and behind them the other sentences of a short article.

    Sources that tell of one thing in other words each may share none with the question.
    """
    yield from ranking.candidates
    if len(article.passage_spans) > _SHORT:
        return
    ranked = {candidate.sentence.span for candidate in ranking.candidates}
    for passage in article.passages:
        for sentence in sentences_of(passage):
            if sentence.span not in ranked:
                yield Candidate(sentence, -math.inf)


def _kind(question: Question) -> AnswerType:
    """The kind of value that sources can differ in: a number or a time; else ANY."""
    if question.answer_type in (AnswerType.NUMBER, AnswerType.TIME):
        return question.answer_type
    if question.answer_type is AnswerType.ANY and _FIGURES.search(question.text):
        return AnswerType.NUMBER
    return AnswerType.ANY


def _asked(ranking: Ranking, first: Quote, kind: AnswerType) -> _Asked:
    question = ranking.question
    language = first.passage.article.language
    families = _families(question)
    held = _held(families, first.text, language)
    predicate = frozenset(f for f in held if f & _predicate(question, language))
    terms = frozenset().union(*families)
    told = frozenset(family for family in held if _ANYBODY.isdisjoint(family))
    asked = _Asked(kind, terms | _PEOPLE, predicate or told or held, language)
    if kind is not AnswerType.NUMBER:
        return asked
    counted = units(first.text, language)
    if counted & (_PEOPLE | _somebody(language)):  # people are people, whatever they are called
        return replace(asked, of=asked.of | _somebody(language))
    if counted & DURATIONS:
        return replace(asked, of=DURATIONS)
    return asked if _values(first.text, asked) else replace(asked, of=counted)  # a sum, a length


def _families(question: Question) -> frozenset[frozenset[str]]:
    """Each term of the question with those that may stand for it."""
    others = {clue.term: clue.same | clue.related for clue in question.clues}
    return frozenset(others.get(term, frozenset()) | {term} for term in question.terms)


def _held(
    families: frozenset[frozenset[str]], text: str, language: str
) -> frozenset[frozenset[str]]:
    """Those of which the text holds a word."""
    terms = _terms(text, language)
    return frozenset(family for family in families if family & terms)


def _predicate(question: Question, language: str) -> frozenset[str]:
    """What happened to the things counted: "kill" in "were killed" and "did the raid kill"."""
    found = _AUXILIARY.search(question.text)
    if found is None or question.answer_type is not AnswerType.NUMBER:
        return frozenset()
    after = [token.term for token in tokenize(question.text[found.end() :], language)]
    content = [term for term in after if term in question.terms and term not in _NO_EVENT]
    if not content:
        return frozenset()
    active = found.group().lower() in ("did", "do", "does")
    return frozenset({content[-1] if active else content[0]})


@cache
def _somebody(language: str) -> frozenset[str]:
    """Stems of nouns that count people as "people" does: passengers, soldiers, residents."""
    return frozenset(fold(noun, language) for noun in LISTS["people.agents"])


def _bears(candidate: Candidate, first: Quote, asked: _Asked) -> bool:
    """Whether a sentence of the same article is about what the question asks."""
    if candidate.sentence.passage.article is not first.passage.article:
        return False
    if not candidate.matched and math.isfinite(candidate.score):
        return False
    held = _held(asked.shared, candidate.sentence.text, asked.language)
    if asked.kind is AnswerType.TIME:
        return held == asked.shared
    if candidate.sentence.passage == first.passage:  # which goes on about the same
        return True
    if asked.shared and len(held) * 2 <= len(asked.shared):
        return False
    # Without a word in common the sentence was found by others of the same meaning. A unit says
    # less of what is counted than a noun does.
    vague = not asked.shared or asked.of.isdisjoint(_PEOPLE)
    return not vague or first.score - candidate.score < _CLOSE


def _is_new(
    sentence: Sentence, quotes: Sequence[Quote], asked: _Asked, known: frozenset[str]
) -> bool:
    """Whether a sentence not quoted yet gives another value by another source."""
    if any(_overlap(sentence.span, quote.span) for quote in quotes):
        return False
    if not _values(sentence.text, asked) - known:
        return False
    credited = {s.name for quote in quotes for s in sources_of(quote.passage, quote.span)}
    names = {source.name for source in sources_of(sentence.passage, sentence.span)}
    return bool(names - credited)


def _grown(quote: Quote, asked: _Asked, known: frozenset[str]) -> Quote:
    """The quote with the sentences next to it that disagree with it."""
    for sentence in sentences_of(quote.passage):
        if touch(sentence.span, quote.span) and _is_new(sentence, [quote], asked, known):
            start = min(quote.span.start, sentence.span.start)
            end = max(quote.span.end, sentence.span.end)
            return _grown(replace(quote, span=Span(start, end)), asked, known)
    return quote


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=_REMEMBERED)
def _terms(text: str, language: str) -> frozenset[str]:
    return frozenset(token.term for token in tokenize(text, language))


# -- values -----------------------------------------------------------------------------------


def _values(text: str, asked: _Asked) -> frozenset[str]:
    """The values a sentence gives of what is asked; none for a question that asks for no value."""
    match asked.kind:
        case AnswerType.NUMBER:
            return _numbers(text, asked)
        case AnswerType.TIME:
            return dates(text)
        case _:
            return frozenset()


def _numbers(text: str, asked: _Asked) -> frozenset[str]:
    """Numbers of what is asked; one of nothing in particular counts as well."""
    return frozenset(
        figure.number
        for figure in figures(text, asked.language)
        if figure.counted is None or figure.counted & asked.of
    )
