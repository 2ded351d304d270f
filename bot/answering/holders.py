"""Who holds an office is told where a name stands beside it: "Mayor Lucia Arden".

"Who is the mayor?" and "What is the name of the mayor?" ask for the holder, "How old is the mayor?"
for the age that the article gives with the holder's name. English.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from bot.answering.described import asked_terms
from bot.model import Candidate, Question, Ranking
from bot.questions.countries import is_country
from bot.sentences import all_sentences
from bot.text.analysis import fold, terms_in
from bot.unanswered.words import persons

_WHO_OR_WHAT = re.compile(
    r"\W*(?:who(?:['’]s| is| was)(?: currently| now)?|(?P<name>what(?:['’]s| is| was) the name of))"
    r" the (?:[\w’'-]+ ){0,2}?(?P<noun>[a-z]+)(?: (?:of|for|at|in|to) [^?]+)?\W*\Z",
    re.IGNORECASE,
)
_HOW_OLD = re.compile(
    r"\W*how old (?:is|was) (?:the|its) (?:[\w’'-]+ ){0,2}?(?P<office>[a-z]+)\W*\Z", re.IGNORECASE
)
_OF = r"(?: (?:of|for|at|in) [^,.;]{1,40}?)?"  # "the head of the union, Ana Ruiz,"
_NAME = r"[A-Z][\w’'-]+ (?:(?:[A-Z]\.|bin|de|van|von) )*[A-Z][\w’'-]+"
_OF_OTHERS = re.compile(r"\b(?!The )[A-Z]\w+ \Z")  # "Velmoran President Ana Ruiz"
_CLOSE = 3.0  # in log odds, as scores are


def noun_asked(question: Question) -> tuple[str, bool]:
    """What "who is the" or "what is the name of the" asks for, if anything; is it an office?"""
    asks = _WHO_OR_WHAT.match(question.in_plain_words)
    if asks is None:
        return "", False
    return asks["noun"], not asks["name"] or fold(asks["noun"], "en") in persons()


def with_holder(found: Sequence[Candidate], office: str, question: Question) -> Candidate | None:
    """The first sentence that has all words of the best, and a name beside the office.

    It is about as good as the best, unless that lacks the office. What the title has, "Dunmere" of
    "the mayor of Dunmere", need not be said again, unless it is a country: "Vard shells Tarsk".
    """
    best, holder = found[0], _holder_of(office)
    if re.match(rf"The (?i:{office}), an? ", best.sentence.text):
        return None  # the holder is introduced there without a name
    title, term = terms_in(best.sentence.passage.article.title, "en"), fold(office, "en")
    alike = {clue.term for clue in question.clues if not title.isdisjoint(clue.alike)}
    held = asked_terms(best)
    told = {name for name in title | alike if not is_country(name)}
    needed = (held - told) | {term}
    least = best.score - _CLOSE if term in held else -inf
    near = [one for one in found if one.score > least and needed <= asked_terms(one)]
    for one in near:
        named = holder.search(one.sentence.text)
        if named and (
            held <= asked_terms(one) or not _OF_OTHERS.search(named.string, 0, named.start())
        ):
            return one
    return None


def age_of_holder(ranking: Ranking) -> Candidate | None:
    """Where the age of "the engineer" is told, under the name that the best sentence gives."""
    best = ranking.candidates[0]
    asks = _HOW_OLD.match(ranking.question.in_plain_words)
    holder = _holder_of(asks["office"]).search(best.sentence.text) if asks else None
    if holder is None:
        return None
    name = re.escape((holder["after"] or holder["before"]).split()[-1])
    age = re.compile(
        rf"\b{name},? (?:(?:aged|who is|is|turned) )?\d{{1,3}}(?:[,.]| and\b)"
        rf"|\b\d{{1,3}}-year-old (?:[\w’'-]+ ){{0,3}}?{name}\b"
    )
    for sentence in all_sentences(best.sentence.passage.article):
        if age.search(sentence.text):
            return replace(best, sentence=sentence, matched=(), stands_in=True)
    return None


def _holder_of(office: str) -> re.Pattern[str]:
    """A name beside an office: "Mayor Ana Ruiz", "the mayor, Ana Ruiz", "Ana Ruiz, the mayor"."""
    held = rf"\b(?<!deputy )(?<!former )(?<!vice )(?<!prime )(?<!Prime )(?i:{office})"
    return re.compile(
        rf"{held}{_OF},? (?P<after>{_NAME})"
        rf"|(?P<before>{_NAME}), (?:\d+, )?(?:the|its) [^,.;]*?{held}\b"
    )
