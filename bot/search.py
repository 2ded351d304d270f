"""From a question to its answer: the stages of question answering, in the order they are called.

Each stage is a package: `questions` takes the text apart, `retrieval` finds passages, `ranking` the
sentences in them and how sure that is, `answering` composes the answer or keeps silent. Nothing
here knows of conversations, commands or small talk: `assistant` does.

Questions that are under way at the same time go from stage to stage together: at each `sleep(0)`
the others catch up. What a stage needs is then in the processor's caches for all but the first of
them; if each question went through all stages by itself, every stage would find it driven out.
"""

import asyncio

from bot.answer import NotFound, Notice, NoticeKind, SingleAnswer
from bot.answering.asked_source import articles_to_read
from bot.answering.composing import compose
from bot.long_articles import in_thread_if_long
from bot.model import Library, Question, Ranking
from bot.questions.mistyped import mended
from bot.questions.question import is_not_understood, parse_question
from bot.questions.vocabulary import Vocabulary
from bot.ranking.ranker import Ranker
from bot.ranking.weights import Weights
from bot.retrieval import TOP_K, Retriever


class Search:
    """Answers questions from the articles of one library, each by itself."""

    def __init__(
        self,
        library: Library,
        retriever: Retriever,
        vocabulary: Vocabulary,
        weights: Weights | None = None,
    ) -> None:
        self.library = library
        self._retriever = retriever
        self._vocabulary = vocabulary
        self._ranker = Ranker(weights)

    async def answer(self, text: str) -> SingleAnswer:
        """What the articles say, that they do not, or a notice of why nothing could be found."""
        question, articles = self.parse(text), self.library.articles
        if not question.terms:
            return Notice(NoticeKind.EMPTY)
        await asyncio.sleep(0)
        ranking = await self._ranked(question)
        await asyncio.sleep(0)
        read = articles_to_read(ranking, articles)
        answer = await in_thread_if_long(read, lambda: compose(ranking, articles))
        if isinstance(answer, NotFound) and is_not_understood(question, self._vocabulary):
            language = self._vocabulary.language
            return Notice(NoticeKind.OTHER_LANGUAGE, language, language=question.language)
        return answer

    async def rank(self, text: str) -> Ranking:
        """The sentences that may answer it, best first, before anything decides on silence."""
        return await self._ranked(self.parse(text))

    async def _ranked(self, question: Question) -> Ranking:
        return self._ranker.rank(question, await self._retriever.retrieve(question, TOP_K))

    def mended(self, text: str) -> str:
        """The question without slips of the finger in its everyday words."""
        return mended(text, self._vocabulary)

    def parse(self, text: str) -> Question:
        """The question taken apart, by the words of the articles."""
        return parse_question(text, self._vocabulary)
