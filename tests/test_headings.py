"""A heading that asks, or names what is asked for, is answered by what stands below it."""

from dataclasses import replace
from typing import Any

import pytest

from bot.answer import Found, NotFound
from bot.answering.composing import compose
from bot.answering.headings import quote_under_heading, quote_under_question
from bot.model import Article, Question
from bot.questions.answer_type import answer_type
from tests.articles import article
from tests.ranked import ranking
from tests.steps import calls

HOLD = "Hold the small button for ten seconds. Then open the page."
GUIDE = replace(
    article("Routers are sold in nine countries.", HOLD, "Never twice.", "Send it back."),
    headings=(
        "",
        "How do I reset my password?",
        "How do I reset my password?",
        "Warranty, returns",
    ),
)


def below(tell: Any, text: str, *articles: Article) -> str | None:  # Any: either of the two
    asked = Question(text, "en", (), answer_type(text))
    quote = tell(asked, articles or (GUIDE,))
    return None if quote is None else quote.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how do i reset the password", HOLD),
        ("How often do I reset my password?", None),  # asks for something else
        ("How do I reset the blue password?", None),
        ("What about warranty and returns?", None),  # a heading that asks nothing
        ("How do I not reset my password?", None),
        ("How don’t I reset my password?", None),
        ("How do I password my reset?", None),
    ],
)
def test_a_heading_that_asks_the_same_is_answered_below(text: str, told: str | None) -> None:
    assert below(quote_under_question, text) == told


@pytest.mark.parametrize("text", ["What of it?", "What is it?"])
def test_a_question_without_a_telling_word_is_not_the_same_as_another(text: str) -> None:
    guide = replace(article("Routers are sold.", HOLD), headings=("", "What is it?"))

    assert below(quote_under_question, text, guide) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What about returns?", "Send it back."),
        ("What about no returns?", None),
        ("Can I reset it?", HOLD),
        ("When did the warranty begin?", None),  # needs a time
        ("What about the returns of ships?", None),
        ("What about it?", None),
    ],
)
def test_other_headings_have_all_words_of_the_question(text: str, told: str | None) -> None:
    assert below(quote_under_heading, text) == told


@pytest.mark.parametrize("tell", [quote_under_question, quote_under_heading])
def test_a_question_is_read_once_however_many_headings_there_are(tell: Any) -> None:
    def steps(count: int) -> int:
        headings = tuple(f"Is part {number} new?" for number in range(count))
        guide = replace(article(*["It is."] * count), headings=headings)
        below(tell, "What about it?", guide)  # reads the headings
        asked = f"What about {'ships and ' * 100}of it, or {count}?"  # not read before
        return calls(lambda: below(tell, asked, guide))

    assert steps(100) < 2 * steps(10)


def test_many_articles_are_not_searched_for_headings() -> None:
    assert below(quote_under_heading, "What about returns?", *[GUIDE] * 21) is None


def test_a_heading_helps_where_the_text_has_no_answer() -> None:
    silent = ranking("What about returns?", GUIDE, "nothing", confidence=0.0)
    sure = ranking("Are returns sold?", GUIDE, "Routers")

    found = compose(silent, (GUIDE,))

    assert isinstance(found, Found)
    assert [quote.text for quote in found.quotes] == ["Send it back."]
    assert isinstance(compose(silent), NotFound)
    assert [quote.passage.number for quote in getattr(compose(sure, (GUIDE,)), "quotes", ())] == [1]
