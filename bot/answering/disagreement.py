"""Sources that answer one question differently, side by side.

A further sentence joins the best quote when it is credited to somebody else, bears on the question,
and gives another value of what is asked (`asked_value.py`): another number of the same things, or
another date. Nothing is added up, and the bot does not arbitrate. Accounts that are no values, of a
culprit or a cause, are compared in `accounts.py`. Other questions get one quote.
"""

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.answering.account_kinds import BLAME, account_asked, is_of_a_deed
from bot.answering.accounts import rival_accounts
from bot.answering.asked_value import (
    AskedValue,
    Families,
    holds_a_number,
    kind_of_value,
    value_asked,
)
from bot.answering.denial import contested, denied, weighs_a_claim
from bot.answering.earlier import is_of_another_year
from bot.answering.quoting import next_best, quote_of, ranked_in, with_sentence
from bot.attribution import adds_a_source, credited_for, sources_of
from bot.model import AnswerType, Article, Candidate, Question, Quote, Ranking, Sentence
from bot.questions.countries import is_country
from bot.sentences import all_sentences, sentences_of, touch
from bot.text.analysis import terms_in
from bot.text.values import figures, units
from bot.unanswered.words import fates, people

_FROM_YEAR = re.compile(r"\b(?:from|since|between) \d{4}\b")  # tells how long without a number
_CLOSE = 3.0  # in log odds, as scores are


def disagreeing(ranking: Ranking, first: Quote) -> list[Quote]:
    """The first quote, grown by neighbours that disagree, and further quotes of its article."""
    kind = kind_of_value(ranking.question)
    if kind is AnswerType.ANY:
        account = account_asked(ranking.question.in_plain_words)
        if account is not None:
            return rival_accounts(ranking, first, account)
        if weighs_a_claim(ranking.question.text):
            return _beside_the_claim(ranking, first)
        return denied(first)
    for seed in _seeds(ranking, first, kind):
        quotes = _values_beside(ranking, seed, kind)
        if len(quotes) > 1 or quotes[0].span != seed.span:
            return quotes
    return [first]


def _beside_the_claim(ranking: Ranking, first: Quote) -> list[Quote]:
    """The quote with what others say of it: other numbers of people, another culprit, a denial."""
    language = first.passage.article.language
    if holds_a_number(ranking.question) and people(language) & units(first.text, language):
        counts = _values_beside(ranking, first, AnswerType.NUMBER)
        if len(counts) > 1:
            return counts
    if BLAME.is_clear(first.text) and _is_of_a_doer(ranking.question):
        return rival_accounts(ranking, first, BLAME)
    return contested(first)


def _is_of_a_doer(question: Question) -> bool:
    """Whether a claim is about who did something: "Did Syria bomb it?", "Was it Russia?"."""
    are_names = (clue.is_name or is_country(clue.term) for clue in question.clues)
    return all(are_names) or is_of_a_deed(question.in_plain_words)


def _seeds(ranking: Ranking, first: Quote, kind: AnswerType) -> Iterator[Quote]:
    """The best quote; then, if a number is asked for and it has none, the next best ones."""
    yield first
    if _FROM_YEAR.search(first.text):
        return
    if kind is AnswerType.NUMBER and not figures(first.text, first.passage.article.language):
        yield from next_best(ranking, first, _CLOSE)


def _values_beside(ranking: Ranking, first: Quote, kind: AnswerType) -> list[Quote]:
    """The quote, grown by neighbours with another value, and further quotes with one."""
    asked = value_asked(ranking.question, first, kind)
    known = asked.values_in(first.text)
    if not known or (kind is not AnswerType.NUMBER and not credited_for(first)):
        return [first]
    quotes = [_grown(first, asked, known)]
    for candidate in _everything_said(ranking, first.passage.article):
        sentence = candidate.sentence  # cheapest first: few sentences are new
        if _is_new(sentence, quotes, asked, known) and _bears(candidate, first, asked):
            quotes.append(_grown(quote_of(candidate), asked, known))
    return quotes


