"""Questions to offer below a greeting, help, a summary, and a question without an answer.

They are those of `examples.py` that the visit's assistant answers well.
"""

import math
from collections.abc import Sequence

from bot.answer import About, Answer, NotFound, Notice, NoticeKind, SmallTalk, Talk, Topic
from bot.hosting.examples import answered, examples_of
from bot.hosting.likeness import by_likeness
from bot.hosting.visit import Visit
from bot.long_articles import in_thread_if_long
from bot.model import Article, Quote

_SHOWN, _NEAREST = 3, 2  # questions under a greeting; under a reply that found nothing
_MOST_TRIED = 8  # articles: some have nothing that could be asked


async def suggested(answer: Answer, asked: str, visit: Visit) -> Sequence[str]:
    """The questions to offer below an answer to what was asked."""
    match answer:
        case About(topic=Topic.SUMMARY, article=article):
            return await _first_of(article, visit, _SHOWN)
        case SmallTalk(kind=Talk.GREETING | Talk.HELP) | Notice(kind=NoticeKind.OTHER_LANGUAGE):
            return await _of_all(visit)
        case NotFound(closest=None):
            offers = tuple(await _of_all(visit))
            return [offers[at] for at in by_likeness(asked, offers)[:_NEAREST]]
        case NotFound(closest=Quote(passage=passage)):
            return await _nearest_of(passage.article, asked, visit)
        case _:
            return ()


async def _of_all(visit: Visit) -> Sequence[str]:
    """Three, of as many articles as there are; those in the reader's language come first."""
    articles = sorted(visit.articles, key=lambda one: one.language != visit.reader.language)
    of_each = math.ceil(_SHOWN / len(articles))
    offered: list[str] = []
    for article in articles[:_MOST_TRIED]:
        if len(offered) < _SHOWN:
            offered += await _first_of(article, visit, of_each)
    return offered[:_SHOWN]


async def _first_of(article: Article, visit: Visit, most: int) -> Sequence[str]:
    made = await in_thread_if_long([article], lambda: examples_of(article))
    return await answered(made, await visit.assistant(), article, most)


async def _nearest_of(article: Article, asked: str, visit: Visit) -> Sequence[str]:
    """The questions that are most like what was asked in vain."""
    made = await in_thread_if_long([article], lambda: examples_of(article))
    order = by_likeness(asked, tuple([one.question for one in made]))
    return await answered((made[at] for at in order), await visit.assistant(), article, _NEAREST)
