"""About what: a word for that must be near what a source says.

"What did Mira Holt say about the fire?" of an article that has a fire, but not where it has Mira
Holt. A topic that the article has no word for at all may be called otherwise there, and is let
through.
"""

import re
from collections.abc import Sequence

from bot.attribution import Statement, passage_of
from bot.model import Question
from bot.unanswered.asked_words import asked_words, missing

_ABOUT = re.compile(
    r"\b(?:say|said|says|think|thinks|write|wrote|writes|report|reports|reported|tell|told|tells"
    r"|comment|state|stated)\b.* (?:about|regarding|concerning) ",
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
