"""The sentences of a passage or an article, as places in it, and which of them are neighbours."""

from collections.abc import Iterator

from bot.caches import cached_until_reload
from bot.model import Article, Passage, Quote, Sentence, Span
from bot.text.sentences import split_sentences

_REMEMBERED = 4_096  # passages; some hundred bytes each
BLANKS = 2  # characters between two sentences


@cached_until_reload(_REMEMBERED)
def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """The sentences of a passage in order, numbered from 1."""
    spans = split_sentences(passage.text, passage.article.language)
    return tuple(
        Sentence(passage, number, span.shifted(passage.span.start))
        for number, span in enumerate(spans, 1)
    )


def all_sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of an article in order."""
    for passage in article.passages:
        yield from sentences_of(passage)


def touch(one: Span, other: Span) -> bool:
    """Whether nothing but a space or two lies between the spans, which do not overlap."""
    return 0 <= one.gap(other) <= BLANKS


def following(quote: Quote) -> Sentence | None:
    """The next sentence of the quote's passage; None where the quote ends the passage."""
    after = (
        sentence
        for sentence in sentences_of(quote.passage)
        if sentence.span.start >= quote.span.end and touch(sentence.span, quote.span)
    )
    return next(after, None)
