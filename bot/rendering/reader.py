"""The reader of a reply: the language of the bot's own words, and the bot that links lead back to.

Every renderer takes one. The article's words do not depend on it.
"""

from bot.locales import ENGLISH, catalogue
from bot.rendering.direction import with_commands_apart
from bot.value import value


@value
class Reader:
    """`bot` is the bot's username, where links can lead back to it."""

    language: str = ENGLISH  # one of `locales.LANGUAGES`
    bot: str | None = None

    def say(self, message: str) -> str:
        """A sentence of `words.py` in the reader's language; its placeholders stay."""
        if self.language == ENGLISH:
            return message
        return with_commands_apart(catalogue(self.language).gettext(message))

    def count(self, one: str, many: str, number: int) -> str:
        """The form of a sentence for that number; its placeholders stay.

        >>> Reader().count("{} article", "{} articles", 2).format(2)
        '2 articles'
        """
        if self.language == ENGLISH:
            return one if number == 1 else many
        return with_commands_apart(catalogue(self.language).ngettext(one, many, number))


ANYBODY = Reader()
