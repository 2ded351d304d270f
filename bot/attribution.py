"""Who the article itself credits for what, in the article's words.

Who speaks where is read by `bot.speech`, sentence by sentence and over them; here it becomes
statements with their sources, looked up by place. A statement is a whole sentence: what is credited
within it is left to the reader.

An article is read once and remembered. An article in a language without rules credits nobody:
no credit is better than a wrong one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from bot.answer import Credit
from bot.caches import ARTICLES, cached_until_reload
from bot.model import Article, Passage, Quote, Sentence, Source, Span
from bot.sentences import sentences_of
from bot.speech import knows, name_within
from bot.speech.aliases import Aliases
from bot.speech.concordance import Concordance
from bot.speech.discourse import read_mentions

_PARTICLES = frozenset(("of", "for", "and", "the", "de", "da", "la", "al", "bin", "van", "von"))
_KIND = re.compile(  # "the former mayor " of "the former mayor Vega"
    r"(?i:the|an?|its|their|his|her) (?:(?!of |for |at |in |from )[^\WA-Z_][\w-]* )+"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article and one source that the article credits for it."""

    span: Span
    source: Source

    @property
    def text(self) -> str:
        return self.source.article.text[self.span.start : self.span.end]


@cached_until_reload(ARTICLES)
def credits(article: Article) -> tuple[Statement, ...]:
    """All credited statements in the order of the article; one a sentence and source."""
    if not knows(article.language):
        return ()
    concordance = Concordance(article.text)
    mentions = read_mentions(article, concordance)
    spans = [span for each in mentions for span in (each.name, each.citing) if span is not None]
    aliases = Aliases(concordance, spans, article.language)
    named = [
        (each.sentence, aliases.full(each.name), each.citing and aliases.full(each.citing))
        for each in mentions
    ]
    cited = {(sentence, citing) for sentence, _, citing in named}  # stands beside who cites it
    statements: dict[tuple[Span, Span], Statement] = {}
    for sentence, name, citing in named:
        if (sentence, name) not in cited:
            source = Source(article, name, citing)
            statements.setdefault((sentence, name), Statement(sentence, source))
    return tuple(statements.values())


def sources_of(passage: Passage, span: Span) -> tuple[Source, ...]:
    """Who is credited for any part of that span, in order; each once, with whom it cites if any."""
    found: dict[str, Source] = {}
    for statement in _by_passage(passage.article).get(passage.number, ()):
        if statement.span.overlaps(span):
            source = statement.source
            if source.name not in found or found[source.name].citing_span is None:
                found[source.name] = source
    return tuple(found.values())


def credited_for(*places: Quote | Sentence) -> frozenset[str]:
    """The names of all who are credited for any of these, without whom they cite."""
    return frozenset(
        source.name for place in places for source in sources_of(place.passage, place.span)
    )


def adds_a_source(sentence: Sentence, *told: Quote | Sentence) -> bool:
    """Whether somebody is credited for the sentence who is credited for none of these."""
    return not credited_for(sentence) <= credited_for(*told)


def with_sources(quote: Quote) -> Quote:
    """The quote with whom the article credits for it."""
    return replace(quote, sources=sources_of(quote.passage, quote.span))


def is_credited_in_part(quote: Quote) -> bool:
    """Whether somebody is credited for some sentences of the quote, and nobody for the others."""
    quoted = [each for each in sentences_of(quote.passage) if each.span.overlaps(quote.span)]
    return len({bool(sources_of(quote.passage, each.span)) for each in quoted}) > 1


def passage_of(statement: Statement) -> Passage:
    """The passage in which a statement stands."""
    return statement.source.article.passage(_passage_number(statement))


def names_of(source: Source) -> tuple[str, ...]:
    """Everybody credited by name: the source, and whom it cites if that is a name, too.

    "Reuters, citing Amara Dossou" names both; "Reuters, citing two officials" one.
    """
    return tuple(each.name for each in _with_cited(source))


def _with_cited(source: Source) -> Iterator[Source]:
    """The source, and whom it cites if that is a name, as a source of its own."""
    yield source
    cited = _cited_name(source)
    if cited is not None:
        yield cited


def _cited_name(source: Source) -> Source | None:
    """Whom a source cites, when that is a name: "Vega" of "Mayor Vega" or "the mayor Vega"."""
    if source.citing_span is None or source.citing is None:
        return None
    start = _name_start(source.citing)
    if start is None:
        return None
    name = name_within(source.citing[start:], source.article.language)
    first = source.citing_span.start + start
    return Source(source.article, Span(first + name.start, first + name.end))


def _name_start(words: str) -> int | None:
    """Where the name that ends a description begins; None when it holds more than a kind."""
    kind = _KIND.match(words)
    start = kind.end() if kind else 0
    name = words[start:].split()
    is_name = all(word[0].isupper() or word in _PARTICLES for word in name)
    return start if name and is_name and name[-1][0].isupper() else None


def all_credits(article: Article) -> tuple[Credit, ...]:
    """Each source once, with the numbers of the passages that credit it, in order.

    Whom a source cites by name is a source of its own here.
    """
    passages: dict[str, dict[int, None]] = {}
    sources: dict[str, Source] = {}
    for number, statements in _by_passage(article).items():
        for source in (one for statement in statements for one in _with_cited(statement.source)):
            first = sources.setdefault(source.name, source)
            if first.citing != source.citing:
                sources[source.name] = Source(article, first.name_span)
            passages.setdefault(source.name, {})[number] = None
    return tuple(Credit(sources[name], tuple(numbers)) for name, numbers in passages.items())


@cached_until_reload(ARTICLES)
def _by_passage(article: Article) -> dict[int, list[Statement]]:
    """The credited statements of each passage that has any, by its number."""
    found: dict[int, list[Statement]] = {}
    for statement in credits(article):
        found.setdefault(_passage_number(statement), []).append(statement)
    return found


def _passage_number(statement: Statement) -> int:
    passages = statement.source.article.passage_spans
    return bisect_right(passages, statement.span.start, key=attrgetter("start"))
