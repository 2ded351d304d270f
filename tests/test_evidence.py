"""What could answer a question is told by its looks."""

import pytest

from bot.model import AnswerType
from bot.ranking.evidence import gives_reason, kinds, may_answer, unit_asked


def kinds_of(word: str, text: str) -> set[AnswerType]:
    words = text.split()
    place = words.index(word)
    before = words[place - 1].lower() if place else ""
    return set(kinds(word, place == 0, before, "en"))


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("14", "About 14 sailors", {AnswerType.NUMBER}),
        ("twenty", "some twenty boats", {AnswerType.NUMBER}),
        ("2019", "back in 2019 again", {AnswerType.TIME}),
        ("May", "on 3 May", {AnswerType.TIME}),
        ("Astrid", "then Astrid left", {AnswerType.PERSON}),
        ("Norrby", "a house in Norrby", {AnswerType.PERSON, AnswerType.PLACE}),
        ("The", "The boats", set()),
        ("boats", "the boats", set()),
    ],
)
def test_a_word_shows_what_it_could_answer(word: str, text: str, expected: set[AnswerType]) -> None:
    assert kinds_of(word, text) == expected
    assert may_answer(word) >= bool(expected)


def test_reasons_are_given_by_certain_words() -> None:
    assert gives_reason("It closed because of a storm.")
    assert not gives_reason("It closed on Monday.")


@pytest.mark.parametrize(
    ("question", "sign"),
    [
        ("What percentage drowned?", "5 %"),
        ("How much money was lost?", "$3"),
        ("¿Qué porcentaje?", "%"),
    ],
)
def test_a_quantity_with_a_sign_is_known_by_it(question: str, sign: str) -> None:
    unit = unit_asked(question)

    assert unit is not None
    assert unit.search(sign)
    assert not unit.search("14 boats")


def test_other_questions_ask_for_no_unit() -> None:
    assert unit_asked("How many boats sank?") is None
