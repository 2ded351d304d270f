"""What is measured of a sentence: a few named numbers, most of them between 0 and 1.

`PASSAGE_FEATURES` are the same for all sentences of a passage, `SENTENCE_FEATURES` are their own.
Most are shares of the question's parts (see `wanted`): a share of its words, of their letters ...
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import chain
from operator import or_

from bot.ranking.likely import SIGNS, signs
from bot.ranking.passage_index import (
    Bits,
    PassageIndex,
    Places,
    Row,
    places_of,
    row_of,
    sentences_in,
)
from bot.ranking.wanted import Others, Shares, Wanted

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
    "hinted",  # `passage_related`, less the longer the article: in a long one it may be chance
    "passage_topic",  # the noun after "what" or "which": often not named in the answer
    "passage_length",
)
SENTENCE_FEATURES = (
    "words",
    "letters",
    "phrases",
    "alike",
    "same",
    "related",
    "opening",  # words, by information, among the first of the sentence
    "before",  # words, by information, not here but in the sentence before
    "pronoun",  # words of the title, by information, not here, but a pronoun for them
    "topic",
    *SIGNS,  # of what could be the answer, see `likely`
    "leans",  # `before`, where this sentence begins with "he", "it", "this" ...
    "covered",  # has three in four of several words, or others in their place
    "first",  # opens its passage
    "length",
)
FEATURES = PASSAGE_FEATURES + SENTENCE_FEATURES

ByTerm = Mapping[str, Bits]  # a term of the question -> sentences with it, or one in its place
Traces = tuple[ByTerm, ByTerm, ByTerm, ByTerm]  # of terms held, and of those alike, same, related


def measure(
    wanted: Wanted, place: int, index: PassageIndex, bm25: float
) -> tuple[Row, dict[str, Row]]:
    """(values of `PASSAGE_FEATURES`, {sentence feature: its value for each sentence}).

    A sentence feature that is 0 everywhere is left out. `place` is the passage's among those
    found; `bm25` its share of the best one's score.
    """
    terms, count = index.terms, len(index.sentences)
    # A passage holds one or two of a question's words: all that follows looks at those alone.
    held = {term: terms[term] for term in wanted.question.terms if term in terms}
    alike = _instead(wanted.alike, terms) if wanted.alike else {}
    same = _instead(wanted.same, terms) if wanted.same else {}
    related = _instead(wanted.related, terms) if wanted.related else {}
    words, own_words = _summed(held, wanted.words, index.holding, count)
    information = sum(map(wanted.information.__getitem__, held))
    letters_held = filter(index.letters.__contains__, wanted.letters)
    letters, own_letters = _summed(letters_held, wanted.letters, index.letters, count)
    phrases_held = wanted.phrases_held[place]
    phrases, own_phrases = _summed(phrases_held, wanted.phrases, index.phrases, count)
    if given := wanted.phrases_given:
        phrases, own_phrases = phrases + given, [own + given for own in own_phrases]
    hints = _share_without(held, related, wanted.information)
    topic = terms.get(wanted.topic, 0)
    passage = [  # in the order of `PASSAGE_FEATURES`
        bm25,
        words,
        information,
        letters,
        phrases,
        _share_without(held, same, wanted.information),
        hints,
        sum(map(wanted.names.__getitem__, held)),
        sum([wanted.information[term] for term in wanted.titled[index.title] if term not in held]),
        hints * index.shortness,
        1.0 if topic else 0.0,
        index.length,
    ]
    own = {"words": own_words, "letters": own_letters, "phrases": own_phrases}
    return passage, own | _sentence_features(wanted, index, (held, alike, same, related), topic)


def _sentence_features(
    wanted: Wanted, index: PassageIndex, traces: Traces, topic: Bits
) -> dict[str, Row]:
    """The features of sentences but "words", "letters" and "phrases"."""
    held, alike, same, related = traces
    count = len(index.sentences)
    titled = wanted.titled[index.title]
    sentences: dict[str, Row] = {}
    for name, other in (("alike", alike), ("same", same), ("related", related)):
        if other:
            places = places_of(other)
            _, sentences[name] = _summed(places, wanted.information, places, count)
    opening = [term for term in held if term in index.opening]
    if opening:
        _, sentences["opening"] = _summed(opening, wanted.information, index.opening, count)
    if count > 1:
        sentences["before"] = _in_the_one_before(held, wanted.information, count)
    if index.pronouns and titled:
        lacking = {term: index.pronouns & ~index.terms.get(term, 0) for term in titled}
        places = places_of({term: bits for term, bits in lacking.items() if bits})
        _, sentences["pronoun"] = _summed(places, wanted.information, places, count)
    if topic:
        sentences["topic"] = row_of(topic, count)
    sentences |= signs(wanted, index)
    if index.leaning and count > 1:
        sentences["leans"] = _where(index.leaning, sentences["before"])
    if covered := _covering(len(wanted.question.terms), wanted.nearly_all, traces, index.shortness):
        sentences["covered"] = row_of(covered, count)
    sentences["first"] = index.first_row
    sentences["length"] = index.length_row
    return sentences


def _instead(others: Others, terms: ByTerm) -> ByTerm:
    """For each term, the sentences that lack it but hold one of its stand-ins."""
    found: dict[str, Bits] = {}
    for term, stand_ins in others.items():
        bits = 0
        for other in terms.keys() & stand_ins:
            bits |= terms[other]
        if bits and (bits := bits & ~terms.get(term, 0)):
            found[term] = bits
    return found


def _covering(words: int, least: int, traces: Traces, shortness: float) -> Bits:
    """The sentences that have `least` of the question's words, or others in their place.

    For a question of one word, those that say the same; in a news report also those with the word,
    which a long article may have anywhere.
    """
    held, alike, same, related = traces
    if words == 1:
        is_short = shortness == 1.0
        return reduce(or_, chain(held.values() if is_short else (), same.values()), 0)
    if len(held) + len(alike) + len(same) + len(related) < least:  # as nearly always
        return 0
    traced = {*held, *alike, *same, *related}
    if len(traced) < least:
        return 0
    of_each = [reduce(or_, [found.get(term, 0) for found in traces]) for term in traced]
    found = 0
    for at in sentences_in(reduce(or_, of_each)):
        if sum([bits >> at & 1 for bits in of_each]) >= least:
            found |= 1 << at
    return found


def _where(bits: Bits, row: Row) -> Row:
    """The values of those sentences, 0 for the others."""
    return [value if bits >> at & 1 else 0.0 for at, value in enumerate(row)]


def _summed(
    parts: Iterable[str], shares: Shares, where: Mapping[str, Places], count: int
) -> tuple[float, Row]:
    """The sum of the parts' shares, and for each of `count` sentences that of those it holds.

    Each part is in at least one sentence; so a single sentence has all of them.
    """
    if count == 1:
        total = sum(map(shares.__getitem__, parts), 0.0)
        return total, [total]
    total, sums = 0.0, [0.0] * count
    for part in parts:
        share = shares[part]
        total += share
        for at in where[part]:
            sums[at] += share
    return total, sums


def _in_the_one_before(held: ByTerm, shares: Shares, count: int) -> Row:
    """For each of `count` sentences the shares of what it lacks but the one before it holds."""
    sums = [0.0] * (count + 1)
    for term, bits in held.items():
        for at in sentences_in(bits << 1 & ~bits):
            sums[at] += shares[term]
    return sums[:count]


def _share_without(held: ByTerm, instead: ByTerm, shares: Shares) -> float:
    """The share of the terms that are not held, but have another in their place."""
    return sum([shares[term] for term in instead if term not in held]) if instead else 0.0
