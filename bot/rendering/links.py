"""Links to where a quote stands: in the original, or else in the bot itself.

`https://host/page#:~:text=first%20words,last%20words` makes a browser find the passage that begins
and ends so and scroll to it (WICG, "URL Fragment Text Directives"). Both ends are grown word by
word until they occur in the article at this place first, so the browser cannot stop at another one.
Whether the page still reads as the article did is not known here: the quote itself must suffice.
An article that has no address is linked to by the bot's own deep links.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from ipaddress import ip_address
from itertools import islice
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from bot.caches import cached_until_reload
from bot.deep_links import to_quote
from bot.model import Article, Quote, Span
from bot.rendering.reader import Reader

# A name with a dot: Telegram shows a link to any other host as mere text.
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?(?::\d{1,5})?", re.ASCII)
_LONGEST_HOST = 260  # a name of the DNS has 253 characters, a port six
_PRIVATE_NAMES = {"localhost", "local", "internal", "lan", "home", "test", "invalid", "example"}
_REMEMBERED = 4_096  # links; readers ask for the same quotes again and again
_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=~"

# Words are separated by spaces, or in scripts without spaces by punctuation.
_WORD = re.compile(r"[^\s、。，！？；：]+[、。，！？；：]*|[、。，！？；：]+")
_ENOUGH = 24  # code points: about four words at either end
_MOST_WORDS = 40
_LONGEST_LINK = 2000  # longer ones are cut or refused on their way


@cached_until_reload(_REMEMBERED)
def article_url(article: Article) -> str | None:
    """The article's address, percent-encoded, or None if it cannot be opened."""
    if article.url is None:
        return None
    try:
        parts = urlsplit(article.url.strip())
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
        reachable = parts.port != 0
    except ValueError:  # brackets that do not close, ports or labels that cannot be
        return None
    if (
        not reachable
        or parts.scheme not in ("http", "https")
        or len(host) > _LONGEST_HOST
        or not _HOST.fullmatch(host)
    ):
        return None
    url = percent_encoded(
        parts._replace(netloc=host).geturl(), safe=_URL_CHARACTERS, errors="replace"
    )
    return url if len(url) <= _LONGEST_LINK else None


def link_for(reader: Reader, quote: Quote) -> str | None:
    """A link to the quote for that reader: in the original, else in the bot, else None."""
    original = link_to(quote.passage.article, quote.span)
    return original or (bot_link(reader.bot, to_quote(quote)) if reader.bot else None)


def bot_link(bot: str, payload: str) -> str:
    """The address that opens a bot with a payload (`deep_links`)."""
    return f"https://t.me/{bot}?start={payload}"


@lru_cache(maxsize=_REMEMBERED)
def public(url: str) -> bool:
    """Whether the address is public: Telegram refuses buttons to others.

    >>> public("https://example.org/a"), public("http://192.168.0.7/a"), public("http://nas.local/")
    (True, False, False)
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    last = host.rpartition(".")[2]
    if last.isdecimal():
        try:
            return ip_address(host).is_global
        except ValueError:  # no address, and no name ends in a number
            return False
    return "." in host and last not in _PRIVATE_NAMES


@cached_until_reload(_REMEMBERED)
def link_to(article: Article, span: Span) -> str | None:
    """A link that scrolls to that stretch of the article, or None if the article has no address."""
    url = article_url(article)
    if url is None or not article.text[span.start : span.end].strip():
        return url
    page, _, anchor = url.partition("#")
    anchor, _, _ = anchor.partition(":~:")
    link = f"{page}#{anchor}:~:text={_directive(article.text, span)}"
    return link if len(link) <= _LONGEST_LINK else url


def _directive(text: str, span: Span) -> str:
    """What names the span: its first and its last words where these do, else all of them."""
    words = [match.span() for match in _WORD.finditer(text, span.start, span.end)]
    head = next(_unique_heads(text, span, words), span.end)
    tail = next(_unique_tails(text, span, words, head), head)
    if tail <= head:
        return _encode(text[span.start : span.end])
    return f"{_encode(text[span.start : head])},{_encode(text[tail : span.end])}"


def _unique_heads(text: str, span: Span, words: list[tuple[int, int]]) -> Iterator[int]:
    """Where beginnings of the span end that occur nowhere before it."""
    for _, end in islice(words, _MOST_WORDS):
        if end - span.start >= _ENOUGH and text.find(text[span.start : end]) == span.start:
            yield end


def _unique_tails(text: str, span: Span, words: list[tuple[int, int]], head: int) -> Iterator[int]:
    """Where ends of the span start that occur nowhere between its beginning and there."""
    for start, _ in islice(reversed(words), _MOST_WORDS):
        if span.end - start >= _ENOUGH and text.find(text[start : span.end], head) == start:
            yield start


def _encode(text: str) -> str:
    """Percent-encoded, with single spaces; "-" as well, which has a meaning in a directive."""
    return percent_encoded(" ".join(text.split()), safe="", errors="replace").replace("-", "%2D")
