"""Whether quotes tell what a follow-up asks, or leave it open, though the ranking is sure of them.

The words that it borrowed from the turn before bring back the quotes of that turn, which need not
tell what is asked now. Pure.
"""

import re
from collections.abc import Sequence

from bot.answer import Turn
from bot.model import Question, Quote
from bot.questions.differing import compares_alone
from bot.questions.followups import is_bare, leaves_open
from bot.text.analysis import terms_in
from bot.unanswered.asked_words import asked_words, missing
from bot.unanswered.unnamed import gives_full_name

_ASKS_ELSE = re.compile(r"\b(?:what|anything|nothing) else\b", re.IGNORECASE)
_ASKS_OFFICE = re.compile(
    r"\b(?:job|office|position|post|profession|rank|role|title)\b", re.IGNORECASE
)
_ASKS_NAME = re.compile(r"\b(?:his|her) (?:full )?name\b", re.IGNORECASE)


def is_left_open(typed: Question, quotes: Sequence[Quote], previous: Turn, *, leans: bool) -> bool:
    """Whether the turn before has these quotes, and they surely do not tell what is typed.

    "What else?" asks for others, and "do others agree?" for a second source. "Why?" needs a word
    for a reason, and a question that leans on that turn a word of its own in the quotes.
    """
    if not all(_stands_in(previous, quote) for quote in quotes):
        return False
    if compares_alone(typed.text):
        return len({source.name for quote in quotes for source in quote.sources}) < 2
    if _ASKS_ELSE.search(typed.text):
        return True
    bare = is_bare(typed.text)
    if (leans or bare) and all(leaves_open(typed.text, quote.text) for quote in quotes):
        return True
    return leans and not bare and _hold_nothing_typed(typed, quotes)


def _stands_in(turn: Turn, quote: Quote) -> bool:
    return any(
        one.passage == quote.passage and one.span.overlaps(quote.span) for one in turn.quotes
    )


def _hold_nothing_typed(typed: Question, quotes: Sequence[Quote]) -> bool:
    """Whether the quotes have no word that was typed, as none of "do they get paid?". English.

    For "what is her name?" they need no such word, but a name; an office is not called one.
    """
    if _ASKS_OFFICE.search(typed.text):
        return False
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
