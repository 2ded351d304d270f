"""Payloads of links that lead into the bot: to an article, a passage, a quote.

`https://t.me/<bot>?start=<payload>` makes the app send "/start <payload>"; a payload is 1 to 64 of
[A-Za-z0-9_-] (Bot API, "Deep linking"). Its first part is a key made of the article's slug alone,
so links survive restarts and other articles. That of a quote ends in a digest of the quoted words,
by which a change of the article is told. Anybody can write a payload, so nothing in it is trusted.
"""

import hashlib
import re
from enum import StrEnum
from functools import lru_cache

from bot.caches import ARTICLES
from bot.model import Article, Library, Passage, Quote, Span

_KEY_BYTES, _DIGEST_BYTES = 6, 5
_NUMBER = r"([1-9][0-9]{0,8})"
_PAYLOAD = re.compile(
    rf"([0-9a-f]{{12}})(?:-{_NUMBER}(?:-([0-9]{{1,9}})-{_NUMBER}-([0-9a-f]{{10}}))?)?"
)


class DeadEnd(StrEnum):
    """Why a link leads nowhere."""

    GONE = "gone"  # the article is not here
    CHANGED = "changed"  # the article reads otherwise there


@lru_cache(maxsize=ARTICLES)
def key_of(slug: str) -> str:
    """The short name of an article in links and on buttons: 12 hexadecimal digits."""
    return _hashed(slug, _KEY_BYTES)


def article_of(key: str, library: Library) -> Article | None:
    """The article with that key; None when there is none."""
    return next((one for one in library.articles if key_of(one.slug) == key), None)


def to_article(article: Article) -> str:
    """The payload of an article: its key."""
    return key_of(article.slug)


def to_passage(passage: Passage) -> str:
    """The payload of a passage: its article's key, and its number."""
    return f"{to_article(passage.article)}-{passage.number}"


def to_quote(quote: Quote) -> str:
    """The payload of a quote: its passage, its place within that, and a digest of its words."""
    start = quote.span.start - quote.passage.span.start
    digest = _hashed(quote.text, _DIGEST_BYTES)
    return f"{to_passage(quote.passage)}-{start}-{len(quote.span)}-{digest}"


def open_payload(payload: str, library: Library) -> Article | Passage | Quote | DeadEnd | None:
    """What a payload leads to; None for what is no payload of ours."""
    match = _PAYLOAD.fullmatch(payload)
    if match is None:
        return None
    key, number, start, length, _ = match.groups()
    article = article_of(key, library)
    if article is None:
        return DeadEnd.GONE
    if number is None:
        return article
    if int(number) > len(article.passage_spans):
        return DeadEnd.CHANGED
    passage = article.passage(int(number))
    if start is None:
        return passage
    first = passage.span.start + int(start)
    quote = Quote(passage, Span(first, first + int(length)))
    same = passage.span.covers(quote.span) and to_quote(quote) == payload
    return quote if same else DeadEnd.CHANGED


def _hashed(text: str, size: int) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=size).hexdigest()
