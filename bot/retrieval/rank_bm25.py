"""The embedded retriever: Okapi BM25 over the passages of a library, by rank-bm25.

Right for an article and fine to some thousand passages; every question visits every passage.
In rank-bm25 a term in half of a small article's passages scores 0 and in more of them below 0,
so a passage counts as found when it holds a term, whatever its score.
"""

import os
from collections.abc import Iterator

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads cost 100 ms of start-up, gain nothing

from rank_bm25 import BM25Okapi

from bot.analysis import tokenize
from bot.errors import CorpusError
from bot.model import Hit, Library, Question


class RankBm25Retriever:
    """BM25 over the passages of one library, in memory."""

    def __init__(self, library: Library) -> None:
        self._passages = library.passages
        if not self._passages:
            raise CorpusError(
                "The corpus holds no passages, so there is nothing to search. Add one."
            )
        terms = [
            [token.term for token in tokenize(passage.text, passage.article.language)] or [""]
            for passage in self._passages
        ]
        self._term_sets = [frozenset(passage_terms) for passage_terms in terms]
        self._index = BM25Okapi(terms)

    async def retrieve(self, question: Question, top_k: int) -> list[Hit]:
        """At most `top_k` passages that hold a term or one that may stand for it, best first."""
        wanted = list(dict.fromkeys(_expanded(question)))
        scores = self._index.get_scores(wanted)
        found = [
            (float(scores[place]), matched, place)
            for place, held in enumerate(self._term_sets)
            if (matched := tuple(term for term in wanted if term in held))
        ]
        found.sort(key=lambda hit: (-hit[0], -len(hit[1]), hit[2]))
        return [
            Hit(self._passages[place], score, matched) for score, matched, place in found[:top_k]
        ]


def _expanded(question: Question) -> Iterator[str]:
    """The terms looked for; in place of one that no passage holds, those it may stand for."""
    for clue in question.clues:
        yield clue.term
        if not clue.known:
            yield from sorted(clue.alike | clue.same | clue.related)
