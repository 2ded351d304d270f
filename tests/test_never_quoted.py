"""Nobody's words are asked for whom the article only mentions."""

import pytest

from bot.unanswered.never_quoted import asks_only_for_words_of
from tests.answers import article

ARTICLE = article(
    "The talks are off, said Dmitry Peskov.", "Hakan Fidan was invited by the army of Omar al-Hadi."
)


def test_somebody_never_quoted_is_known_for_it() -> None:
    assert asks_only_for_words_of("What did Hakan Fidan say?", ARTICLE)
    assert not asks_only_for_words_of("What did Peskov say?", ARTICLE)
    assert not asks_only_for_words_of("What did Hakan Fidan convene?", ARTICLE)


@pytest.mark.parametrize(
    ("told", "silent"),
    [
        ("said the parliamentary representative Berg", False),
        ("said the chairman of the parliament, Berg", True),  # five words away
    ],
)
def test_whoever_speaks_is_named_within_four_words(told: str, silent: bool) -> None:
    assert asks_only_for_words_of("What did Berg say?", article(f"It rained, {told}.")) is silent


def test_an_office_may_stand_far_from_the_word_of_saying() -> None:
    of = article("The mayor of Vard, Ida Moe, put it at two, saying it rained. A minister left.")

    assert not asks_only_for_words_of("What did the mayor say?", of)
    assert asks_only_for_words_of("What did the minister say?", of)


def test_a_channel_with_a_number_is_not_the_country_of_its_name() -> None:
    assert asks_only_for_words_of("What did Russia say?", article("It rained, Russia 24 reported."))
    assert not asks_only_for_words_of("What did Russia say?", article("It rained, Russia said."))


def test_what_somebody_thinks_is_told_by_a_word_of_thinking() -> None:
    of = article("Berg considers the army responsible. Rask was invited.")

    assert not asks_only_for_words_of("What does Berg think about the army?", of)
    assert asks_only_for_words_of("What does Rask think about the army?", of)


def test_who_is_thought_to_do_something_says_nothing() -> None:
    of = article("Residents believe Olsen knew of the leak.")

    assert asks_only_for_words_of("What did Olsen say about the leak?", of)


def test_who_promised_something_has_a_word_for_it() -> None:
    of = article("Mayor Berg visited Lindholm. She offered a park. Rask denied it.")

    assert not asks_only_for_words_of("What did Berg offer Lindholm?", of)
    assert asks_only_for_words_of("What did Berg promise Lindholm?", of)


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        ("What did Fidan say about NATO?", True),
        ("What did Peskov say about NATO?", False),
        ("WHAT DID FIDAN SAY ABOUT NATO?", False),  # capitals that tell nothing
        ("What did the Turkish envoy to Syria say?", False),  # a role, not a name
        ("What did Fidan promise the Turks?", True),
        ("What did Fidan recommend?", True),
        ("What did Fidan say was sent?", False),  # which may be told without his words
        ("What was Fidan's reply to Peskov?", True),
        ("What did Omar al-Hadi say about NATO?", True),
        ("What was Peskov's reply to Fidan?", False),
    ],
)
def test_nobody_is_quoted_on_a_topic_who_is_never_quoted(question: str, silent: bool) -> None:
    assert asks_only_for_words_of(question, ARTICLE) is silent


def test_a_country_speaks_through_its_people() -> None:
    of = article("The Turkish envoy said no.", "Germans left.")

    assert not asks_only_for_words_of("What did Turkey say about it?", of)
    assert asks_only_for_words_of("What did Germany say about it?", of)


def test_whoever_answers_without_a_name_may_be_anybody() -> None:
    said = ("Ana Ruiz makes cheese.", "Q: Since when?", "A: Since 1991.", "Q: And?", "A: So.")

    assert not asks_only_for_words_of("What did Ana Ruiz say?", article(*said))
    assert asks_only_for_words_of("What did Ana Ruiz say?", article(*said[:3]))


def test_according_to_somebody_is_said_by_them() -> None:
    of = article("It rained, according to the dietitian Clara Voss.")

    assert not asks_only_for_words_of("What does the dietitian recommend?", of)


def test_what_is_written_says_something_without_being_quoted() -> None:
    of = article("The house votes on a motion to close the strait. A minister left.")

    assert not asks_only_for_words_of("What does the motion say?", of)
    assert asks_only_for_words_of("What does the house say?", of)
