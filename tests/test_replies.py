"""What answers an article's own question answers a reader's that is like it."""

import pytest

from bot.answering.replies import with_replies
from bot.model import Article
from tests.articles import article
from tests.ranked import ranking

TALK = article(
    "Marie Roux makes cheese.",
    "Q: When did you sell your first cheese?",
    "A: To be honest, I forgot. It was in 1991.",
    "Q: You threw away a year's work in 2003. Why?",
    "A: It was bitter.",
    "Q: “What did your father say to the cheese?”",
)


def best(question: str, found: str, of: Article = TALK) -> str:
    return with_replies(ranking(question, of, found)).candidates[0].sentence.text


@pytest.mark.parametrize(
    ("question", "found", "reply"),
    [
        ("When did she sell her first cheese?", "Q: When", "It was in 1991."),
        ("Why did she throw away the work?", "Q: You", "A: It was bitter."),
        ("Why did she throw away the work?", "Why?", "A: It was bitter."),
    ],
)
def test_what_replies_goes_before_what_asks(question: str, found: str, reply: str) -> None:
    assert best(question, found) == reply


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("When did she throw away the work?", "Q: You"),  # says it itself
        ("What did she throw away?", "Q: You"),  # so it does here
        ("How many have sold a cheese?", "Q: When"),  # asks for something else
        ("What did her father say?", "Q: “What"),  # nothing follows
        ("What does Roux make?", "Marie"),
    ],
)
def test_other_sentences_stay(question: str, found: str) -> None:
    assert best(question, found).startswith(found)


def test_no_sentence_is_ranked_twice() -> None:
    found = with_replies(ranking("When did she sell her first cheese, in 1991?", TALK, "Q: When"))

    assert len({each.sentence for each in found.candidates}) == len(found.candidates)


def test_a_semicolon_asks_in_greek_alone() -> None:
    fires, dogs = "Fires on deck are forbidden;", "Dogs must be kept on a lead."
    rules = article("The harbour has rules:", fires, dogs)
    talk = article("Πότε άνοιξε το λιμάνι;", "Το 1931.", language="el")

    assert best("Are fires on deck forbidden?", "Fires", rules) == fires
    assert best("Πότε άνοιξε το λιμάνι;", "Πότε", talk) == "Το 1931."
