"""What an answer must hold by the form of its question: a number for "how many", a time for "when".

A sentence that has it is preferred to better ones that have not, and a quote without it is no
answer.
"""

import re
from functools import lru_cache

from bot.caches import QUESTIONS, SENTENCES
from bot.model import Ranking
from bot.text.calendar import MONTHS
from bot.text.values import AGE
from bot.text.word_lists import alternatives, any_of
from bot.unanswered.words import AUXILIARIES

_NUMERALS = "one two three four five six seven eight nine ten eleven twelve \\w+teen"
_NUMBER = r"(?<![^\W\d_])\d|" + any_of(
    rf"""zero {_NUMERALS} \w+ty both dozens? hundreds? thousands? [mbtr]+illions? half several many
    few no none nobody all pair couple single sole only once twice"""
)
_COUNT = rf"(?<!, \d)(?!{AGE.pattern})(?:{_NUMBER})"  # no age, from either of its digits
_TENS = "twen thir for fif six seven eigh nine"
_AGE = rf"(?:\d{{1,3}}|(?:{alternatives(_NUMERALS)}|(?:{alternatives(_TENS)})ty(?:-\w+)?))"
_AMOUNT = rf"(?!only\b)(?:{_NUMBER})|[$£€%]|" + any_of(
    "much more most less little lots? enough amounts? nothing double quarter third"
)
_EXTENT = rf"{_NUMBER}|\bfrom \d{{4}} (?:to|until)\b|" + any_of(
    r"""years? months? weeks? days? until since life\w* permanent\w* much most more less little
    size large\w* (?:bigg|tall|high|long|deep|wid|great|fast|heavi|short|clos|near)est every each
    rare never"""
)
_OFTEN = _EXTENT + r"|\b\w+ly\b"
# An age, or when a thing began.
_OLD = "|".join(
    (
        rf"{_AGE}[ -](?:year|month)s?[ -](?:old|of age)\b",
        rf"\bage[ds]?(?: (?:of|just|only))? {_AGE}",
        r", \d{1,3}(?:,|\.(?!\d))",  # "Mira Holt, 58, said"
        rf"\b(?:is|was|are|am|were|(?<!\bup )at|turn\w*) {_AGE}\b"
        r"(?![.:]\d| (?!(?:and|when|but|now|in|at the time)\b)[a-z])",
        r"\(\d{1,3}\)",
        r"\bin (?:his|her|their) (?:(?:late|early|mid)[ -])?(?:[a-z]+ties|\d0s)\b",
        r"\b(?:years|months|days) old\b|birthday|centur",
        r"\b(?:born|birth|founded|built|established|dat(?:es?|ed|ing)|created|opened|back)\b"
        r".{0,60}\b\d{3,4}\b",
        r"(?:million|thousand|hundred)s? (?:of )?years|years? ago",
    )
)
AGE_TOLD = re.compile(_OLD, re.I)
_NAMED = alternatives(
    r"""to(?:night|morrow) later earlier after before when while during until ago last next early
    late weeks? centur\w+ decades? morning evening night noon midnight end beginning era age once
    upon following period currently annual\w* modern ancient medieval now years? months?
    season_\w+"""
)
_VAGUE = alternatives(
    r"""since recent\w* times? first start dates? hours? moment spring summer autumn winter
    season"""
)
_DIGITS = (  # none of "24 ships", "3.5 million" and "Channel 9"
    r"\b(?:1\d|20)\d\ds?\b|\d[:.]\d\d\b|\d ?[ap]\.?m\b|\d(?:st|nd|rd|th|s)\b|\d[-–/]\d"
    r"|['’]\d\d\b|\d ?(?:BC|AD|CE)"
    r"|\b(?:in|by|until|since|around|circa|AD|before|after|from|at) \d{1,4}\b(?! [a-z]|[,.]\d)"
)
# Times that can be named; small "may" is none, nor a season in a name.
_TIMES = rf"{_DIGITS}|\b(?:\w+day|{MONTHS}|(?i:{_NAMED})|spring|summer|autumn|winter)\b"
TIME = re.compile(_TIMES)
# A bare "when?" has the words of the question before, whose answer need not say when.
_WHEN = (
    re.compile(rf"\A\W*when (?!(?:{AUXILIARIES})\b)[^,]*\Z", re.IGNORECASE),
    re.compile(rf"{_TIMES}|\b(?i:{_VAGUE})\b"),
)
CURRENCIES = r"""dollars? euros? pounds? crowns? dinars? rou?bles? yen yuan cents? pence francs?
    kron\w+ lir[ae]s? pesos? rupees?"""
