"""Whom a reply is written for: the language of the bot's own words, and how a link leads back.

Every renderer takes a reader. The article's words do not depend on it.
"""

from bot.locales import ENGLISH, catalogue
from bot.rendering.direction import with_commands_apart
from bot.value import value


@value
class Reader:
    """Somebody who reads replies. `bot` is the bot's username where links can lead back to it."""

    language: str = ENGLISH  # one of `locales.LANGUAGES`
    bot: str | None = None

    def say(self, message: str) -> str:
        """One of the sentences of `words.py` in the reader's language; its blanks stay open."""
        if self.language == ENGLISH:
            return message
        return with_commands_apart(catalogue(self.language).gettext(message))

    def count(self, one: str, many: str, number: int) -> str:
        """The form of a sentence that goes with the number; its blanks stay open.

        >>> Reader().count("{} article", "{} articles", 2).format(2)
        '2 articles'
        """
        if self.language == ENGLISH:
            return one if number == 1 else many
        return with_commands_apart(catalogue(self.language).ngettext(one, many, number))


ANYBODY = Reader()
