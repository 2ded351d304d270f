"""How well questions with known answers are answered: the measures behind `article-bot eval`.

Each question is asked of its own article alone, or of all articles of the file in one index
(`pooled`). In the first case as many questions of other articles of the file, and a hundred at
least, drawn with a seed, are asked beside them: they are off topic, and silence is the right
answer.

All is measured before the rules of silence (`bot/unanswered/`), which leave some more unanswered.

    hit@k           the passage with the answer is among the first k returned
    MRR@10          mean of 1 / its rank, 0 beyond the tenth
    quote hit       the answer's characters lie inside the first quote
    AUROC           how often an own question gets more confidence than an off-topic one
    at 95 % recall  off-topic questions answered when 95 % of the own ones are
    answered        questions whose confidence reaches the threshold the package ships
    reliability     the confidence shown beside the share of right quotes, in ten bins
"""

import random
from bisect import bisect_left, bisect_right
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean

from bot.answering.quoting import best_quote
from bot.model import Article, Library, Ranking
from bot.question_sets import KnownQuestion, QuestionSet, Variant, read_question_sets, retyping
from bot.questions.vocabulary import Vocabulary
from bot.ranking.ranker import is_answerable
from bot.ranking.weights import Weights
from bot.retrieval.rank_bm25 import RankBm25Retriever
from bot.search import Search

_DEPTH = 10  # ranks that MRR looks at
_RECALL = 0.95
STRAYS = 100  # of an article, at least: a paper has ten questions, and a share of ten is coarse
_BINS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question. Off-topic ones have no rank and are never right."""

    own: bool
    rank: int | None  # of the passage with the answer, from 1
    right: bool  # the first quote holds the answer
    quoted: int  # characters of the first quote
    confidence: float
    answered: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent, and of how many."""

    percent: float
    count: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions whose confidence lies between two values."""

    low: float
    high: float
    confidence: float  # mean
    right: Share


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures of one file."""

    name: str
    articles: int
    hit_1: Share
    hit_3: Share
    mrr_10: float
    quote_hit: Share
    quote_length: float  # mean characters
    auroc: float
    off_topic_at_95: Share
    own_answered: Share
    off_topic_answered: Share
    reliability: tuple[Bin, ...]


