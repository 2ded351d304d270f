"""Where an article says what somebody is: "the former mayor Gordon Pell", "Pell, 61, a teacher".

An office stands before the name, or a description after it. Where several people have the last
name, the first name must fit. Other words beside a name tell nothing of the person: "According to
Pell, the reason was", "in Vard, the capital", "his wife, Ann Pell,". English.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.answering.quoting import matched_words
from bot.model import Candidate, Span
from bot.speech.lexicon import LISTS
from bot.text.analysis import fold

NAME_AFTER = re.compile(r" [A-Z]")
_TOLD_AFTER = re.compile(  # "Pell, 61, a retired teacher", "Pell, who taught", "Pell is a teacher"
    r"(?: \([^()]*\))*"  # "Pell (born 1950) is a teacher"
    r"(?:(?:, (?:aged )?\d{1,3})?, (?:an?|the|its|their|his|her|who|chief|head|director|chair\w*) "
    r"|(?: is| was|, now| now) (?:an?|the) )"
)
_BEFORE = re.compile(  # "the retired teacher Gordon ", "Mayor Gordon ", "its mayor, Gordon "
    r"(?:\b(?P<trade>[a-z]+)(?P<comma>,)? )?"
    r"(?P<names>(?:[A-Z][\w.’'-]* (?:(?:bin|de|van|von) |al-)?)*)\Z"
)
# Where a sentence begins so, the comma after the name begins no description.
_LEADS = re.compile(r"(?:According to|For|Like|Unlike|With|To|By) \Z")
_PLACED = re.compile(r"\b(?:in|at|from|near) \Z")  # "in Vard, the capital" tells of no Ana Vard
_PARTICLES = frozenset(("bin", "de", "van", "von"))
COURTESIES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir"))  # for one introduced already
OFFICES = (LISTS["people.titles"] | LISTS["people.agents"]) - {
    form for courtesy in COURTESIES for form in (courtesy, f"{courtesy}.")
}
_RELATIVES = frozenset(  # "his wife, Ann Pell," says little of her
    ("wife", "husband", "father", "mother", "son", "daughter", "brother", "sister", "friend")
)
FAR = 40  # characters before a name


def first_described(found: Sequence[Candidate], names: Sequence[str]) -> Candidate | None:
    """The sentence that is the first in its article to say what somebody of these names is.

    None as well where no sentence has all of the names.
    """
    if not any(asked_terms(one).issuperset(names) for one in found):
        return None
    places = [(one, span) for one in found for span in one.matched if _is_last(one, span, names)]
    asked = [(one, span) for one, span in places if _may_be(_firsts(one, span), names)]
    if len(asked) < len(places):  # several people of that last name: only "Ms Pell" is told apart
        asked = [(one, span) for one, span in asked if _run_before(one, span)["names"]]
    told = [one for one, span in asked if _is_described(one, span, is_alone=len(names) == 1)]
    return min(told, key=lambda one: one.sentence.span.start, default=None)


def asked_terms(found: Candidate) -> frozenset[str]:
    """The terms of the question that a sentence holds."""
    return frozenset(fold(word, "en") for word in matched_words(found))


def _is_last(found: Candidate, span: Span, names: Sequence[str]) -> bool:
    """Whether the last of the names stands at that place."""
    text = found.sentence.passage.article.text
    return text[span.start].isupper() and fold(text[span.start : span.end], "en") == names[-1]


def _may_be(firsts: Sequence[str], names: Sequence[str]) -> bool:
    """Whether somebody of these names may be meant where `firsts` stand before the last name."""
    others = {fold(word, "en") for word in firsts}
    return len(names) == 1 or names[0] in others or others.issubset(names)


def _firsts(found: Candidate, span: Span) -> list[str]:
    """The first names before a last one: "gordon" of "the former mayor Gordon Pell"."""
    names = _run_before(found, span)["names"].lower().split()
    firsts = takewhile(lambda word: word not in OFFICES, reversed(names))
    return [word for word in firsts if word.rstrip(".") not in COURTESIES | _PARTICLES]


def _run_before(found: Candidate, span: Span) -> re.Match[str]:
    """What stands before a last name, each part of which may be empty."""
    first = max(found.sentence.span.start, span.start - FAR)
    return next(_BEFORE.finditer(found.sentence.passage.article.text, first, span.start))


def _is_described(found: Candidate, span: Span, *, is_alone: bool) -> bool:
    """Whether an office stands before the name or a description after it."""
    text, run = found.sentence.passage.article.text, _run_before(found, span)
    before = run.group().lower().replace(",", "").split()
    is_closed = text[span.end : span.end + 1] in (",", ".")  # "her deputy, Gordon Pell,"
    if run["comma"] and (not is_closed or run["trade"] in _RELATIVES):
        before = []
    if not OFFICES.isdisjoint(before):
        return is_alone or NAME_AFTER.match(text, span.end) is None
    start = run.start("names")
    leads = _LEADS.match(text[found.sentence.span.start : start])
    is_place = (
        not is_alone and start == span.start and _PLACED.search(text, max(0, start - 6), start)
    )
    return not (leads or is_place) and _TOLD_AFTER.match(text, span.end) is not None
