"""Heads of states asked for by their office."""

import re

import pytest

from bot.questions.leaders import with_leaders_named

NAMED = {"Putin", "Erdogan", "Trump", "Biden", "Merkel"}


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Will the Russian president come?", "Will Putin come?"),
        ("What did the president of Russia say?", "What did Putin say?"),
        ("did Russia’s leader refuse", "did Putin refuse"),
        ("Did Turkey's prime minister meet the German chancellor?", "Did Erdogan meet Merkel?"),
    ],
)
def test_an_office_is_read_as_the_name_that_holds_it_in_the_articles(
    question: str, meant: str
) -> None:
    assert with_leaders_named(question, NAMED.__contains__) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Will the US president come?",  # two are named
        "Will the French president come?",  # none is
        "Who is the Russian president?",
        "Which Russian president came?",
        "Did a former Russian president come?",
        "Did the Russian presidents meet?",
        "Did the president of the Russian bank come?",
        "Did the Russian army come?",
        "Did the Russian president-elect come?",
    ],
)
def test_an_office_that_names_nobody_for_sure_stays(question: str) -> None:
    assert with_leaders_named(question, NAMED.__contains__) == question


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Will the two presidents talk?", "Will Erdogan and Putin talk?"),
        ("Will both strongmen talk?", "Will Erdogan and Putin talk?"),
        ("Will the heads of state talk?", "Will Erdogan and Putin talk?"),
        ("Did the leaders' meeting take place?", "Did Erdogan and Putin meeting take place?"),
        ("Did the Turkish and Russian presidents meet?", "Did Erdogan and Putin meet?"),
        ("Will the presidents of Russia and Turkey meet?", "Will Putin and Erdogan meet?"),
        ("Did the leaders of the club meet?", "Did the leaders of the club meet?"),
        ("Are both presidents at the table?", "Are Erdogan and Putin at the table?"),
        ("Did the leaders from Europe meet?", "Did the leaders from Europe meet?"),
        ("Which two leaders met?", "Which two leaders met?"),
        ("Which of the leaders won?", "Which of the leaders won?"),
    ],
)
def test_two_leaders_are_those_whom_the_title_names(question: str, meant: str) -> None:
    is_in_title = {"Putin", "Erdogan"}.__contains__

    assert with_leaders_named(question, NAMED.__contains__, is_in_title) == meant


def test_two_leaders_are_nobody_where_the_title_names_one_or_three() -> None:
    question = "Will the two presidents talk?"

    for title in ({"Macron"}, {"Putin", "Biden", "Merkel"}):
        assert with_leaders_named(question, NAMED.__contains__, title.__contains__) == question


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Did Putin's planes bomb it?", "Did Russian planes bomb it?"),
        ("Who did Merkel’s border guards stop?", "Who did German border guards stop?"),
        ("Did the Russian leader's troops come?", "Did Russian troops come?"),
        ("Did Modi's troops come?", "Did India troops come?"),  # the articles have India alone
        ("Did Macron's troops come?", "Did Macron's troops come?"),  # they have no word for France
        ("Did Johnson's troops come?", "Did Johnson's troops come?"),  # of Britain or the US
        ("Did Berg's troops come?", "Did Berg's troops come?"),
        ("Did Putin's wife come?", "Did Putin's wife come?"),
    ],
)
def test_what_a_leader_commands_is_his_countrys(question: str, meant: str) -> None:
    words = {"Russian", "Russia", "German", "India", "Putin", "British", "American"}

    assert with_leaders_named(question, words.__contains__) == meant


def test_what_the_articles_call_a_leaders_own_stays() -> None:
    def has(form: re.Pattern[str]) -> bool:
        return form.search("Putin's army") is not None

    asked = "Did Putin's planes and Erdogan's planes come?"
    meant = "Did Putin's planes and Turkish planes come?"
    words = {"Russian", "Turkish"}

    assert with_leaders_named(asked, words.__contains__, used=has) == meant
