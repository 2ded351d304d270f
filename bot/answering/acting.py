"""What somebody did: told where a sentence begins with them, "President Mira Holt convened ...".

"What did Holt do?" and "How did Holt react?" have no word but the name to look for, and the best
sentence with that may tell what others hope of her. What else the question names may be what the
article is about at all, and so stand in its title: "after the attack". English.
"""

import re
from dataclasses import replace

from bot.answering.described import COURTESIES, OFFICES
from bot.model import Candidate, Ranking
from bot.questions.countries import is_country
from bot.text.analysis import terms_in, tokenize

_WHAT_DID = re.compile(
    r"\W*what (?:did|does|has|have|had|is|are|was|were) (?:the )?"
    r"(?P<doer>(?:(?!to |been )[\w’'.-]+ ){1,4})(?:do|done|doing)\b",
    re.IGNORECASE,
)
_REACTED = frozenset(("respons", "react", "reaction"))  # stems
_FIRST = re.compile(r"(?:[A-Z][\w-]* [^,;:.“\"]{0,40}, )?(?=[A-Z])")  # "In response, Turkey ..."
# No deed of theirs: "Holt's", "Holt was hit", "Holt, who", "Holt and Ray", "the Holt Herald".
_NO_DEED = re.compile(r"[’']|,? (?:is|are|was|were|who|which|and|or)\b|[,.:;]| [A-Z]")


def deed(ranking: Ranking) -> Candidate | None:
    """The best sentence that begins with whom "what did ... do" asks about, and tells of a deed.

    None for other questions, and where the best sentence is that already.
    """
    question, best = ranking.question, ranking.candidates[0]
    article = best.sentence.passage.article
    asks = _WHAT_DID.match(question.in_plain_words)
    if asks is None or article.language != "en":
        return None
    doer = terms_in(asks["doer"], "en")
    others = frozenset(question.terms) - doer - _REACTED
    if not others <= terms_in(article.title, "en"):
        return None
    as_asked = doer - COURTESIES - OFFICES
    countries = [clue for clue in question.clues if {clue.term} == doer and is_country(clue.term)]
    also = sorted({name for clue in countries for name in clue.alike | clue.related})
    names = [as_asked, *(frozenset((name,)) for name in also)]
    first = next((it for name in names for it in ranking.candidates if _acts(it, name)), None)
    return None if first in (None, best) else replace(first, stands_in=True)


def _acts(found: Candidate, name: frozenset[str]) -> bool:
    """Whether a sentence begins with them, among nothing but capitals, and goes on with a verb."""
    text = found.sentence.text
    opening = _FIRST.match(text)
    if opening is None:
        return False
    before: set[str] = set()
    for term, start, end in tokenize(text, "en"):
        if start < opening.end():
            continue
        before.add(term)
        if name and name <= before:
            return _NO_DEED.match(text, end) is None
        if not text[start].isupper() and term not in name:
            return False
    return False
