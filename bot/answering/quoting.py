"""From ranked sentences to the span that is quoted from a passage.

The best sentence, and up to two beside it where they raise the probability that the quote holds the
answer by more than their length costs. The probability of a sentence is its softmax share of the
passage: exp(score) over the sum of all, as the ranking was fitted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import exp, inf
from operator import attrgetter

from bot.model import Article, Candidate, Quote, Ranking, Sentence, Span
from bot.ranking.weights import Weights, fitted
from bot.sentences import BLANKS

_MOST = 3  # sentences
_LOOKED_AT = 5  # best sentences that may take the place of the first
_PLACE = attrgetter("start", "end")  # orders spans faster than they do by themselves


def best_quote(ranking: Ranking, weights: Weights | None = None) -> Quote:
    """The best sentence as a quote, with those beside it that are worth their room.

    Raises IndexError for a ranking without sentences.
    """
    best = ranking.candidates[0]
    own = [found for found in ranking.candidates if found.sentence.passage == best.sentence.passage]
    by_number = {found.sentence.number: found for found in own}
    run = worthy_run(
        {number: found.score for number, found in by_number.items()},
        {number: len(found.sentence.span) for number, found in by_number.items()},
        best.sentence.number,
        (weights or fitted()).price,
    )
    chosen = [by_number[number] for number in run]
    return Quote(
        passage=best.sentence.passage,
        span=Span(chosen[0].sentence.span.start, chosen[-1].sentence.span.end),
        score=best.score,
        matched=tuple(sorted(chain.from_iterable(found.matched for found in chosen), key=_PLACE)),
    )


def quote_of(found: Candidate) -> Quote:
    """A ranked sentence as a quote."""
    sentence = found.sentence
    return Quote(sentence.passage, sentence.span, found.score, matched=found.matched)


def with_sentence(quote: Quote, beside: Sentence) -> Quote:
    """The quote, grown by a sentence that touches it."""
    return replace(quote, span=quote.span.joined(beside.span))


def joined(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Quotes in the order of their article, those that touch or overlap as one."""
    last: Quote | None = None
    for quote in quotes:
        if last and last.passage == quote.passage and last.span.gap(quote.span) <= BLANKS:
            span, score = last.span.joined(quote.span), max(last.score, quote.score)
            matched = (*last.matched, *quote.matched)
            last = replace(last, span=span, score=score, matched=matched)
        else:
            if last:
                yield last
            last = quote
    if last:
        yield last


def ranked_in(article: Article, ranking: Ranking) -> dict[Span, Candidate]:
    """The ranked sentences of an article by their places, best first."""
    return {
        found.sentence.span: found
        for found in ranking.candidates
        if found.sentence.passage.article is article
    }


def next_best(ranking: Ranking, first: Quote, within: float) -> Iterator[Quote]:
    """The next best sentences of the article of the best quote, up to that far behind in score."""
    for found in ranking.candidates[1:_LOOKED_AT]:
        same = found.sentence.passage.article is first.passage.article
        if same and first.score - found.score < within:
            yield quote_of(found)


def worthy_run(
    scores: Mapping[int, float], lengths: Mapping[int, int], best: int, price: float
) -> Sequence[int]:
    """The numbers of at most three sentences in a row, the best among them, that are worth most.

    `scores` and `lengths` (characters) are those of a passage's sentences by number. `price` is
    what a character costs, if a quote that surely holds the answer is worth 1.
    """
    sure = {number: exp(score - scores[best]) for number, score in scores.items()}
    total = sum(sure.values())
    worth = {number: sure[number] / total - price * lengths[number] for number in sure}
    runs = [
        range(first, first + length)
        for length in range(1, _MOST + 1)
        for first in range(best - length + 1, best + 1)
    ]
    return max(runs, key=lambda run: sum([worth.get(number, -inf) for number in run]))


def matched_words(found: Candidate) -> frozenset[str]:
    """The words of the question that a sentence holds, as it writes them, in lower case."""
    text = found.sentence.passage.article.text
    return frozenset(text[span.start : span.end].lower() for span in found.matched)
