"""Fit the weights of `bot/ranking/weights.json` on question sets.

    python -m benchmarks.train FILE... [--write]

Ranking: listwise softmax over all sentences of the passages found; those that hold an answer shall
win, and to a lesser degree all sentences of its passage. Support: log odds that a question is the
article's own, against as many of other articles; one set of weights for articles as short as news
reports, one for such in other languages than English, fitted on these alone, and one, with more
features, for long ones. Calibration: the share of right quotes at each level of support, made to
rise. Thresholds: the confidence that answers 97.2 % of the own questions in English, 97.6 % in each
other language, one of all these for the rest.

Every figure printed is cross-validated: articles are dealt to five folds by title, so translations
of an article share one, and weights never saw the articles they are measured on. What is written
is fitted on everything.
"""

import argparse
import asyncio
import json
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.fitting import Flags, Matrix, Places, listwise_softmax, logistic, rising_curve
from bot.answering.quoting import worthy_run
from bot.evaluation import Outcome, ask, off_topic, summarise
from bot.model import Library
from bot.question_sets import KnownQuestion, QuestionSet, read_question_sets
from bot.questions.question import parse_question
from bot.questions.vocabulary import Vocabulary
from bot.ranking.features import FEATURES
from bot.ranking.likely import SIGNS
from bot.ranking.ranker import Ranker
from bot.ranking.support import QUESTION_FEATURES, question_features
from bot.ranking.weights import OTHER_LANGUAGES, Weights
from bot.retrieval import TOP_K
from bot.retrieval.rank_bm25 import RankBm25Retriever

FOLDS = 5
OF_PASSAGE = 0.4  # of the ranking's loss; the rest is for the right sentence
PRICE = 0.00106  # of a character in a quote, which keeps the mean quote near 220 in English
ANSWERED = 0.972  # of a language's own questions
ANSWERED_ABROAD = 0.976  # in other languages than English, where less off topic is answered
CURVE_POINTS = 40
WEIGHTS_FILE = Path(__file__).parent.parent / "bot" / "ranking" / "weights.json"

# Ranked by all features but the ones that only tell whether to be silent.
UNRANKED = {"passage_information", "title", "hinted", "covered"}
RANKING = [name for name in FEATURES if name not in UNRANKED]
# Like answer types, these say which sentence is right, not whether any is.
ONLY_RANKED = {"passage_topic", "topic", "leans", *SIGNS}
SUPPORT = [name for name in FEATURES if name not in ONLY_RANKED | {"hinted", "covered"}]
# One weight for the two: public questions hold too few words that say the same to tell what one is
# worth in the sentence from what it is worth in its passage, and the fit swung between them.
TIED = {"same": "passage_same"}
# What speaks against a sentence or an answer. Everything else speaks for it or not at all.
AGAINST = {"passage_length", "length", "passage_topic", "brevity"}
AGAINST |= {"unknown_name", "unknown_counted"}
# Question sets hold no near misses ("Where was Berg born?" of an article that does not say), so
# nothing in them tells what the first weight must be; and few questions in other words than the
# article's, so the second and third are worth nothing there. The last is fitted as -1.8, at which
# short articles, whose near misses no set holds either, answer too much.
BY_HAND = {"lone": -4.0, "covered": 7.0, "hinted": 2.5, "long": -1.0}
# In a long article nearly every question leaves such traces: they are worth nothing there.
BY_HAND_LENGTHY = {"long": -1.0}
# In other languages what such leftovers tell is fitted; without this one Chinese answers too much.
BY_HAND_ABROAD = {"lone": -2.0}
# What only tells in a long article: near misses, too, ask for what a short one is about, and in
# the words that its sentences begin with.
LENGTHY = {"lengthy", "typical", "commonest", "opening", "pronoun", "first"}
# What tells in a short article in another language: no table knows its words, so that how it is
# spelled and where it stands must do.
ABROAD = [
    *("passage_information", "passage_letters", "passage_phrases", "passage_names"),
    *("letters", "phrases", "alike", "before", "opening", "first", "passage_length", "length"),
    *("unknown_name", "brevity"),
]


@dataclass(frozen=True, slots=True)
class Example:
    """A question with the features of every sentence found for it."""

    file: str
    language: str
    fold: int
    own: bool
    asked: dict[int, dict[str, float]]  # number of a passage -> question feature -> value
    features: Matrix  # a row a sentence
    passages: Places  # the number of its passage
    numbers: Places  # its number within the passage
    lengths: Places  # its characters
    right: Flags  # whether it holds an answer
    right_passage: Flags  # whether its passage does


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write bot/ranking/weights.json")
    given = parser.parse_args()
    sets = {path.name: read_question_sets(path) for path in given.files}
    examples = asyncio.run(_examples(sets))
    asyncio.run(_report(sets, examples))
    if given.write:
        weights = fit(examples)
        WEIGHTS_FILE.write_text(json.dumps(_rounded(weights), indent=1) + "\n", encoding="utf-8")


