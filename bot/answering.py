"""What was found to an answer: how many quotes, sources that disagree side by side, or silence.

One quote when one suffices. Sources that disagree stand side by side: a further passage is quoted
when it bears on the question as well, is credited to somebody else, and gives another number. What
somebody said is answered by what the article credits to them and nothing else. Whether the article
answers the question at all is the ranking's judgement.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.attribution import Statement, sources_of
from bot.model import (
    AnswerType,
    Article,
    Candidate,
    Found,
    NotFound,
    Passage,
    Quote,
    Ranking,
    Source,
    Span,
)
from bot.named_source import NamedSource, named_source
from bot.quoting import best_quote
from bot.ranking import is_answerable

_MOST_QUOTES = 3
_MOST_STATEMENTS = 6  # of one source; a handful reads as an answer, more as the article
_SEARCHED_FOR_SOURCES = 20  # articles; more are read only where the question's words were found
_BEARS = 0.4  # share of the best score by which a passage bears on the question as well
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?"
    r"|hundreds?|thousands?|half|no one|nobody|none)\b",
    re.IGNORECASE,
)


def compose(ranking: Ranking, articles: Sequence[Article] = ()) -> Found | NotFound:
    """The answer to a ranked question, in at most three quotes that do not overlap.

    `articles` is where a source named in the question may be credited besides the articles found.
    """
    asked = _asked_source(ranking, articles)
    if asked is not None and asked.only and asked.statements:
        return Found(ranking, _all_of(asked))
    if not ranking.candidates:
        return NotFound(ranking)
    if not is_answerable(ranking):
        closest = best_quote(ranking, ranking.candidates[0].sentence.passage)
        return NotFound(ranking, with_sources(closest))
    if asked is not None and (limited := _limited(ranking, asked)).candidates:
        return Found(ranking, (_first(limited),))
    first = _first(ranking)
    return Found(ranking, tuple([first, *_disagreeing(ranking, first)][:_MOST_QUOTES]))


def with_sources(quote: Quote) -> Quote:
    """The quote with whom the article credits for it."""
    return replace(quote, sources=sources_of(quote.passage, quote.span))


def quoted_sources(quotes: Sequence[Quote]) -> tuple[Source, ...]:
    """Everybody credited for these quotes, without repeats: the answer to "who said that?"."""
    found = {
        (source.name, source.citing): source
        for quote in quotes
        for source in sources_of(quote.passage, quote.span)
    }
    return tuple(found.values())


# -- what one source says ---------------------------------------------------------------------


def _asked_source(ranking: Ranking, articles: Sequence[Article]) -> NamedSource | None:
    found = list(dict.fromkeys(hit.passage.article for hit in ranking.hits))
    others = articles if len(articles) <= _SEARCHED_FOR_SOURCES else ()
    named = (
        named_source(ranking.question.text, article) for article in dict.fromkeys([*found, *others])
    )
    return next((source for source in named if source is not None), None)


def _all_of(asked: NamedSource) -> tuple[Quote, ...]:
    """Everything credited to a source, in the order of the article."""
    quotes: list[Quote] = []
    for statement in asked.statements:
        passage = _passage_of(statement)
        last = quotes[-1] if quotes else None
        if last and last.passage == passage and statement.span.start - last.span.end <= 1:
            quotes[-1] = replace(last, span=Span(last.span.start, statement.span.end))
        else:
            quotes.append(Quote(passage, statement.span))
    return tuple(with_sources(quote) for quote in quotes[:_MOST_STATEMENTS])


def _passage_of(statement: Statement) -> Passage:
    return next(
        passage
        for passage in statement.source.article.passages
        if passage.span.covers(statement.span)
    )


def _limited(ranking: Ranking, asked: NamedSource) -> Ranking:
    """The ranking with only what is credited to that source."""
    spans = {statement.span for statement in asked.statements}
    article = asked.statements[0].source.article if asked.statements else None
    return replace(
        ranking,
        candidates=tuple(
            candidate
            for candidate in ranking.candidates
            if candidate.sentence.passage.article is article
            and candidate.sentence.span in spans
            and candidate.matched
        ),
    )


# -- sources that disagree --------------------------------------------------------------------


def _first(ranking: Ranking) -> Quote:
    return with_sources(best_quote(ranking, ranking.candidates[0].sentence.passage))


def _disagreeing(ranking: Ranking, first: Quote) -> Iterator[Quote]:
    """Further quotes by other sources that give another number."""
    if ranking.question.answer_type is not AnswerType.NUMBER:
        return
    given = _numbers(first.text)
    credited = {source.name for source in first.sources}
    best = ranking.candidates[0].score
    for candidate in _best_of_passages(ranking):
        sentence = candidate.sentence
        if sentence.passage == first.passage or candidate.score < _BEARS * best:
            continue
        quote = with_sources(_with_followers(ranking, candidate))
        names = {source.name for source in quote.sources}
        if names - credited and _numbers(quote.text) - given:
            credited |= names
            yield quote


def _best_of_passages(ranking: Ranking) -> Iterator[Candidate]:
    seen: set[tuple[int, int]] = set()
    for candidate in ranking.candidates:
        passage = candidate.sentence.passage
        key = (id(passage.article), passage.number)
        if key not in seen:
            seen.add(key)
            yield candidate


def _with_followers(ranking: Ranking, candidate: Candidate) -> Quote:
    """A sentence with the next ones of its passage that give a number by another source."""
    passage, span = candidate.sentence.passage, candidate.sentence.span
    others = sorted(
        (c.sentence for c in ranking.candidates if c.sentence.passage == passage),
        key=lambda sentence: sentence.number,
    )
    end = span.end
    names = {source.name for source in sources_of(passage, span)}
    for sentence in others:
        if sentence.number <= candidate.sentence.number:
            continue
        new = {source.name for source in sources_of(passage, sentence.span)} - names
        if not new or not _numbers(sentence.text):
            break
        names |= new
        end = sentence.span.end
    return Quote(passage, Span(span.start, end), candidate.score, matched=candidate.matched)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(match.group().lower() for match in _NUMBER.finditer(text))
