"""What can be answered, as frozen values: one closed union for every shell.

"The article does not say" is an answer like the others. The quotes in it are places in articles
(see `model`); the bot's own words are chosen by the renderers, never here.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.model import Article, Quote, Ranking, Source


@dataclass(frozen=True, slots=True)
class Found:
    """The article says it, here."""

    ranking: Ranking
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class NotFound:
    """The article does not say it. `closest` is offered, not asserted."""

    ranking: Ranking
    closest: Quote | None = None


class Topic(StrEnum):
    """What can be asked of an article as a whole."""

    SUMMARY = "summary"
    PUBLISHER = "publisher"
    LINK = "link"
    DATE = "date"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Credit:
    """A source and the numbers of the passages in which the article credits it."""

    source: Source
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class About:
    """The article itself: its title and lead, who published it, or whom it credits."""

    topic: Topic
    article: Article
    lead: Quote | None = None
    credits: tuple[Credit, ...] = ()


class Talk(StrEnum):
    """Small talk the bot has a word for."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """A kind word, no quote."""

    kind: Talk


class NoticeKind(StrEnum):
    """What the bot has to say about the question rather than the article."""

    EMPTY = "empty"  # nothing that could be looked for
    NO_SUCH_PASSAGE = "no_such_passage"  # detail: how many there are
    UNKNOWN_COMMAND = "unknown_command"  # detail: how the nearest one is used
    NOBODY_CREDITED = "nobody_credited"  # for the quotes before
    WHICH_ARTICLE = "which_article"  # detail: the titles, a line each
    OTHER_LANGUAGE = "other_language"  # detail: the article's; the question shares no name with it


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence about the question, in `language` where the bot has words in it.

    `detail` fills the sentence's blank.
    """

    kind: NoticeKind
    detail: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage asked for by its number."""

    quote: Quote


SingleAnswer = Found | NotFound | About | Excerpt | SmallTalk | Notice


@dataclass(frozen=True, slots=True)
class Part:
    """One question of a message that holds several, and its answer."""

    question: str
    answer: SingleAnswer


@dataclass(frozen=True, slots=True)
class Several:
    """The answers to a message that holds several questions, in their order."""

    parts: tuple[Part, ...]


Answer = SingleAnswer | Several


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation with what was answered; follow-ups lean on it."""

    question: str
    kind: str
    quotes: tuple[Quote, ...] = ()


# -- what is sent ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One Telegram message: `html` for parse mode HTML, `plain` the same text without markup."""

    html: str
    plain: str
