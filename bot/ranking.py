"""Hits to ranked sentences, and how sure the ranking is.

v0: coverage by the share of the question's terms.
"""

from collections.abc import Sequence

from bot.analysis import tokenize
from bot.model import Candidate, Hit, Library, Question, Ranking, Sentence, Span
from bot.sentences import split_sentences

_SURE = 0.6


class Ranker:
    """Ranks the sentences of the passages that were found."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def rank(self, question: Question, hits: Sequence[Hit]) -> Ranking:
        """Hits and sentences best first, and a confidence between 0 and 1."""
        if not hits or not question.terms:
            return Ranking(question, tuple(hits))
        best = max(hit.score for hit in hits) or 1.0
        candidates = [
            candidate for hit in hits for candidate in self._candidates(question, hit, best)
        ]
        candidates.sort(key=lambda c: (-c.score, c.sentence.passage.number, c.sentence.number))
        top: dict[int, dict[int, float]] = {}
        for candidate in candidates:
            top.setdefault(id(candidate.sentence.passage.article), {}).setdefault(
                candidate.sentence.passage.number, candidate.score
            )
        ordered = sorted(
            (
                Hit(
                    hit.passage,
                    top.get(id(hit.passage.article), {}).get(hit.passage.number, 0.0),
                    hit.matched,
                )
                for hit in hits
            ),
            key=lambda hit: (-hit.score, -len(hit.matched), hit.passage.number),
        )
        confidence = len(ordered[0].matched) / len(question.terms)
        return Ranking(question, tuple(ordered), tuple(candidates), confidence)

    def _candidates(self, question: Question, hit: Hit, best: float) -> list[Candidate]:
        article = hit.passage.article
        found = []
        for number, span in enumerate(split_sentences(hit.passage.text, article.language), 1):
            start = hit.passage.span.start + span.start
            place = Span(start, start + len(span))
            tokens = [
                token
                for token in tokenize(article.text[place.start : place.end], article.language)
                if token.term in question.terms
            ]
            covered = len({token.term for token in tokens}) / len(question.terms)
            parts = {"coverage": 3 * covered, "bm25": hit.score / best}
            found.append(
                Candidate(
                    Sentence(hit.passage, number, place),
                    sum(parts.values()),
                    parts,
                    tuple(Span(start + t.span.start, start + t.span.end) for t in tokens),
                )
            )
        return found


def is_answerable(ranking: Ranking) -> bool:
    """Whether the best passage holds enough of the question to be quoted as an answer."""
    return bool(ranking.candidates) and ranking.confidence >= _SURE
