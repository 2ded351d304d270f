"""The nouns of the program, as values.

What carries the promise of verbatim quotes is here: an `Article` holds the only copy of its text,
and `Passage`, `Sentence`, `Source` and `Quote` are places in it. Their `.text` slices the article,
so a quote that differs from its source has no constructor.

All spans count Unicode code points from the start of `Article.text`, end exclusive.
Nothing else of the program is imported here but how values are made.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from bot.value import ordered_value, value

_BETWEEN = "\n\n"  # two passages
LONG = 40  # passages of an article as encyclopaedias have them


@ordered_value
class Span:
    """A stretch of an article's text: code points, end exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def shifted(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)

    def joined(self, other: "Span") -> "Span":
        """From where the first of the two begins to where the last ends."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def gap(self, other: "Span") -> int:
        """Code points between the two, in whichever order; negative where they overlap."""
        return max(self.start - other.end, other.start - self.end)

    def overlaps(self, other: "Span") -> bool:
        return self.gap(other) < 0


# -- what is read ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Article:
    """One article of the corpus. `text` is its cleaned body; passages are spans into it.

    Two articles are the same only if they are the same object: a reload makes new ones. Its `repr`
    leaves out what grows with the article, since answers hold it many times: `asyncio.Runner` takes
    the `repr` of an answer when it gives the interrupt signal back.
    """

    slug: str
    title: str
    text: str = field(repr=False)
    passage_spans: tuple[Span, ...] = field(repr=False)
    language: str  # ISO 639-1
    publisher: str | None = None
    url: str | None = None
    published: str | None = None  # as the front matter says it; a YAML date as YYYY-MM-DD
    tags: tuple[str, ...] = ()
    # the heading above each passage, "" for none; or empty
    headings: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_short(self) -> bool:
        """Whether it is a report rather than an encyclopaedia's article or a paper."""
        return len(self.passage_spans) < LONG

    @property
    def passages(self) -> tuple["Passage", ...]:
        return tuple(self.passage(number) for number in range(1, len(self.passage_spans) + 1))

    def passage(self, number: int) -> "Passage":
        """The passage of that number, counted from 1; IndexError when there is none."""
        if not 1 <= number <= len(self.passage_spans):
            raise IndexError(f"{self.slug} has no passage {number}")
        heading = self.headings[number - 1] if self.headings else ""
        return Passage(self, number, self.passage_spans[number - 1], heading)


def joined(passages: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """The text of an article of these passages, separated by blank lines, and where each stands.

    >>> joined(["One.", "Two."])
    ('One.\\n\\nTwo.', (Span(start=0, end=4), Span(start=6, end=10)))
    """
    spans = []
    start = 0
    for passage in passages:
        spans.append(Span(start, start + len(passage)))
        start += len(passage) + len(_BETWEEN)
    return _BETWEEN.join(passages), tuple(spans)


@value
class Passage:
    """A paragraph of an article, numbered from 1."""

    article: Article
    number: int  # passages are the same if article and number are
    span: Span = field(compare=False)
    heading: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]


@value
class Sentence:
    """A sentence of a passage, numbered from 1 within it."""

    passage: Passage
    number: int
    span: Span

    @property
    def text(self) -> str:
        return self.passage.article.text[self.span.start : self.span.end]


@value
class Source:
    """Somebody the article credits: a name, and whom that source cites in turn, in its words."""

    article: Article
    name_span: Span
    citing_span: Span | None = None

    @property
    def name(self) -> str:
        return self.article.text[self.name_span.start : self.name_span.end]

    @property
    def citing(self) -> str | None:
        if self.citing_span is None:
            return None
        return self.article.text[self.citing_span.start : self.citing_span.end]


@dataclass(frozen=True, eq=False)
class Library:
    """All articles, in the order of their slugs. Immutable: a reload builds a new one."""

    articles: tuple[Article, ...]

    @cached_property
    def by_slug(self) -> Mapping[str, Article]:
        return {article.slug: article for article in self.articles}

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for article in self.articles for passage in article.passages)


# -- what is asked --------------------------------------------------------------------------------


