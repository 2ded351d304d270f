"""Articles and answers of any Unicode, for the tests of what a person sees."""

from dataclasses import replace

from hypothesis import strategies as st

from bot.answer import (
    About,
    Answer,
    Credit,
    Excerpt,
    Found,
    History,
    Languages,
    NotFound,
    Notice,
    NoticeKind,
    Part,
    Report,
    Several,
    Shelf,
    SingleAnswer,
    SmallTalk,
    Surroundings,
    Talk,
    Topic,
    Turn,
    WhichArticle,
)
from bot.answer_kinds import Kind
from bot.commands import COMMANDS
from bot.model import Article, Question, Quote, Ranking, Source, Span, joined
from bot.text.cleaning import clean, clean_line

RANKING = Ranking(Question("Who?", "en", ("who",)))

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)))
MARKUP = st.text(alphabet='&<>"/ab \u0301é', min_size=1)
CLEAN_TEXT = (ANY_TEXT | MARKUP).map(clean).filter(bool)
CLEAN_LINE = (ANY_TEXT | MARKUP).map(clean_line).filter(bool)
URLS = st.sampled_from(
    [None, "https://example.org/a?b=1&c=2", "http://localhost/x", "javascript:alert(1)"]
)


def article(
    *paragraphs: str,
    title: str = "A title",
    publisher: str | None = "The Paper",
    url: str | None = "https://example.org/story",
    language: str = "en",
) -> Article:
    """An article of these paragraphs, parted by blank lines."""
    return Article("story", title, *joined(paragraphs), language, publisher, url)


def place(of: Article, words: str) -> Span:
    """Where the article has these words first."""
    start = of.text.index(words)
    return Span(start, start + len(words))


def quote(
    of: Article, number: int, words: str, *sources: Source, matched: tuple[str, ...] = ()
) -> Quote:
    spans = tuple(place(of, word) for word in matched)
    return Quote(of.passage(number), place(of, words), 1.0, sources, spans)


@st.composite
def articles(draw: st.DrawFn, most: int = 4) -> Article:
    paragraphs = draw(st.lists(CLEAN_TEXT, min_size=1, max_size=most))
    return article(
        *paragraphs,
        title=draw(CLEAN_LINE),
        publisher=draw(st.none() | CLEAN_LINE),
        url=draw(URLS),
    )


def reports() -> st.SearchStrategy[Article]:
    """Articles of sentences that credit and count, any other text among them."""
    told = st.sampled_from(
        (
            "The raid killed 22 people, Reuters said.",
            "According to AP, 30 people were killed.",
            "“It is over,” said Ana Ruiz.",
            "She told the Herald that 34 people died.",
        )
    )
    sentences = st.lists(told | told | CLEAN_TEXT, min_size=1, max_size=4)
    paragraphs = st.lists(sentences.map(" ".join).map(clean).filter(bool), min_size=2, max_size=4)
    return paragraphs.map(lambda texts: article(*texts))


@st.composite
def spans(draw: st.DrawFn, within: Span) -> Span:
    """A stretch that is not empty."""
    start = draw(st.integers(within.start, within.end - 1))
    return Span(start, draw(st.integers(start + 1, within.end)))


@st.composite
def sources(draw: st.DrawFn, of: Article) -> Source:
    whole = Span(0, len(of.text))
    return Source(of, draw(spans(whole)), draw(st.none() | spans(whole)))


@st.composite
def quotes(draw: st.DrawFn, of: Article) -> Quote:
    """A whole passage or a part of it that begins and ends with a letter."""
    passage = of.passage(draw(st.integers(1, len(of.passage_spans))))
    span = draw(st.just(passage.span) | spans(passage.span))
    text = of.text[span.start : span.end]
    if not text.strip():
        span = passage.span
    else:
        start = span.start + len(text) - len(text.lstrip())
        span = Span(start, start + len(text.strip()))
    return Quote(
        passage,
        span,
        draw(st.floats(-10, 10)),
        tuple(draw(st.lists(sources(of), max_size=3))),
        tuple(draw(st.lists(spans(span), max_size=5))),
    )


@st.composite
def founds(draw: st.DrawFn) -> Found:
    of = draw(articles())
    return Found(RANKING, tuple(draw(st.lists(quotes(of), min_size=1, max_size=3))))


@st.composite
def abouts(draw: st.DrawFn) -> About:
    of = draw(articles())
    numbers = st.lists(st.integers(1, len(of.passage_spans)), min_size=1, max_size=20)
    credits = st.builds(Credit, sources(of), numbers.map(tuple))
    return About(
        draw(st.sampled_from(Topic)),
        of,
        draw(st.none() | quotes(of)),
        tuple(draw(st.lists(credits, max_size=40))),
    )


@st.composite
def shelves(draw: st.DrawFn) -> Shelf:
    listed = tuple(draw(st.lists(articles(most=1), min_size=1, max_size=8)))
    number = st.integers(1, 9999)
    return Shelf(
        listed, draw(number), draw(number), draw(number), draw(st.none() | st.sampled_from(listed))
    )


@st.composite
def turns(draw: st.DrawFn) -> Turn:
    some_quotes = st.lists(articles(most=2).flatmap(quotes), max_size=4)
    return Turn(draw(st.text()), Kind.FOUND, tuple(draw(some_quotes)))


def surroundings(quote: Quote) -> Surroundings:
    """The quote in its passage."""
    return Surroundings(replace(quote, span=quote.passage.span, matched=(quote.span,)))


def answers() -> st.SearchStrategy[Answer]:
    """An answer of each kind, about any article, or several."""
    parts = st.lists(st.builds(Part, st.text(), single_answers()), min_size=2, max_size=3)
    return single_answers() | parts.map(tuple).map(Several)


def single_answers() -> st.SearchStrategy[SingleAnswer]:
    some_quote = articles().flatmap(quotes)
    return st.one_of(
        founds(),
        st.builds(NotFound, st.just(RANKING), st.none() | some_quote),
        abouts(),
        st.builds(Excerpt, some_quote),
        some_quote.map(surroundings),
        st.builds(SmallTalk, st.sampled_from(Talk), st.sampled_from([(), COMMANDS])),
        shelves(),
        st.lists(articles(most=1), min_size=2, max_size=8).map(tuple).map(WhichArticle),
        st.lists(turns(), max_size=10).map(tuple).map(History),
        st.just(Languages()),
        st.builds(Report, st.text(min_size=1, max_size=3000)),
        st.builds(
            Notice, st.sampled_from(NoticeKind), st.text(), st.sampled_from(["en", "ru", "x"])
        ),
    )
