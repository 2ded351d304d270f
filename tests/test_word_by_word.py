"""The words of questions in other languages in English."""

import pytest

from bot.questions.vocabulary import Vocabulary
from bot.questions.word_by_word import as_english, word_by_word
from tests.articles import library

VOCABULARY = Vocabulary(
    library(
        "Turkey shelters 3.5 million Syrians and paid for it. Reuters reported from Ankara.",
        "Turkish troops left the base. The assault killed 22.",
    )
)


@pytest.mark.parametrize(
    ("language", "question", "english"),
    [
        ("tr", "Türkiye'de kaç Suriyeli var?", "Turkey how many Syrians"),
        ("ru", "Сколько турецких солдат убито?", "how many Turkish troops kill"),
        ("es", "¿Cuánto dinero pagó Turquía?", "how much money pay Turkey"),
        ("ru", "Сколько денег заплатила Турция?", "how much money pay Turkey"),
        ("fr", "Qu'a dit Reuters sur l'attaque ?", "Reuters assault"),
        ("es", "¿Cuántos muertos hubo?", "how many people kill"),
        ("pl", "Kto zaatakował bazę?", "who assault base"),
        ("de", "Wann verließen sie den Stützpunkt?", "when did verließen base"),
    ],
)
def test_words_are_put_into_english_in_the_order_asked(
    language: str, question: str, english: str
) -> None:
    assert as_english(word_by_word(question, language, VOCABULARY)) == english


def test_of_several_english_words_the_one_that_the_articles_have_is_taken() -> None:
    (word,) = word_by_word("Soldaten?", "de", VOCABULARY)

    assert (word.english, word.term, word.typed) == ("troop", "troop", "Soldaten")


def test_a_people_stands_for_its_country_and_the_country_for_its_people() -> None:
    (word,) = word_by_word("турецкие?", "ru", VOCABULARY)

    assert (word.term, set(word.others)) == ("turkish", {"turkey", "ankara"})


def test_what_the_news_can_do_without_is_not_looked_for_where_articles_lack_it() -> None:
    (word,) = word_by_word("benutzt?", "de", VOCABULARY)

    assert (word.english, word.term) == ("use", "")
