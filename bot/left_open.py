"""Whether quotes tell what a follow-up asks, or leave it open, though the ranking is sure of them.

The words that it borrowed from the turn before bring back the quotes of that turn, which need not
tell what is asked now. Pure.
"""

import re
from collections.abc import Sequence

from bot.answer import Turn
from bot.model import Question, Quote
from bot.questions.differing import compares_alone
from bot.questions.followups import leaves_open
from bot.text.analysis import terms_in
from bot.unanswered.asked_words import asked_words, missing
from bot.unanswered.unnamed import gives_full_name

_ASKS_NAME = re.compile(r"\b(?:his|her) (?:full )?name\b", re.IGNORECASE)


def is_left_open(
    typed: Question, quotes: Sequence[Quote], previous: Turn, *, borrows: bool
) -> bool:
    """Whether the turn before has these quotes, and they surely do not tell what is typed.

    A bare "why?" is not answered without a word for a reason, "do others agree?" not where only one
    source is credited, and a question that `borrows` words not by a quote that has no other.
    """
    sources = {source.name for quote in quotes for source in quote.sources}
    return all(_stands_in(previous, quote) for quote in quotes) and (
        (compares_alone(typed.text) and len(sources) < 2)
        or (borrows and _hold_nothing_typed(typed, quotes))
        or all(leaves_open(typed.text, quote.text) for quote in quotes)
    )


def _stands_in(turn: Turn, quote: Quote) -> bool:
    return any(
        one.passage == quote.passage and one.span.overlaps(quote.span) for one in turn.quotes
    )


def _hold_nothing_typed(typed: Question, quotes: Sequence[Quote]) -> bool:
    """Whether the quotes have no word that was typed, as none of "do they get paid?". English.

    For "what is her name?" they need no such word, but a name.
    """
    if _ASKS_NAME.search(typed.text):
        return not any(gives_full_name(quote.text, typed) for quote in quotes)
    words = asked_words(typed) if typed.language == "en" else []
    return bool(words) and all(missing(words, quote.text) == words for quote in quotes)


def may_be_beside(typed: Question, previous: Turn) -> bool:
    """Whether a passage of the turn before has all words typed; else a search is not worth it."""
    return any(_says_all_of(typed, quote.passage.text) for quote in previous.quotes)


def is_beside(quotes: Sequence[Quote], typed: Question, previous: Turn) -> bool:
    """Whether all quotes are from passages of the turn before, and each has all words typed."""
    passages = {quote.passage for quote in previous.quotes}
    return all(quote.passage in passages and _says_all_of(typed, quote.text) for quote in quotes)


def _says_all_of(typed: Question, text: str) -> bool:
    words = asked_words(typed) if typed.language == "en" else []
    terms = terms_in(text, "en")
    return bool(words) and all(word.is_surely_in(terms) for word in words)
