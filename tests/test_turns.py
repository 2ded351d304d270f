"""Turns survive being stored, and never put another text under an old question."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Turn
from bot.answer_kinds import Kind
from bot.hosting.turns import digest, from_stored, to_stored
from bot.model import Article, Library, Quote, Source, Span

TEXT = "Ann, citing Bob, said it.\n\nNobody else did."
ARTICLE = Article("slug", "Title", TEXT, (Span(0, 25), Span(27, 43)), "en")
LIBRARY = Library((ARTICLE,))
SPANS = st.tuples(st.integers(0, 25), st.integers(0, 25)).map(lambda pair: Span(*sorted(pair)))
SOURCES = st.lists(st.builds(Source, st.just(ARTICLE), SPANS, st.none() | SPANS), max_size=3)
QUOTES = st.builds(
    lambda span, sources: Quote(ARTICLE.passage(1), span, sources=tuple(sources)), SPANS, SOURCES
)


@given(st.text(), st.sampled_from(Kind), st.lists(QUOTES, max_size=3))
def test_a_turn_comes_back_as_it_was(question: str, kind: Kind, quotes: list[Quote]) -> None:
    turn = Turn(question, kind, tuple(quotes))

    assert from_stored(to_stored(turn, chat=1, sender=2), LIBRARY) == turn


def test_quotes_of_an_article_that_changed_or_went_are_dropped() -> None:
    quote = Quote(ARTICLE.passage(1), Span(0, 3))
    stored = to_stored(Turn("Who?", Kind.FOUND, (quote,)), chat=1, sender=2)
    changed = replace(ARTICLE, text=TEXT.replace("Ann", "Eve"))
    divided = replace(ARTICLE, passage_spans=(Span(0, 43),))

    for library in (Library((changed,)), Library((divided,)), Library(())):
        assert from_stored(stored, library) == Turn("Who?", Kind.FOUND)


def test_a_digest_tells_texts_and_divisions_apart() -> None:
    others = [replace(ARTICLE, text=TEXT + "."), replace(ARTICLE, passage_spans=(Span(0, 25),))]

    assert digest(ARTICLE) == digest(replace(ARTICLE, title="Another"))
    assert len({digest(article) for article in (ARTICLE, *others)}) == 3
