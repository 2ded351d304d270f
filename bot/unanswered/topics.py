"""About what: a word for that must be near what a source says, and talks must be about something.

"What did Mira Holt say about the fire?" of an article that has a fire, but not where it has Mira
Holt. A topic that the article has no word for at all may be called otherwise there, and is let
through. "What did they talk about?" is not answered by their having talked.
"""

import re
from collections.abc import Sequence

from bot.attribution import Statement, passage_of
from bot.model import Question, Quote
from bot.unanswered.asked_words import asked_words, missing

_ABOUT = re.compile(
    r"\b(?:say|said|says|think|thinks|write|wrote|writes|report|reports|reported|tell|told|tells"
    r"|comment|state|stated)\b.* (?:about|regarding|concerning) ",
    re.I | re.S,
)
_TALK = r"\b(?:talk|speak|spoke|chat|conver|call|phone|meet|met|contact|discuss|negotiat)\w*\b"
_END = r"(?:\W*\Z|\? )"  # of the text, or of a follow-up that the turn before is lent to
_ASKS_ABOUT_WHAT = re.compile(
    rf"\W*what\b.*{_TALK}.* (?:about|over){_END}"
    rf"|\W*what (?:did|do|have|has|will) .*\bdiscuss(?:ed)?(?: with .*)?{_END}",
    re.I | re.S,
)
_TELLS_ABOUT_WHAT = re.compile(
    rf"[“\"«]|{_TALK}.*\b(?:about|on|over|concerning|regarding|that)\b"
    r"|\b(?:discuss|debat|agree|warn|demand|propos)\w*|\b(?:urged|said|told|asked)\b",
    re.I | re.S,
)


def says_nothing_of_it(question: Question, statements: Sequence[Statement]) -> bool:
    """Whether another passage has a word of the topic, and none of those with the statements."""
    article = statements[0].source.article
    about = _ABOUT.search(question.text)
    if about is None or not question.language == article.language == "en":
        return False
    words = asked_words(question, about.end())
    passages = {passage_of(statement) for statement in statements}
    return any(word.clue.known for word in words) and all(
        len(missing(words, passage.text)) == len(words) for passage in passages
    )


def tells_of_talks_alone(question: Question, quote: Quote) -> bool:
    """Whether it is asked what talks were about, and a quote only tells that there were any."""
    asks = _ASKS_ABOUT_WHAT.match(question.text) is not None
    return asks and _TELLS_ABOUT_WHAT.search(quote.text) is None
