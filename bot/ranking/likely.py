"""Signs that a sentence holds the answer itself, beside the words that it shares.

A question for a number is answered by a number that the question does not have itself, the more
likely near a word that was asked for, or right before the noun that is counted. "Who is X?" is
answered where X is explained. How much such signs weigh is not known here.
"""

import re
from collections.abc import Set
from functools import reduce
from operator import or_

from bot.model import AnswerType
from bot.ranking.passage_index import Bits, PassageIndex, Row, row_of
from bot.ranking.wanted import Wanted

SIGNS = (
    "number",  # holds a number, and that is asked for
    "time",
    "date",  # holds a month beside a day or a year, and a time is asked for
    "person",
    "place",
    "reason",
    "nearby",  # what could be the answer stands near a word that was asked for
    "counts",  # a number stands before the noun that is counted
    "unit",  # holds a sign for money or percent, and that is asked for
    "defines",  # says what the thing is that is asked for
    "denies",  # says what is not, and so does the question
)
_NEAR = 4  # words
_COUNTING = 3  # words before a noun within which a number counts it
_EXPLAINED = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,\s(?:an?|the|who|which|whose|also)\b|(?:is|was|are|were)\b"
    r"|(?:refers?|means?)\b)"
)


def signs(wanted: Wanted, index: PassageIndex) -> dict[str, Row]:
    """{sign: 1.0 or 0.0 for each sentence}, for those signs that any sentence shows."""
    found: dict[str, Bits] = {}
    kind = wanted.question.answer_type
    table = {} if kind is AnswerType.ANY else index.evidence[kind]
    if table:
        evidence = table.keys() - wanted.asked
        holding = reduce(or_, map(table.__getitem__, evidence), 0)
        found[kind.value] = holding
        if kind is AnswerType.TIME:
            found["date"] = holding & index.dated
        found["nearby"] = _nearby(wanted, index, evidence) if evidence else 0
    if wanted.counted:
        found["counts"] = _counts(wanted, index)
    if wanted.unit:
        found["unit"] = _with_unit(wanted.unit, index)
    if wanted.defined:
        found["defines"] = _defines(wanted.defined, index)
    if wanted.denies:
        found["denies"] = index.denying
    return {sign: row_of(bits, len(index.sentences)) for sign, bits in found.items() if bits}


def _nearby(wanted: Wanted, index: PassageIndex, evidence: Set[str]) -> Bits:
    """The sentences in which evidence stands near a word that was asked for."""
    bits = 0
    for term in wanted.question.terms:
        for place in index.places.get(term, ()):
            first = max(0, place - _NEAR)
            near = index.in_order[first : place + _NEAR + 1]
            if not evidence.isdisjoint(near):
                for at, term_near in enumerate(near, first):
                    if term_near in evidence:
                        bits |= 1 << index.sentence_of[at]
    return bits


def _counts(wanted: Wanted, index: PassageIndex) -> Bits:
    """The sentences in which a number stands right before what is counted."""
    numbers = index.evidence[AnswerType.NUMBER]
    bits = 0
    for noun in wanted.counted_as:
        for place in index.places.get(noun, ()):
            before = index.tokens[max(0, place - _COUNTING) : place]
            if any(term in numbers and term not in wanted.asked for term, _, _ in before):
                bits |= 1 << index.sentence_of[place]
    return bits


def _with_unit(unit: re.Pattern[str], index: PassageIndex) -> Bits:
    """The sentences in which the sign of what is asked for stands."""
    bits = 0
    for at, span in enumerate(index.spans):
        if unit.search(index.text, span.start, span.end):
            bits |= 1 << at
    return bits


def _defines(name: str, index: PassageIndex) -> Bits:
    """The sentences that go on after a name with what it is: "Mira Holt, the mayor, ..."."""
    bits = 0
    for place in index.places.get(name, ()):
        _, _, end = index.tokens[place]
        if _EXPLAINED.match(index.text, end):
            bits |= 1 << index.sentence_of[place]
    return bits
