"""What is measured of a sentence: a few named numbers, most of them between 0 and 1.

Those that begin with `passage_` are the same for all sentences of a passage, the others its own.
Shares are of the question's parts (see `wanted`). `FEATURES` fixes the order.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

from bot.likely import SIGNS, signs
from bot.model import Clue
from bot.passage_index import Bits, PassageIndex, sentences_in
from bot.wanted import Others, Wanted

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
    "hinted",  # `passage_related`, in a short article: in a long one chance does as much
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
Weighed = list[tuple[Bits, float]]
ByClue = dict[int, Bits]  # the place of a clue in the question -> the sentences that hold it


def measure(wanted: Wanted, place: int, index: PassageIndex, bm25: float) -> tuple[Row, list[Row]]:
    """The features of a passage, and for each feature of sentences its value for each of them.

    `place` is the passage's among those found; `bm25` its share of the best one's score.
    """
    clues, terms, count = wanted.question.clues, index.terms, len(index.sentences)
    none = [0.0] * count
    # A passage holds one or two of a question's words: all that follows looks at those alone.
    held = {at: bits for at, clue in enumerate(clues) if (bits := terms.get(clue.term, 0))}
    alike = _instead(wanted.alike, held, terms)
    same = _instead(wanted.same, held, terms)
    related = _instead(wanted.related, held, terms)
    words = _weighed(held, wanted.words)
    information = _weighed(held, wanted.information)
    letters = _held(index.letters, wanted.letters)
    phrases = wanted.phrases[place]
    topic = terms.get(wanted.topic, 0)
    hints = _share_without(held, related, wanted.information)
    passage = [
        bm25,
        _share(words),
        _share(information),
        _share(letters),
        _share(phrases),
        _share_without(held, same, wanted.information),
        hints,
        sum([wanted.names[at] for at in held]),
        _share_of_title(clues, held, index.title, wanted.information),
        hints * index.shortness,
        1.0 if topic else 0.0,
        math.log1p(len(index.tokens)) / 10,
    ]
    before = [0.0, *_spread(information, count)[:-1]]
    sentences = [
        _spread(words, count),
        _spread(letters, count),
        _spread(phrases, count),
        *[
            _spread(_weighed(other, wanted.information), count) if other else none
            for other in (alike, same, related)
        ],
        before,
        _spread([(topic, 1.0)], count) if topic else none,
        *signs(wanted, index),
        _where(index.leaning, before) if index.leaning else none,
        _covering(len(clues), (held, alike, same, related), count),
        [1.0, *none[1:]],
        index.length_row,
    ]
    return passage, sentences


def _instead(others: Others, held: ByClue, terms: Mapping[str, Bits]) -> ByClue:
    """The sentences that hold another word in the place of a clue's own."""
    found: ByClue = {}
    for at, stand_ins in others:
        bits = 0
        for term in stand_ins:
            bits |= terms.get(term, 0)
        if bits := bits & ~held.get(at, 0):
            found[at] = bits
    return found


def _covering(words: int, traces: Sequence[ByClue], count: int) -> Row:
    """Which sentences have a trace of nearly every word; for a single one, of the same meaning."""
    held, alike, same, related = traces
    if words == 1:
        return _spread([(same.get(0, 0), 1.0)], count)
    least = max(2, math.ceil(_NEARLY * words))
    places = {*held, *alike, *same, *related}
    if len(places) < least:
        return [0.0] * count
    bits = [reduce(or_, (found.get(at, 0) for found in traces)) for at in places]
    return [1.0 if found >= least else 0.0 for found in _spread([(b, 1.0) for b in bits], count)]


def _where(bits: Bits, row: Row) -> Row:
    """The values of those sentences, 0 for the others."""
    return [value if bits >> at & 1 else 0.0 for at, value in enumerate(row)]


def _held(groups: Mapping[str, Bits], wanted: Iterable[tuple[str, float]]) -> Weighed:
    return [(bits, weight) for group, weight in wanted if (bits := groups.get(group, 0))]


def _weighed(found: ByClue, weights: Sequence[float]) -> Weighed:
    return [(bits, weights[at]) for at, bits in found.items()]


def _share(weighed: Iterable[tuple[Bits, float]]) -> float:
    return sum([weight for _, weight in weighed])


def _share_without(held: ByClue, instead: ByClue, weights: Sequence[float]) -> float:
    """The share of what is not held itself, but another in its place."""
    return sum([weights[at] for at in instead if at not in held])


def _share_of_title(
    clues: Sequence[Clue], held: ByClue, title: Collection[str], weights: Sequence[float]
) -> float:
    """The share of what the passage does not hold, but the article's title does."""
    return sum(
        [weights[at] for at, clue in enumerate(clues) if clue.term in title and at not in held]
    )


def _spread(weighed: Iterable[tuple[Bits, float]], count: int) -> Row:
    """For each of `count` sentences the sum of the weights whose bit is set."""
    sums = [0.0] * count
    for bits, weight in weighed:
        for at in sentences_in(bits):
            sums[at] += weight
    return sums
