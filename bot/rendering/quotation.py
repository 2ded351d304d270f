"""Quotes -> blocks: the article's words with the matched ones strong, who says them, and where.

The joined pieces of a quote are its text. What to quote is not decided here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from bot.attribution import is_credited_in_part
from bot.caches import cached_until_reload
from bot.locales import ENGLISH
from bot.model import Article, Quote, Source, Span
from bot.rendering import words
from bot.rendering.blocks import DASH, DOT, Block, Piece, Role, shorten
from bot.rendering.direction import isolator
from bot.rendering.links import article_url, link_for
from bot.rendering.reader import Reader
from bot.speech.lexicon import LISTS
from bot.text.analysis import is_stop_word

LONGEST_NAME, LONGEST_TITLE = 160, 300  # code points
_REMEMBERED = 1_024  # titles, names
_MOST_NAMES = 6
_JOINED = re.compile(r"\s*|[-‐‑'’]")  # "Al-Bara", "Ma'arat"
_MOST_STRONG = 20  # more is no emphasis, and Telegram takes 100 entities a message


def quotations(quotes: Sequence[Quote], reader: Reader) -> tuple[Block, ...]:
    """Each quote with its citation; the title once after the quotes of an article."""
    blocks: list[Block] = []
    for article, group in groupby(quotes, key=lambda quote: quote.passage.article):
        for quote in group:
            blocks += quotation(quote, reader)
        blocks.append(title_of(article))
    return tuple(blocks)


def quotation(quote: Quote, reader: Reader) -> tuple[Block, Block]:
    """A quote, and its citation."""
    return Block(Role.QUOTE, _emphasised(quote)), _citation(quote, reader)


def surroundings(stretch: Quote, reader: Reader) -> tuple[Block, ...]:
    """A stretch of an article with the quote in it strong, and the quote's own citation."""
    quote = replace(stretch, span=stretch.matched[0])
    title = title_of(stretch.passage.article)
    return Block(Role.FOLDED, _emphasised(stretch)), _citation(quote, reader), title


def _emphasised(quote: Quote) -> tuple[Piece, ...]:
    """The quote with its matched words strong; together its very text."""
    text, offset = quote.text, quote.span.start
    pieces: list[Piece] = []
    done = 0
    for span in _merged(quote)[:_MOST_STRONG]:
        start, end = span.start - offset, span.end - offset
        pieces += [Piece(text[done:start]), Piece(text[start:end], strong=True)]
        done = end
    pieces.append(Piece(text[done:]))
    return tuple(piece for piece in pieces if piece.text)


def _merged(quote: Quote) -> list[Span]:
    """Matched spans within the quote, in order; joined over mere spaces and hyphens."""
    text = quote.passage.article.text
    merged: list[Span] = []
    within = [span for span in quote.matched if quote.span.covers(span) and len(span)]
    for span in sorted(within, key=attrgetter("start", "end")):  # faster than spans compare
        if merged and _JOINED.fullmatch(text, merged[-1].end, max(merged[-1].end, span.start)):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _citation(quote: Quote, reader: Reader) -> Block:
    """Who says it and where: "— Daily Sabah, citing the authorities · ¶ 2"."""
    who, where = credited(quote, reader), paragraph(quote, reader)
    pieces = (Piece(DASH + who), Piece(DOT), where) if who else (Piece(DASH), where)
    return Block(Role.CITE, pieces)


def credited(quote: Quote, reader: Reader) -> str:
    """Whom the article credits for the quote, on one line; nothing when it credits nobody.

    "in part" where it credits somebody for some of the sentences and nobody for others.
    """
    sources = quote.sources[:_MOST_NAMES]
    wrap = isolator("".join(_credit(source, str, reader) for source in sources))
    who = "; ".join(_credit(source, wrap, reader) for source in sources)
    return reader.say(words.IN_PART).format(who) if who and is_credited_in_part(quote) else who


def _credit(source: Source, wrap: Callable[[str], str], reader: Reader) -> str:
    """A description of who is cited stands in quotation marks in a sentence of another language."""
    language = source.article.language
    name = wrap(_within_a_line(shorten(source.name, LONGEST_NAME), language))
    if source.citing is None:
        return name
    cited = _within_a_line(shorten(source.citing, LONGEST_NAME), language)
    if cited[:1].islower() and language != reader.language:
        cited = f"“{cited}”"
    return reader.say(words.CITING).format(name, wrap(cited))


@lru_cache(maxsize=_REMEMBERED)
def _within_a_line(name: str, language: str) -> str:
    """The name as it is written within a sentence: a description begins in lower case.

    "Several sources in Idlib" and "A government spokesman" are such; "The Guardian" is a name.
    """
    first, _, rest = name.partition(" ")
    second, word = rest.partition(" ")[0], first.lower()
    if language == ENGLISH:
        is_plural = word in LISTS["people.agents"] and word.endswith("s")
        is_description = word in LISTS["words.determiners"] or (is_plural and second != "of")
    else:
        is_description = is_stop_word(word, language) and second not in LISTS["words.connectors"]
    return name[:1].lower() + name[1:] if is_description and second.islower() else name


def paragraph(quote: Quote, reader: Reader) -> Piece:
    """The number of the quote's passage, with a link to the quote where there can be one."""
    return Piece(words.PARAGRAPH.format(quote.passage.number), url=link_for(reader, quote))


@cached_until_reload(_REMEMBERED)
def title_of(article: Article, publisher: bool = True) -> Block:
    """The article's title, and its publisher unless the reply has said so already."""
    title = shorten(article.title, LONGEST_TITLE)
    published_by = shorten(article.publisher or "", LONGEST_NAME) if publisher else ""
    wrap = isolator(title + published_by)
    pieces = [Piece(wrap(title), italic=True)]
    if published_by:
        pieces += [Piece(DOT), Piece(wrap(published_by))]
    return Block(Role.TITLE, tuple(pieces), article_url(article))