@value
class Visitor:
    """Somebody in a chat; a person's own chat has that person's number."""

    chat: int = 0
    sender: int = 0
    language: str | None = None  # of the interface, as the client reports it

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads along: only groups and channels have negative numbers."""
        return self.chat >= 0


@value
class Message:
    """What somebody wrote, wherever they wrote it."""

    text: str
    visitor: Visitor = Visitor()
    reply_to: int | None = None  # the message of the chat that it replies to
    edits: int | None = None  # the number under which what it corrects was first asked
    is_called: bool = False  # it holds nothing but the bot's name


class AnswerType(StrEnum):
    """What a right answer must hold, as far as the question's form tells."""

    ANY = "any"
    PERSON = "person"
    PLACE = "place"
    TIME = "time"
    NUMBER = "number"
    REASON = "reason"

    __hash__ = str.__hash__  # an enumeration's own takes ten times as long


@value
class Clue:
    """A term of a question and what is known of it before any passage is looked at."""

    term: str
    word: str  # as meant, in lower-case Latin letters
    information: float  # how rare it is in the language at large: -log10 of its share
    rarity: float  # how rare it is in the library: inverse passage frequency
    known: bool = True  # whether any passage holds it
    alike: frozenset[str] = frozenset()  # terms of the library that share its first five letters
    same: frozenset[str] = frozenset()  # terms that say the same in other words
    related: frozenset[str] = frozenset()  # terms that may do so
    is_name: bool = False

    @property
    def family(self) -> frozenset[str]:
        """The term and all that may stand for it by their meaning."""
        return self.same | self.related | {self.term}

    @property
    def is_unheard_of(self) -> bool:
        """Whether no article has it or a word that says the same."""
        return not (self.known or self.alike or self.same)


@value
class Question:
    """A question taken apart.

    `text` is as asked, or what English is known of a question in another language. `terms` are what
    is looked for, folded and stemmed, without repeats, in the order asked; `clues` say of each how
    telling it is. `corrected` maps a term as typed to what replaced it. `plainly` is the text in
    plainer words, where there are any.
    """

    text: str
    language: str
    terms: tuple[str, ...]
    answer_type: AnswerType = AnswerType.ANY
    corrected: Mapping[str, str] = field(default_factory=dict)
    clues: tuple[Clue, ...] = ()
    plainly: str = ""

    @property
    def in_plain_words(self) -> str:
        return self.plainly or self.text


# -- what is found --------------------------------------------------------------------------------


@value
class Hit:
    """A passage that bears on the question. `score` orders hits; its sign means nothing.

    `spread` tells of each term looked for which share of its article's passages hold it.
    """

    passage: Passage
    score: float
    matched: tuple[str, ...] = ()
    spread: Mapping[str, float] = field(default_factory=dict, compare=False)


@value
class Candidate:
    """A sentence with its score, and a function that tells what each feature added to it.

    One that `stands_in` for another sentence has the score of that one, whose text was ranked.
    """

    sentence: Sentence
    score: float
    explain: Callable[[], Mapping[str, float]] = field(default=dict, repr=False, compare=False)
    matched: tuple[Span, ...] = ()  # the words of the sentence that the question asked for
    stands_in: bool = False

    @property
    def contributions(self) -> Mapping[str, float]:
        """Feature -> what it added, worked out anew: few ask why."""
        return self.explain()


@value
class Ranking:
    """Everything found for a question, best first, and how sure the ranker is (0 to 1).

    `features` are those of the question and of its best sentence, by name: the confidence rests on
    them. `passed_over` are better sentences that lack what the form of the question demands.
    """

    question: Question
    hits: tuple[Hit, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    confidence: float = 0.0
    features: Mapping[str, float] = field(default_factory=dict)
    passed_over: tuple[Candidate, ...] = ()


@value
class Quote:
    """A stretch of an article, word for word, and whom the article credits for it.

    One that was not ranked, but is quoted beside another for what it says, has the score of minus
    infinity.
    """

    passage: Passage
    span: Span
    score: float = -math.inf
    sources: tuple[Source, ...] = ()
    matched: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return self.passage.article.text[self.span.start : self.span.end]

    def covers(self, other: "Quote") -> bool:
        """Whether the other stands within it."""
        return self.passage == other.passage and self.span.covers(other.span)
