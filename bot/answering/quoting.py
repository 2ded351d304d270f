"""Ranked sentences to the span that is quoted from a passage.

One sentence; a neighbour joins it only when its score is close, so that quotes stay short.
"""

from itertools import chain
from operator import attrgetter

from bot.model import Candidate, Passage, Quote, Ranking, Span
from bot.ranking.weights import Weights, fitted

_PLACE = attrgetter("start", "end")  # faster than spans compare


def best_quote(ranking: Ranking, passage: Passage, weights: Weights | None = None) -> Quote:
    """The best sentence of a passage as a quote, with the better neighbour when it is close.

    Raises ValueError when the ranking holds no sentence of that passage.
    """
    own = [found for found in ranking.candidates if found.sentence.passage == passage]
    if not own:
        raise ValueError(f"no sentence of passage {passage.number} was ranked")
    best = own[0]
    chosen = [best, *_close_neighbour(best, own, (weights or fitted()).close)]
    return Quote(
        passage=best.sentence.passage,
        span=Span(
            min(found.sentence.span.start for found in chosen),
            max(found.sentence.span.end for found in chosen),
        ),
        score=best.score,
        matched=tuple(sorted(chain.from_iterable(found.matched for found in chosen), key=_PLACE)),
    )


def _close_neighbour(best: Candidate, own: list[Candidate], close: float) -> list[Candidate]:
    """The sentence before or after the best one, whichever is better, if its score is close."""
    beside = [found for found in own if abs(found.sentence.number - best.sentence.number) == 1]
    return [found for found in beside[:1] if best.score - found.score < close]
