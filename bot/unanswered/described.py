"""What type, model or brand of something: the quote must speak of such things, and describe them.

"What type of planes bombed the base?" is not answered by a raid of nothing in particular. Weapons
and vehicles need a word before them that the question lacks, a name behind them, or a model's
number: "Russian aircraft" is no type of aircraft.
"""

import re

from bot.model import Question, Quote
from bot.questions.question import words_of
from bot.questions.stand_ins import names_of_country
from bot.text.analysis import terms_in
from bot.text.frequency import is_listed
from bot.unanswered.traces import Word, asked_words, is_small, missing, noun_behind
from bot.unanswered.words import stems

_TYPE = re.compile(
    r"\W*(?:(?:of|with|by|in) )?(?:what|which) (?:exact |specific |particular )?"
    r"(?:type|kind|sort|class|version|(?P<made>model|brand|make|calib(?:er|re)))s? of (?=\w)",
    re.I,
)
_NAMED = re.compile(r"[^.]{0,20}\b(?:called|named|such as|known|like)\b|,? [\"“]?[A-Z]")
_MODEL = re.compile(r"\b[A-Z]\w*-?\d")


def is_not_described(question: Question, quote: Quote) -> bool:
    """Whether a quote tells nothing of the type of things that is asked for.

    Of 92 right answers on SQuAD this takes 5, of 101 near misses it silences 35.
    """
    asks = _TYPE.match(question.text)
    if asks is None:
        return False
    words = asked_words(question, asks.end())
    noun = noun_behind(question.text, asks.end(), words)
    if noun is None or not is_listed(noun.clue.word, "en"):  # or misspelt
        return False
    is_there = noun.is_in(terms_in(quote.text, "en")) or noun.is_within(quote.text)
    if noun.clue.term in stems("kinds", "described") or asks["made"]:
        return not (is_there and _describes(noun, question, quote.text))
    others = [word for word in words if word.is_low and word.start > noun.start]
    return not is_there and bool(missing(others, quote.text))


def _describes(noun: Word, question: Question, text: str) -> bool:
    """Whether a text has a model's number, or says something of such things."""
    if _MODEL.search(text):
        return True
    last = (0, 0)
    for term, start, end in words_of(text, "en"):
        if (term == noun.clue.term or term in noun.clue.same) and (
            _NAMED.match(text, end) or _is_new(text[slice(*last)], question, text[last[1] : start])
        ):
            return True
        last = (start, end)
    return False


def _is_new(word: str, question: Question, between: str) -> bool:
    """Whether a word right before describes, and says more than the question."""
    if between not in (" ", "-") or not word.islower() or is_small(word):
        return False
    terms = terms_in(word, "en")
    country = any(names_of_country(term, is_place=False) for term in terms)
    return not country and terms.isdisjoint(question.terms)
