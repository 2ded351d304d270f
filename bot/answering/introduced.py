"""Where somebody is introduced: "Who is Pell?" is told where the article first says what he is.

That is mostly where it names him in full, "the former mayor Gordon Pell"; later it writes Pell. But
a story may open with him and say "Mr Pell, 61, a retired teacher" further on. And "Who is the
mayor?" is told where a name stands beside the office, "Mayor Lucia Arden". English.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.answering.quoting import matched_words
from bot.model import AnswerType, Candidate, Question, Ranking, Span
from bot.speech.lexicon import LISTS
from bot.text.analysis import fold, is_stop_word

_WORD_BEFORE = re.compile(r"\b([A-Z]\.|[A-Z][\w’'-]+) (?:(?:bin|de|van|von) |al-)?\Z")
_NAME_BEHIND = re.compile(r" [A-Z]")
_WHO_IS = re.compile(
    r"\W*(?:and |so )?who(?:['’]?s| is| was)(?P<named>(?: [\w.’'-]+){1,4})\W*\Z", re.IGNORECASE
)
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
_COURTESIES = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir"))  # of one who is known already
_OFFICES = (LISTS["people.titles"] | LISTS["people.agents"]) - {
    form for courtesy in _COURTESIES for form in (courtesy, f"{courtesy}.")
}
_RELATIVES = frozenset(
    ("wife", "husband", "father", "mother", "son", "daughter", "brother", "sister", "friend")
)
_FAR = 40  # characters before a name
_OFFICE = re.compile(
    r"\W*who(?:['’]s| is| was)(?: currently| now)? the (?:[\w’'-]+ ){0,2}?(?P<office>[a-z]+)"
    r"(?: (?:of|for|at|in) [^?]+)?\W*\Z",
    re.IGNORECASE,
)
_OF = r"(?: (?:of|for|at|in) [^,.;]{1,40}?)?"  # "the head of the union, Ana Ruiz,"
_NAME = r"[A-Z][\w’'-]+ (?:(?:[A-Z]\.|bin|de|van|von) )*[A-Z][\w’'-]+"
_CLOSE = 3.0  # in log odds, as scores are


def introduction(ranking: Ranking) -> Candidate | None:
    """The sentence that introduces whom "who" asks for, by a single name or by an office."""
    question, article = ranking.question, ranking.candidates[0].sentence.passage.article
    if question.answer_type is not AnswerType.PERSON or article.language != "en":
        return None
    own = [found for found in ranking.candidates if found.sentence.passage.article is article]
    if asks := _OFFICE.match(question.in_plain_words):
        return _with_holder(own, asks["office"])
    names = [term for term in question.terms if term not in _COURTESIES]
    if _is_asked(question, names):
        described = _first_described(own, names)
        if described is not None:
            return replace(described, stands_in=True)  # "Ms Tulley" will do for Maureen Tulley
    return _first_in_full(own, *names) if len(names) == 1 else None


def _is_asked(question: Question, names: Sequence[str]) -> bool:
    """Whether it is asked who is of these names, and nothing else."""
    asks = _WHO_IS.match(question.in_plain_words)
    words = asks["named"].lower().split() if asks is not None else []
    told = [word for word in words if word.rstrip(".") not in _COURTESIES]
    return len(told) == len(names) > 0 and told[-1] not in _OFFICES


def _with_holder(found: Sequence[Candidate], office: str) -> Candidate | None:
    """One about as good as the best, with all the words that has, where a name is by the office."""
    best, holder = found[0], _holder_of(office)
    if re.match(rf"The (?i:{office}), an? ", best.sentence.text):
        return None  # introduced, and not by a name
    near = [it for it in found if it.score > best.score - _CLOSE and _terms(best) <= _terms(it)]
    return next((it for it in near if holder.search(it.sentence.text)), None)


def _first_described(found: Sequence[Candidate], names: Sequence[str]) -> Candidate | None:
    """The first in the article that says what somebody of these names is, beside the last.

    None where no sentence has all of the names.
    """
    if not any(_terms(it).issuperset(names) for it in found):
        return None
    places = [(it, span) for it in found for span in it.matched if _is_last(it, span, names)]
    asked = [(it, span) for it, span in places if _may_be(_firsts(it, span), names)]
    if len(asked) < len(places):  # several of that family: "Pell" may be any of them
        asked = [(it, span) for it, span in asked if _is_surely_one(it, span)]
    told = [it for it, span in asked if _is_described(it, span, is_alone=len(names) == 1)]
    return min(told, key=lambda it: it.sentence.span.start, default=None)


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
    firsts = takewhile(lambda word: word not in _OFFICES, reversed(names))
    return [word for word in firsts if word.rstrip(".") not in _COURTESIES | _PARTICLES]


def _run_before(found: Candidate, span: Span) -> re.Match[str] | None:
    first = max(found.sentence.span.start, span.start - _FAR)
    return _BEFORE.search(found.sentence.passage.article.text, first, span.start)


def _is_described(found: Candidate, span: Span, *, is_alone: bool) -> bool:
    """Whether an office stands before the name or a description behind it."""
    text, run = found.sentence.passage.article.text, _run_before(found, span)
    before = run.group().lower().replace(",", "").split() if run is not None else []
    if run is not None and run["comma"] and not _is_closed(text, span, run["trade"]):
        before = []
    if not _OFFICES.isdisjoint(before):
        return is_alone or _NAME_BEHIND.match(text, span.end) is None
    start = span.start if run is None else run.start("names")
    leads = _LEADS.match(text[found.sentence.span.start : start])
    is_place = (
        not is_alone and start == span.start and _PLACED.search(text, max(0, start - 6), start)
    )
    return not (leads or is_place) and _TOLD_BEHIND.match(text, span.end) is not None


def _is_closed(text: str, span: Span, trade: str) -> bool:
    """Whether "her deputy, Gordon Pell," ends there; "his wife, Ann Pell," says little of her."""
    return text[span.end : span.end + 1] in (",", ".") and trade not in _RELATIVES


def _first_in_full(found: Iterable[Candidate], name: str) -> Candidate | None:
    """The first in the article that has the name in full."""
    full = [it for it in found if any(_is_full(it, span, name) for span in it.matched)]
    return min(full, key=lambda it: it.sentence.span.start, default=None)


def _holder_of(office: str) -> re.Pattern[str]:
    """A name beside an office: "Mayor Ana Ruiz", "the mayor, Ana Ruiz", "Ana Ruiz, the mayor"."""
    held = rf"\b(?<!deputy )(?<!former )(?<!vice )(?<!prime )(?<!Prime )(?i:{office})"
    return re.compile(rf"{held}{_OF},? {_NAME}|{_NAME}, (?:\d+, )?(?:the|its) [^,.;]*?{held}\b")


def _terms(found: Candidate) -> frozenset[str]:
    """The terms of the question that a sentence holds."""
    return frozenset(fold(word, "en") for word in matched_words(found))


def _is_full(found: Candidate, span: Span, name: str) -> bool:
    """Whether the name stands there, at the end of one of several words."""
    text = found.sentence.passage.article.text
    if fold(text[span.start : span.end], "en") != name:
        return False
    before = _WORD_BEFORE.search(text, max(0, span.start - _FAR), span.start)
    if before is None or not text[span.start].isupper() or _NAME_BEHIND.match(text, span.end):
        return False
    return before[1].lower() not in _COURTESIES and not is_stop_word(before[1], "en")
