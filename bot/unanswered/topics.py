"""About what: a word for that must be near what a source says, and talks must be about something.

"What did Mira Holt say about the fire?" may be asked of an article that has a fire, but not where
it quotes her. A topic without any word in the article may go by another name there, and is let
through. "What did they talk about?" is not answered by the fact that they talked.
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
_END = r"(?:\W*\Z|\? )"  # of the text, or of a follow-up, which the question before follows
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
    """Whether some article has a word of the topic, but no passage with one of the statements."""
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
    """Whether the question is what talks were about, and the quote only tells of talks."""
    asks = _ASKS_ABOUT_WHAT.match(question.text) is not None
    return asks and _TELLS_ABOUT_WHAT.search(quote.text) is None
