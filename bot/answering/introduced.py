"""Where somebody is introduced: "Who is Pell?" is told where the article first says what he is.

That is mostly where it names him in full, "the former mayor Gordon Pell"; later it writes Pell. But
a story may open with him and say "Mr Pell, 61, a retired teacher" further on, which tells as well
what his job is. And "Who is the mayor?" and "What is the name of the mayor?" are told where a name
stands beside the office, "Mayor Lucia Arden". English.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from math import inf

from bot.answering.described import (
    COURTESIES,
    FAR,
    NAME_BEHIND,
    OFFICES,
    asked_terms,
    first_described,
)
from bot.model import AnswerType, Candidate, Question, Ranking, Span
from bot.questions.countries import is_country
from bot.ranking.sentences import all_sentences
from bot.text.analysis import fold, is_stop_word, terms_in
from bot.unanswered.words import stems

_WORD_BEFORE = re.compile(r"\b([A-Z]\.|[A-Z][\w’'-]+) (?:(?:bin|de|van|von) |al-)?\Z")
_WHO_IS = re.compile(
    r"\W*(?:and |so )?who(?:['’]?s| is| was)(?P<named>(?: [\w.’'-]+){1,4})\W*\Z", re.IGNORECASE
)
_NAMES = r"(?: [\w.’'-]+?){1,4}"
_WHAT_HE_DOES = re.compile(  # "what did he do" asks for a deed
    rf"\W*what (?:does(?P<who>{_NAMES}) do|(?:do|does|did)(?P<whom>{_NAMES}) do for a living"
    rf"|(?:is|was)(?P<whose>{_NAMES})['’]s? (?:job|profession|occupation|trade))\W*\Z",
    re.IGNORECASE,
)
_HOW_OLD = re.compile(
    r"\W*how old (?:is|was) (?:the|its) (?:[\w’'-]+ ){0,2}?(?P<office>[a-z]+)\W*\Z", re.IGNORECASE
)
_OFFICE = re.compile(
    r"\W*(?:who(?:['’]s| is| was)(?: currently| now)?|(?P<name>what(?:['’]s| is| was) the name of))"
    r" the (?:[\w’'-]+ ){0,2}?(?P<office>[a-z]+)(?: (?:of|for|at|in|to) [^?]+)?\W*\Z",
    re.IGNORECASE,
)
_OF = r"(?: (?:of|for|at|in) [^,.;]{1,40}?)?"  # "the head of the union, Ana Ruiz,"
_NAME = r"[A-Z][\w’'-]+ (?:(?:[A-Z]\.|bin|de|van|von) )*[A-Z][\w’'-]+"
_OF_OTHERS = re.compile(r"\b(?!The )[A-Z]\w+ \Z")  # "Velmoran President Ana Ruiz"
_CLOSE = 3.0  # in log odds, as scores are


def introduction(ranking: Ranking) -> Candidate | None:
    """The sentence that introduces whom "who" asks for, by a single name or by an office."""
    question, article = ranking.question, ranking.candidates[0].sentence.passage.article
    if article.language != "en":
        return None
    own = [found for found in ranking.candidates if found.sentence.passage.article is article]
    if does := _WHAT_HE_DOES.match(question.in_plain_words):
        return _of_that_work(own, question, does[does.lastgroup or 0])
    if question.answer_type is not AnswerType.PERSON:
        return None
    asks = _OFFICE.match(question.in_plain_words)
    if asks and not (asks["name"] and fold(asks["office"], "en") not in _persons()):
        return _with_holder(own, asks["office"], question)
    if asks:  # the name of a thing, and Mr Ferri is no ferry
        thing = re.compile(rf"\b{asks['office']}\b", re.IGNORECASE)
        own = [found for found in own if thing.search(found.sentence.text)]
    names = [term for term in question.terms if term not in COURTESIES]
    if _is_asked(question, names):
        described = first_described(own, names)
        if described is not None:
            return replace(described, stands_in=True)  # "Ms Tulley" will do for Maureen Tulley
    return _first_in_full(own, *names) if len(names) == 1 else None


def _is_asked(question: Question, names: Sequence[str]) -> bool:
    """Whether it is asked who is of these names, and nothing else."""
    asks = _WHO_IS.match(question.in_plain_words)
    words = asks["named"].lower().split() if asks is not None else []
    told = [word for word in words if word.rstrip(".") not in COURTESIES]
    return len(told) == len(names) > 0 and told[-1] not in OFFICES


def age_of_holder(ranking: Ranking) -> Candidate | None:
    """Where the age of "the engineer" is told, by the name that the best sentence gives him."""
    best = ranking.candidates[0]
    asks = _HOW_OLD.match(ranking.question.in_plain_words)
    holder = _holder_of(asks["office"]).search(best.sentence.text) if asks else None
    if holder is None:
        return None
    name = re.escape((holder["behind"] or holder["before"]).split()[-1])
    age = re.compile(
        rf"\b{name},? (?:(?:aged|who is|is|turned) )?\d{{1,3}}(?:[,.]| and\b)"
        rf"|\b\d{{1,3}}-year-old (?:[\w’'-]+ ){{0,3}}?{name}\b"
    )
    for sentence in all_sentences(best.sentence.passage.article):
        if age.search(sentence.text):
            return replace(best, sentence=sentence, matched=(), stands_in=True)
    return None


def _of_that_work(found: Sequence[Candidate], question: Question, named: str) -> Candidate | None:
    """The first that says what somebody of these names is."""
    asked = terms_in(named, "en") - COURTESIES
    names = [term for term in question.terms if term in asked]
    if not names or len(names) < len(asked) or OFFICES.intersection(named.lower().split()):
        return None
    described = first_described(found, names)
    return None if described is None else replace(described, stands_in=True)


@cache
def _persons() -> frozenset[str]:
    """Stems of nouns for somebody who has a name."""
    return stems("people", "introduced") | stems("offices", "held")


def _with_holder(found: Sequence[Candidate], office: str, question: Question) -> Candidate | None:
    """One with all the words that the best has, where a name is by the office.

    It is about as good as the best, unless that lacks the office. What the title has, "Dunmere" of
    "the mayor of Dunmere", need not be said again, unless it is a country: "Vard shells Tarsk".
    """
    best, holder = found[0], _holder_of(office)
    if re.match(rf"The (?i:{office}), an? ", best.sentence.text):
        return None  # introduced, and not by a name
    title, term = terms_in(best.sentence.passage.article.title, "en"), fold(office, "en")
    alike = {clue.term for clue in question.clues if not title.isdisjoint(clue.alike)}
    held = asked_terms(best)
    told = {name for name in title | alike if not is_country(name)}
    needed = (held - told) | {term}
    least = best.score - _CLOSE if term in held else -inf
    near = [it for it in found if it.score > least and needed <= asked_terms(it)]
    for it in near:
        named = holder.search(it.sentence.text)
        if named and (
            held <= asked_terms(it) or not _OF_OTHERS.search(named.string, 0, named.start())
        ):
            return it
    return None


def _first_in_full(found: Iterable[Candidate], name: str) -> Candidate | None:
    """The first in the article that has the name in full."""
    full = [it for it in found if any(_is_full(it, span, name) for span in it.matched)]
    return min(full, key=lambda it: it.sentence.span.start, default=None)


def _holder_of(office: str) -> re.Pattern[str]:
    """A name beside an office: "Mayor Ana Ruiz", "the mayor, Ana Ruiz", "Ana Ruiz, the mayor"."""
    held = rf"\b(?<!deputy )(?<!former )(?<!vice )(?<!prime )(?<!Prime )(?i:{office})"
    return re.compile(
        rf"{held}{_OF},? (?P<behind>{_NAME})"
        rf"|(?P<before>{_NAME}), (?:\d+, )?(?:the|its) [^,.;]*?{held}\b"
    )


def _is_full(found: Candidate, span: Span, name: str) -> bool:
    """Whether the name stands there, at the end of one of several words."""
    text = found.sentence.passage.article.text
    if fold(text[span.start : span.end], "en") != name:
        return False
    before = _WORD_BEFORE.search(text, max(0, span.start - FAR), span.start)
    if before is None or not text[span.start].isupper() or NAME_BEHIND.match(text, span.end):
        return False
    return before[1].lower() not in COURTESIES and not is_stop_word(before[1], "en")
