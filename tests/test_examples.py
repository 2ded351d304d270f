"""A first question is easy: what is offered is answered well, in the article's own names."""

import asyncio

import pytest

from bot.answer import Found
from bot.app import App
from bot.assistant import Assistant
from bot.hosting.examples import answered, examples_of
from bot.model import Article, Library
from bot.questions.vocabulary import Vocabulary
from bot.retrieval.rank_bm25 import RankBm25Retriever
from bot.search import Search
from tests.articles import article
from tests.asked import ask
from tests.steps import calls


@pytest.fixture(scope="module")
def offered(bundled: App) -> tuple[str, ...]:
    return good(bundled.assistant, bundled.library.articles[0])


def good(assistant: Assistant, of: Article) -> tuple[str, ...]:
    return asyncio.run(answered(examples_of(of), assistant, of, most=9))


def of(text: str, language: str = "en") -> tuple[str, ...]:
    library = Library((article(text, language=language),))
    assistant = Assistant(Search(library, RankBm25Retriever(library), Vocabulary(library)))
    return good(assistant, library.articles[0])


def test_every_question_offered_is_answered_with_a_quote(
    bundled: App, offered: tuple[str, ...]
) -> None:
    answers = [ask(bundled.assistant, question) for question in offered]

    assert len(offered) >= 3
    assert {type(answer) for answer in answers} == {Found}


def test_the_first_three_are_about_a_source_a_number_and_a_name(offered: tuple[str, ...]) -> None:
    assert [question.rsplit(" ")[0] for question in offered[:3]] == ["What", "How", "What"]
    assert len(set(offered)) == len(offered) <= 9


def test_an_article_that_names_and_counts_nothing_offers_nothing() -> None:
    assert of("It rained all day.\n\nThen it was dark.") == ()


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        (
            "de",
            "Am Montag halfen 120 Feuerwehrleute.\n\nEs gab Suppe.",
            "Wie viele Feuerwehrleute?",
        ),
        ("ru", "В тушении участвовали 120 пожарных.\n\nВечером шёл дождь.", "Сколько пожарных?"),
        ("tr", "Yangına 120 itfaiyeci müdahale etti.\n\nAkşam yağmur yağdı.", "Kaç itfaiyeci?"),
    ],
)
def test_questions_are_asked_in_the_language_of_the_article(
    language: str, text: str, question: str
) -> None:
    assert question in of(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The club was founded in 1985 by some friends.",
        "The tax rose by 25 per cent over night.",
        "The game was over after 90 minutes.",
    ],
)
def test_years_shares_and_times_count_nothing(text: str) -> None:
    assert of(f"{text}\n\nNobody complained.") == ()


def test_no_more_is_asked_than_is_offered(bundled: App, offered: tuple[str, ...]) -> None:
    article = bundled.library.articles[0]

    assert asyncio.run(answered(examples_of(article), bundled.assistant, article, 2)) == offered[:2]


def test_ten_times_as_many_names_are_ten_times_the_work() -> None:
    def steps(paragraphs: int) -> int:
        people = [f"{chr(65 + n % 26)}n{n} Ruiz{n}" for n in range(paragraphs)]
        text = "\n\n".join(f"It rained, and {one} met {people[0]} again." for one in people)
        return calls(lambda: examples_of(article(text)))

    assert steps(500) < 12 * steps(50)


def test_names_are_asked_about_by_how_often_they_stand_there_and_whole() -> None:
    text = "He met Ana Ruiz. He met Petr Hollan and Ana Ruiz. He met Dr Petr Hollan and Ana Ruiz."

    asked = [one.question for one in examples_of(article(text))]

    assert asked == ["What about Ana Ruiz?", "What about Dr Petr Hollan?"]


def test_a_source_with_an_office_before_it_is_no_other_name() -> None:
    said = "“It holds,” said Kremlin Spokesperson Dmitry Peskov. They met in New Vard."

    assert [one.key for one in examples_of(article(said))] == ["Dmitry Peskov", "New Vard"]


def test_what_ends_a_longer_name_is_no_name(bundled: App) -> None:
    made = [one.question for one in examples_of(bundled.library.articles[0])]

    assert "What about the Golan Heights?" in made
    assert "What about Human Rights?" not in made


def test_an_article_in_german_is_written_small_within_a_question() -> None:
    text = "Die Deutsche Bahn teilte mit, die Strecke nach Prag bleibe gesperrt."

    assert "Was sagt die Deutsche Bahn?" in of(text, "de")


def test_money_and_millions_are_not_counted_things() -> None:
    text = "Ущерб составил 40 миллионов рублей. На выставку привезли 300 картин из Казани."

    assert [one for one in of(text, "ru") if "Сколько" in one] == ["Сколько картин?"]


def test_nobody_without_a_name_is_asked_about() -> None:
    asked = [one.question for one in examples_of(article("Some engineers say it sways, it said."))]

    assert asked == []


def test_a_sum_is_no_name() -> None:
    text = "Die Stadt spart 1,8 Millionen Euro. In Prag zahlt Karin Stolz 2 Millionen Euro."

    asked = [one.question for one in examples_of(article(text, language="de"))]

    assert "Was ist mit Karin Stolz?" in asked
    assert not any("Millionen" in question for question in asked)
