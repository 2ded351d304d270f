"""The words that a question looks for, and whether a text has them."""

from bot.model import Library
from bot.questions.question import parse_question
from bot.questions.vocabulary import Vocabulary
from bot.unanswered.asked_words import AskedWord, asked_words, missing, run_after
from tests.answers import article

LIBRARY = Library((article("Berg was injured when a bus hit warships near the high school."),))
TEXT = LIBRARY.articles[0].text


def words(question: str) -> list[AskedWord]:
    return asked_words(parse_question(question, Vocabulary(LIBRARY)))


def typed(found: list[AskedWord]) -> list[str]:
    return [word.clue.word for word in found]


def test_small_words_are_not_asked_for() -> None:
    assert typed(words("Who was it that hurt Berg?")) == ["hurt", "berg"]


def test_only_names_begin_with_a_capital() -> None:
    assert [word.is_lower for word in words("Who hurt Berg?")] == [True, False]


def test_a_word_is_there_where_another_says_the_same() -> None:
    assert typed(missing(words("Who hurt Berg and stole boats?"), TEXT)) == ["stole", "boats"]


def test_what_no_article_has_is_unknown() -> None:
    assert [word.is_unknown for word in words("Who hurt the dentist?")] == [False, True]


def test_a_run_of_words_ends_at_a_small_one() -> None:
    question = "Which old red bus was it that hit warships?"

    assert typed(run_after(question, 5, words(question))) == ["old", "red", "bus"]
