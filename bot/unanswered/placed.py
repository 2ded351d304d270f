"""Where: a place must be there that the question does not name itself.

A place is a name behind "in", "at", "near" and the like, or one that something is of
("London-based", "Turkey's"). Answers that call a place by a common noun ("from the balcony") are
let through as long as the quote has most of the question's other words and nothing is only planned.
"""

import re

from bot.analysis import fold
from bot.model import Question, Quote
from bot.traces import asked_words, missing

_WHERE = re.compile(
    r"\W*(?:(?:in|at|to|from|near|on|through|into|towards?) )?(?:where\b"
    r"|(?:which|what) (?:city|cities|town|towns|country|countries|village|capital|venue)\b)",
    re.I,
)
_PLANNED = re.compile(
    r"\b(?:supposed|going|planned|due|meant|scheduled|expected|to be|will)\b", re.I
)
_ORIGIN = re.compile(r"\W*[Ww]here (?:is|was) (?:[A-Z][\w’'-]* )+(?:originally )?from\W*")
_COMES_FROM = re.compile(
    r"\bfrom (?:[a-z]+ ){0,4}[A-Z]|\b(?:born|native|hometown|grew up|raised|origin\w*"
    r"|[A-Z]\w*-(?:born|based))\b"
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Spring|Summer|Autumn|Winter"
)
_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|into|across|on|onto|over|around|outside|inside|through|throughout"
    r"|towards?|along|off|within|beyond|behind|under|above|beneath|via)"
    rf" (?:[a-z][a-z-]* ){{0,3}}(?!(?:{_MONTHS})\b)[\"'“‘]?([A-Z][\w’'-]+)"
    r"|\b([A-Z]\w+)(?:-based|['’]s)\b"
    r"|\b(?:city|town|village|country|capital|state|island|province|county|district|region)"
    r" of ([A-Z]\w+)"
)


def has_no_place(question: Question, quote: Quote) -> bool:
    """Whether a question for a place gets none, and half of its words have no trace.

    Of 200 right answers on SQuAD this takes 3, of 203 near misses it silences 33.
    """
    if _ORIGIN.fullmatch(question.text):
        return _COMES_FROM.search(quote.text) is None
    asks = _WHERE.match(question.text)
    if asks is None or any(_is_new(name, question) for name in _PLACE.findall(quote.text)):
        return False
    if _PLANNED.search(question.text):
        return True
    words = [word for word in asked_words(question, asks.end()) if word.is_low]
    return 2 * len(missing(words, quote.text)) >= len(words)


def _is_new(name: tuple[str, ...], question: Question) -> bool:
    return fold("".join(name), "en") not in question.terms
