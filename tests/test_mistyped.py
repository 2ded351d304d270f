"""Slips of the finger in the everyday words of a question are mended before it is understood."""

import pytest

from bot.questions.mistyped import mended
from bot.questions.vocabulary import Vocabulary
from tests.articles import library

VOCABULARY = Vocabulary(library("The girders of the brigde at Tarn were found to hold phages."))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wat happend?", "what happened?"),
        ("Wen did it hapen", "when did it happen"),
        ("who became independant", "who became independent"),
        ("hwo many peple live in tarn", "how many people live in tarn"),
        ("Were was it fuond?", "where was it found?"),
        ("were they found? were is it?", "were they found? were is it?"),
        ("wer was the ship found", "where was the ship found"),
        ("who hodls it", "who holds it"),
        ("who was fuond there", "who was found there"),
        ("how ofen do they recieve mail?", "how often do they receive mail?"),
    ],
)
def test_a_letter_too_many_too_few_or_in_another_place_is_mended(typed: str, meant: str) -> None:
    assert mended(typed, VOCABULARY) == meant


@pytest.mark.parametrize(
    "text",
    [
        "What is the brigde at tarn?",  # the article writes it so
        "Which brigdes are there?",  # and nearly so
        "Did Mr Peple, of Wat, recieve-d it?",  # names, and what is joined
        "Wer was sagt, wissen wir nicht.",
        "Wo ist der Bahnhof, und wohin farhen wir mit den Kindern?",
        "what did the elk do with the oar?",  # rare words, but words
        "was he on remand for the sitch with the nappy?",
    ],
)
def test_names_the_articles_words_and_other_languages_stay_as_they_are(text: str) -> None:
    assert mended(text, VOCABULARY) == text


def test_a_mended_question_stays_as_it_is() -> None:
    once = mended("wat happend to the goverment of tarn", VOCABULARY)
    assert mended(once, VOCABULARY) == once == "what happened to the government of tarn"


def test_a_rarer_word_is_meant_where_the_article_has_a_form_of_it() -> None:
    flights = Vocabulary(library("They will fly in 200 soldiers."))

    assert mended("how many are flwon in", flights) == "how many are flown in"
    assert mended("how many are flwon in", VOCABULARY) == "how many are flwon in"
