"""Answer -> the object that `ask --json` and `ask --jsonl` print.

The keys, their order and their meaning are a contract with the programs that read them.
"""

import json
import math
from collections.abc import Mapping
from typing import Any, assert_never

from bot.answer import (
    About,
    Answer,
    Excerpt,
    Found,
    History,
    Languages,
    NotFound,
    Notice,
    Report,
    Several,
    Shelf,
    SmallTalk,
    Surroundings,
    Usage,
    WhichArticle,
    kind_of,
    quotes_of,
    ranking_of,
)
from bot.answer_kinds import Kind
from bot.attribution import is_credited_in_part, names_of
from bot.locales import ENGLISH
from bot.model import Quote, Ranking
from bot.rendering import plain
from bot.rendering.links import link_to
from bot.text.cleaning import clean_line

_PASSAGES = 10

Record = Mapping[str, Any]  # Any: what JSON can hold


def render(answer: Answer, question: str, id: object = None) -> Record:
    """The answer to a question, as plain values.

    `start` and `end` are code points within the passage's text, end exclusive. `confidence` is the
    ranking's for what was searched; what is certain by itself has 1, a notice 0. `language` is that
    of the question as it was searched, else that of the article spoken of, else that of the reply.
    Of several questions the first counts, and the least confidence; `parts` has each by itself.
    """
    parts = answer.parts if isinstance(answer, Several) else ()
    each = [_record(part.answer, part.question) for part in parts]
    return {"id": id, **_record(answer, question), "parts": each}


def _record(answer: Answer, question: str) -> Record:
    ranking = ranking_of(answer)
    closest = answer.closest if isinstance(answer, NotFound) else None
    return {
        "question": question,
        "kind": kind_of(answer),
        "confidence": _confidence(answer),
        "language": _language(answer),
        "quotes": [_quote(quote) for quote in quotes_of(answer)],
        "closest": None if closest is None else _quote(closest),
        "passages": [] if ranking is None else _passages(ranking),
        "reply": plain.render(answer),
    }


def dumps(record: Record) -> str:
    """One line of ASCII: no locale can spoil it, and no reader mistakes U+2028 for a line end."""
    return json.dumps(record, allow_nan=False)


def _confidence(answer: Answer) -> float:
    match answer:
        case Found(ranking=ranking) | NotFound(ranking=ranking):
            return round(ranking.confidence, 4)
        case Several(parts=parts):
            return min(_confidence(part.answer) for part in parts)
        case _:
            return 0.0 if kind_of(answer) is Kind.NOTICE else 1.0


def _language(answer: Answer) -> str:
    match answer:
        case Found(ranking=ranking) | NotFound(ranking=ranking):
            return ranking.question.language
        case About(article=article):
            return article.language
        case Excerpt(quote=quote) | Surroundings(stretch=quote):
            return quote.passage.article.language
        case Notice(language=language):
            return language
        case Several(parts=parts):
            return _language(parts[0].answer)
        case SmallTalk() | WhichArticle() | Shelf() | History() | Languages() | Usage() | Report():
            return ENGLISH
        case _:
            assert_never(answer)


def _quote(quote: Quote) -> Record:
    article, passage = quote.passage.article, quote.passage
    return {
        "article": article.slug,
        "passage": passage.number,
        "start": quote.span.start - passage.span.start,
        "end": quote.span.end - passage.span.start,
        "text": quote.text,
        "score": round(quote.score, 4) if math.isfinite(quote.score) else None,
        "sources": list(
            dict.fromkeys(clean_line(name) for source in quote.sources for name in names_of(source))
        ),
        "citing": {
            clean_line(source.name): clean_line(source.citing)
            for source in quote.sources
            if source.citing is not None
        },
        "in_part": is_credited_in_part(quote),
        "citation": {
            "title": article.title,
            "publisher": article.publisher,
            "url": link_to(article, quote.span),
            "published": article.published,
        },
    }


def _passages(ranking: Ranking) -> list[Record]:
    return [
        {
            "article": hit.passage.article.slug,
            "passage": hit.passage.number,
            "score": round(hit.score, 4),
        }
        for hit in ranking.hits[:_PASSAGES]
    ]
