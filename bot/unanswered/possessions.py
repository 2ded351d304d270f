"""What somebody has, and what somebody is called: there must be a word for it, or a name.

"What is Mira Holt's salary?" needs a word for salary in the article, "holt job" a person whom the
quote gives with a title or two names. "What is the name of the correspondent?" needs a name right
before or behind "correspondent", as news introduces people.
"""

import re

from bot.model import Question, Quote
from bot.text.analysis import fold
from bot.unanswered.words import stems

# Of 27 such questions on SQuAD none was answered rightly where no word for that noun stood in the
# article. A letter of a name can be read in one way only, or it takes hours.
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
_NAMED = re.compile(
    r"\W*what (?:is|are|was|were) the names? of (?:the |a |an |its |their )?"
    r"(?P<who>[^,?]*?)(?: (?:who|that|which|in|on|at|of|from|for|killed|quoted|cited)\b.*)?\W*",
    re.I | re.S,
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
    return any(
        clue.term == noun and not (clue.known or clue.alike or clue.same) for clue in question.clues
    )


def is_not_named(question: Question, quote: Quote) -> bool:
    """Whether a person's name is asked for and the quote has none where people are introduced."""
    asks = _NAMED.fullmatch(question.text)
    noun = asks["who"].split()[-1] if asks and asks["who"].strip() else ""
    if not noun or fold(noun, "en") not in stems("people", "introduced"):
        return False
    stem = re.escape(noun.removesuffix("s"))
    behind = rf"\b(?i:{stem})(?:s|en)?,?(?: (?:is|was|named|called|identified as))? [\"“]?[A-Z]"
    before = r"\b[A-Z][\w’'-]+,(?: \d+,)? (?:(?:an?|the|his|her|its|their|one|who)"
    before += rf" (?:[a-z][\w’'-]* ){{0,4}})?(?i:{stem})"
    return re.search(rf"(?:{behind})|(?:{before})", quote.text) is None
