"""Links into the bot lead to what they were made for, or say that it is gone."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deep_links import (
    DeadEnd,
    article_of,
    key_of,
    open_payload,
    to_article,
    to_passage,
    to_quote,
)
from bot.model import Article, Library, Quote, Span
from tests.answers import articles, quotes
from tests.articles import HARBOUR, article

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
NEWS = article(*HARBOUR)
LIBRARY = Library((NEWS,))


@given(st.data())
def test_what_is_linked_to_is_what_opens(data: st.DataObject) -> None:
    of = data.draw(articles())
    quote = data.draw(quotes(of))
    library = Library((replace(of, slug="other"), of))

    opened = open_payload(to_quote(quote), library)

    assert isinstance(opened, Quote)
    assert (opened.passage, opened.span) == (quote.passage, quote.span)
    assert open_payload(to_passage(quote.passage), library) == quote.passage
    assert open_payload(to_article(of), library) is of


@given(st.text())
def test_no_text_is_more_than_a_dead_end(text: str) -> None:
    assert open_payload(text, LIBRARY) in (None, DeadEnd.GONE)


def test_payloads_keep_telegrams_rules_for_the_longest_article() -> None:
    text = "x" * 3_000_000
    huge = Article("s" * 300, "T", text, (Span(0, 3_000_000),) * 99_999, "en")
    longest = Quote(huge.passage(99_999), Span(1_000_000, 2_000_000))

    for payload in (to_article(huge), to_passage(longest.passage), to_quote(longest)):
        assert PAYLOAD.fullmatch(payload)


def test_a_key_depends_on_the_slug_alone() -> None:
    assert key_of("rain") == key_of("rain") == to_article(replace(NEWS, slug="rain"))
    assert key_of("rain") == "fceb4e7e258f"
    assert article_of(key_of("other"), LIBRARY) is None


def test_a_changed_text_is_never_shown_for_a_link() -> None:
    quote = Quote(NEWS.passage(2), Span(NEWS.passage(2).span.start, NEWS.passage(2).span.end - 5))
    changed = article(HARBOUR[0], HARBOUR[1].replace("14", "15"), *HARBOUR[2:])
    shorter = article(HARBOUR[0])

    assert open_payload(to_quote(quote), Library((changed,))) is DeadEnd.CHANGED
    assert open_payload(to_quote(quote), Library((shorter,))) is DeadEnd.CHANGED
    assert open_payload(to_passage(quote.passage), Library((shorter,))) is DeadEnd.CHANGED


def test_a_quote_stays_linked_when_only_other_passages_change() -> None:
    quote = Quote(NEWS.passage(2), NEWS.passage(2).span)
    changed = article(HARBOUR[0] + " And more.", *HARBOUR[1:])

    opened = open_payload(to_quote(quote), Library((changed,)))

    assert isinstance(opened, Quote)
    assert opened.text == quote.text


@pytest.mark.parametrize("forged", ["-1", "-2-0-9-0000000000", "-2-999999999-9-0123456789", "-99"])
def test_a_forged_place_opens_no_quote(forged: str) -> None:
    opened = open_payload(key_of(NEWS.slug) + forged, LIBRARY)

    assert opened is DeadEnd.CHANGED or opened == NEWS.passage(1)


def test_the_link_to_an_article_that_is_not_here_says_so() -> None:
    assert open_payload(key_of("elsewhere"), LIBRARY) is DeadEnd.GONE