async def evaluate(
    paths: Sequence[Path],
    variant: Variant | None = None,
    pooled: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> list[Evaluation]:
    """One evaluation a file. `progress` is told the questions asked so far, and of how many.

    Raises CorpusError for a file that is no question set.
    """
    files = [(path.name, read_question_sets(path)) for path in paths]
    asked = sum(len(each.questions) for _, sets in files for each in sets)
    strays = (_strays(each, sets, STRAYS) for _, sets in files for each in sets)
    total = asked if pooled else asked + sum(strays)
    done = 0
    evaluations = []
    for name, sets in files:
        outcomes = []
        async for outcome in ask(sets, variant, pooled):
            outcomes.append(outcome)
            done += 1
            if progress is not None:
                progress(done, total)
        evaluations.append(summarise(name, len(sets), outcomes))
    return evaluations


async def ask(
    sets: Sequence[QuestionSet],
    variant: Variant | None = None,
    pooled: bool = False,
    weights: Weights | None = None,
    only: Collection[Article] | None = None,
) -> AsyncIterator[Outcome]:
    """The outcome of every question, or of `only` some articles', and of off-topic ones."""
    chance = random.Random(0)  # noqa: S311 -- a sample, the same each time
    retype = retyping(variant, chance)
    everything = _Asker(Library(tuple(own.article for own in sets)), weights) if pooled else None
    for own in sets:
        if only is not None and own.article not in only:
            continue
        asker = everything or _Asker(Library((own.article,)), weights)
        for known in own.questions:
            yield await asker.ask(retype(known.text), own, known)
        for stray in [] if pooled else off_topic(own, sets, chance, STRAYS):
            yield await asker.ask(retype(stray), own, None)


def off_topic(
    own: QuestionSet, sets: Sequence[QuestionSet], chance: random.Random, least: int = 0
) -> list[str]:
    """Questions of the other articles: as many as the article has, `least` or all there are."""
    others = [known.text for other in sets if other is not own for known in other.questions]
    return chance.sample(others, _strays(own, sets, least))


def _strays(own: QuestionSet, sets: Sequence[QuestionSet], least: int) -> int:
    others = sum(len(other.questions) for other in sets if other is not own)
    return min(max(len(own.questions), least), others)


def summarise(name: str, articles: int, outcomes: Sequence[Outcome]) -> Evaluation:
    """The measures over outcomes that hold at least one question of an article's own."""
    own = [outcome for outcome in outcomes if outcome.own]
    stray = [outcome for outcome in outcomes if not outcome.own]
    levels = sorted(outcome.confidence for outcome in own)
    least = levels[int((1 - _RECALL) * len(levels))]
    return Evaluation(
        name=name,
        articles=articles,
        hit_1=_share(outcome.rank == 1 for outcome in own),
        hit_3=_share(outcome.rank is not None and outcome.rank <= 3 for outcome in own),
        mrr_10=fmean(
            1 / outcome.rank if outcome.rank and outcome.rank <= _DEPTH else 0.0 for outcome in own
        ),
        quote_hit=_share(outcome.right for outcome in own),
        quote_length=fmean([outcome.quoted for outcome in own if outcome.quoted] or [0]),
        auroc=_auroc(levels, [outcome.confidence for outcome in stray]),
        off_topic_at_95=_share(outcome.confidence >= least for outcome in stray),
        own_answered=_share(outcome.answered for outcome in own),
        off_topic_answered=_share(outcome.answered for outcome in stray),
        reliability=tuple(_reliability(own)),
    )


def to_json(evaluations: Sequence[Evaluation]) -> list[dict[str, object]]:
    """The measures as plain values for JSON, under the names of the fields."""
    return [asdict(evaluation) for evaluation in evaluations]


class _Asker:
    """One library, ready to be asked."""

    def __init__(self, library: Library, weights: Weights | None) -> None:
        self._weights = weights
        self._search = Search(library, RankBm25Retriever(library), Vocabulary(library), weights)

    async def ask(self, text: str, own: QuestionSet, known: KnownQuestion | None) -> Outcome:
        """The outcome of one of the set's own questions (`known`), or of an off-topic one."""
        ranking = await self._search.rank(text)
        answered = is_answerable(ranking, self._weights)
        if not ranking.candidates:
            return Outcome(known is not None, None, False, 0, ranking.confidence, answered)
        quote = best_quote(ranking, self._weights)
        right = (
            known is not None
            and quote.passage.article is own.article
            and any(quote.span.covers(answer) for answer in known.answers)
        )
        rank = _rank(ranking, own, known) if known is not None else None
        length = len(quote.span)
        return Outcome(known is not None, rank, right, length, ranking.confidence, answered)


def _rank(ranking: Ranking, own: QuestionSet, known: KnownQuestion) -> int | None:
    """The rank of the passage that answers the question, from 1."""
    wanted = own.article.passage(known.passage)
    ranks = (rank for rank, hit in enumerate(ranking.hits, 1) if hit.passage == wanted)
    return next(ranks, None)


def _share(values: Iterable[bool]) -> Share:
    listed = list(values)
    return Share(100 * sum(listed) / len(listed) if listed else 0.0, len(listed))


def _auroc(own: Sequence[float], stray: Sequence[float]) -> float:
    """How often an own level lies above a stray one, ties counting half; `own` is sorted."""
    if not own or not stray:
        return 0.0
    wins = sum(
        len(own) - (bisect_left(own, level) + bisect_right(own, level)) / 2 for level in stray
    )
    return wins / (len(own) * len(stray))


def _reliability(own: Sequence[Outcome]) -> Iterator[Bin]:
    """The own questions by tenths of confidence, without empty ones."""
    for number in range(_BINS):
        low, high = number / _BINS, (number + 1) / _BINS
        held = [one for one in own if min(int(one.confidence * _BINS), _BINS - 1) == number]
        if held:
            mean = fmean(outcome.confidence for outcome in held)
            yield Bin(low, high, mean, _share(outcome.right for outcome in held))
