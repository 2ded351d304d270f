"""What is measured of a sentence: a few named numbers, most of them between 0 and 1.

Those that begin with `passage_` are the same for all sentences of a passage, the others its own.
Shares are of the question's parts (see `wanted`). `FEATURES` fixes the order.
"""

import math
from collections.abc import Collection, Iterable, Sequence

from bot.model import AnswerType
from bot.passage_index import Bits, PassageIndex, sentences_in
from bot.wanted import Wanted

PASSAGE_FEATURES = (
    "passage_bm25",  # its share of the best passage's score
    "passage_words",  # words, by how telling they are at large and here
    "passage_information",  # words, by how telling they are at large
    "passage_letters",  # groups of letters
    "passage_phrases",  # groups of letters across words
    "passage_alike",  # words not here, but one that begins alike
    "passage_same",  # words not here, but one that says the same
    "passage_related",  # words not here, but one that may say the same
    "passage_missing",  # the most telling word of which there is no trace
    "passage_names",
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
    "number",  # holds a number, and that is asked for
    "time",
    "person",
    "place",
    "reason",
    "nearby",  # what could be the answer stands near a word that was asked for
    "unit",  # holds a sign for money or percent, and that is asked for
    "first",  # opens its passage
    "length",
)
FEATURES = PASSAGE_FEATURES + SENTENCE_FEATURES
_TYPES = {kind: place for place, kind in enumerate(SENTENCE_FEATURES) if kind in list(AnswerType)}
_NEAR = 4  # words

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
        *[_share_instead(held, other, wanted.information) if other else 0.0 for other in instead],
        _most_missing(zip(held, same, related, strict=True), wanted.information),
        _share(held, wanted.names),
        1.0 if topic else 0.0,
        math.log1p(len(index.tokens)) / 10,
    ]
    information = _spread(zip(held, wanted.information, strict=True), count)
    sentences = [
        _spread(zip(held, wanted.words, strict=True), count),
        _spread(letters, count),
        _spread(phrases, count),
        *[
            _spread(zip(other, wanted.information, strict=True), count) if other else none
            for other in instead
        ],
        [0.0, *information[:-1]][:count],
        _spread([(topic, 1.0)], count) if topic else none,
        *_answering(wanted, index),
        [1.0, *[0.0] * (count - 1)][:count],
        index.length_row,
    ]
    return passage, sentences


def _answering(wanted: Wanted, index: PassageIndex) -> list[Row]:
    """For each answer type, `nearby` and `unit`: which sentences hold what could be the answer."""
    count = len(index.sentences)
    none = [0.0] * count
    rows = [none] * (len(_TYPES) + 2)
    kind = wanted.question.answer_type
    if kind is not AnswerType.ANY:
        evidence = [term for term in index.evidence[kind] if term not in wanted.asked]
        bits = 0
        for term in evidence:
            bits |= index.evidence[kind][term]
        rows[_TYPES[kind] - _TYPES[AnswerType.NUMBER]] = _spread([(bits, 1.0)], count)
        rows[-2] = _spread([(_nearby(wanted, index, evidence), 1.0)], count)
    if wanted.unit:
        rows[-1] = [
            1.0 if wanted.unit.search(index.text, span.start, span.end) else 0.0
            for span in index.sentences
        ]
    return rows


def _nearby(wanted: Wanted, index: PassageIndex, evidence: Iterable[str]) -> Bits:
    """The sentences in which evidence stands near a word that was asked for."""
    asked = [place for term in wanted.question.terms for place in index.places.get(term, ())]
    around = {place + step for place in asked for step in range(-_NEAR, _NEAR + 1)}
    bits = 0
    for term in evidence:
        for place in index.places.get(term, ()):
            if place in around:
                bits |= 1 << index.sentence_of[place]
    return bits


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


def _most_missing(traces: Iterable[tuple[Bits, Bits, Bits]], weights: Sequence[float]) -> float:
    """The greatest share of a word without any trace."""
    missing = [
        w
        for (bits, same, related), w in zip(traces, weights, strict=True)
        if not (bits or same or related)
    ]
    return max(missing, default=0.0)


def _spread(weighted: Iterable[tuple[Bits, float]], count: int) -> Row:
    """For each of `count` sentences the sum of the weights whose bit is set."""
    sums = [0.0] * count
    for bits, weight in weighted:
        for at in sentences_in(bits):
            sums[at] += weight
    return sums
