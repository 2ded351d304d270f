"""A claim with its denial: whoever says that it is not so, beside whoever says that it is.

A question for yes or no is answered by both, where they are neighbours: two sentences of a passage,
or the last of one and the first of the next that speaks of "any such report". Whether they are of
one mind is told by the verb, not by what they say.
"""

import re
from dataclasses import replace
from functools import lru_cache

from bot.attribution import sources_of
from bot.model import Passage, Quote, Sentence, Span
from bot.sentences import split_sentences

_REMEMBERED = 4_096  # passages; some hundred bytes each
_BLANKS = 2  # characters between two sentences
_YES_OR_NO = re.compile(
    r"\W*(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could)\b", re.IGNORECASE
)
_CONTESTS = re.compile(
    r"\b(?:claim|den(?:y|ie)|disput|reject|contradict|insist|refut|dismiss|counter)\w*",
    re.IGNORECASE,
)
_SUCH = re.compile(r"\b(?:any such|this|that|it|these|those)\b", re.IGNORECASE)


def asks_yes_or_no(question: str) -> bool:
    """Whether a question begins as those do that are answered by yes or no."""
    return _YES_OR_NO.match(question) is not None


def contested(first: Quote) -> list[Quote]:
    """The quote with the sentence next to it in which somebody else says it is not so.

    Where it ends its passage, the sentence that begins the next one, as a quote of its own.
    """
    if not sources_of(first.passage, first.span):
        return [first]
    for sentence in sentences_of(first.passage):
        if touch(sentence.span, first.span) and _contests(sentence, first):
            start = min(first.span.start, sentence.span.start)
            end = max(first.span.end, sentence.span.end)
            return [replace(first, span=Span(start, end))]
    article, number = first.passage.article, first.passage.number
    if first.span.end < first.passage.span.end or number == len(article.passage_spans):
        return [first]
    following = sentences_of(article.passage(number + 1))[0]
    denies = _contests(following, first) and _SUCH.search(following.text)
    return [first, Quote(following.passage, following.span)] if denies else [first]


def _contests(sentence: Sentence, first: Quote) -> bool:
    """Whether the later of the two says no to the other, and somebody else says it."""
    names = {source.name for source in sources_of(first.passage, first.span)}
    others = {source.name for source in sources_of(sentence.passage, sentence.span)}
    later = sentence.text if sentence.span.start > first.span.start else first.text
    return bool(others - names) and _CONTESTS.search(later) is not None


@lru_cache(maxsize=_REMEMBERED)
def sentences_of(passage: Passage) -> tuple[Sentence, ...]:
    """The sentences of a passage in order, numbered from 1."""
    spans = split_sentences(passage.text, passage.article.language)
    return tuple(
        Sentence(passage, number, span.shifted(passage.span.start))
        for number, span in enumerate(spans, 1)
    )


def touch(one: Span, other: Span) -> bool:
    """Whether at most a blank or two lie between the spans."""
    return 0 <= one.start - other.end <= _BLANKS or 0 <= other.start - one.end <= _BLANKS
