"""Questions to offer below a greeting, an article's summary, and an unanswered question.

They are those of `examples.py`, checked to be answered well by whoever answers this visit.
"""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from bot.answer import About, Answer, NotFound, SmallTalk, Talk, Topic
from bot.assistant import Assistant
from bot.examples import SHOWN, examples, nearest
from bot.model import Article, Quote
from bot.visit import Visit

_MOST_KEPT = 64  # articles whose questions are kept


class Suggesting:
    """Makes the questions of an article when they are first needed: that takes dozens of searches.

    They are kept no longer than their library: a reload puts new assistants in place of the old.
    """

    def __init__(self) -> None:
        self._known: WeakKeyDictionary[Assistant, dict[Article, Sequence[str]]] = (
            WeakKeyDictionary()
        )

    async def below(self, answer: Answer, asked: str, visit: Visit) -> Sequence[str]:
        """The questions to offer below an answer to what was asked."""
        match answer:
            case About(topic=Topic.SUMMARY, article=article):
                return (await self._of(article, visit))[:SHOWN]
            case SmallTalk(kind=Talk.GREETING):
                return await self._of_all(visit)
            case NotFound(closest=None):
                return nearest(await self._of_all(visit), asked)
            case NotFound(closest=Quote(passage=passage)):
                return nearest(await self._of(passage.article, visit), asked)
            case _:
                return ()

    async def _of_all(self, visit: Visit) -> Sequence[str]:
        """Of one article three, of several one each until there are three."""
        if len(visit.articles) == 1:
            return (await self._of(visit.articles[0], visit))[:SHOWN]
        of_each = [await self._of(article, visit) for article in visit.articles[:SHOWN]]
        return [questions[0] for questions in of_each if questions]

    async def _of(self, article: Article, visit: Visit) -> Sequence[str]:
        known = self._known.setdefault(visit.assistant, {})
        if article not in known:
            if len(known) >= _MOST_KEPT:
                known.clear()
            known[article] = await examples(visit.assistant, article)
        return known[article]
