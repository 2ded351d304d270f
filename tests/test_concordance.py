"""An article's names are looked up, and what stands before them is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.concordance import Concordance


@given(st.text("ab .’-Ñ"), st.sampled_from(["a", "ab", "b a", "b.", "a-b", "Ñ"]))
def test_a_name_stands_where_it_is_a_whole_word(text: str, name: str) -> None:
    whole = [
        at
        for at in range(len(text))
        if text.startswith(name, at)
        and not text[max(0, at - 1) : at].isalnum()
        and not text[at + len(name) : at + len(name) + 1].isalnum()
    ]

    assert Concordance(text).places(name) == whole


@pytest.mark.parametrize("name", ["", "’", "Ruiz"])
def test_what_is_no_word_of_the_text_stands_nowhere(name: str) -> None:
    assert Concordance("It rained.").places(name) == []


@pytest.mark.parametrize(
    ("text", "has_one"),
    [
        ("Ana Ruiz left. Ruiz returned.", True),
        ("The Ruiz group left. Ruiz returned.", False),
        ("It is Ruizia. Ana left.", False),
    ],
)
def test_a_person_has_a_first_name_somewhere(text: str, has_one: bool) -> None:
    assert Concordance(text).has_first_name("Ruiz") is has_one


@pytest.mark.parametrize(
    ("text", "is_only_told"),
    [
        ("Two officials told Il Passo. She spoke to Il Passo.", True),
        ("Two officials told Il Passo. Il Passo left.", False),
        ("Two officials told Il Passo. Passo left.", False),
    ],
)
def test_a_medium_may_be_told_something_and_do_nothing(text: str, is_only_told: bool) -> None:
    assert Concordance(text).is_only_told("Il Passo") is is_only_told