def fold_of(one: QuestionSet) -> int:
    return zlib.crc32(one.article.title.encode()) % FOLDS


async def _examples(files: dict[str, list[QuestionSet]]) -> list[Example]:
    """An example for every question of the files and for as many off-topic ones."""
    examples = []
    for name, sets in files.items():
        chance = random.Random(0)
        for one in sets:
            library = Library((one.article,))
            asker = Vocabulary(library), RankBm25Retriever(library), Ranker()
            stray = [KnownQuestion(text, 0, ()) for text in off_topic(one, sets, chance)]
            for known in [*one.questions, *stray]:
                example = await _example(name, one, known, *asker)
                if example is not None:
                    examples.append(example)
    return examples


async def _example(
    name: str,
    one: QuestionSet,
    known: KnownQuestion,
    vocabulary: Vocabulary,
    retriever: RankBm25Retriever,
    ranker: Ranker,
) -> Example | None:
    """The features of a question, or None when no passage holds any of its words."""
    question = parse_question(known.text, vocabulary)
    hits = await retriever.retrieve(question, TOP_K)
    if not hits:
        return None
    wanted, measured = ranker.measure(question, hits)
    rows = [(found, at) for found in measured for at in range(len(found.scores))]
    spans = [found.analysed.sentences[at].span for found, at in rows]
    return Example(
        file=name,
        language=one.article.language,
        fold=fold_of(one),
        own=bool(known.answers),
        asked={hit.passage.number: question_features(wanted, hit) for hit in hits},
        features=np.array([list(found.features(at).values()) for found, at in rows]),
        passages=np.array([found.hit.passage.number for found, _ in rows]),
        numbers=np.array([at for _, at in rows]),
        lengths=np.array([len(span) for span in spans]),
        right_passage=np.array([found.hit.passage.number == known.passage for found, _ in rows]),
        right=np.array([any(span.covers(answer) for answer in known.answers) for span in spans]),
    )


# -- fitting --------------------------------------------------------------------------------------


def fit(examples: Sequence[Example]) -> Weights:
    """All weights, from these examples."""
    importance = _importance(examples)
    ranking = _fit_ranking(examples, importance)
    chosen = [_best(example, ranking) for example in examples]
    asked = [name for name in QUESTION_FEATURES if name not in {"constant", "abroad", *BY_HAND}]
    of_long = [*asked, *SUPPORT]
    of_short = [name for name in of_long if name not in LENGTHY]
    abroad = np.array([float(example.language != "en") for example in examples])
    of_others = importance * (abroad if abroad.any() else 1.0)
    weights = Weights(
        ranking=ranking,
        support=BY_HAND | _fit_support(examples, chosen, importance, of_short),
        support_abroad=BY_HAND_ABROAD | _fit_support(examples, chosen, of_others, ABROAD),
        support_lengthy=BY_HAND_LENGTHY | _fit_support(examples, chosen, importance, of_long),
        calibration=((0.0, 0.0),),  # these two follow from the others
        thresholds={},
        price=PRICE,
    )
    levels = np.array([weights.support_of(seen) for seen, _ in chosen])
    right = np.array([is_right for _, is_right in chosen])
    weights = replace(weights, calibration=tuple(rising_curve(levels, right, CURVE_POINTS)))
    return replace(weights, thresholds=_thresholds(examples, levels, weights))


def _importance(examples: Sequence[Example]) -> Matrix:
    """Translations of one file count as one file, and a file by the root of its questions."""
    groups = {example.file: example.file.rpartition("-")[0] for example in examples}
    sizes = Counter(groups[example.file] for example in examples)
    return np.array([sizes[groups[example.file]] ** -0.5 for example in examples])


def _fit_ranking(examples: Sequence[Example], importance: Matrix) -> dict[str, float]:
    used = [at for at, example in enumerate(examples) if example.own and example.right.any()]
    lengths = [len(examples[at].right) for at in used]
    names = [name for name in RANKING if name not in TIED]
    beta = listwise_softmax(
        np.concatenate([_columns(examples[at].features, FEATURES, names) for at in used]),
        np.cumsum([0, *lengths[:-1]]),
        (
            (1 - OF_PASSAGE, np.concatenate([examples[at].right for at in used])),
            (OF_PASSAGE, np.concatenate([examples[at].right_passage for at in used])),
        ),
        importance[used],
        _signs(names),
    )
    return _untied(dict(zip(names, beta.tolist(), strict=True)), RANKING)


