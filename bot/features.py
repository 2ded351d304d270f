"""What is measured of a sentence: a few named numbers, most of them between 0 and 1.

Those that begin with `passage_` are the same for all sentences of a passage, the others its own.
Shares are of the question's parts (see `wanted`). `FEATURES` fixes the order.
"""

import math
from collections.abc import Collection, Iterable, Sequence

from bot.likely import SIGNS, signs
from bot.model import Clue
from bot.passage_index import Bits, PassageIndex, sentences_in
from bot.wanted import Wanted

PASSAGE_FEATURES = (
    "passage_bm25",  # its share of the best passage's score
    "passage_words",  # words, by how telling they are at large and here
    "passage_information",  # words, by how telling they are at large
    "passage_letters",  # groups of letters
    "passage_phrases",  # groups of letters across words
    "passage_same",  # words not here, but one that says the same
    "passage_related",  # words not here, but one that may say the same
    "passage_names",
    "title",  # words not here, but in the article's title, by information
    "passage_topic",  # the noun behind "what" or "which": often not named in the answer
    "passage_length",
)
SENTENCE_FEATURES = (
    "words",
    "letters",
    "phrases",
    "alike",
    "same",
    "related",
    "before",  # words, by information, in the sentence before this one
    "topic",
    *SIGNS,  # of what could be the answer, see `likely`
    "leans",  # `before`, where this sentence begins with "he", "it", "this" ...
    "covered",  # a word or one in its place for three in four of several words
    "first",  # opens its passage
    "length",
)
FEATURES = PASSAGE_FEATURES + SENTENCE_FEATURES
_NEARLY = 0.75  # of the words; off topic that many have a trace in 1 of 300 best sentences

Row = list[float]


def measure(wanted: Wanted, place: int, index: PassageIndex, bm25: float) -> tuple[Row, list[Row]]:
    """The features of a passage, and for each feature of sentences its value for each of them.

    `place` is the passage's among those found; `bm25` its share of the best one's score.
    """
    clues = wanted.question.clues
    held = [index.terms.get(clue.term, 0) for clue in clues]
    pairs = list(zip(clues, held, strict=True))
    count = len(index.sentences)
    none = [0.0] * count
    # Most words have none of these: the conditions save a third of the time.
    alike = [_any(index, clue.alike) & ~bits if clue.alike else 0 for clue, bits in pairs]
    same = [_any(index, clue.same) & ~bits if clue.same else 0 for clue, bits in pairs]
    related = [_any(index, clue.related) & ~bits if clue.related else 0 for clue, bits in pairs]
    traces = [a | b | c | d for a, b, c, d in zip(held, alike, same, related, strict=True)]
    instead = [other if any(other) else [] for other in (alike, same, related)]
    letters = _held(index.letters, wanted.letters)
    phrases = wanted.phrases[place]
    topic = index.terms.get(wanted.topic, 0)
    passage = [
        bm25,
        _share(held, wanted.words),
        _share(held, wanted.information),
        sum([weight for _, weight in letters]),
        sum([weight for _, weight in phrases]),
        *[
            _share_instead(held, other, wanted.information) if other else 0.0
            for other in instead[1:]
        ],
        _share(held, wanted.names),
        _share_of_title(pairs, index, wanted.information),
        1.0 if topic else 0.0,
        math.log1p(len(index.tokens)) / 10,
    ]
    information = _spread(zip(held, wanted.information, strict=True), count)
    before = [0.0, *information[:-1]][:count]
    sentences = [
        _spread(zip(held, wanted.words, strict=True), count),
        _spread(letters, count),
        _spread(phrases, count),
        *[
            _spread(zip(other, wanted.information, strict=True), count) if other else none
            for other in instead
        ],
        before,
        _spread([(topic, 1.0)], count) if topic else none,
        *signs(wanted, index),
        _where(index.leaning, before) if index.leaning else none,
        _covering(traces, same, count),
        [1.0, *[0.0] * (count - 1)][:count],
        index.length_row,
    ]
    return passage, sentences


def _covering(traces: Sequence[Bits], same: Sequence[Bits], count: int) -> Row:
    """Which sentences have a trace of nearly every word; for a single one, of the same meaning."""
    if len(traces) == 1:
        return _spread([(same[0], 1.0)], count)
    least = max(2, math.ceil(_NEARLY * len(traces)))
    if len(traces) - traces.count(0) < least:
        return [0.0] * count
    held = _spread([(bits, 1.0) for bits in traces], count)
    return [1.0 if words >= least else 0.0 for words in held]


def _where(bits: Bits, row: Row) -> Row:
    """The values of those sentences, 0 for the others."""
    return [value if bits >> at & 1 else 0.0 for at, value in enumerate(row)]


def _any(index: PassageIndex, terms: Collection[str]) -> Bits:
    """The sentences that hold any of the terms."""
    bits = 0
    for term in terms:
        bits |= index.terms.get(term, 0)
    return bits


def _held(groups: dict[str, Bits], wanted: Iterable[tuple[str, float]]) -> list[tuple[Bits, float]]:
    return [(bits, weight) for group, weight in wanted if (bits := groups.get(group, 0))]


def _share(held: Sequence[Bits], weights: Sequence[float]) -> float:
    return sum([weight for bits, weight in zip(held, weights, strict=True) if bits])


def _share_instead(held: Sequence[Bits], other: Sequence[Bits], weights: Sequence[float]) -> float:
    """The share of what is not held itself, but another in its place."""
    return sum(
        [w for bits, instead, w in zip(held, other, weights, strict=True) if instead and not bits]
    )


def _share_of_title(
    pairs: Sequence[tuple[Clue, Bits]], index: PassageIndex, weights: Sequence[float]
) -> float:
    """The share of what the passage does not hold, but the article's title does."""
    title = index.title
    return sum(
        [
            w
            for (clue, bits), w in zip(pairs, weights, strict=True)
            if clue.term in title and not bits
        ]
    )


def _spread(weighted: Iterable[tuple[Bits, float]], count: int) -> Row:
    """For each of `count` sentences the sum of the weights whose bit is set."""
    sums = [0.0] * count
    for bits, weight in weighted:
        for at in sentences_in(bits):
            sums[at] += weight
    return sums
