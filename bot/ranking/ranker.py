"""Hits to ranked sentences, and how sure the ranking is.

A sentence's score is linear: each feature times its weight (see `features`, `weights`); a passage
is as good as its best sentence. How sure the ranker is rests on other weights for the same features
of the best sentence, with what the question and the article tell (see `support`): which of its
words are known, how many passages hold them, and how long the article is.

It ranks what it is given and looks for nothing itself. Questions that need arithmetic, inference or
knowledge of the world are out of its reach.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from operator import itemgetter, mul
from typing import NamedTuple

from bot.caches import cached_until_reload
from bot.model import Article, Candidate, Hit, Question, Ranking
from bot.ranking.features import PASSAGE_FEATURES, SENTENCE_FEATURES, measure
from bot.ranking.passage_index import PassageIndex, Row
from bot.ranking.support import question_features
from bot.ranking.wanted import Wanted, prepare
from bot.ranking.weights import Weights, fitted

_KEPT = 256  # analysed passages in memory, some 100 kB each: those of the last dozen questions
_NONE = dict.fromkeys(SENTENCE_FEATURES, 0.0)
_SHOWN = 5  # passages whose sentences become candidates; no answer quotes from more


class Measured(NamedTuple):
    """A passage that was found, with its features and the score of each of its sentences."""

    hit: Hit
    analysed: PassageIndex
    shared: Row  # by its sentences: the values of `PASSAGE_FEATURES`
    own: dict[str, Row]  # sentence feature -> its value for each sentence, if any has it
    scores: Row
    best: int  # the place of the best sentence, the first of equals

    def features(self, at: int) -> dict[str, float]:
        """Feature -> value for a sentence."""
        own = {name: row[at] for name, row in self.own.items()}
        return dict(zip(PASSAGE_FEATURES, self.shared, strict=True)) | _NONE | own


class Ranker:
    """Ranks the sentences of passages, analysing each passage once."""

    def __init__(self, weights: Weights | None = None) -> None:
        self.weights = weights or fitted()
        self._shared_weights = [self.weights.ranking.get(name, 0.0) for name in PASSAGE_FEATURES]
        self._own_weights = {
            name: self.weights.ranking.get(name, 0.0) for name in SENTENCE_FEATURES
        }

    def rank(self, question: Question, hits: Sequence[Hit]) -> Ranking:
        """Hits by their best sentence, the sentences of the best hits, and a confidence (0 to 1).

        A hit's score becomes that of its best sentence.
        """
        if not hits or not question.clues:
            return Ranking(question, tuple(hits))
        wanted, measured = self.measure(question, hits)
        best = measured[0]
        told = {**question_features(wanted, best.hit), **best.features(best.best)}
        return Ranking(
            question=question,
            hits=tuple(
                Hit(found.hit.passage, found.scores[found.best], found.hit.matched)
                for found in measured
            ),
            candidates=self._candidates(wanted, measured[:_SHOWN]),
            confidence=self.weights.confidence(self.weights.support_of(told)),
            features=told,
        )

    def measure(self, question: Question, hits: Sequence[Hit]) -> tuple[Wanted, list[Measured]]:
        """The question as it was looked for, and the features of each hit, best first."""
        found = [_analysed(hit.passage.article, hit.passage.number) for hit in hits]
        wanted = prepare(question, found, hits[0].passage.article.language)
        highest = max(hit.score for hit in hits)
        measured = []
        for place, (hit, index) in enumerate(zip(hits, found, strict=True)):
            share = max(0.0, hit.score / highest) if highest > 0 else 1.0
            shared, own = measure(wanted, place, index, share)
            scores = self._scores(shared, own)
            best = scores.index(max(scores))
            measured.append(Measured(hit, index, shared, own, scores, best))
        measured.sort(key=_order_of_passage)
        return wanted, measured

    def _scores(self, shared: Row, own: Mapping[str, Row]) -> Row:
        """The score of each sentence."""
        common = sum(map(mul, shared, self._shared_weights))
        weights = list(map(self._own_weights.__getitem__, own))
        return [sum(map(mul, weights, each), common) for each in zip(*own.values(), strict=True)]

    def _candidates(self, wanted: Wanted, measured: Sequence[Measured]) -> tuple[Candidate, ...]:
        """The sentences of these passages: by score, words matched, and place in the library."""
        terms = frozenset(wanted.question.terms).union(
            *(*wanted.alike.values(), *wanted.same.values(), *wanted.related.values())
        )
        found = []
        for each in measured:
            slug, number = each.hit.passage.article.slug, each.hit.passage.number
            rows = zip(
                each.analysed.sentences, each.scores, each.analysed.matched(terms), strict=True
            )
            for at, (sentence, score, words) in enumerate(rows):
                explain = partial(self._points_of, each, at)
                candidate = Candidate(sentence, score, explain, tuple(words))
                found.append(((-score, -len(words), slug, number, at), candidate))
        found.sort(key=itemgetter(0))
        return tuple([candidate for _, candidate in found])

    def _points_of(self, found: Measured, at: int) -> dict[str, float]:
        """Feature -> weight times value for a sentence, for those that count."""
        of_passage = map(mul, self._shared_weights, found.shared)
        added = dict(zip(PASSAGE_FEATURES, of_passage, strict=True))
        for name, row in found.own.items():
            added[name] = self._own_weights[name] * row[at]
        return {name: points for name, points in added.items() if points}


@cached_until_reload(_KEPT)
def _analysed(article: Article, number: int) -> PassageIndex:
    """The passage of that number, for every ranker of its article.

    Article and number are hashed faster than a `Passage` is.
    """
    return PassageIndex(article.passage(number))


def is_answerable(ranking: Ranking, weights: Weights | None = None) -> bool:
    """Whether the best sentence bears on the question enough to be quoted as its answer."""
    if not ranking.candidates:
        return False
    language = ranking.candidates[0].sentence.passage.article.language
    return ranking.confidence >= (weights or fitted()).threshold(language)


def _order_of_passage(found: Measured) -> tuple[float, int, str, int]:
    """Score, then distinct terms, then place in the library."""
    passage = found.hit.passage
    score = found.scores[found.best]
    return -score, -len(found.hit.matched), passage.article.slug, passage.number
