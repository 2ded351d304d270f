"""Who the article itself credits for what, in the article's words.

Each sentence is read for its speakers (`bot.speech`); what needs more than a sentence is here: a
quotation that goes on belongs to whoever began it, a pronoun stands for the last speaker, "Peskov"
is the Dmitry Peskov named elsewhere, "the WHO" the World Health Organization. A statement is a
whole sentence: what is credited within it is left to the reader.

An article is read once and remembered. An article in a language without rules credits nobody:
no credit is better than a wrong one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.model import Article, Credit, Passage, Source, Span
from bot.sentences import split_sentences
from bot.speech.aliases import Aliases
from bot.speech.english import find_speakers, leading_name
from bot.speech.quotations import hide_quotations, is_quotation
from bot.speech.speaker import Speaker
from bot.speech.subjects import PRONOUNS

_REMEMBERED = 1_024  # articles; a reading is some kilobytes


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article and one source that the article credits for it."""

    span: Span
    source: Source


def credits(article: Article) -> tuple[Statement, ...]:
    """All credited statements in the order of the article; one a sentence and source."""
    return _read(article)


def sources_of(passage: Passage, span: Span) -> tuple[Source, ...]:
    """Who is credited for any part of that span, in order, without repeats."""
    found: dict[str, Source] = {}
    for statement in credits(passage.article):
        if statement.span.start < span.end and span.start < statement.span.end:
            source = statement.source
            if source.name not in found or found[source.name].citing_span is None:
                found[source.name] = source
    return tuple(found.values())


def all_credits(article: Article) -> tuple[Credit, ...]:
    """Each source once, with the numbers of the passages that credit it, in order."""
    passages: dict[str, dict[int, None]] = {}
    sources: dict[str, Source] = {}
    for statement in credits(article):
        name = statement.source.name
        first = sources.setdefault(name, statement.source)
        if first.citing != statement.source.citing:
            sources[name] = Source(article, first.name_span)
        passages.setdefault(name, {})[_passage_number(article, statement.span)] = None
    return tuple(Credit(sources[name], tuple(numbers)) for name, numbers in passages.items())


def _passage_number(article: Article, span: Span) -> int:
    return next(
        number for number, place in enumerate(article.passage_spans, 1) if place.covers(span)
    )


@lru_cache(maxsize=_REMEMBERED)
def _read(article: Article) -> tuple[Statement, ...]:
    if article.language != "en":
        return ()
    mentions = list(_Reader(article).mentions())
    aliases = Aliases(article.text, [mention.name for mention in mentions])
    return tuple(
        Statement(mention.sentence, Source(article, aliases.full(mention.name), mention.citing))
        for mention in mentions
    )


@dataclass(frozen=True, slots=True)
class _Mention:
    """Somebody credited for a sentence; spans into the article."""

    sentence: Span
    name: Span
    citing: Span | None = None


class _Reader:
    """Walks an article once, remembering who spoke last."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._last: Span | None = None  # the last speaker's name
        self._subject: Span | None = None  # whom the sentence before was about

    def mentions(self) -> Iterator[_Mention]:
        open_quotation = False
        for place in self._article.passage_spans:
            text = self._article.text[place.start : place.end]
            hidden, open_quotation = hide_quotations(text, open_quotation)
            yield from self._passage(place, hidden)

    def _passage(self, place: Span, hidden: str) -> Iterator[_Mention]:
        waiting: list[Span] = []  # quoted sentences whose speaker comes after them
        spoken = self._last if is_quotation(hidden) else None
        self._subject = None
        text = self._article.text[place.start : place.end]
        for span in split_sentences(text, self._article.language):
            sentence = Span(place.start + span.start, place.start + span.end)
            read = hidden[span.start : span.end]
            found = [self._mention(sentence, each) for each in find_speakers(read)]
            mentions = [mention for mention in found if mention is not None]
            if not mentions and is_quotation(read):
                speaker = spoken or self._subject
                if speaker is None:
                    waiting.append(sentence)
                else:
                    mentions = [_Mention(sentence, speaker)]
            if mentions:
                yield from (_Mention(quoted, mentions[0].name) for quoted in waiting)
                waiting.clear()
                yield from mentions
                spoken = self._last = mentions[-1].name
            lead = leading_name(read)
            self._subject = None if lead is None else _shift(lead, sentence)

    def _mention(self, sentence: Span, speaker: Speaker) -> _Mention | None:
        citing = None if speaker.citing is None else _shift(speaker.citing, sentence)
        if citing is not None and self._text(citing).lower() in PRONOUNS:
            citing = self._antecedent()
        if not speaker.pronoun:
            return _Mention(sentence, _shift(speaker.name, sentence), citing)
        name = self._antecedent()
        return None if name is None else _Mention(sentence, name, citing)

    def _antecedent(self) -> Span | None:
        return self._subject or self._last

    def _text(self, span: Span) -> str:
        return self._article.text[span.start : span.end]


def _shift(span: Span, sentence: Span) -> Span:
    return Span(sentence.start + span.start, sentence.start + span.end)
