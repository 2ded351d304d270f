"""Which article somebody names: by its title, part of it, or its number in the list."""

from collections.abc import Sequence

from bot.model import Article

_MOST_DIGITS = 9  # Python refuses to read thousands of them


def named(text: str, articles: Sequence[Article]) -> Article | None:
    """The article with that number in the list, from 1, or with that title.

    Else the only one whose title holds the text; None when there is none, or several.
    """
    if text.isdecimal() and len(text) <= _MOST_DIGITS and 1 <= int(text) <= len(articles):
        return articles[int(text) - 1]
    wanted = text.casefold()
    same = [article for article in articles if article.title.casefold() == wanted]
    alike = same or [article for article in articles if wanted in article.title.casefold()]
    return alike[0] if len(alike) == 1 else None
