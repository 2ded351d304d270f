"""What is known of a question's terms."""

import gc
import weakref
from collections import Counter

import pytest

from bot.knowledge import knowledge
from bot.model import Article, Clue, Library
from bot.questions.clues import clue_of, with_stand_ins, words_of_the_news
from bot.questions.question import parse_question
from bot.questions.vocabulary import Vocabulary
from bot.text.analysis import fold
from tests.articles import article, library
from tests.english import english
from tests.ranked import parsed

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
    helped = with_stand_ins(alone, "en", VOCABULARY)

    assert alone.related == {"captain"}
    assert helped.same == {"captain"}
    assert not helped.related


def test_a_term_without_stand_ins_stays_as_it_is() -> None:
    alone = clue_of("zebra", "zebra", False, "en", VOCABULARY)

    assert with_stand_ins(alone, "en", VOCABULARY) is alone


def clue(question: str, term: str, of: Article) -> Clue:
    return next(clue for clue in parsed(question, of).clues if clue.term == fold(term, "en"))


def test_an_everyday_word_finds_what_the_news_calls_it() -> None:
    storm = article("The vessel capsized off Havre. Norwegian divers saved the captain.")

    assert clue("Where is the skipper?", "skipper", storm).same >= {"captain"}
    assert clue("Did the Norwegians help?", "Norwegians", storm).same == frozenset()
    assert clue("Did Norway help?", "Norway", storm).same == {"norwegian"}


def test_who_was_treated_was_hurt() -> None:
    treated = Vocabulary(library("Six people were treated for burns."))
    parsed = parse_question("How many people were hurt?", treated)

    assert "treat" in next(clue for clue in parsed.clues if clue.term == "hurt").family


def test_a_word_of_the_article_stands_for_itself_alone() -> None:
    both = article("The skipper spoke to the captain of the port.")

    assert "captain" not in clue("Where is the skipper?", "skipper", both).same


def test_a_capital_is_its_country_also_where_the_article_has_both() -> None:
    told = article("Norway closed the harbour. Oslo had asked the divers of Norway to Oslo.")

    assert clue("What did Oslo close?", "Oslo", told).same == {"norway"}
    assert clue("What did Oslo close?", "Oslo", told).is_name
    assert clue("Who came to Oslo?", "Oslo", told).same == frozenset()
    assert clue("What did Norway close?", "Norway", told).same == frozenset()


def test_what_is_asked_for_yes_or_no_is_told_by_its_opposite_too() -> None:
    told = article("The owner rejected the accusations. The plant was shut down.")

    assert clue("Does the owner admit it?", "admit", told).same == {"reject"}
    assert clue("Is it running?", "run", told).same == {"shut"}
    assert clue("And hasn't it been running?", "run", told).same == {"shut"}
    assert clue("What does the owner admit?", "admit", told).same == frozenset()
    assert clue("Does the owner admit or reject it?", "admit", told).same == frozenset()


def test_what_is_released_may_be_a_list_and_says_nothing_of_arrests() -> None:
    told = article("The police released no names.")

    assert clue("Was anyone arrested?", "arrest", told).same == frozenset()


def test_a_long_article_lends_no_words() -> None:
    long = article(*["The captain spoke."] * 40)

    assert "captain" not in clue("Where is the skipper?", "skipper", long).same


def test_a_long_article_leaves_a_short_one_beside_it_its_words() -> None:
    long = article(*["The master spoke."] * 900, slug="long")
    mixed = Vocabulary(Library((long, article("The captain spoke.", slug="short"))))

    (found,) = parse_question("Where is the skipper?", mixed).clues

    assert found.same == {"captain"}


def test_a_name_with_others_in_its_place_is_not_unknown() -> None:
    visit = article("The French president arrived on Monday.")

    assert not clue("Did the Elysee, or Paris, answer?", "Paris", visit).is_name
    assert clue("Are there flights to Paris?", "Paris", visit).is_name


def families(kind: str = "everyday") -> list[tuple[list[str], list[str]]]:
    known = knowledge(kind)
    return [(asked.split(), others.split()) for asked, others in known.items()]


def pairs(asked: list[str], others: list[str]) -> set[tuple[str, str]]:
    """What the words say: a term as asked for, and another that may stand for it."""
    return {
        (fold(word, "en"), fold(other, "en"))
        for word in asked
        for other in others
        if fold(word, "en") != fold(other, "en")
    }


def test_a_family_goes_from_everyday_words_to_others() -> None:
    assert words_of_the_news(fold("dictator", "en")) >= {"presid", "regim"}


def test_each_word_of_a_family_says_what_no_other_family_says() -> None:
    told = Counter(pair for family in families() for pair in pairs(*family))
    asked_idly = [
        (word, others)
        for asked, others in families()
        for word in asked
        if all(told[pair] > 1 for pair in pairs([word], others))
    ]
    told_idly = [
        (asked, other)
        for asked, others in families()
        for other in others
        if all(told[pair] > 1 for pair in pairs(asked, [other]))
    ]

    assert asked_idly == []
    assert told_idly == []


def test_nothing_is_the_opposite_of_what_says_the_same() -> None:
    turned = [
        (word, other)
        for asked, others in families("opposites")
        for word, other in pairs(asked, others)
        if other in words_of_the_news(word)
    ]

    assert turned == []
    assert all(set(asked).isdisjoint(others) for asked, others in families("opposites"))


@pytest.mark.parametrize("kind", ["everyday", "opposites"])
def test_families_are_of_english_words(kind: str) -> None:
    words = {word.lower() for asked, others in families(kind) for word in [*asked, *others]}

    assert {part for word in words for part in word.split("-")} - english() == set()


def test_what_is_known_of_terms_goes_with_the_articles_that_were_asked() -> None:
    vocabulary = Vocabulary(library("The harbour froze."))
    assert clue_of("harbour", "harbour", False, "en", vocabulary).known
    gone = weakref.ref(vocabulary)

    del vocabulary
    gc.collect()

    assert gone() is None
