"""What is measured of a sentence: a few named numbers, most of them between 0 and 1.

Those that begin with `passage_` are the same for all sentences of a passage, the others its own.
Shares are of the question's parts (see `wanted`). `FEATURES` fixes the order.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import or_

from bot.likely import SIGNS, signs
from bot.passage_index import Bits, PassageIndex, Row, row_of, sentences_in
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

Weighed = Iterable[tuple[Bits, float]]
ByClue = dict[int, Bits]  # the place of a clue in the question -> the sentences that hold it


def measure(
    wanted: Wanted, place: int, index: PassageIndex, bm25: float
) -> tuple[Row, dict[str, Row]]:
    """The features of a passage, and of each feature that any of its sentences has, their values.

    `place` is the passage's among those found; `bm25` its share of the best one's score.
    """
    asked, terms, count = wanted.question.terms, index.terms, len(index.sentences)
    # A passage holds one or two of a question's words: all that follows looks at those alone.
    held = {at: terms[term] for at, term in enumerate(asked) if term in terms}
    alike = _instead(wanted.alike, held, terms) if wanted.alike else {}
    same = _instead(wanted.same, held, terms) if wanted.same else {}
    related = _instead(wanted.related, held, terms) if wanted.related else {}
    words, own_words = _summed(_weighed(held, wanted.words), count)
    information, own_information = _summed(_weighed(held, wanted.information), count)
    letters, own_letters = _summed(_held(index.letters, wanted.letters), count)
    phrases, own_phrases = _summed(wanted.phrases[place], count)
    hints = _share_without(held, related, wanted.information)
    topic = terms.get(wanted.topic, 0)
    passage = [
        bm25,
        words,
        information,
        letters,
        phrases,
        _share_without(held, same, wanted.information),
        hints,
        sum([wanted.names[at] for at in held]),
        _share_of_title(asked, held, index.title, wanted.information),
        hints * index.shortness,
        1.0 if topic else 0.0,
        index.length,
    ]
    before = [0.0, *own_information[:-1]]
    sentences = {"words": own_words, "letters": own_letters, "phrases": own_phrases}
    for name, other in (("alike", alike), ("same", same), ("related", related)):
        if other:
            _, sentences[name] = _summed(_weighed(other, wanted.information), count)
    sentences["before"] = before
    if topic:
        sentences["topic"] = row_of(topic, count)
    sentences |= signs(wanted, index)
    if index.leaning:
        sentences["leans"] = _where(index.leaning, before)
    covered = _covering(len(asked), (held, alike, same, related))
    if covered:
        sentences["covered"] = row_of(covered, count)
    sentences["first"] = index.first_row
    sentences["length"] = index.length_row
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


def _covering(words: int, traces: Sequence[ByClue]) -> Bits:
    """The sentences with a trace of nearly every word; for a single one, of the same meaning."""
    held, alike, same, related = traces
    if words == 1:
        return same.get(0, 0)
    least = max(2, math.ceil(_NEARLY * words))
    places = {*held, *alike, *same, *related}
    if len(places) < least:
        return 0
    of_each = [reduce(or_, (found.get(at, 0) for found in traces)) for at in places]
    counts = Counter(chain.from_iterable(map(sentences_in, of_each)))
    return sum(1 << at for at, traced in counts.items() if traced >= least)


def _where(bits: Bits, row: Row) -> Row:
    """The values of those sentences, 0 for the others."""
    return [value if bits >> at & 1 else 0.0 for at, value in enumerate(row)]


def _held(groups: Mapping[str, Bits], wanted: Iterable[tuple[str, float]]) -> Weighed:
    return [(groups[group], weight) for group, weight in wanted if group in groups]


def _weighed(found: ByClue, weights: Sequence[float]) -> Weighed:
    return [(bits, weights[at]) for at, bits in found.items()]


def _summed(weighed: Weighed, count: int) -> tuple[float, Row]:
    """The sum of all weights, and for each of `count` sentences that of those whose bit is set."""
    total, sums = 0.0, [0.0] * count
    for bits, weight in weighed:
        total += weight
        for at in sentences_in(bits):
            sums[at] += weight
    return total, sums


def _share_without(held: ByClue, instead: ByClue, weights: Sequence[float]) -> float:
    """The share of what is not held itself, but another in its place."""
    return sum([weights[at] for at in instead if at not in held]) if instead else 0.0


def _share_of_title(
    asked: Sequence[str], held: ByClue, title: Collection[str], weights: Sequence[float]
) -> float:
    """The share of what the passage does not hold, but the article's title does."""
    return sum([weights[at] for at, term in enumerate(asked) if term in title and at not in held])
