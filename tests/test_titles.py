"""Which article somebody means."""

from dataclasses import replace

import pytest

from bot.titles import named, named_within
from tests.articles import article

TITLES = ("Fog at noon", "Pettifogging?", "Rain", "Rain in Norrby", "東京の雨")
ARTICLES = tuple(replace(article("It rained.", slug=title), title=title) for title in TITLES)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("1", "Fog at noon"),
        ("FOG AT NOON.", "Fog at noon"),
        ("fog", "Fog at noon"),  # not what fogging is in
        ("pettifog", "Pettifogging?"),  # as typed in haste
        ("rain", "Rain"),  # that title, though another has the word
        ("norrby", "Rain in Norrby"),
        ("雨", "東京の雨"),
        ("6", None),
        ("in", "Rain in Norrby"),
        ("ain", None),
        ("o", None),
        ("?", None),
    ],
)
def test_an_article_is_named_by_number_title_or_part_of_it(text: str, title: str | None) -> None:
    found = named(text, ARTICLES)

    assert (found and found.title) == title


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("who wrote Fog at Noon?", "Fog at noon"),
        ("what is pettifogging about", "Pettifogging?"),
        ("what is “Rain” about", "Rain"),
        ("is it about brains", None),
        ("東京の雨とは", "東京の雨"),
        ("who wrote it?", None),
        ("is fog at noon about rain", None),  # two
    ],
)
def test_a_question_holds_the_title_of_the_article_meant(question: str, title: str | None) -> None:
    found = named_within(question, ARTICLES)

    assert (found and found.title) == title
