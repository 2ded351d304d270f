"""A turn of a dialogue as it is stored, and back: quotes become places and places quotes.

A place has a digest of its article. Once the article has changed, the place is dropped: another
text must never stand under an old question.
"""

import zlib

from bot.answer import Turn
from bot.answer_kinds import Kind
from bot.caches import ARTICLES, cached_until_reload
from bot.model import Article, Library, Quote, Source, Span
from bot.value import value


@value
class Place:
    """A stretch of an article, in code points. `digest` identifies the text of that `article`."""

    article: str  # its slug
    digest: str
    passage: int
    start: int
    end: int
    sources: tuple[tuple[int, ...], ...] = ()  # start and end of a name, then of whom it cites


@value
class StoredTurn:
    """A question of a conversation and what was answered, with quotes as places."""

    chat: int
    sender: int
    question: str
    kind: Kind
    places: tuple[Place, ...] = ()
    typed: str = ""  # the question without what it borrowed, where it did


def to_stored(turn: Turn, chat: int, sender: int) -> StoredTurn:
    """The turn with its quotes as places."""
    places = tuple(_place(quote) for quote in turn.quotes)
    return StoredTurn(chat, sender, turn.question, turn.kind, places, turn.typed)


def from_stored(stored: StoredTurn, library: Library) -> Turn:
    """The turn with those quotes whose articles are still as they were."""
    articles = library.by_slug
    quotes = tuple(
        _quote(place, articles[place.article])
        for place in stored.places
        if place.article in articles and digest(articles[place.article]) == place.digest
    )
    return Turn(stored.question, stored.kind, quotes, stored.typed)


@cached_until_reload(ARTICLES)
def digest(article: Article) -> str:
    """CRC-32s of an article's text and of its division into passages: 16 hexadecimal digits."""
    spans = ",".join(f"{span.start}-{span.end}" for span in article.passage_spans)
    return f"{zlib.crc32(article.text.encode()):08x}{zlib.crc32(spans.encode()):08x}"


def _place(quote: Quote) -> Place:
    article, span = quote.passage.article, quote.span
    sources = tuple(_spans(source) for source in quote.sources)
    number = quote.passage.number
    return Place(article.slug, digest(article), number, span.start, span.end, sources)


def _spans(source: Source) -> tuple[int, ...]:
    """Starts and ends, as a `Place` has them."""
    spans = (source.name_span, source.citing_span)
    return tuple(edge for span in spans if span is not None for edge in (span.start, span.end))


def _quote(place: Place, article: Article) -> Quote:
    sources = tuple(
        Source(article, *(Span(*spans[at : at + 2]) for at in range(0, len(spans), 2)))
        for spans in place.sources
    )
    passage = article.passage(place.passage)
    return Quote(passage, Span(place.start, place.end), sources=sources)
