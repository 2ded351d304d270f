"""Figures of an earlier year do not answer for what a report is about."""

from dataclasses import replace

import pytest

from bot.answering.earlier import is_of_another_year
from bot.answering.reranking import possible_first
from bot.model import Article, Library
from tests.answers import article
from tests.ranked import ranked

QUAKE = replace(
    article(
        "An earthquake struck the Zagros on Wednesday.",
        "State television put the death toll at 47.",
        "The earthquake of 2017 killed 600 people. A war in 1980 killed 3,000 in the valley.",
    ),
    published="2020-01-24",
)


async def first_of(of: Article, question: str) -> str:
    """The sentence that is quoted first."""
    found = possible_first(await ranked(question, Library((of,))))
    return found.candidates[0].sentence.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many people died in the earthquake?", "State television"),
        ("How many people died in the earthquake of 2017?", "The earthquake"),
        ("How many people died in the last earthquake?", "The earthquake"),
        ("How many people died in the war?", "A war"),
    ],
)
async def test_the_dead_of_today_are_asked_for_unless_others_are_named(
    question: str, told: str
) -> None:
    assert (await first_of(QUAKE, question)).startswith(told)


async def test_who_lives_there_is_none_of_the_dead() -> None:
    fire = "A fire killed 8 people there in 2001."
    leak = ("Gas leaked in Vigo.", "Ana Ruiz, 34, who lives there with three sons, heard it.", fire)
    report = replace(article(*leak), published="2020-01-24")

    assert await first_of(report, "How many people were killed?") == fire


async def test_any_sentence_of_a_report_may_tell_the_dead_of_today() -> None:
    mud = ("Mud took 12 lives in Vigo.", "In 1994 63 people died there. In 2001 8 died in a storm.")
    report = replace(article(*mud), published="2020-01-24")

    assert await first_of(report, "How many died?") == mud[0]


def test_a_year_that_is_told_is_no_other_one() -> None:
    assert is_of_another_year("It killed 600 in 2017.", "It killed 47.", QUAKE)
    assert not is_of_another_year("It killed 600 in 2017.", "In 2017 it killed 500.", QUAKE)
    assert not is_of_another_year("It killed 600.", "", QUAKE)


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("The fire of 31 December 2019 killed 12.", "2020-01-24"),
        ("The fire of 2 May 2017 killed 12.", None),
        ("The fire killed 2000 people.", "2020-01-24"),
    ],
)
def test_the_year_before_an_unknown_one_and_a_count_are_no_other_year(
    told: str, published: str | None
) -> None:
    assert not is_of_another_year(told, "", replace(QUAKE, published=published))
