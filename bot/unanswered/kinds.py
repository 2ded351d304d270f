"""Which university, what type of plane: the answer has a word for the kind of thing.

An article without a word for a bank names none. Kinds that are often named without such a word
("which country", "what genre", "which company") are left to the ranking; any other kind has no
answer where the quote has no other word of the question. The type of a plane or a car is told by
the name of a model ("an F-16") or by the word before ("a cargo plane"), but not by whose it is.
"""

import re
from itertools import pairwise

from bot.model import Question, Quote
from bot.questions.countries import is_country
from bot.text.analysis import Token, is_stop_word, tokenize
from bot.text.frequency import is_listed
from bot.unanswered.asked_words import AskedWord, asked_words, missing, noun_after
from bot.unanswered.words import stems

_WHICH = re.compile(r"\W*(?:(?:in|at|to|from|for|by|with|on|of) )?(?:which|what)\s", re.I)
_TYPE = re.compile(
    r"\W*(?:which|what)(?: exact)? (?:type|kind|sort|model|make|class)s?(?: (?:and|or) \w+)? of ",
    re.I,
)
_MODEL = re.compile(r"\b[A-Z][a-zA-Z]*-?\d|\b[A-Z]\w+ \d{3}\b")


def kind_asked(question: Question) -> tuple[AskedWord | None, list[AskedWord]]:
    """The noun after "which" or "what" where a question opens with that, and all words after."""
    asks = _WHICH.match(question.text)
    if asks is None:
        return None, []
    words = asked_words(question, asks.end())
    return noun_after(question.text, asks.end(), words), words


def is_of_unknown_kind(question: Question, quote: Quote) -> bool:
    """Whether a thing of a kind is asked for that the articles know nothing of.

    On SQuAD it wrongly silences none of 1,302 right answers, and rightly 35 of 1,439 near misses.
    """
    if all(clue.known for clue in question.clues):
        return False
    noun, words = kind_asked(question)
    if noun is None or not noun.clue.is_unheard_of or not is_listed(noun.clue.word, "en"):
        return False  # what is not listed may be misspelt
    if noun.clue.term in stems("kinds", "named_as_such"):
        return True
    if not noun.is_unknown or noun.clue.term in stems("kinds", "named_anyhow"):
        return False
    others = [word for word in words if word.start > noun.start and word.is_lower]
    return missing(others, quote.text) == others != []


def is_of_unknown_type(question: Question, quote: Quote) -> bool:
    """Whether "what type of plane" gets a quote that names neither a type nor a model."""
    asks = _TYPE.match(question.text)
    if asks is None or _MODEL.search(quote.text):
        return False
    machine = noun_after(question.text, asks.end(), asked_words(question, asks.end()))
    if machine is None or machine.clue.term not in stems("kinds", "machines"):
        return False
    return not any(
        machine.is_surely_in(frozenset([noun])) and _is_type(before, first, question, quote.text)
        for before, (noun, first, _) in pairwise(tokenize(quote.text, "en"))
    )


def _is_type(before: Token, noun: int, question: Question, text: str) -> bool:
    """Whether the word before a noun is new, and tells a type rather than how many or whose."""
    term, start, end = before
    word, touches = text[start:end], text[end:noun] in (" ", "-")
    told = is_stop_word(word, "en") or word.isdigit() or is_country(term)
    return touches and not told and term not in question.terms
