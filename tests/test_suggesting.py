"""Questions are offered where somebody may not know what to ask, and all are answered well."""

from pathlib import Path

from bot.answer import Found, NotFound, Notice
from bot.app import CurrentApp
from bot.model import Visitor
from tests.guests import RAIN, SNOW, Guest, labels, text_of, write

UNKNOWN = "How many farmers were born in Toledo?"


def test_a_greeting_and_a_summary_offer_questions_that_are_answered_well(ann: Guest) -> None:
    for command in ("/start", "hello", "/help", "/about"):
        reply = ann.say(command)

        assert 1 <= len(reply.offers) <= 3
        for question in reply.offers:
            assert isinstance(ann.say(question).answer, Found)


def test_an_unanswered_question_offers_two_at_most(ann: Guest) -> None:
    reply = ann.say(UNKNOWN)

    assert isinstance(reply.answer, NotFound)
    assert 1 <= len(reply.offers) <= 2
    assert [row for row in labels(reply.keyboard) if row[0] in reply.offers]


def test_of_several_articles_each_offers_one_and_all_together_three(eve: Guest) -> None:
    assert len(eve.say("/start").offers) == 3
    assert any("Norway" in text_of(eve.say(offer)) for offer in eve.say("/start").offers)


def test_what_is_in_the_readers_language_is_offered_first(tmp_path: Path) -> None:
    russian = "---\ntitle: Мост\nlanguage: ru\n---\nНа открытие моста пришли 300 гостей.\n"
    dull = "---\ntitle: Dull\nlanguage: en\n---\nnothing here.\n"
    current = CurrentApp(
        write(tmp_path, a=dull, b=RAIN, c=SNOW, d=RAIN.replace("Rain", "More"), e=russian)
    )

    offers = Guest(current, visitor=Visitor(7, 7, "ru")).say("/start").offers

    assert len(offers) == 3
    assert "Мост" in text_of(Guest(current).say(offers[0]))


def test_of_a_chosen_article_only_its_own_are_offered(eve: Guest) -> None:
    eve.say("/articles snow in norway")

    offers = eve.say("/start").offers

    assert offers
    assert all("Snow in Norway" in text_of(eve.say(offer)) for offer in offers)


def test_an_answer_offers_nothing(ann: Guest) -> None:
    assert ann.say("How many farmers did the flood kill?").offers == ()


def test_who_asks_in_another_language_is_offered_questions_in_that_of_the_article(
    ann: Guest,
) -> None:
    reply = ann.say("Как приготовить вкусный борщ с пампушками?")

    assert isinstance(reply.answer, Notice)
    assert reply.offers
    assert all(isinstance(ann.say(question).answer, Found) for question in reply.offers)
