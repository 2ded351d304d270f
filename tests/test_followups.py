"""A short question with nothing of its own to look for leans on the one before."""

import pytest

from bot.answer import Turn
from bot.questions.followups import asks_who_said, complete
from bot.turn_kind import Kind

BEFORE = Turn("Which soldiers were killed?", Kind.FOUND)


@pytest.mark.parametrize(
    "text",
    [
        *("how many?", "And when?", "Why?", "where exactly?", "And what did he say?"),
        *("but who else?", "by whom?", "And since when?", "for how long?", "of what?"),
    ],
)
def test_a_bare_question_borrows_the_words_of_the_one_before(text: str) -> None:
    assert complete(text, BEFORE) == f"{text} Which soldiers were killed?"


@pytest.mark.parametrize(
    "text", ["How many points were there?", "And Peskov?", "Who is Hakan Fidan?", "Peskov"]
)
def test_a_question_with_words_of_its_own_stands_alone(text: str) -> None:
    assert complete(text, BEFORE) == text


def test_a_command_has_no_words_to_lend() -> None:
    assert complete("how many?", Turn("/passage 5", Kind.FOUND)) == "how many?"


def test_without_a_question_before_nothing_is_added() -> None:
    assert complete("how many?", None) == "how many?"


@pytest.mark.parametrize(
    "text",
    ["And who said that?", "Says who?", "who reported this", "according to whom?", "source?"],
)
def test_asking_whose_word_it_was_is_recognised(text: str) -> None:
    assert asks_who_said(text)


@pytest.mark.parametrize("text", ["Who said that Turkey lost?", "What did Peskov say?", "Who?"])
def test_asking_for_somebodys_words_is_not(text: str) -> None:
    assert not asks_who_said(text)