def _columns(features: Matrix, given: Sequence[str], names: Sequence[str]) -> Matrix:
    """The named columns, each with those that share its weight added."""
    added = [[name, *(one for one, other in TIED.items() if other == name)] for name in names]
    return np.column_stack(
        [features[:, [given.index(one) for one in of]].sum(axis=1) for of in added]
    )


def _untied(weights: dict[str, float], names: Sequence[str]) -> dict[str, float]:
    """A weight for each of the names, the same for those that share one."""
    return {name: weights[TIED.get(name, name)] for name in names}


def _signs(names: Sequence[str]) -> Matrix:
    return np.array([-1.0 if name in AGAINST else 1.0 for name in names])


def _best(example: Example, ranking: dict[str, float]) -> tuple[dict[str, float], bool]:
    """All features of the question and the best sentence; whether its quote holds an answer."""
    scores = example.features @ np.array([ranking.get(name, 0.0) for name in FEATURES])
    best = int(np.argmax(scores))
    own = np.flatnonzero(example.passages == example.passages[best])
    first = int(own[0])  # the rows of a passage stand in order: sentence n is row `first + n`
    numbers = example.numbers[own].tolist()
    run = worthy_run(
        dict(zip(numbers, scores[own].tolist(), strict=True)),
        dict(zip(numbers, example.lengths[own].tolist(), strict=True)),
        int(example.numbers[best]),
        PRICE,
    )
    seen = dict(zip(FEATURES, example.features[best].tolist(), strict=True))
    is_right = any(example.right[first + number] for number in run)
    return example.asked[int(example.passages[best])] | seen, is_right


def _fit_support(
    examples: Sequence[Example],
    chosen: Sequence[tuple[dict[str, float], bool]],
    importance: Matrix,
    names: Sequence[str],
) -> dict[str, float]:
    """The weights of these features of the question and of the best sentence."""
    rows = np.array([[seen[name] for name in names] for seen, _ in chosen])
    own = np.array([example.own for example in examples])
    free = [name for name in names if name not in TIED]
    beta = logistic(_columns(rows, names, free), own, importance, _signs(free))
    return _untied(dict(zip([*free, "constant"], beta.tolist(), strict=True)), [*names, "constant"])


def _thresholds(examples: Sequence[Example], levels: Matrix, weights: Weights) -> dict[str, float]:
    """Language -> the least confidence to answer at; `*` from all but English."""
    own: dict[str, list[float]] = defaultdict(list)
    for example, level in zip(examples, levels, strict=True):
        if example.own:
            own[example.language].append(weights.confidence(float(level)))
    others = own.keys() - {"en"} or own.keys()
    own[OTHER_LANGUAGES] = [level for language in sorted(others) for level in own[language]]
    return {
        language: float(np.quantile(found, 1 - (ANSWERED if language == "en" else ANSWERED_ABROAD)))
        for language, found in sorted(own.items())
    }


def _rounded(weights: Weights) -> dict[str, object]:
    """The weights as they are written, four digits each."""
    fields = asdict(weights)
    for name in ("ranking", "support", "support_abroad", "support_lengthy", "thresholds"):
        fields[name] = {key: round(value, 4) for key, value in fields[name].items()}
    fields["calibration"] = [[round(x, 3), round(y, 3)] for x, y in weights.calibration]
    return fields


# -- measuring ------------------------------------------------------------------------------------


async def _report(files: dict[str, list[QuestionSet]], examples: Sequence[Example]) -> None:
    """Print the cross-validated measures of each file."""
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    for fold in range(FOLDS):
        weights = fit([example for example in examples if example.fold != fold])
        for name, sets in files.items():
            held_out = {one.article for one in sets if fold_of(one) == fold}
            async for outcome in ask(sets, weights=weights, only=held_out):
                outcomes[name].append(outcome)
    print("hit@1 hit@3 MRR@10 quote length AUROC off@95 own off   file")
    for name, found in outcomes.items():
        one = summarise(name, len(files[name]), found)
        print(
            f"{one.hit_1.percent:5.1f} {one.hit_3.percent:5.1f} {one.mrr_10:6.3f}"
            f" {one.quote_hit.percent:5.1f} {one.quote_length:6.0f} {one.auroc:.4f}"
            f" {one.off_topic_at_95.percent:6.2f} {one.own_answered.percent:5.1f}"
            f" {one.off_topic_answered.percent:5.2f} {name} ({one.hit_1.count})"
        )


if __name__ == "__main__":
    main()
