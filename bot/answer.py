"""What can be answered, as values: one closed union for every shell.

"The article does not say" is an answer like the others. The quotes in it are places in articles
(see `model`); the bot's own words are chosen by the renderers, never here.
"""

from enum import StrEnum

from bot.answer_kinds import Kind
from bot.commands import Command
from bot.model import Article, Quote, Ranking, Source
from bot.statistics import Statistics
from bot.value import value


@value
class Found:
    """The article says it, here."""

    ranking: Ranking
    quotes: tuple[Quote, ...]


@value
class NotFound:
    """The article does not say it. `closest` is offered, not asserted."""

    ranking: Ranking
    closest: Quote | None = None
    one_of_several: bool = False  # whether several articles were searched
    chosen: Article | None = None  # the only one that was searched, of several
    missing: str = ""  # what the best quote lacks, in plain words, for `/why`


class Topic(StrEnum):
    """What can be asked of an article as a whole."""

    SUMMARY = "summary"
    PUBLISHER = "publisher"
    LINK = "link"
    DATE = "date"
    SOURCES = "sources"


@value
class Credit:
    """A source and the numbers of the passages in which the article credits it."""

    source: Source
    passages: tuple[int, ...]


@value
class About:
    """The article itself: its title and lead, who published it, or whom it credits."""

    topic: Topic
    article: Article
    lead: Quote | None = None
    credits: tuple[Credit, ...] = ()
    chosen: bool = False  # whether the reader has just chosen this article, to ask it alone


class Talk(StrEnum):
    """Small talk the bot has a word for."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    HELP = "help"
    DOUBT = "doubt"  # whether it is true
    REPROACH = "reproach"
    BEYOND = "beyond"  # what a bot that quotes cannot do
    NOD = "nod"  # yes, no, well


@value
class SmallTalk:
    """A kind word, no quote."""

    kind: Talk
    commands: tuple[Command, ...] = ()  # of HELP: those to list
    of_several: bool = False  # articles that can be asked


class NoticeKind(StrEnum):
    """What the bot has to say about the question rather than the article."""

    EMPTY = "empty"  # nothing that could be looked for
    NO_TEXT = "no_text"  # a picture, a voice ... without words
    CALLED = "called"  # by name in a group, and nothing was asked
    NO_SUCH_PASSAGE = "no_such_passage"  # detail: how many there are
    THE_END = "the_end"  # of the article, of which more was asked for
    UNKNOWN_COMMAND = "unknown_command"  # detail: how the nearest one is used
    ONLY_IN_PRIVATE = "only_in_private"  # an admin's command
    NOTHING_QUOTED = "nothing_quoted"  # whose word it was or where it stands was asked
    NOBODY_CREDITED = "nobody_credited"  # for the quotes before
    OTHER_LANGUAGE = "other_language"  # detail: the article's; the question shares no name with it
    REFUSED = "refused"  # may not ask
    PRIVACY = "privacy"  # detail: for how many days; nothing for as long as the program runs
    FORGOTTEN = "forgotten"
    NO_HISTORY = "no_history"
    NO_SUCH_ARTICLE = "no_such_article"
    BAD_LINK = "bad_link"  # leads to nothing that is here
    CHANGED = "changed"  # the article reads otherwise now


@value
class Notice:
    """One sentence about the question, in `language` where the bot has words in it.

    `detail` fills the sentence's blank.
    """

    kind: NoticeKind
    detail: str = ""
    language: str = "en"


@value
class WhichArticle:
    """The question back which of these articles is meant."""

    articles: tuple[Article, ...]


@value
class Excerpt:
    """A passage asked for by its number."""

    quote: Quote


@value
class Turn:
    """One question of a conversation with what was answered; follow-ups lean on it."""

    question: str  # with what it borrowed from the turn before
    kind: Kind
    quotes: tuple[Quote, ...] = ()  # of Kind.NOT_FOUND the closest, which is offered only
    typed: str = ""  # the question as typed, if it borrowed anything; else empty


@value
class History:
    """What somebody asked, the latest first."""

    turns: tuple[Turn, ...]


@value
class Surroundings:
    """A stretch around a quote; the quote is what `stretch` has matched."""

    stretch: Quote


@value
class Shelf:
    """A page of the articles there are, in order, and the one that is asked alone, if any."""

    articles: tuple[Article, ...]
    first: int  # the number of the first one here, from 1
    page: int  # from 1
    pages: int
    chosen: Article | None = None


@value
class Languages:
    """The languages that the bot can speak, to choose from; one may have been chosen just now."""

    chosen: bool = False


@value
class Usage:
    """How the bot is used, for who looks after it, with a picture where one can be drawn."""

    statistics: Statistics
    picture: bytes | None = None  # PNG


@value
class Report:
    """How something that the operator asked for has ended."""

    text: str


SingleAnswer = (
    Found
    | NotFound
    | About
    | Excerpt
    | Surroundings
    | SmallTalk
    | Notice
    | WhichArticle
    | Shelf
    | Languages
    | Usage
    | Report
    | History
)


@value
class Part:
    """One question of a message that holds several, and its answer."""

    question: str
    answer: SingleAnswer


@value
class Several:
    """The answers to a message that holds several questions, in their order."""

    parts: tuple[Part, ...]


Answer = SingleAnswer | Several


# -- what stands in an answer ---------------------------------------------------------------------


def kind_of(answer: Answer) -> Kind:
    """The answer's kind as logs, history and JSON name it."""
    match answer:
        case Found() | Excerpt() | Surroundings():
            return Kind.FOUND
        case NotFound():
            return Kind.NOT_FOUND
        case About():
            return Kind.ABOUT
        case SmallTalk():
            return Kind.SMALL_TALK
        case Notice() | WhichArticle() | Shelf() | Languages() | History() | Usage() | Report():
            return Kind.NOTICE
        case Several(parts=parts):
            kinds = [kind_of(part.answer) for part in parts]
            return Kind.FOUND if Kind.FOUND in kinds else kinds[0]


def quotes_of(answer: Answer) -> tuple[Quote, ...]:
    """What the answer quotes, best first; nothing for an answer without quotes."""
    match answer:
        case Found(quotes=quotes):
            return quotes
        case Excerpt(quote=quote) | Surroundings(stretch=quote):
            return (quote,)
        case About(lead=lead) if lead is not None:
            return (lead,)
        case Several(parts=parts):
            return tuple(quote for part in parts for quote in quotes_of(part.answer))
        case _:
            return ()


def ranking_of(answer: Answer) -> Ranking | None:
    """What was found for the question, or for the first of several; None without a search."""
    match answer:
        case Found(ranking=ranking) | NotFound(ranking=ranking):
            return ranking
        case Several(parts=parts):
            return next(filter(None, (ranking_of(part.answer) for part in parts)), None)
        case _:
            return None
