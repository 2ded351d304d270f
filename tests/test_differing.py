"""Questions about how accounts differ ask what they differ in."""

import pytest

from bot.questions.differing import asked_of_all
from bot.questions.plain_words import in_plain_words


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Do all the outlets give the same body count?", "how many were killed"),
        ("death toll, min–max?", "how many were killed"),
        ("Is 22 really the final number of people who lost their lives?", "how many were killed"),
        ("how many died?? everyone says something else", "how many were killed"),
        ("For a report I need every published count of the victims.", "how many were killed"),
        ("Which paper counts the fewest dead soldiers?", "how many soldiers were killed"),
        ("Do the sources agree on the deaths in Iraq?", "how many were killed Iraq"),
        ("who's right about the attacker?", "who is responsible"),
        ("Isn't Russia to blame rather than Syria?", "who is responsible"),
        ("Is everyone sure that it was the Russians?", "who is responsible"),
        ("was it Russia or the Syrians?", "who is responsible"),
    ],
)
def test_a_question_is_put_as_what_accounts_differ_in(question: str, plain: str) -> None:
    assert asked_of_all(question) == plain


def test_so_does_a_question_before_its_words_are_looked_for() -> None:
    asked = "Could you set out the casualty estimates next to each other, with their origin?"

    assert in_plain_words(asked) == "how many were killed"


@pytest.mark.parametrize(
    "question",
    [
        "How many soldiers were killed?",  # nothing differs
        "Who else died?",
        "Where exactly did they die?",
        "How did they really die?",
        "Is it certain who died?",
        "Did either side claim responsibility?",
        "Why do the sources disagree about the dead?",
        "Who really killed the soldiers?",
        "Is it true that Turkey was attacked?",
        "Was it all true?",
        "Was it a boat or a plane?",
        "Do the sources agree on the dead of the second blast in the harbour?",  # which one
        "Which river is the largest?",
        "Who is responsible for the largest number of parks?",
    ],
)
def test_what_asks_for_anything_else_stays(question: str) -> None:
    assert asked_of_all(question) is None
