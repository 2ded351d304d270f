"""Which article somebody means: by its number in the list, its title, part of it, or a question.

Case does not count, nor stops at the ends. Part of a title must begin where a word does ("fog" is
part of "Fog at noon", not of "Pettifogging"); in writing without spaces it may begin anywhere.
"""

import re
from collections.abc import Sequence

from bot.model import Article
from bot.text.numerals import whole_number

_LETTER = "[^\\W\u0e01-\U0010ffff]"  # of a script with spaces between words


def named(text: str, articles: Sequence[Article]) -> Article | None:
    """The article with that number in the list, from 1, or with that title.

    Else the only one whose title holds the text; None when there is none, or several.
    """
    number = whole_number(text) or 0
    if 1 <= number <= len(articles):
        return articles[number - 1]
    wanted = bare(text)
    same = [article for article in articles if bare(article.title) == wanted]
    begins = re.compile(rf"(?<!{_LETTER}){re.escape(wanted)}")
    return _only(same or [one for one in articles if begins.search(bare(one.title))])


def named_within(question: str, articles: Sequence[Article]) -> Article | None:
    """The only article whose title, in whole words, is in a question; else None."""
    asked = question.casefold()
    held = [one for one in articles if bare(one.title) in asked]
    return _only([one for one in held if _is_whole(bare(one.title), asked)])


def bare(title: str) -> str:
    """What two ways to write a title have in common."""
    return (title.strip(" .?!") or title).casefold()


def _is_whole(words: str, text: str) -> bool:
    return re.search(rf"(?<!{_LETTER}){re.escape(words)}(?!{_LETTER})", text) is not None


def _only(articles: Sequence[Article]) -> Article | None:
    return articles[0] if len(articles) == 1 else None
