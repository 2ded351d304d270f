"""A question without capitals, or all in capitals, as the article would write it.

The rules tell names by their capitals. So "HOW MANY DANISH SOLDIERS" and "how many danish
soldiers" are judged as "How many Danish soldiers", as far as the article has the names or they are
those of countries.
"""

import re
from dataclasses import replace

from bot.caches import WHOLE_ARTICLES, cached_until_reload
from bot.model import Article, Question
from bot.questions.countries import is_country
from bot.text.analysis import fold, is_stop_word

_WORD = re.compile(r"[^\W\d_]+")


def as_written(question: Question, article: Article) -> Question:
    """The question with the article's capitals, if its own tell nothing; else as it is."""
    text = question.text
    if not (text.isupper() or text[1:].islower()):
        return question
    names = _names(article)
    low = text[:1] + text[1:].lower()
    written = _WORD.sub(lambda word: names.get(word[0].lower()) or _as_country(word[0]), low)
    return replace(question, text=written) if len(written) == len(text) else question


@cached_until_reload(WHOLE_ARTICLES)
def _names(article: Article) -> dict[str, str]:
    """The words that an article only writes with a capital, amid sentences as well."""
    low: set[str] = set()
    large: dict[str, str] = {}
    for found in _WORD.finditer(article.text):
        word = found[0]
        if not word[0].isupper():
            low.add(word)
        elif _is_amid(article.text[max(0, found.start() - 2) : found.start()]):
            large.setdefault(word.lower(), word)
    return {
        word: name
        for word, name in large.items()
        if word not in low and not is_stop_word(word, "en")
    }


def _is_amid(before: str) -> bool:
    """Whether what stands before a word does not end a sentence."""
    before = before.rstrip(" ’'-")
    return before.endswith(",") or before[-1:].isalnum()


def _as_country(word: str) -> str:
    """The word, with a capital if a country or its people is called so."""
    return word.title() if not is_stop_word(word, "en") and is_country(fold(word, "en")) else word
