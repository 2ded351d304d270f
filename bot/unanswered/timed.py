"""When: the time must be one that can be named, and must bear on what is asked.

"Recent" and "since the start" name no time. A day of the week tells when something happened that
the quote speaks of, but not when an old thing began; and a new date is not the old one.
"""

import re
from functools import lru_cache

from bot.caches import SENTENCES
from bot.model import Question, Quote
from bot.text.analysis import terms_in
from bot.text.calendar import MONTHS
from bot.text.word_lists import any_of
from bot.unanswered.asked_words import asked_words, missing
from bot.unanswered.needed import TIME, holds
from bot.unanswered.words import AUXILIARIES

_WHEN = re.compile(
    rf"\W*(?:when (?:{AUXILIARIES})"
    r"|(?:(?:on|in|at|by|until|till|since|from|before|after) )?(?:what|which) (?:exact )?"
    r"(?:(?P<year>years?)|(?P<date>date)|(?:\w+ )?(?:day|date|month|time|hour)))\b",
    re.I,
)
# A bare "when?" has the words of the question before.
_BARE_WHEN = re.compile(rf"\W*(?:and )?when (?!(?:{AUXILIARIES})\b)", re.I)
_YEAR = re.compile(r"\b[12]\d{3}|\b(?:in|since|until|by|AD) \d{3}\b|['’]\d\d|\bago\b|\bcentur")
_DATED = re.compile(rf"\b(?:1\d{{3}}|20\d\d)s?\b|\bcentur|\b(?:{MONTHS})\b")
_ANOTHER = re.compile(
    r"\W*(?:(?:when|(?:on |in |at )?(?:what|which))\b.*\b(?:new|other|next|later|alternative)"
    r" dates?\b"
    r"|when [^,]*\b(?:instead|next|again)\W*\Z)",
    re.I,
)
_MOVED = re.compile(
    any_of(
        r"""new another instead next later postpone\w* moved reschedul\w+ put_(?:off|back) delay\w*
        resum\w+ until back again return\w* restart\w* reopen\w* restor\w+"""
    ),
    re.I,
)
_WHAT_HOUR = re.compile(
    r"\W*(?:at )?(?:what|which) (?:exact )?(?:time|hour)\b(?! (?:of|period|span|frame|zone))", re.I
)
_WHAT_MONTH = re.compile(r"\W*(?:in )?(?:what|which) (?:exact )?month\b", re.I)
_DATE = re.compile(rf"\b(?:{MONTHS})\b|\b\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d+)\b|\b[12]\d{{3}}\b")
_MONTH = re.compile(rf"\b(?:{MONTHS})\b")
_HOUR = re.compile(
    r"\d[:.]\d\d|\b\d{1,2} ?[ap]\.?m\b|o['’]clock|"
    + any_of(
        """morning evening night noon midnight dawn dusk afternoon hours? minutes? midday
        sun(?:set|rise) overnight tonight UTC GMT"""
    ),
    re.I,
)
# Verbs for how something came about: the quote must have that verb, or a date.
_ORIGINS = re.compile(
    any_of(
        """built founded established born elected appointed hired married launched created formed
        introduced invented published signed opened become join(?:ed)? retired? office power"""
    ),
    re.I,
)
# "one of the points established by Ankara one year ago": a time of nothing else.
_FOUNDED = re.compile(
    r"(?:[\w-]+ ){1,3}(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )"
    r"(?:established|founded|built|created|formed|signed)(?: by(?: [\w’'.-]+){1,4}?)?"
    r" (?:(?:\w+ ){1,2}ago|(?:back )?in (?:\w+ )?\d{4})\b"
)
_BORN = re.compile(r"\bborn\b", re.I)
_OF_BIRTH = re.compile(r"\b(?:born|birth\w*|aged?)\b|\byears? old\b|\([^)]*\d{4}", re.I)
_RELATIVE = re.compile(r", (?:which|who|whose)\b[^,]*,")
_BEGINS = re.compile(r"\b(?:begin|start)\b", re.I)


def has_no_time(question: Question, quote: Quote) -> bool:
    """Whether a question for a time gets none that can be its answer.

    On pieces of SQuAD it wrongly silences 4 of 473 right answers, and rightly 32 of 170 near
    misses that were answered.
    """
    if _ANOTHER.match(question.text):
        return _MOVED.search(quote.text) is None
    asks = _WHEN.match(question.text)
    if asks is None:
        bare = _BARE_WHEN.match(question.text) is not None
        return bare and _tells_when_founded(question, quote.text)
    if not holds(quote.text, TIME) or _tells_when_founded(question, quote.text):
        return True
    if _WHAT_HOUR.match(question.text) and not _HOUR.search(quote.text):
        return True
    if _WHAT_MONTH.match(question.text) and not _MONTH.search(quote.text):
        return True
    if _BORN.search(question.text) and not _OF_BIRTH.search(quote.text):
        return True
    if asks["date"] and not _DATE.search(quote.text):
        return True
    if asks["year"] and not _YEAR.search(quote.text):
        return True
    return not _DATED.search(quote.text) and _is_of_something_else(question, asks.end(), quote.text)


def tells_time(text: str) -> bool:
    """Whether an English text has a time, other than in an aside such as "who came last year".

    >>> tells_time("The roof fell in 2009."), tells_time("The army, which came in 2009, left.")
    (True, False)
    """
    return holds(_RELATIVE.sub("", text), TIME)


def _tells_when_founded(question: Question, text: str) -> bool:
    """Whether the only time of a text is when something else was founded or built."""
    told = _founded(text)
    words = asked_words(question) if told else []
    return bool(told) and missing(words, told) == words


@lru_cache(maxsize=SENTENCES)
def _founded(text: str) -> str:
    """What tells when a thing was founded or built, if a text has no other time; else ""."""
    found = _FOUNDED.search(text)
    return "" if found is None or holds(_FOUNDED.sub("", text), TIME) else found.group()


def _is_of_something_else(question: Question, first: int, text: str) -> bool:
    """Whether a text has no trace of what the time is asked of, or of how it came about.

    Asked when something began it speaks of it, or of a start.
    """
    words = [word for word in asked_words(question, first) if word.is_lower]
    if words and missing(words, text) == words:
        return True
    terms = terms_in(text, "en")
    origins = (word for word in words if _ORIGINS.match(question.text, word.start))
    if any(not word.is_surely_in(terms) for word in origins):
        return True
    if _BEGINS.search(question.text) is None:
        return False
    starts = [word for word in words if _BEGINS.match(question.text, word.start)]
    has_start = any(word.is_in(terms) for word in starts)
    return not has_start and not any(word.is_surely_in(terms) for word in words)
