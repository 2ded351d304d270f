"""The use cases: everything somebody can ask of the bot, whatever shell they ask it in.

`respond` is the one entry. It takes a message apart only far enough to know which use case it is;
a question for the articles goes to `search`. Of a conversation it keeps nothing: the last turn is
handed in, and the caller stores the next one.
"""

from collections.abc import Sequence

from bot.answer import (
    About,
    Answer,
    Credit,
    Excerpt,
    Found,
    NotFound,
    Notice,
    NoticeKind,
    Part,
    Several,
    SingleAnswer,
    SmallTalk,
    Talk,
    Topic,
    Turn,
    WhichArticle,
)
from bot.answer_cache import AnswerCache
from bot.attribution import all_credits, is_credited_in_part, with_sources
from bot.commands import COMMANDS, commands_for, nearest, split_command
from bot.dialogue import gave_no_ground, has_quoted, leant_on, remember
from bot.left_open import is_beside, is_left_open, may_be_beside
from bot.long_articles import in_thread_if_long
from bot.model import Article, Message, Passage, Question, Quote, Ranking
from bot.questions.followups import (
    asks_again,
    asks_for_more,
    asks_where_or_when_it_happened,
    asks_who_said,
    complete,
    is_bare,
    passage_asked,
    with_all,
)
from bot.questions.intent import recognise
from bot.questions.several import asked_alone, questions_of
from bot.search import Search
from bot.text.cleaning import clean
from bot.text.numerals import whole_number
from bot.titles import bare, named, named_within
from bot.unanswered.placed import has_no_place
from bot.unanswered.timed import has_no_time, tells_time

# What needs nothing but the articles, whoever asks.
OWN = tuple(command for command in COMMANDS if not command.personal)

_LONGEST = 4_096  # code points of a message, as Telegram has it; a pipe may hold anything
# of a silence, for /why
_AGAIN = "the quote stands there already, and leaves that open"
_NO_GROUND = "nothing was said before that a bare question could lean on"
REMEMBERED = 256  # answers, 10 to 30 kB each


