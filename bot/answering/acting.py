"""What somebody did is told where a sentence begins with them: "President Mira Holt convened ...".

"What did Holt do?" and "How did Holt react?" have no word but the name to look for, and the best
sentence with the name may tell what others hope of her. Whatever else the question names has to be
in the article's title: "after the attack" only says what the article is about. English.
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


def told_deed(ranking: Ranking) -> Candidate | None:
    """The best sentence that begins with the person of "what did ... do" and tells of a deed.

    A country may also go by its people. None for other questions, and where the best sentence is
    such a one already.
    """
    question, best = ranking.question, ranking.candidates[0]
    asks = _WHAT_DID.match(question.in_plain_words)
    if asks is None:
        return None
    doer = terms_in(asks["doer"], "en")
    others = frozenset(question.terms) - doer - _REACTED
    if not others <= terms_in(best.sentence.passage.article.title, "en"):
        return None
    as_asked = doer - COURTESIES - OFFICES
    countries = [clue for clue in question.clues if {clue.term} == doer and is_country(clue.term)]
    others_for_it = sorted({name for clue in countries for name in clue.alike | clue.related})
    names = [as_asked, *(frozenset((name,)) for name in others_for_it)]
    acting = (found for name in names for found in ranking.candidates if _acts(found, name))
    first = next(acting, None)
    return None if first in (None, best) else replace(first, stands_in=True)


def _acts(found: Candidate, name: frozenset[str]) -> bool:
    """Whether a sentence begins with the name, with only capitals before it, and then a verb."""
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
