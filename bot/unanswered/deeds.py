"""What somebody did, and why: the quote must speak of that.

"Is Mira Holt married?" is not answered by a sentence on her house, nor "How many troops will NATO
send?" by one that has neither NATO nor sending. Why somebody did something is not told by an
article that has no word for it at all: of 32 right answers on SQuAD and XQuAD this takes none. What
anybody does at any time (happen, react, take part) asks for no word of its own.
"""

import re
from itertools import takewhile

from bot.model import Question, Quote
from bot.text.analysis import terms_in
from bot.text.word_lists import any_of
from bot.unanswered.asked_words import AskedWord, asked_words, missing, terms_around
from bot.unanswered.words import stems

_WHY = re.compile(r"\W*why (?:did|does|do|has|have|had|will|would)(?:n['’]t)?\s", re.I)
_IS = re.compile(r"\W*(?:[Ii]s|[Ww]as|[Aa]re|[Ww]ere) (?=[A-Z])")  # "Is Mira Holt married?"

_ASKS_OF = re.compile(  # "How many troops will NATO send", up to the name
    r".*?\b(?i:how|what|which|where|when|who|why)\b.*?"
    r"\b(?i:did|does|do|will|would|has|have|had|is|are|was|were)(?:n['’]t)? (?:the )?(?=[A-Z])",
    re.S,
)

_ASKS_WHY = re.compile(
    r"\W*(?:and |so |but )?(?:why|how come|for what reason|what (?:is|was) the reason|what made)\b",
    re.I,
)
# In the widest sense: what comes before or between may be a reason, and so may what is compared.
_REASON = re.compile(
    any_of(
        r"""because since as for to due after following amid over so too enough thus therefore hence
        reasons? caus\w+ result\w* lead\w* led respon\w+ owing thanks thereby when while if
        which who order aim\w* goals? purpose fear\w* want\w* hop(?:e|ed|ing) believ\w*
        threat\w* protest\w* against despite but however although though until unless given
        based attribut\w* blam\w* accus\w* explain\w* motiv\w* reveng\w* retaliat\w* not no
        lack\w* fail\w* need\w* suspicion suspect\w* alleg\w* precaution\w*"""
    ),
    re.I,
)
_BEFORE_IT = re.compile(r"\bhad (?:been (?!\w+ing\b))?(?!been\b)(\w+)", re.I)  # "acid had leaked"


def speaks_of_no_deed(question: Question, quote: Quote) -> bool:
    """Whether something is asked of somebody by name that the quote has no trace of."""
    asks = _WHY.match(question.text) or _IS.match(question.text)
    if asks is None:
        return False
    deed = _deed(question.text, asks.end(), asked_words(question, asks.end()))
    if deed is None or deed.clue.term in stems("deeds", "of_anything"):
        return False
    if asks.re is _WHY and not deed.is_unknown:  # a reason may be told in words of its own
        return False
    return bool(missing([deed], quote.text))


def is_of_other_doers(question: Question, quote: Quote) -> bool:
    """Whether the quote lacks what was done, and with its passage who is asked about."""
    asks = _ASKS_OF.match(question.text)
    if asks is None:
        return False
    words = asked_words(question, asks.end())
    doers = list(takewhile(lambda word: not word.is_low, words))
    deed = words[len(doers) : len(doers) + 1]
    around = terms_around(quote)
    unnamed = bool(doers) and not any(word.is_in(around) for word in doers)
    return unnamed and bool(missing(deed, quote.text))


def gives_no_reason(question: Question, quote: Quote) -> bool:
    """Whether it is asked why and the quote has no word that may begin a reason.

    What had happened before may be one. On SQuAD it silences none of 4,737 right answers.
    """
    if _ASKS_WHY.match(question.text) is None or _REASON.search(quote.text):
        return False
    words = asked_words(question)
    before = (terms_in(told[1], "en") for told in _BEFORE_IT.finditer(quote.text))
    return all(any(word.is_in(terms) for word in words) for terms in before)


def _deed(text: str, first: int, words: list[AskedWord]) -> AskedWord | None:
    """What is asked of somebody: the first small word when a name comes before it."""
    low = next((word for word in words if word.is_low), None)
    if low is None:
        return None
    before = text[first : low.start].split()
    names = [word for word in before if word.lower() not in ("the", "mr", "have", "any")]
    return low if names and all(name[0].isupper() for name in names) else None
