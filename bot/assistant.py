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
from bot.attribution import all_credits, is_credited_in_part, with_sources
from bot.commands import COMMANDS, commands_for, nearest, split_command
from bot.dialogue import leant_on, remember
from bot.in_context import InContext, SearchInContext, in_context
from bot.long_articles import in_thread_if_long
from bot.model import Article, Message, Passage, Quote, Ranking
from bot.questions.followups import (
    asks_again,
    asks_for_more,
    asks_where_or_when_it_happened,
    asks_who_said,
    passage_asked,
)
from bot.questions.several import questions_of
from bot.search import Search
from bot.text.cleaning import clean
from bot.text.numerals import whole_number
from bot.titles import bare, named, named_within
from bot.unanswered.placed import has_no_place
from bot.unanswered.timed import has_no_time, tells_time

# What needs nothing but the articles, whoever asks.
OWN = tuple(command for command in COMMANDS if not command.personal)

_LONGEST = 4_096  # code points of a message, as Telegram has it; a pipe may hold anything
REMEMBERED = 256  # answers, 10 to 30 kB each


class Assistant:
    """Answers messages from one library of articles."""

    def __init__(self, search: Search, remembered: int = REMEMBERED) -> None:
        self.library = library = search.library
        self._mended = search.mended
        self._parse = search.parse
        self._search = SearchInContext(search, remembered)
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
        """What is asked of the last quotes, else of the article as a whole, else of its words."""
        said = in_context(self._mended(typed), previous)
        answer = await self._of_the_last_quotes(said) or await self._of_the_whole(said)
        if answer is not None:
            return answer
        answer = await self._search.answer(said)
        if isinstance(answer, NotFound) and _is_number(said.text):
            return await self._numbered(said.text, answer)
        return answer

    async def _of_the_last_quotes(self, said: InContext) -> SingleAnswer | None:
        text, quotes = said.text, said.last_quotes
        if quotes and asks_who_said(text):
            return await self._who_said(text, quotes)
        if quotes and asks_again(text):
            return await self._again(text, quotes)
        if asks_for_more(text):
            return await self._read_on(said.previous)
        if (number := passage_asked(text)) is not None:
            return await self._passage(number, said.previous)
        return None

    async def _of_the_whole(self, said: InContext) -> SingleAnswer | None:
        """What is said to small talk, or about the article as a whole."""
        if (entitled := self._entitled(said.text)) is not None:
            return await self._tell(Topic.SUMMARY, entitled)
        intent = said.intent()
        if isinstance(intent, Talk):
            return self._talk(intent)
        if isinstance(intent, Topic):
            return await self._tell(intent, self._article_meant(said.text, said.previous))
        if asks_who_said(said.text) or asks_again(said.text):
            return Notice(NoticeKind.NOTHING_QUOTED)
        if asks_where_or_when_it_happened(said.asked):
            return await self._where_or_when(said)
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
        """What a command is answered with, after which nothing but a title is typed."""
        if title and self._has_several:
            return await self._tell(topic, named(title, self.library.articles))
        return await self._tell(topic, self._article_meant("", previous))

    async def _tell(self, topic: Topic, article: Article | None) -> SingleAnswer:
        if article is None:
            return WhichArticle(self.library.articles)
        credited: tuple[Credit, ...] = ()
        if topic is Topic.SOURCES:
            credited = await in_thread_if_long([article], lambda: all_credits(article))
        return About(topic, article, await lead_of(article), credited)

    async def _where_or_when(self, said: InContext) -> SingleAnswer | None:
        """The time of the last quote, else how the article begins, if that tells where or when."""
        quotes = said.last_quotes[:1]
        if "when" in said.asked.lower() and any(tells_time(quote.text) for quote in quotes):
            return await self._again(said.asked, quotes)
        article = self._article_meant("", said.previous)
        if article is None:
            return None
        lead, question = await lead_of(article), self._parse(said.asked)
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
            return await self._tell(Topic.SUMMARY, self._article_meant("", previous))
        quote = previous.quotes[-1]
        article, number = quote.passage.article, quote.passage.number
        is_whole = quote.span == quote.passage.span
        if is_whole and number == len(article.passage_spans):
            return Notice(NoticeKind.THE_END)
        return Excerpt(await whole(article.passage(number + 1 if is_whole else number)))

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
