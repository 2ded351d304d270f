"""What is alike shares groups of characters."""

from hypothesis import given
from hypothesis import strategies as st

from bot.text.analysis import plain
from bot.text.letter_groups import letter_groups, phrase_groups


@given(st.text(alphabet="abc", min_size=1))
def test_letter_groups_overlap_from_the_marked_beginning(word: str) -> None:
    groups = letter_groups(word)

    assert groups[0] == f"_{word}"[:4]
    assert "".join([groups[0], *(group[-1] for group in groups[1:])]) == f"_{word}"


def test_groups_are_shorter_where_vowels_are_not_written() -> None:
    assert letter_groups(plain("كتاب")) == ("_كت", "كتا", "تاب")
    assert phrase_groups("كتاب") == {" كتا", "كتاب", "تاب "}


def test_phrase_groups_reach_over_word_limits() -> None:
    assert "r rai" in phrase_groups("air raid")
    assert phrase_groups("") == {"  "}
