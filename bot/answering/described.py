"""Where an article says what somebody is: "the former mayor Gordon Pell", "Pell, 61, a teacher".

An office stands before the name, or a description behind it. Of several of one family it must be
the one of that first name, and what only stands beside a name tells nothing of it: "According to
Pell, the reason was", "in Vard, the capital", "his wife, Ann Pell,". English.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.answering.quoting import matched_words
from bot.model import Candidate, Span
from bot.speech.lexicon import LISTS
from bot.text.analysis import fold

NAME_BEHIND = re.compile(r" [A-Z]")
_TOLD_BEHIND = re.compile(  # "Pell, 61, a retired teacher", "Pell, who taught", "Pell is a teacher"
    r"(?: \([^()]*\))*"  # "Pell (born 1950) is a teacher"
    r"(?:(?:, (?:aged )?\d{1,3})?, (?:an?|the|its|their|his|her|who|chief|head|director|chair\w*) "
    r"|(?: is| was|, now| now) (?:an?|the) )"
)
_BEFORE = re.compile(  # "the retired teacher Gordon ", "Mayor Gordon ", "its mayor, Gordon "
    r"(?:\b(?P<trade>[a-z]+)(?P<comma>,)? )?"
    r"(?P<names>(?:[A-Z][\w.’'-]* (?:(?:bin|de|van|von) |al-)?)*)\Z"
)
# What a comma ends that begins a sentence: no description follows "According to Pell, ".
_LEADS = re.compile(r"(?:According to|For|Like|Unlike|With|To|By) \Z")
_PLACED = re.compile(r"\b(?:in|at|from|near) \Z")  # "in Vard, the capital": no Ana Vard
_PARTICLES = frozenset(("bin", "de", "van", "von"))
COURTESIES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir"))  # of one who is known already
OFFICES = (LISTS["people.titles"] | LISTS["people.agents"]) - {
    form for courtesy in COURTESIES for form in (courtesy, f"{courtesy}.")
}
_RELATIVES = frozenset(
    ("wife", "husband", "father", "mother", "son", "daughter", "brother", "sister", "friend")
)
FAR = 40  # characters before a name


def first_described(found: Sequence[Candidate], names: Sequence[str]) -> Candidate | None:
    """The first in the article that says what somebody of these names is, beside the last.

    None where no sentence has all of the names.
    """
    if not any(asked_terms(it).issuperset(names) for it in found):
        return None
    places = [(it, span) for it in found for span in it.matched if _is_last(it, span, names)]
    asked = [(it, span) for it, span in places if _may_be(_firsts(it, span), names)]
    if len(asked) < len(places):  # several of that family: "Pell" may be any of them
        asked = [(it, span) for it, span in asked if _is_surely_one(it, span)]
    told = [it for it, span in asked if _is_described(it, span, is_alone=len(names) == 1)]
    return min(told, key=lambda it: it.sentence.span.start, default=None)


def asked_terms(found: Candidate) -> frozenset[str]:
    """The terms of the question that a sentence holds."""
    return frozenset(fold(word, "en") for word in matched_words(found))


def _is_last(found: Candidate, span: Span, names: Sequence[str]) -> bool:
    """Whether the last of the names stands there."""
    text = found.sentence.passage.article.text
    return text[span.start].isupper() and fold(text[span.start : span.end], "en") == names[-1]


def _may_be(firsts: Sequence[str], names: Sequence[str]) -> bool:
    """Whether somebody of these names may be meant where these stand before the last."""
    others = {fold(word, "en") for word in firsts}
    return len(names) == 1 or names[0] in others or others.issubset(names)


def _is_surely_one(found: Candidate, span: Span) -> bool:
    """Whether a first name or a courtesy stands there: "Ms Pell" is of whom the article tells."""
    run = _run_before(found, span)
    return run is not None and run["names"] != ""


def _firsts(found: Candidate, span: Span) -> list[str]:
    """The names before one: "gordon" of "the former mayor Gordon Pell"."""
    run = _run_before(found, span)
    names = run["names"].lower().split() if run is not None else []
    firsts = takewhile(lambda word: word not in OFFICES, reversed(names))
    return [word for word in firsts if word.rstrip(".") not in COURTESIES | _PARTICLES]


def _run_before(found: Candidate, span: Span) -> re.Match[str] | None:
    first = max(found.sentence.span.start, span.start - FAR)
    return _BEFORE.search(found.sentence.passage.article.text, first, span.start)


def _is_described(found: Candidate, span: Span, *, is_alone: bool) -> bool:
    """Whether an office stands before the name or a description behind it."""
    text, run = found.sentence.passage.article.text, _run_before(found, span)
    before = run.group().lower().replace(",", "").split() if run is not None else []
    if run is not None and run["comma"] and not _is_closed(text, span, run["trade"]):
        before = []
    if not OFFICES.isdisjoint(before):
        return is_alone or NAME_BEHIND.match(text, span.end) is None
    start = span.start if run is None else run.start("names")
    leads = _LEADS.match(text[found.sentence.span.start : start])
    is_place = (
        not is_alone and start == span.start and _PLACED.search(text, max(0, start - 6), start)
    )
    return not (leads or is_place) and _TOLD_BEHIND.match(text, span.end) is not None


def _is_closed(text: str, span: Span, trade: str) -> bool:
    """Whether "her deputy, Gordon Pell," ends there; "his wife, Ann Pell," says little of her."""
    return text[span.end : span.end + 1] in (",", ".") and trade not in _RELATIVES
