"""Whether somebody did something: the quote must speak of doing that.

"Did Russia apologise for the bombing?" is not answered by the bombing. What anybody does at any
time (happen, react, take part) asks for no word of its own.
"""

import re

from bot.model import Question, Quote
from bot.traces import Word, asked_words, missing
from bot.unanswered.words import stems

_WHETHER = re.compile(r"\W*(?:did|does|do|has|have|had|will|would)(?:n['’]t)?\s", re.I)


def speaks_of_no_deed(question: Question, quote: Quote) -> bool:
    """Whether a deed is asked after of which the quote has no trace."""
    asks = _WHETHER.match(question.text)
    if asks is None or question.text[asks.end() :].lower().startswith(("you ", "i ", "we ")):
        return False
    words = asked_words(question, asks.end())
    deed = _deed(question.text, asks.end(), words)
    if deed is None or deed.clue.term in stems("deeds", "of_anything"):
        return False
    return bool(missing([deed], quote.text)) and not deed.is_within(quote.text)


def _deed(text: str, first: int, words: list[Word]) -> Word | None:
    """The verb of a question for whether: the first small word when a name comes before it."""
    low = next((word for word in words if word.is_low), None)
    if low is None:
        return None
    names = [word for word in text[first : low.start].split() if word.lower() not in ("the", "mr")]
    return low if names and all(name[0].isupper() for name in names) else None
