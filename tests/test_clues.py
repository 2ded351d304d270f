"""What is known of a question's terms."""

from bot.questions.clues import clue_of, with_stand_ins
from bot.questions.spelling import Vocabulary
from tests.articles import library

VOCABULARY = Vocabulary(
    library("The captain of the ferry and two sailors were detained in Norway.")
)


def test_a_term_is_told_by_the_articles_and_the_language_at_large() -> None:
    ferry = clue_of("ferri", "ferry", False, "en", VOCABULARY)
    the_rarer = clue_of("skipper", "skipper", False, "en", VOCABULARY)

    assert ferry.known
    assert not the_rarer.known
    assert the_rarer.information > ferry.information


def test_what_is_known_is_kept_at_hand() -> None:
    asked = ("sailor", "sailors", False, "en", VOCABULARY)

    assert clue_of(*asked) is clue_of(*asked)


def test_what_stands_in_for_a_term_means_the_same_and_is_not_only_related() -> None:
    alone = clue_of("skipper", "skipper", False, "en", VOCABULARY)
    helped = with_stand_ins(alone, VOCABULARY)

    assert alone.related == {"captain"}
    assert helped.same == {"captain"}
    assert not helped.related


def test_a_term_without_stand_ins_stays_as_it_is() -> None:
    alone = clue_of("zebra", "zebra", False, "en", VOCABULARY)

    assert with_stand_ins(alone, VOCABULARY) is alone
