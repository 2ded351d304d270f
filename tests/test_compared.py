"""Sources that a question names side by side are quoted side by side."""

import pytest

from bot.answering.asked_source import asked_source
from bot.answering.compared import compared
from bot.model import Article
from tests.answers import article
from tests.ranked import parsed_ranking, ranking

RAID = article(
    "The raid killed 22 soldiers, the Daily Sabah reports.",
    "Ankara considers Syria responsible for the raid, the Times reported. Ministers will meet, the"
    " Times wrote.",
    "Russia carried out the raid, a correspondent of Al-Monitor said. According to Al-Monitor, 30"
    " soldiers were killed.",
    "The raid was long, Daniel Osei said.",
)
SABAH, BLAMES_SYRIA, MEETING, BLAMES_RUSSIA, THIRTY = (
    RAID.passage(1).text,
    "Ankara considers Syria responsible for the raid, the Times reported.",
    "Ministers will meet, the Times wrote.",
    "Russia carried out the raid, a correspondent of Al-Monitor said.",
    "According to Al-Monitor, 30 soldiers were killed.",
)


def told(question: str, of: Article = RAID) -> list[str]:
    found = parsed_ranking(question, of, "The raid")
    return [quote.text for quote in compared(found, (of,))]


@pytest.mark.parametrize(
    "question",
    [
        "How does Al-Monitor's count differ from the Daily Sabah's?",
        "Compare the figures of Al-Monitor and the Daily Sabah",
        "How many were killed, say the Daily Sabah and Al-Monitor?",
    ],
)
def test_where_figures_are_compared_each_is_quoted_with_one(question: str) -> None:
    assert told(question) == [SABAH, THIRTY]


@pytest.mark.parametrize(
    "question",
    [
        "Do the Times and Al-Monitor blame the same side?",
        "How do the versions of the Times and Al-Monitor differ?",
    ],
)
def test_where_culprits_are_compared_each_is_quoted_with_whom_it_blames(question: str) -> None:
    assert told(question) == [BLAMES_SYRIA, BLAMES_RUSSIA]


def test_who_contradicts_a_source_asks_for_the_words_of_others() -> None:
    def asked(question: str) -> bool:
        return asked_source(ranking(question, RAID, "The raid"), (RAID,)) is not None

    assert asked("What has the Times reported?")
    assert not asked("Who contradicts what the Times reported?")


def test_an_account_that_tells_of_nobody_is_quoted_on_the_topic() -> None:
    clash = article(
        "The first shots came from the north, a correspondent of the Post said.",
        "The guards opened fire, Anton Reuss said.",
    )

    assert told("Does the Post's account of who fired first match Reuss's?", clash) == [
        clash.passage(1).text,
        clash.passage(2).text,
    ]


def test_without_a_topic_all_that_they_say_is_quoted() -> None:
    assert told("What do the Daily Sabah and the Times report?") == [
        SABAH,
        f"{BLAMES_SYRIA} {MEETING}",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "What does the Times report?",  # one
        "What does the Times say of Russia and the Daily Sabah of Syria?",  # each of its own
        "Do the Times and the Daily Sabah agree about the weather?",  # neither speaks of it
        "Did Syria and Russia agree?",  # no sources
        "How do the Times differ?",  # "do" is no initials
    ],
)
def test_nothing_is_set_side_by_side_without_two_who_tell_of_one_thing(question: str) -> None:
    assert told(question) == []
