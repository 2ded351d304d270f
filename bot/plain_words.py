"""A question in plainer words, before its words are looked for.

People ask with phrases whose words tell nothing alone: "called off" means cancelled, "How much
money" asks for a sum whether or not the article says "money", and "do the sources agree on" speaks
of how the article was reported, not of what it says. `knowledge/plain_english.json` holds them as
expressions and what stands in their place. English only; the question itself is kept as it is.
"""

import re
from functools import cache

from bot.plain_english import phrases

_WORD = re.compile(r"\w+")


def in_plain_words(question: str, language: str) -> str:
    """The question with such phrases replaced; as it is when nothing else would be left.

    >>> in_plain_words("Why was the meeting called off?", "en")
    'Why was the meeting cancelled?'
    """
    if language != "en":
        return question
    words = frozenset(_WORD.findall(question.lower()))
    replaced = question
    for triggers, patterns in _patterns():
        if not triggers.isdisjoint(words):
            for pattern, plain in patterns:
                replaced = pattern.sub(plain, replaced)
    return replaced if _WORD.search(replaced) else question


@cache
def _patterns() -> tuple[tuple[frozenset[str], tuple[tuple[re.Pattern[str], str], ...]], ...]:
    """The words that a phrase cannot be without, and the phrases with what they mean."""
    return tuple(
        (
            frozenset(words.split()),
            tuple(
                (re.compile(rf"\b(?:{phrase})(?!\w)", re.IGNORECASE), plain)
                for phrase, plain in meanings.items()
            ),
        )
        for words, meanings in phrases().items()
    )
