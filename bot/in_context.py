"""A message in its conversation: what it asks after the turn before, and what is found for it.

Its form tells whether it borrows words of that turn (`questions.followups`). What is found may have
been quoted already, and leave the question open (`left_open`). The use cases are in `assistant`.
"""

from bot.answer import Found, NotFound, SingleAnswer, Talk, Topic, Turn
from bot.answer_cache import AnswerCache
from bot.dialogue import gave_no_ground, has_quoted
from bot.left_open import is_beside, is_left_open, may_be_beside
from bot.model import Question, Quote
from bot.questions.followups import complete, is_bare, with_all
from bot.questions.intent import recognise
from bot.questions.several import asked_alone
from bot.search import Search
from bot.value import value

# reasons for silence, as /why tells them
_AGAIN = "the quote stands there already, and leaves that open"
_NO_GROUND = "nothing was said before that a bare question could lean on"


@value
class InContext:
    """A message, its slips mended, with the turn that it may lean on."""

    text: str
    previous: Turn | None
    asked: str  # the text as it is to be understood after that turn

    @property
    def borrows(self) -> bool:
        """Whether it is asked with words of the turn before after its own."""
        return self.asked.startswith(f"{self.text} ")

    @property
    def last_quotes(self) -> tuple[Quote, ...]:
        """What the turn before quoted as its answer."""
        previous = self.previous
        return previous.quotes if previous is not None and has_quoted(previous) else ()

    def intent(self) -> Talk | Topic | None:
        """Small talk, or what it asks of the article as a whole, maybe with what it borrows."""
        intent = recognise(self.text)
        if intent is not None or self.previous is None or self.asked == self.text:
            return intent
        topic = recognise(self.asked)  # "who wrote it?", but not what was asked before
        is_new = topic is not recognise(self.previous.question)
        return topic if isinstance(topic, Topic) and is_new else None


def in_context(text: str, previous: Turn | None) -> InContext:
    """The message after that turn."""
    return InContext(text, previous, complete(text, previous))


class SearchInContext:
    """Answers messages from the articles, each after the turn before it."""

    def __init__(self, search: Search, remembered: int) -> None:
        self._find = AnswerCache(search.answer, remembered)
        self._parse = search.parse
        self._has_several = len(search.library.articles) > 1

    async def answer(self, said: InContext) -> SingleAnswer:
        """What is found for a message, which may be searched for in three ways.

        First as its form tells. If that is met with silence, then without the sentences beside its
        only question. At last the other way round, if the passages last quoted have all words that
        were typed: a message that borrowed, and found nothing, without the borrowed words; one that
        stood alone with the words of the turn before, and what that finds goes first.
        """
        answer = await self._find(said.asked)
        if isinstance(answer, NotFound) and (alone := asked_alone(said.text)):
            without = await self._find(complete(alone, said.previous))
            answer = answer if isinstance(without, NotFound) else without
        if said.previous is None or not isinstance(answer, Found | NotFound):
            return answer
        if isinstance(answer, Found):
            answer = self._unless_open(said, answer, said.previous)
        if said.borrows and isinstance(answer, Found):
            return answer
        typed = self._parse(said.text) if said.borrows else answer.ranking.question
        return await self._beside(said, typed, said.previous) or answer

    async def _beside(self, said: InContext, typed: Question, previous: Turn) -> Found | None:
        """What the other reading finds in the passages last quoted, if it has all words typed."""
        if not said.borrows and said.asked != said.text:  # rewritten, so there is no other reading
            return None
        other = said.text if said.borrows else with_all(said.text, previous)
        if other == said.asked or not may_be_beside(typed, previous):
            return None
        answer = await self._find(other)
        if isinstance(answer, Found) and is_beside(answer.quotes, typed, previous):
            return answer
        return None

    def _unless_open(self, said: InContext, answer: Found, previous: Turn) -> Found | NotFound:
        """The answer, unless it surely leaves open what leans on the turn before.

        It leaves a bare question open that follows silence or a word on the article: with "why" in
        its place, the form of the question before, which told that, is gone.
        """
        if is_bare(said.text) and gave_no_ground(previous):
            return NotFound(answer.ranking, None, self._has_several, missing=_NO_GROUND)
        typed = self._parse(said.text)
        if not is_left_open(typed, answer.quotes, previous, leans=said.asked != said.text):
            return answer
        closest = answer.quotes[0]
        return NotFound(answer.ranking, closest, self._has_several, missing=_AGAIN)
