"""Questions to offer below a greeting, an article's summary, and an unanswered question.

They are those of `examples.py`, checked to be answered well by whoever answers this visit.
"""

from collections.abc import Sequence

from bot.answer import About, Answer, NotFound, SmallTalk, Talk, Topic
from bot.examples import answered, likeness, made_of
from bot.model import Article, Quote
from bot.visit import Visit

_SHOWN, _NEAREST = 3, 2  # questions under a greeting; under a reply that found nothing


async def suggested(answer: Answer, asked: str, visit: Visit) -> Sequence[str]:
    """The questions to offer below an answer to what was asked."""
    match answer:
        case About(topic=Topic.SUMMARY, article=article):
            return await _first_of(article, visit, _SHOWN)
        case SmallTalk(kind=Talk.GREETING):
            return await _of_all(visit)
        case NotFound(closest=None):
            offers = await _of_all(visit)
            return sorted(offers, key=lambda offer: -likeness(offer, asked))[:_NEAREST]
        case NotFound(closest=Quote(passage=passage)):
            return await _nearest_of(passage.article, asked, visit)
        case _:
            return ()


async def _of_all(visit: Visit) -> Sequence[str]:
    """Of one article three, of several one each until there are three."""
    if len(visit.articles) == 1:
        return await _first_of(visit.articles[0], visit, _SHOWN)
    of_each = [await _first_of(article, visit, 1) for article in visit.articles[:_SHOWN]]
    return [question for questions in of_each for question in questions]


async def _first_of(article: Article, visit: Visit, most: int) -> Sequence[str]:
    return await answered(made_of(article), visit.assistant, article, most)


async def _nearest_of(article: Article, asked: str, visit: Visit) -> Sequence[str]:
    """The questions that are most like what was asked in vain."""
    near = sorted(made_of(article), key=lambda one: -likeness(one.question, asked))
    return await answered(near, visit.assistant, article, _NEAREST)
