"""What could be an answer of the expected type: a number, a date, a name ...

Which terms are such evidence is decided once for a passage, before a question is known; a term that
the question has itself answers nothing, and is left out later. Digits, capital letters and currency
signs speak for themselves in every language that has them; the words for numbers, times, places and
reasons are English.
"""

import re
from collections.abc import Collection, Iterator

from bot.model import AnswerType
from bot.text.analysis import is_stop_word
from bot.text.calendar import MONTHS, WEEKDAYS

_NUMBER_WORDS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    hundreds thousand thousands million millions billion billions trillion dozen dozens half twice
    percent""".split()  # noqa: SIM905 -- words read best as words
)
_TIME_WORDS = frozenset(
    """spring summer autumn winter century centuries decade decades year years month months week
    weeks day days today yesterday tomorrow ago afternoon morning evening""".split()  # noqa: SIM905
) | frozenset(f"{MONTHS}|{WEEKDAYS}".lower().split("|")) - {"may"}
_TELLING_WORDS = _NUMBER_WORDS | _TIME_WORDS
_BEFORE_PLACES = frozenset(["in", "at", "near", "from", "to", "into", "across", "on", "over"])
_YEAR = re.compile(r"(?:1\d|20)\d\ds?")
_REASON = re.compile(
    r"\b(?:because|due to|in order to|since|as a result|so that|caused?|causes|led to|owing to"
    r"|reasons?|to avoid|for fear|therefore|thus|after)\b"
)
_DATE = re.compile(rf"\b(?:{MONTHS}),? \d|\d(?:st|nd|rd|th)?(?: of)? (?:{MONTHS})\b")
_DENYING = frozenset(["not", "never", "no", "without", "neither", "nor", "unlike", "except"])
_PRONOUNS = frozenset(["he", "she", "his", "her", "it", "its", "they", "their", "him", "them"])
_LEANING = re.compile(
    r"\W*(?:he|she|it|they|this|these|his|her|its|their|such|that|those)\b", re.IGNORECASE
)

_PERCENT = (
    r"percent|per cent|prozent|por\s?ciento|porcentaje|pourcentage|percentuale|procent|процент"
    r"|відсот|yüzde|phần trăm|ποσοστ|نسبة|प्रतिशत|เปอร์เซ็นต์|百分|パーセント|퍼센트"
)
# What asks for a quantity that has a sign of its own, in lower case, and that sign.
_UNITS = (
    (
        re.compile(rf"{_PERCENT}|proportion|what share"),
        re.compile(rf"%|{_PERCENT}", re.IGNORECASE),
    ),
    (
        re.compile(
            r"how much (?:money|did .* (?:cost|pay|spend|make|earn|raise|sell|gross))|dollars"
            r"|what .*\b(?:cost|price|salary|revenue|budget|profit)|wie teuer|cuánto dinero"
            r"|cuánto costó|combien d['’]argent|сколько денег",
        ),
        re.compile(r"[$£€¥₽₺₩]|dollar|euro|pound|dólar|доллар|dolar", re.IGNORECASE),
    ),
)


def kinds(word: str, opens: bool, before: str, language: str) -> Iterator[AnswerType]:
    """The types a word may answer, told from itself and its place in the sentence.

    `opens` says that it is the sentence's first, `before` is the word that precedes it.
    """
    lower = word.lower()
    if word[0].isdigit() or lower in _NUMBER_WORDS:
        yield AnswerType.TIME if _YEAR.fullmatch(word) else AnswerType.NUMBER
    elif lower in _TIME_WORDS or word == "May":
        yield AnswerType.TIME
    elif word[0].isupper() and not (opens and is_stop_word(word, language)):
        yield AnswerType.PERSON
        if before in _BEFORE_PLACES:
            yield AnswerType.PLACE


def may_answer(word: str) -> bool:
    """Whether a word can be of any type at all; quickly told, since most words cannot."""
    return not (word[0].isalpha() and word.islower()) or word in _TELLING_WORDS


def leans_on(text: str, start: int) -> bool:
    """Whether the sentence at `start` begins with a pronoun or demonstrative."""
    return _LEANING.match(text, start) is not None


def denies(words: Collection[str]) -> bool:
    """Whether any of these English words, in lower case, denies."""
    return not _DENYING.isdisjoint(words) or any(word.endswith("n't") for word in words)


def has_pronoun(words: Collection[str]) -> bool:
    """Whether any of these English words, in lower case, may stand for somebody or something."""
    return not _PRONOUNS.isdisjoint(words)


def gives_date(sentence: str) -> bool:
    """Whether a sentence holds a month beside a day or a year."""
    return _DATE.search(sentence) is not None


def gives_reason(sentence: str) -> bool:
    """Whether a sentence says why."""
    return _REASON.search(sentence) is not None


def unit_asked(question: str) -> re.Pattern[str] | None:
    """What marks the quantity asked for, if that is money or a percentage."""
    lower = question.lower()  # a tenth of the time that ignoring case takes
    return next((sign for asks, sign in _UNITS if asks.search(lower)), None)
