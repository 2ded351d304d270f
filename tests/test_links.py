"""Links scroll to the quote, and only links that work are made."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deep_links import to_quote
from bot.model import Article, Quote, Span
from bot.rendering.links import article_url, link_for, link_to
from bot.rendering.reader import Reader
from tests.answers import ANY_TEXT, CLEAN_TEXT, article, articles, place, spans


def directive(link: str | None) -> list[str]:
    """The texts a browser looks for: the whole, or a beginning and an end."""
    assert link is not None
    return [unquote(part) for part in link.partition(":~:text=")[2].split(",")]


def test_a_short_quote_is_looked_for_whole() -> None:
    story = article("It rained. The sun shone, again.")

    link = link_to(story, place(story, "The sun shone, again."))

    assert link == "https://example.org/story#:~:text=The%20sun%20shone%2C%20again."


def test_what_parts_a_directive_is_encoded() -> None:
    story = article("Al-Bara, R&D, 5#6: é")

    link = link_to(story, Span(0, len(story.text)))

    assert link is not None
    assert link.endswith("#:~:text=Al%2DBara%2C%20R%26D%2C%205%236%3A%20%C3%A9")


def test_of_a_long_quote_both_ends_are_looked_for() -> None:
    story = article("The army, which entered at the end of the year, was hit in a raid last night.")

    assert directive(link_to(story, story.passage_spans[0])) == [
        "The army, which entered at",
        "hit in a raid last night.",
    ]


def test_the_beginning_grows_until_it_occurs_nowhere_before() -> None:
    opening = "According to the foreign ministry of the country"
    story = article(
        f"{opening} it rained all day long.",
        f"{opening} there was snow, much more of it than ever.",
    )

    beginning, _ = directive(link_to(story, story.passage_spans[1]))

    assert beginning == f"{opening} there"


def test_scripts_without_blanks_are_cut_at_their_punctuation() -> None:
    sentence = (
        "土耳其军队去年年底进入伊德利卜，在一次空袭中遭到袭击，至少造成二十二名士兵死亡，"
        "当地政府说，该省的情况正在急剧恶化，成千上万的人离开了家园。"
    )
    story = article(sentence)

    beginning, end = directive(link_to(story, story.passage_spans[0]))

    assert beginning.endswith("，")
    assert sentence.startswith(beginning)
    assert sentence.endswith(end)


def test_a_fragment_that_is_there_stays_before_the_directive() -> None:
    story = article("It rained.", url="https://example.org/story#part-2:~:text=old")

    assert link_to(story, Span(0, 10)) == ("https://example.org/story#part-2:~:text=It%20rained.")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://example.org/x",
        "http://localhost/x",
        "https://",
        "https://[::1",
        "http://a.org:0/",
        "http://a.org:99999/",
        "http://a.org:x/",
        "https://user@example.org/",
        "example.org/story",
        "https://ex ample.org/",
        "https://" + "é" * 70 + ".org/",
        "https://example.org/" + "a" * 3000,
        "",
    ],
)
def test_an_address_nobody_could_open_makes_no_link(url: str) -> None:
    assert link_to(article("It rained.", url=url), Span(0, 10)) is None


def test_an_address_in_other_letters_is_encoded() -> None:
    story = article("It rained.", url='https://bücher.example/straße?q="a b"&c=%20')

    assert article_url(story) == ("https://xn--bcher-kva.example/stra%C3%9Fe?q=%22a%20b%22&c=%20")


def test_a_link_that_would_be_too_long_does_without_the_directive() -> None:
    story = article("漢" * 700)

    assert link_to(story, story.passage_spans[0]) == "https://example.org/story"


@given(st.data(), st.lists(CLEAN_TEXT, min_size=1, max_size=3))
def test_a_link_looks_for_the_ends_of_the_quote_and_finds_it_first(
    data: st.DataObject, paragraphs: list[str]
) -> None:
    story = article(*paragraphs)
    span = data.draw(spans(data.draw(st.sampled_from(story.passage_spans))))
    text = " ".join(story.text[span.start : span.end].split())
    link = link_to(story, span)

    if ":~:" in str(link):
        beginning, *end = directive(link)
        assert text.startswith(beginning)
        assert all(text.endswith(part) for part in end)


@given(articles(), st.sampled_from(["", "bücher.example", "example.org/"]), ANY_TEXT)
def test_a_link_is_plain_ascii_with_a_host_whatever_the_address(
    story: Article, host: str, url: str
) -> None:
    other = article(*[passage.text for passage in story.passages], url=f"https://{host}{url}")
    link = link_to(other, other.passage_spans[0])

    if link is not None:
        assert link.isascii()
        assert " " not in link
        assert "." in str(urlsplit(link).hostname)


# -- links into the bot ---------------------------------------------------------------------------


def test_a_quote_of_an_article_without_address_is_linked_to_in_the_bot() -> None:
    story = article("It rained. The sun shone.", url=None)
    quote = Quote(story.passage(1), place(story, "The sun shone."))

    link = link_for(Reader(bot="article_bot"), quote)

    assert link == f"https://t.me/article_bot?start={to_quote(quote)}"
    assert link_for(Reader(), quote) is None


def test_the_original_is_linked_to_where_it_has_an_address() -> None:
    story = article("It rained.")
    quote = Quote(story.passage(1), place(story, "It rained."))

    assert link_for(Reader(bot="article_bot"), quote) == link_to(story, quote.span)


@given(CLEAN_TEXT)
def test_links_into_the_bot_are_telegrams_links(text: str) -> None:
    story = article(text, url="http://localhost/")
    quote = Quote(story.passage(1), story.passage_spans[0])

    link = urlsplit(link_for(Reader(bot="article_bot"), quote) or "")

    assert (link.scheme, link.netloc, link.path) == ("https", "t.me", "/article_bot")
    assert re.fullmatch(r"start=[\w-]{1,64}", link.query, re.ASCII)
