"""Ranked sentences to the span that is quoted from a passage.

One sentence; a neighbour joins it only when its score is close, so that quotes stay short.
"""

from bot.model import Passage, Quote, Ranking, Span

_CLOSE = 0.25


def best_quote(ranking: Ranking, passage: Passage) -> Quote:
    """The best sentence of a passage as a quote, with a neighbouring one when it is close.

    Raises ValueError when the ranking holds no sentence of that passage.
    """
    own = [
        candidate
        for candidate in ranking.candidates
        if candidate.sentence.passage.span == passage.span
        and candidate.sentence.passage.article is passage.article
    ]
    if not own:
        raise ValueError(f"no sentence of passage {passage.number} was ranked")
    first = own[0]
    chosen = [first]
    for other in own[1:2]:
        near = abs(other.sentence.number - first.sentence.number) == 1
        if near and first.score - other.score < _CLOSE:
            chosen.append(other)
    return Quote(
        passage=first.sentence.passage,
        span=Span(
            min(c.sentence.span.start for c in chosen), max(c.sentence.span.end for c in chosen)
        ),
        score=first.score,
        matched=tuple(sorted(span for c in chosen for span in c.matched)),
    )