def _everything_said(ranking: Ranking, article: Article) -> Iterator[Candidate]:
    """The ranked sentences of an article, and after them the others if it is short.

    Sources that tell of one thing in other words each may share none with the question.
    """
    ranked = ranked_in(article, ranking)
    yield from ranked.values()
    for sentence in all_sentences(article) if article.is_short else ():
        if sentence.span not in ranked:
            yield Candidate(sentence, -math.inf)


def _bears(candidate: Candidate, first: Quote, asked: AskedValue) -> bool:
    """Whether a sentence of the same article is about what the question asks."""
    is_beside = candidate.sentence.passage == first.passage
    if not candidate.matched and math.isfinite(candidate.score):
        return is_beside and asked.is_of_people and touch(candidate.sentence.span, first.span)
    held = asked.shared_with(candidate.sentence.text)
    if asked.kind is AnswerType.TIME:
        return held == asked.shared and not _is_topic(asked.shared, first.passage.article)
    if is_beside:  # it goes on about the same
        return True
    if asked.shared and len(held) * 2 <= len(asked.shared):
        return False
    # Nothing that must be shared was found, or a unit is counted, which may be of anything: then
    # only a score close to the best counts.
    vague = not asked.shared or not asked.is_of_people
    return not vague or first.score - candidate.score < _CLOSE


def _is_topic(shared: Families, article: Article) -> bool:
    """Whether all that must be shared is one word of the title, which half the article has."""
    titled = terms_in(article.title, article.language)
    return len(shared) == 1 and all(not family.isdisjoint(titled) for family in shared)


def _is_new(
    sentence: Sentence, quotes: Sequence[Quote], asked: AskedValue, known: frozenset[Decimal | str]
) -> bool:
    """Whether a sentence not quoted yet gives another value by another source."""
    if any(sentence.span.overlaps(quote.span) for quote in quotes):
        return False
    if asked.values_in(sentence.text) <= known:  # nearly always, and quickly seen
        return False
    quoted, article = " ".join(quote.text for quote in quotes), sentence.passage.article
    if asked.kind is AnswerType.NUMBER and is_of_another_year(sentence.text, quoted, article):
        return False  # of an event long ago
    told = _without_the_credited(sentence)
    values = asked.values_in(told) - known
    if not values or (len(values) == 1 and _is_of_another_fate(told, asked)):
        return False
    return adds_a_source(sentence, *quotes)


def _without_the_credited(sentence: Sentence) -> str:
    """The text of a sentence, with spaces for whom it credits: "citing two officials"."""
    text, start = sentence.text, sentence.span.start
    for source in sources_of(sentence.passage, sentence.span):
        for span in filter(None, (source.name_span, source.citing_span)):
            first, end = max(0, span.start - start), max(0, span.end - start)
            text = text[:first] + " " * len(text[first:end]) + text[end:]
    return text


def _is_of_another_fate(text: str, asked: AskedValue) -> bool:
    """Whether a text counts others alone: the injured, not the dead; the dead, not all casualties.

    Not asked of a text with several numbers, which may count both.
    """
    if asked.kind is not AnswerType.NUMBER:
        return False
    terms = terms_in(text, asked.language)
    by_verb = any(asked.terms & asks for asks, _ in fates())  # else by a noun: "the casualties"
    of_asked: list[frozenset[str]] = []
    of_others: list[frozenset[str]] = []
    for asks, told in fates():
        if asked.terms & (asks if by_verb else asks | told):
            of_asked.append(asks | told)
        else:
            of_others.append(asks)
    if all(map(terms.isdisjoint, of_others)):
        return False
    if of_asked:
        return all(map(terms.isdisjoint, of_asked))
    # a country may be all that the text has of the question: it may count any of its people
    return all(any(map(is_country, family)) for family in asked.shared_with(text))


def _grown(quote: Quote, asked: AskedValue, known: frozenset[Decimal | str]) -> Quote:
    """The quote with the sentences next to it that disagree with it."""
    for sentence in sentences_of(quote.passage):
        if touch(sentence.span, quote.span) and _is_new(sentence, [quote], asked, known):
            return _grown(with_sentence(quote, sentence), asked, known)
    return quote
