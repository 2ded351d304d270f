"""Questions in another language than English articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.foreign import is_foreign, parse_foreign
from bot.questions.question import is_not_understood, parse_question
from bot.questions.vocabulary import Vocabulary
from bot.text.frequency import information
from tests.articles import library

VOCABULARY = Vocabulary(
    library(
        "Talks between Turkey and Syrian rebels are off, Kremlin Spokesperson Peskov said.",
        "An air raid killed 22 Turkish soldiers near Idlib, Reuters reports.",
        "Turkey shelters 3.5 million Syrians. The base was attacked in March.",
    )
)


def terms(text: str) -> set[str]:
    return set(parse_question(text, VOCABULARY).terms)


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele türkische Soldaten wurden getötet?",
        "¿Cuántos soldados turcos murieron?",
        "Combien de soldats turcs ont été tués ?",
        "Quanti soldati turchi sono stati uccisi?",
        "Quantos soldados turcos foram mortos?",
        "Сколько турецких солдат погибло?",
        "Скільки турецьких солдатів загинуло?",
        "Ilu tureckich żołnierzy zginęło?",
        "Kaç türk askeri öldürüldü?",
        "كم عدد الجنود الأتراك الذين قتلوا؟",
    ],
)
def test_a_question_is_understood_word_by_word(question: str) -> None:
    assert terms(question) - {"number"} == {"turkish", "soldier", "kill"}
    assert parse_question(question, VOCABULARY).text.startswith("how many")


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("ماذا قال بيسكوف عن تركيا؟", {"say", "peskov", "turkey"}),
        ("土耳其和叙利亚怎么了？", {"syrian", "turkey", "turkish"}),
        ("Reuters'a göre hangi üsse saldırıldı?", {"reuter", "base", "attack"}),
        ("Kto odpowiada za atak w Idlibie?", {"attack", "idlib"}),
        ("¿Qué base fue atacada en marzo?", {"base", "attack", "march"}),
        ("кто такой песков", {"peskov"}),  # of sands as well
    ],
)
def test_names_and_the_words_of_the_news_are_looked_for(question: str, known: set[str]) -> None:
    found = parse_question(question, VOCABULARY)

    assert {clue.term for clue in found.clues if clue.known} == known
    assert not is_not_understood(found, VOCABULARY)


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Qu'a dit Peskov ?", "What did Peskov say?"),
        ("Что сообщает Reuters?", "What did Reuters say?"),
        ("Что сообщил Песков 22?", "report Peskov 22"),  # no part of a name is passed over
        ("Co powiedział Peskov?", "What did Peskov say?"),
        ("¿Qué dijo Peskov en Idlib con Reuters?", "Peskov Idlib Reuters"),
        ("Песков и Reuters", "Peskov Reuters"),
    ],
)
def test_a_question_for_somebodys_words_is_put_in_english(question: str, english: str) -> None:
    assert parse_question(question, VOCABULARY).text == english


def test_that_somebody_says_is_not_looked_for_beside_one_name_alone() -> None:
    assert terms("Что сообщил Песков?") == {"peskov"}
    assert terms("Что сообщил Песков из Идлиба?") == {"report", "peskov", "idlib"}
    assert terms("Что сказали солдаты?") == {"say", "soldier"}


def test_a_word_that_nobody_knows_counts_as_missing_and_less_than_a_known_one() -> None:
    (soldier, strange) = parse_question("Welcher Soldat knobelte?", VOCABULARY).clues

    assert soldier.known
    assert not strange.known
    assert strange.information < soldier.information


def test_of_people_who_died_it_is_the_dead_that_tell() -> None:
    people, killed = parse_question("Wie viele Menschen starben?", VOCABULARY).clues

    assert people.information < 0.5 * information("people", "en")
    assert killed.information >= information("kill", "en")


def test_what_is_understood_is_told() -> None:
    corrected = parse_question("Welche Soldaten?", VOCABULARY).corrected

    assert corrected == {"Soldaten": "soldier"}


def test_a_question_is_foreign_when_nothing_but_a_country_is_understood() -> None:
    assert is_not_understood(parse_question("Какая экзотика в Турции?", VOCABULARY), VOCABULARY)
    assert not is_not_understood(parse_question("Турция?", VOCABULARY), VOCABULARY)
    assert not is_not_understood(
        parse_question("Какие наводнения в Турции?", VOCABULARY), VOCABULARY
    )


def test_common_english_words_are_english_whatever_function_words_tell() -> None:
    assert not is_foreign(
        "He met an old man, a sick man, a holy man, and a what?", "de", VOCABULARY
    )
    assert is_foreign("Was hat der alte Mann gesagt?", "de", VOCABULARY)
    assert not is_foreign(
        "Was hat der alte Mann gesagt?", "de", Vocabulary(library("Nein.", language="de"))
    )


@given(st.text(), st.sampled_from(["de", "ru", "tr", "ar", "fr", "zh", "el"]))
def test_any_text_is_a_question_in_any_language(text: str, language: str) -> None:
    question = parse_foreign(text, language, VOCABULARY)

    assert question.terms == tuple(clue.term for clue in question.clues)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Nhóm nào có thể sửa đổi hiến pháp?", "the"),  # "thể" without its marks
        ("Wie alt war Peyton Manning, als er im Endspiel spielte?", "putin"),
        ("BSkyB के खेल में क्या शामिल है?", "peskov"),
    ],
)
def test_what_only_sounds_like_a_word_of_the_articles_is_another(question: str, word: str) -> None:
    vocabulary = Vocabulary(library("The envoy of Putin, Dmitry Peskov, left the base."))

    assert word not in parse_question(question, vocabulary).terms
