"""The embedded retriever: Okapi BM25 over the passages of a library, by rank-bm25.

rank-bm25 scores every passage for every question, which takes longer than all else from some
thousand passages on. So it is given only those that can be among the best: the passages of the
rarer terms come first, and those that hold nothing but commoner ones are left out as soon as all
these terms together cannot weigh enough (Turtle and Flood 1995, "max score"). What comes out is
what scoring every passage would give. In a library of few passages rank-bm25 is asked once for what
a term adds to each, and a score is the sum of what was remembered.

In rank-bm25 a term in half of a small article's passages scores 0 and in more of them below 0,
so a passage counts as found when it holds a term, whatever its score.
"""

import os
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nlargest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads cost 100 ms of start-up, gain nothing

import numpy as np
from rank_bm25 import BM25Okapi

from bot.errors import CorpusError
from bot.indexing import Terms, terms_of
from bot.model import Hit, Library, Question

_AT_ONCE = 256  # passages; each call of numpy has a price of its own
_FEW = 256  # passages: what terms add to them is remembered, at most a float for each word
_STEMS_DO = "en"  # elsewhere the answer may share no stem with the question, but many letters
_SLACK = 1e-9  # scores are sums of rounded numbers

Found = tuple[float, tuple[str, ...], int]  # score, terms matched, place among the passages


class RankBm25Retriever:
    """BM25 over the passages of one library, in memory; CorpusError for one without passages."""

    def __init__(self, library: Library, terms: Terms | None = None) -> None:
        self._passages = library.passages
        if not self._passages:
            raise CorpusError(
                "The corpus holds no passages, so there is nothing to search.", "Add one."
            )
        found = terms_of(library) if terms is None else terms
        self._index = BM25Okapi([held or [""] for held in found])
        self._index.doc_len = np.array(self._index.doc_len)  # else made anew for each question
        self._places: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for place, held in enumerate(self._index.doc_freqs):
            for term in held:
                self._places[term].append(place)
        self._points: dict[str, list[tuple[int, float]]] = {}  # term -> what it adds where
        # passages of a small library that may answer without a term; the ranker will tell
        self._unmatched = [
            place
            for place, passage in enumerate(self._passages)
            if len(self._passages) <= _FEW and passage.article.language != _STEMS_DO
        ]

    async def retrieve(self, question: Question, top_k: int) -> list[Hit]:
        """At most `top_k` passages that hold a term or one that may stand for it, best first.

        After them, of a small library in another language than English, the others.
        """
        wanted = [term for term in dict.fromkeys(_expanded(question)) if term in self._index.idf]
        few = len(self._passages) <= _FEW
        scores = self._sums(wanted) if few else self._scores(wanted, top_k)
        least = _last_of_best(scores.values(), top_k)
        found: list[Found] = [
            (score, self._matched(wanted, place), place)
            for place, score in scores.items()
            if score >= least
        ]
        found.sort(key=lambda hit: (-hit[0], -len(hit[1]), hit[2]))
        if len(found) < top_k and self._unmatched:
            known = {place for *_, place in found}
            found += [(0.0, (), place) for place in self._unmatched if place not in known]
        return self._hits(found[:top_k], wanted)

    def _hits(self, found: Iterable[Found], wanted: Sequence[str]) -> list[Hit]:
        """What was found, with how far the terms are spread over the article of each."""
        spreads: dict[str, dict[str, float]] = {}  # by slug
        hits = []
        for score, matched, place in found:
            passage = self._passages[place]
            article = passage.article
            if article.slug not in spreads:
                first = place - passage.number + 1
                spreads[article.slug] = self._spread(wanted, first, len(article.passage_spans))
            hits.append(Hit(passage, score, matched, spreads[article.slug]))
        return hits

    def _spread(self, wanted: Iterable[str], first: int, count: int) -> dict[str, float]:
        """Term -> the share of these passages that hold it."""
        return {
            term: (bisect_left(places, first + count) - bisect_left(places, first)) / count
            for term in wanted
            for places in [self._places[term]]
        }

    def _sums(self, wanted: Iterable[str]) -> dict[int, float]:
        """Place -> score of every passage that holds any of the terms."""
        sums: dict[int, float] = {}
        for term in wanted:
            if term not in self._points:
                places = list(self._places[term])
                points = self._index.get_batch_scores([term], places)
                self._points[term] = list(zip(places, points, strict=True))
            for place, added in self._points[term]:
                sums[place] = sums.get(place, 0.0) + added
        return sums

    def _scores(self, wanted: Sequence[str], top_k: int) -> dict[int, float]:
        """Place -> score of every passage that can be among the best, and of some others."""
        scores: dict[int, float] = {}
        fresh: set[int] = set()
        left = sum(map(self._most, wanted))  # what terms not looked at yet can weigh together
        for term in sorted(wanted, key=lambda term: len(self._places[term])):
            fresh.update(self._places[term])
            left -= self._most(term)
            if len(fresh) >= _AT_ONCE:
                self._score(wanted, fresh, scores)
                if _last_of_best(scores.values(), top_k) > left + _SLACK:
                    return scores
        self._score(wanted, fresh, scores)
        return scores

    def _score(self, wanted: Sequence[str], fresh: set[int], scores: dict[int, float]) -> None:
        """Enter the scores of fresh places that have none yet."""
        places = [place for place in fresh if place not in scores]
        fresh.clear()
        if places:
            scores.update(zip(places, self._index.get_batch_scores(wanted, places), strict=True))

    def _most(self, term: str) -> float:
        """More than the term adds to any passage's score."""
        most: float = max(0.0, self._index.idf[term]) * (self._index.k1 + 1)
        return most

    def _matched(self, wanted: Iterable[str], place: int) -> tuple[str, ...]:
        held = self._index.doc_freqs[place]
        return tuple([term for term in wanted if term in held])


def _last_of_best(scores: Collection[float], top_k: int) -> float:
    """The `top_k`-th highest score; minus infinity if there are fewer."""
    return nlargest(top_k, scores)[-1] if len(scores) >= top_k else float("-inf")


def _expanded(question: Question) -> Iterator[str]:
    """The terms looked for; in place of one that no passage holds, those it may stand for."""
    for clue in question.clues:
        yield clue.term
        if not clue.known:
            yield from sorted(clue.alike | clue.same | clue.related)
