"""Whom a reply is written for: the language of the bot's own words, and how a link leads back.

Every renderer takes a reader. The article's words do not depend on it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads replies. `bot` is the bot's username where links can lead back to it."""

    language: str = "en"
    bot: str | None = None

    def say(self, message: str) -> str:
        """One of the sentences of `words.py` in the reader's language."""
        return message


ANYBODY = Reader()