MONEY = re.compile(
    r"[$£€¥₽₺₩]|\b(?:US|C|A|HK)\$|(?:\d|illion|thousand|hundred) (?:won|marks?)\b|"
    + any_of(
        f"""{CURRENCIES} shekels? reais rials? dirhams? escudos? florins? guineas? shillings?
        nothing free USD EUR GBP"""
    ),
    re.I,
)
_COSTS = (
    re.compile(r"\b(?:what|how much) (?:d(?:o|oes|id)|w(?:ill|ould)) .* cost\W*\Z", re.I | re.S),
    MONEY,
)
# On pieces of SQuAD this silences none of 436 right answers to how many, 129 to how much and the
# like and 7 to how old.
_NEEDED = (
    (re.compile(r"\bhow many\b", re.I), re.compile(_COUNT, re.I)),
    (  # "how much salt do I need?" is not answered by "it only needs salt"
        re.compile(rf"\bhow much (?!of |more |less )[a-z]+ (?:{AUXILIARIES})\b", re.I),
        re.compile(_AMOUNT, re.I),
    ),
    (re.compile(r"\bhow often\b", re.I), re.compile(_OFTEN, re.I)),
    (
        re.compile(r"\bhow (?:much|long|far|tall|high|deep|wide|fast|heavy)\b", re.I),
        re.compile(_EXTENT, re.I),
    ),
    (re.compile(r"\bhow old\b", re.I), AGE_TOLD),
    _WHEN,
)
# Of 61 right answers on pieces of SQuAD these take none, of 23 near misses they silence 3.
_OF_KIND = re.compile(
    r"\b(?:what|which) (?:exact )?(?:(?P<percent>percent)|(?P<colour>colou?r))"
    r"|\bphone (?P<number>number)",
    re.I,
)
_KINDS = {
    "percent": re.compile(
        r"%|per ?cent|\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|most|all|none)\b"
        r"|\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine) (?:in|out of)"
        r" (?:every )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b",
        re.I,
    ),
    "colour": re.compile(
        any_of(
            r"""black white red blue green yellow brown gr[ae]y orange purple pink gold(?:en)?
            silver beige turquoise violet scarlet crimson maroon navy cream dark pale
            \w*colou?r(?:ed|less|ful|s)? (?-i:[a-z]+ish)"""
        ),
        re.I,
    ),
    "number": re.compile(r"\d{3}"),
}
KINDS = frozenset(_KINDS.values())


@lru_cache(maxsize=QUESTIONS)
def needed_by(question: str) -> re.Pattern[str] | None:
    """The expression for what such a question needs; None where its form does not tell."""
    lower = question.lower()
    forms = _NEEDED if "how " in lower else (_WHEN,)
    if "cost" in lower:
        forms = (_COSTS, *forms)
    found = next((needed for form, needed in forms if form.search(question)), None)
    kind = _OF_KIND.search(question) if found is None else None
    return found if kind is None else _KINDS[kind.lastgroup or ""]


def needed_for(ranking: Ranking) -> re.Pattern[str] | None:
    """The same for the question of a ranking in plain words, too; None but for English articles."""
    if ranking.candidates[0].sentence.passage.article.language != "en":
        return None
    question = ranking.question
    return needed_by(question.text) or needed_by(question.in_plain_words)  # "Berg's age?"


@lru_cache(maxsize=SENTENCES)
def holds(text: str, needed: re.Pattern[str]) -> bool:
    """Whether a text has what is needed; kept, since quotes recur where questions do not."""
    return needed.search(text) is not None
