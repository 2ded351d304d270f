"""Phrases of a question become plain words before they are looked for."""

import re

import pytest

from bot.plain_english import phrases
from bot.plain_words import in_plain_words


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Why was the meeting called off?", "Why was the meeting cancelled?"),
        ("How much money did Berg give?", "how much did Berg give?"),
        ("Do the sources agree on the price?", " the price?"),
        ("Do the sources agree on the number of dead?", "how many dead?"),
        ("Who is mentioned in the article?", "Who ?"),
        ("What is Berg's job?", "What is Berg?"),
        ("Who is behind bars?", "Who jail?"),
        ("When did the ship set off from Oslo?", "When did the ship depart from Oslo?"),
        ("Who lit the lamp?", "Who lit the lamp?"),
    ],
)
def test_a_phrase_is_put_plainly(question: str, plain: str) -> None:
    assert in_plain_words(question, "en") == plain


@pytest.mark.parametrize(
    ("held", "plain"),
    [
        ({"hit", "back"}, "Who hit back first?"),
        ({"hit", "response"}, "Who response first?"),
        ({"hit", "response", "retaliation"}, "Who retaliation first?"),
        (set(), "Who retaliated first?"),
    ],
)
def test_a_phrase_gives_way_to_what_the_articles_have(held: set[str], plain: str) -> None:
    def stands(phrase: str) -> bool:
        return held.issuperset(phrase.split())

    assert in_plain_words("Who hit back first?", "en", stands) == plain


def test_every_expression_is_found_by_its_words() -> None:
    for words, meanings in phrases().items():
        for phrase in meanings:
            assert any(word in phrase.replace("?", "") for word in words.split()), phrase
            assert re.compile(phrase)


def test_a_question_of_nothing_else_stays_as_it_is() -> None:
    assert in_plain_words("Going to?", "en") == "will?"
    assert in_plain_words("by whom?", "en") == "by whom?"


def test_other_languages_are_left_alone() -> None:
    assert in_plain_words("How much money", "de") == "How much money"
