"""A sentence shows by signs that it could hold the answer."""

import pytest

from bot.questions.question import parse_question
from bot.questions.vocabulary import Vocabulary
from bot.ranking.likely import SIGNS, signs
from bot.ranking.passage_index import PassageIndex
from bot.ranking.wanted import prepare
from tests.articles import library

LIBRARY = library(
    "Mira Holt, the mayor, opened the harbour in 1998. Some 40 sailors live there, near 3 cranes.",
    "The price rose by 12 percent. Anna Berg met Holt in Norrby because of the strike.",
    "On 3 May the price had halved. Many did not sell at all, said Holt.",
)
VOCABULARY = Vocabulary(LIBRARY)
INDEXES = [PassageIndex(passage) for passage in LIBRARY.passages]


def shown(question: str, passage: int, sentence: int) -> set[str]:
    """The signs that a sentence of a passage shows for the question."""
    wanted = prepare(parse_question(question, VOCABULARY), INDEXES, "en")
    rows = signs(wanted, INDEXES[passage - 1])
    assert list(rows) == [sign for sign in SIGNS if sign in rows]
    return {sign for sign, row in rows.items() if row[sentence - 1]}


@pytest.mark.parametrize(
    ("question", "passage", "sentence", "expected"),
    [
        ("When did the harbour open?", 1, 1, {"time", "nearby"}),
        ("How many sailors are there?", 1, 2, {"number", "nearby", "counts"}),
        ("What percent did the price rise?", 2, 1, {"number", "nearby", "unit"}),
        ("When did the price fall?", 3, 1, {"time", "date", "nearby"}),
        ("Who did not sell?", 3, 2, {"denies", "person", "nearby"}),
        ("Why did Berg meet Holt?", 2, 2, {"reason"}),
        ("Who is Mira Holt?", 1, 1, {"defines"}),
        ("Where did Berg meet Holt?", 2, 2, {"place", "nearby"}),
    ],
)
def test_a_sentence_shows_what_is_asked_for(
    question: str, passage: int, sentence: int, expected: set[str]
) -> None:
    assert shown(question, passage, sentence) == expected


def test_a_year_is_no_number_of_anything() -> None:
    assert shown("How many harbours opened?", 1, 1) == set()


def test_a_number_before_another_noun_does_not_count_what_is_asked_for() -> None:
    assert "counts" not in shown("How many harbours are there?", 1, 2)


def test_a_long_question_asks_for_more_than_what_something_is() -> None:
    assert "defines" in shown("Who is the mayor Mira Holt?", 1, 1)
    assert "defines" not in shown("Who is afraid in the harbour of Mira Holt?", 1, 1)


def test_a_question_for_nothing_in_particular_sees_no_signs() -> None:
    assert shown("Tell me about the harbour", 1, 1) == set()


@pytest.mark.parametrize(
    ("told", "counts"), [("40 old, tired sailors", True), ("40 old, tired, sick sailors", False)]
)
def test_a_number_counts_what_stands_within_three_words(told: str, counts: bool) -> None:
    of = library(f"There are {told}.")
    index = PassageIndex(of.passages[0])
    wanted = prepare(parse_question("How many sailors?", Vocabulary(of)), [index], "en")

    assert ("counts" in signs(wanted, index)) is counts
