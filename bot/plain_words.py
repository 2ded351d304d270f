"""A question in plainer words, before its words are looked for.

People ask with phrases whose words tell nothing alone: "called off" means cancelled, "How much
money" asks for a sum whether or not the article says "money", and "do the sources agree on" speaks
of how the article was reported, not of what it says. `knowledge/plain_english.json` holds them as
expressions and what stands in their place. English only; the question itself is kept as it is.
"""

import re
from functools import cache

from bot.plain_english import phrases


def in_plain_words(question: str, language: str) -> str:
    """The question with such phrases replaced; as it is when nothing else would be left.

    >>> in_plain_words("Why was the meeting called off?", "en")
    'Why was the meeting cancelled?'
    """
    if language != "en":
        return question
    replaced = _pattern().sub(_plain, question)
    return replaced if re.search(r"\w", replaced) else question


def _plain(match: re.Match[str]) -> str:
    return _plain_words()[match.lastgroup or ""]


@cache
def _plain_words() -> dict[str, str]:
    """The name of each expression's group -> what stands in its place."""
    return {f"p{number}": plain for number, plain in enumerate(phrases().values())}


@cache
def _pattern() -> re.Pattern[str]:
    groups = (f"(?P<p{number}>{phrase})" for number, phrase in enumerate(phrases()))
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)
