"""A name that is asked for stands near the word for whoever has it."""

import pytest

from bot.unanswered.timed import has_no_time
from bot.unanswered.unnamed import is_not_named
from tests.test_unanswered import BLAST, lacks

LAWYER = "Ana Ruiz denies it. Through her lawyer, Ruiz called it a tale, the Courier reports."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("What is the name of the welder who died?", BLAST[0], False),  # no kind that is known
        ("What is the name of the witness?", BLAST[1], True),  # none but a paper's
        ("What is the name of the finance minister?", BLAST[1], False),
        ("What are the names of the firefighters?", BLAST[0], False),
        ("Who is Ruiz's lawyer?", LAWYER, True),
        ("What is Ruiz's lawyer's name?", LAWYER, True),
        ("Who is Ruiz's lawyer?", "Ruiz’s lawyer, Omar Said, was silent.", False),
        ("Who is Ruiz's lawyer?", "Ruiz’s barrister, Omar Said, was silent.", False),
        ("Who is the successor of Ruiz?", "Omar Said has now succeeded Ruiz.", False),
        ("Who is Ruiz's husband?", "Her husband, Jon Ruiz, was silent.", False),
        ("Who is Ruiz's brother-in-law?", "It was paid to her brother-in-law in Vigo.", True),
        ("Who is the commander of the brigade?", "Officers of the brigade left.", True),
        ("Who is the judge?", "Ana Ruiz told the three judges that she was ill.", True),
        ("Who are the judges?", "The three judges, Said, Holt and Ruiz, were ill.", False),
        ("Who is the head of state?", "The head of state is the President.", False),
        ("What is the minister's son called?", "The minister has a son called Omar.", False),
    ],
)
def test_somebody_is_named_near_what_he_is(question: str, text: str, expected: bool) -> None:
    assert lacks(is_not_named, question, text) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("What is the ferry called?", "The ferry was licensed to carry 180 passengers.", True),
        ("What is the name of the ferry that sank?", "The Saint Orla sank on Monday.", False),
        ("What is the process called?", "By photosynthesis plants grow.", False),  # no name
    ],
)
def test_a_thing_is_named_anywhere(question: str, text: str, expected: bool) -> None:
    assert lacks(is_not_named, question, text) is expected


def test_when_somebody_was_born_takes_a_word_for_birth_or_age() -> None:
    assert lacks(has_no_time, "When was Ana Ruiz born?", "Ana Ruiz was elected in 1998.")
    assert not lacks(has_no_time, "When was Ana Ruiz born?", "Ana Ruiz (1961-2020) was a judge.")