class Assistant:
    """Answers messages from one library of articles."""

    def __init__(self, search: Search, remembered: int = REMEMBERED) -> None:
        self.library = library = search.library
        self._mended = search.mended
        self._parse = search.parse
        self._search = AnswerCache(search.answer, remembered)
        self._has_several = len(library.articles) > 1
        self._by_title = {bare(one.title): one for one in reversed(library.articles)}
        self._own = tuple(one for one in commands_for(self._has_several) if not one.personal)

    async def respond(self, message: Message, previous: Turn | None = None) -> Answer:
        """The answer to a question or a command; never raises for anything that was typed."""
        text = clean(message.text[:_LONGEST])
        if text.startswith("/"):
            return await self._command(text, previous)
        return await self._ask_all(text, previous)

    async def _command(self, text: str, previous: Turn | None) -> Answer:
        name, argument = split_command(text)
        match name:
            case "start":
                return self._talk(Talk.GREETING)
            case "help":
                return self._talk(Talk.HELP)
            case "ask":
                return await self._ask_all(argument, previous)
            case "about":
                return await self._about_named(Topic.SUMMARY, argument, previous)
            case "sources":
                return await self._about_named(Topic.SOURCES, argument, previous)
            case "passage":
                return await self._passage(whole_number(argument.strip("¶#. ")), previous)
            case _:
                return Notice(NoticeKind.UNKNOWN_COMMAND, nearest(name, self._own))

    async def _ask_all(self, text: str, previous: Turn | None) -> Answer:
        """The answer, or one for each question of the message; each may lean on the one before."""
        questions = questions_of(text)
        if len(questions) == 1:
            return await self._ask(questions[0], previous)
        parts = []
        turns = [previous] if previous else []
        for question in questions:
            previous = leant_on(question, turns)
            answer = await self._ask(question, previous)
            parts.append(Part(question, answer))
            if turn := remember(question, answer, previous):
                turns.insert(0, turn)
        return Several(tuple(parts))

    async def _ask(self, typed: str, previous: Turn | None) -> SingleAnswer:
        """What is asked of the turn before, else of the article as a whole, else of its words."""
        text = self._mended(typed)
        asked = complete(text, previous)
        return (
            await self._of_the_turn_before(text, previous)
            or await self._of_the_whole(text, asked, previous)
            or await self._of_the_words(text, asked, previous)
        )

    async def _of_the_turn_before(self, text: str, previous: Turn | None) -> SingleAnswer | None:
        quotes = previous.quotes if previous is not None and has_quoted(previous) else ()
        if quotes and asks_who_said(text):
            return await self._who_said(text, quotes)
        if quotes and asks_again(text):
            return await self._again(text, quotes)
        if asks_for_more(text):
            return await self._read_on(previous)
        if (number := passage_asked(text)) is not None:
            return await self._passage(number, previous)
        return None

    async def _of_the_whole(
        self, text: str, asked: str, previous: Turn | None
    ) -> SingleAnswer | None:
        """Small talk as well; `asked` is the text with what it borrows from the turn before."""
        if (entitled := self._entitled(text)) is not None:
            return await self._tell(Topic.SUMMARY, entitled)
        intent = recognise(text)
        if intent is None and previous is not None and asked != text:
            intent = _borrowed(asked, previous)
        if isinstance(intent, Talk):
            return self._talk(intent)
        if isinstance(intent, Topic):
            return await self._about(intent, text, previous)
        if asks_who_said(text) or asks_again(text):
            return Notice(NoticeKind.NOTHING_QUOTED)
        if asks_where_or_when_it_happened(asked):
            return await self._where_or_when(asked, previous)
        return None

    async def _of_the_words(self, text: str, asked: str, previous: Turn | None) -> SingleAnswer:
        """What is found, but rather what a short message finds beside the last quotes."""
        answer = await self._search(asked)
        whole = with_all(text, previous) if asked == text else text
        if whole != text and isinstance(answer, Found | NotFound):
            beside = await self._beside(answer.ranking.question, whole, previous)
            if beside is not None:
                return beside
        if isinstance(answer, NotFound) and (alone := asked_alone(text)):
            without = await self._search(complete(alone, previous))
            answer = answer if isinstance(without, NotFound) else without
        if previous is not None and isinstance(answer, Found):
            answer = self._unless_open(text, asked, answer, previous)
        if isinstance(answer, NotFound) and asked.startswith(f"{text} "):
            answer = await self._beside(self._parse(text), text, previous) or answer
        if isinstance(answer, NotFound) and _is_number(text):
            return await self._numbered(text, answer)
        return answer

    async def _beside(self, typed: Question, asked: str, previous: Turn | None) -> Found | None:
        """What is found in the passages last quoted, if it says all that is typed."""
        if previous is None or not may_be_beside(typed, previous):
            return None
        answer = await self._search(asked)
        if isinstance(answer, Found) and is_beside(answer.quotes, typed, previous):
            return answer
        return None

    def _talk(self, kind: Talk) -> SmallTalk:
        """A kind word; for help the commands too that need nothing but the articles."""
        return SmallTalk(kind, self._own if kind is Talk.HELP else (), self._has_several)

    async def _who_said(self, text: str, quotes: tuple[Quote, ...]) -> SingleAnswer:
        """The last quotes again, now for their sources, or a notice that nobody is credited."""
        credited = tuple(quote for quote in quotes if quote.sources)
        if not credited:
            return Notice(NoticeKind.NOBODY_CREDITED)
        return await self._again(text, credited)

    async def _again(self, text: str, quotes: tuple[Quote, ...]) -> Found:
        await ready_to_cite(quotes)
        return Found(Ranking(self._parse(text), confidence=1.0), quotes)

    async def _about_named(self, topic: Topic, title: str, previous: Turn | None) -> SingleAnswer:
        """As a command has it, where nothing but a title follows."""
        if not title or not self._has_several:
            return await self._about(topic, "", previous)
        return await self._tell(topic, named(title, self.library.articles))

    async def _about(self, topic: Topic, text: str, previous: Turn | None) -> SingleAnswer:
        return await self._tell(topic, self._article_meant(text, previous))

    async def _tell(self, topic: Topic, article: Article | None) -> SingleAnswer:
        if article is None:
            return WhichArticle(self.library.articles)
        credited: tuple[Credit, ...] = ()
        if topic is Topic.SOURCES:
            credited = await in_thread_if_long([article], lambda: all_credits(article))
        return About(topic, article, await lead_of(article), credited)

    async def _where_or_when(self, text: str, previous: Turn | None) -> SingleAnswer | None:
        """The time of the last quote, else how the article begins, if that tells where or when."""
        quotes = previous.quotes[:1] if previous is not None and has_quoted(previous) else ()
        if "when" in text.lower() and any(tells_time(quote.text) for quote in quotes):
            return await self._again(text, quotes)
        article = self._article_meant("", previous)
        if article is None:
            return None
        lead, question = await lead_of(article), self._parse(text)
        if has_no_time(question, lead) or has_no_place(question, lead):
            return None
        return About(Topic.SUMMARY, article, lead)

    async def _passage(self, number: int | None, previous: Turn | None) -> SingleAnswer:
        article = self._article_meant("", previous)
        if article is None:
            return WhichArticle(self.library.articles)
        if number is None or not 1 <= number <= len(article.passage_spans):
            return Notice(NoticeKind.NO_SUCH_PASSAGE, str(len(article.passage_spans)))
        return Excerpt(await whole(article.passage(number)))

    async def _read_on(self, previous: Turn | None) -> SingleAnswer:
        """The rest of the passage quoted last, else the next one; at first what it is about."""
        if previous is None or not previous.quotes:
            return await self._about(Topic.SUMMARY, "", previous)
        quote = previous.quotes[-1]
        article, number = quote.passage.article, quote.passage.number
        is_whole = quote.span == quote.passage.span
        if is_whole and number == len(article.passage_spans):
            return Notice(NoticeKind.THE_END)
        return Excerpt(await whole(article.passage(number + 1 if is_whole else number)))

    def _unless_open(self, text: str, asked: str, answer: Found, previous: Turn) -> SingleAnswer:
        """The answer, unless what leans on the turn before is surely left open.

        A bare question is where a silence or a word on the article came before: its form, which
        told that, is gone once "why" stands before it.
        """
        if is_bare(text) and gave_no_ground(previous):
            return NotFound(answer.ranking, None, self._has_several, missing=_NO_GROUND)
        borrows = asked.startswith(f"{text} ")
        if not is_left_open(self._parse(text), answer.quotes, previous, borrows=borrows):
            return answer
        closest = answer.quotes[0]
        return NotFound(answer.ranking, closest, self._has_several, missing=_AGAIN)

    async def _numbered(self, text: str, otherwise: NotFound) -> SingleAnswer:
        """The passage of that number, of the only article: nothing else can be meant."""
        excerpt = await self._passage(whole_number(text.strip()), None)
        return excerpt if isinstance(excerpt, Excerpt) else otherwise

    def _entitled(self, text: str) -> Article | None:
        """The article that somebody names by its whole title or, of several, by its number."""
        if _is_number(text):
            return named(text.strip(), self.library.articles) if self._has_several else None
        return self._by_title.get(bare(text))

    def _article_meant(self, text: str, previous: Turn | None) -> Article | None:
        """The only article, the one whose title the text names, or the one last quoted."""
        if len(self.library.articles) == 1:
            return self.library.articles[0]
        if (entitled := named_within(text, self.library.articles)) is not None:
            return entitled
        if previous is not None and previous.quotes:
            return previous.quotes[0].passage.article
        return None


def _is_number(text: str) -> bool:
    return text.strip().isdecimal()


def _borrowed(asked: str, previous: Turn) -> Topic | None:
    """What is asked of the article by adding to the question before: "who wrote it?", "when?"."""
    topic = recognise(asked)
    if topic is recognise(previous.question):
        return None
    return topic if isinstance(topic, Topic) else None


async def lead_of(article: Article) -> Quote:
    """The first passage, with whom the article credits for it."""
    return await whole(article.passage(1))


async def whole(passage: Passage) -> Quote:
    """All of a passage, with whom its article credits for it."""
    return await cited(Quote(passage, passage.span))


async def cited(quote: Quote) -> Quote:
    """The quote with whom its article credits for it; a long article is read aside for that."""
    return await in_thread_if_long([quote.passage.article], lambda: with_sources(quote))


async def ready_to_cite(quotes: Sequence[Quote]) -> None:
    """Read the articles of an earlier turn's quotes, long ones aside: a citation says "in part"."""
    articles = [quote.passage.article for quote in quotes]
    await in_thread_if_long(articles, lambda: [is_credited_in_part(quote) for quote in quotes])
