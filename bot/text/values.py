"""Numbers and dates in a text, and what a number counts.

What is counted is told by the words after it, up to the first that only holds a sentence together:
"34 dead soldiers" counts soldiers, "6,000 had come" nothing that is named. Dates are no numbers of
anything. English; digits count in every language.
"""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from bot.caches import SENTENCES
from bot.model import Span
from bot.text.analysis import fold, is_stop_word
from bot.text.calendar import MONTHS, WEEKDAYS
from bot.text.numerals import NUMBER, amount
from bot.value import value

_NUMBER = re.compile(
    rf"(?P<number>{NUMBER.pattern})(?:-(?P<measure>[a-z]+)|(?P<of>(?: [^\W\d_][\w’'-]*){{0,3}}))",
    re.IGNORECASE,
)
_OF = re.compile(r"^ of(?: the| its)?(?= |$)")
_SHARES = ("percent", "per")  # what "a third" counts, as percentages ("per cent") do
_MONTH = f"(?:{MONTHS})"
_DATE = re.compile(
    rf"(?P<day>{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}\b)|(?P<month>{_MONTH}\b)"
    r"|(?P<time>\b\d{1,2}(?::\d\d\b|(?:[.:]\d\d)? ?[ap]\.?m\b)|\b(?:noon|midnight)\b)"
    r"|(?P<year>\b(?:1[5-9]|20)\d\d\b)"
    rf"|(?P<weekday>\b(?:{WEEKDAYS})\b)"
)
# Stems of units that measure the same: three years and eight months are two values of one thing.
DURATIONS = frozenset(
    ("second", "minut", "hour", "day", "night", "week", "month", "year", "decad", "centuri")
)
_SAID_ON = re.compile(  # a day on which somebody spoke is no date of what is told
    r"\b(?:said|told(?: [^\W\d_a-z][\w’']*| the| a){1,4}|reported|announced|wrote|added|confirmed)"
    r"(?: late| early)? (?:on )?\Z"
)
_BEFORE_NAME = re.compile(r"\b[A-Z]\w* \Z")
AGE = re.compile(  # "Mira Holt, 58, said"; but "12, including the captain, were rescued" has none
    r"(?<=[^\W\d_], )\d\d?,"
    r"(?!\d| (?:including|mostly|most|among|many|some|all|half|nearly|or|and)\b)"
)
_SPEAKS = re.compile(r" (?:said|says|reports?|reported|wrote|writes|told|claim(?:s|ed)?)\b")


@lru_cache(maxsize=SENTENCES)
def dates(text: str) -> frozenset[str]:
    """The days, months, years, weekdays and times of day that a text names."""
    return frozenset(
        match.group()
        for match in _DATE.finditer(text)
        if not (match["weekday"] and _SAID_ON.search(text[: match.start()]))
    )


def units(text: str, language: str) -> frozenset[str]:
    """The stems of everything that the text counts."""
    return frozenset().union(*(figure.counted or () for figure in figures(text, language)))


@value
class Figure:
    """A number of a text that is no date: where it stands, and what it counts."""

    span: Span
    number: str  # in lower case
    # Stems of the one to three words after it; None if a stop word follows at once, empty where it
    # only measures something: a "two-person team".
    counted: frozenset[str] | None
    language: str

    @property
    def value(self) -> Decimal | str:
        """What it comes to, however it is written; a share or a vague number as it stands."""
        worth = amount(self.number, self.language)
        return self.number.replace("-", " ") if worth is None else worth


@lru_cache(maxsize=SENTENCES)
def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The numbers of a text, but for dates, in their order; spans from the start of the text."""
    without_dates = _DATE.sub(lambda match: "·" * len(match.group()), text)
    return tuple(
        Figure(
            Span(*match.span("number")),
            match.group("number").lower(),
            _counted(match, language),
            language,
        )
        for match in _NUMBER.finditer(without_dates)
        if not _ends_name(match, text) and not AGE.match(text, match.start())
    )


def _counted(match: re.Match[str], language: str) -> frozenset[str] | None:
    """What a number counts; a "two-person team" counts nobody, a "five-year study" years."""
    if match["measure"]:
        return DURATIONS & {fold(match["measure"], language)}
    if match["share"] and not match["of"].startswith((" that", " as")):  # "half that" is a sum
        return frozenset(fold(word, language) for word in _SHARES)
    return _nouns(match["of"], language)


def _ends_name(match: re.Match[str], text: str) -> bool:
    """Whether the number belongs to a name: "Channel Five", "Russia 24 reported"."""
    may = match["number"][0].isupper() or _SPEAKS.match(match["of"] or "")
    return bool(may) and _BEFORE_NAME.search(text[: match.start()]) is not None


def _nouns(words: str, language: str) -> frozenset[str] | None:
    """The stems of the nouns after a number: "soldier" in "22 of the soldiers died"."""
    nouns = _OF.sub("", words).split()
    named = list(takewhile(lambda word: not is_stop_word(word, language), nouns))
    return frozenset(fold(word, language) for word in named) or None
