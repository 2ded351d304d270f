"""What somebody has: there must be a word for it.

"What is Mira Holt's salary?" needs a word for salary in the article, "holt job" a quote that gives
the person with a title or a first name.
"""

import re

from bot.model import Question, Quote
from bot.text.analysis import fold

# Of 27 such questions on SQuAD none was answered rightly where no word for that noun stood in the
# article. `_NAME` takes a name apart in one way only: with several a search backtracks for hours.
_NAME = r"[A-Z][\w-]*(?: [A-Z][\w-]*)*"
_POSSESSED = re.compile(
    rf".*\b(?:is|are|was|were) (?:the name of )?(?:the )?{_NAME}['’]s? (?P<noun>[a-z]\w+)"
    r"(?: (?:number|address|account|name))?(?: called| named)?\W*",
    re.S,
)
_BELONGING = re.compile(
    rf"\W*(?:[Ww]ho (?:is|are|was|were)|[Ww]hat (?:is|was)(?=.* (?:called|named)\W*$)) the "
    rf"(?P<noun>[a-z]\w+) of (?:the )?{_NAME}(?: [a-z]\w+)?(?: called| named)?\W*",
    re.S,
)
_JOB = re.compile(r"\W*[^\W\d]+ (?:job|occupation|profession)\W*", re.I)
_INTRODUCED = re.compile(r"\b[A-Z][\w.’'-]* (?=([A-Z][\w’'-]+))")  # "Mira Holt", "Ms Holt"


def is_not_had(question: Question, quote: Quote) -> bool:
    """Whether somebody's noun is asked for and the articles have neither it nor the like."""
    if _JOB.fullmatch(question.text):
        persons = {fold(name, "en") for name in _INTRODUCED.findall(quote.text)}
        return persons.isdisjoint(question.terms)
    match = _POSSESSED.fullmatch(question.text) or _BELONGING.fullmatch(question.text)
    noun = fold(match["noun"], "en") if match is not None else ""
    return any(clue.term == noun and clue.is_unheard_of for clue in question.clues)
