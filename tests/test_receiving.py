"""What somebody writes is answered in its context: chat, choice, link, turn before."""

import pytest

from bot.answer import About, Excerpt, Found, NotFound, Report, SmallTalk, Talk
from bot.app import App, CurrentApp
from bot.commands import COMMANDS
from bot.deep_links import key_of, to_article, to_passage, to_quote
from bot.hosting.visit import Rules
from bot.model import Quote, Visitor
from bot.rendering import words
from tests.guests import Guest, labels, text_of

FLOOD, SCHOOLS = "How many farmers did the flood kill?", "How many schools did the blizzard close?"
UNKNOWN = "How many farmers were born in Toledo?"


# -- conversations --------------------------------------------------------------------------------


def test_a_short_question_leans_on_the_turn_before(ann: Guest) -> None:
    first = ann.say(FLOOD)

    assert text_of(ann.say("who said that?")) == text_of(first)


def test_a_question_after_the_one_for_the_source_leans_on_what_was_asked_first(ann: Guest) -> None:
    first = ann.say(FLOOD)
    ann.say("who said that?")

    assert text_of(ann.say("how many?")) == text_of(first)


def test_a_reply_to_an_older_answer_leans_on_that_one(ann: Guest) -> None:
    first, id = ann.say(FLOOD), ann.id
    ann.say("Who bought bread in Toledo?")

    assert text_of(ann.say("who said that?", reply_to=id)) == text_of(first)


def test_a_reply_to_a_message_that_is_no_answer_leans_on_the_turn_before(ann: Guest) -> None:
    first = ann.say(FLOOD)

    assert text_of(ann.say("who said that?", reply_to=10**6)) == text_of(first)


def test_silence_in_between_leaves_what_was_quoted_to_be_asked_about(ann: Guest) -> None:
    first = ann.say(FLOOD)
    for silent in (UNKNOWN, "why?", "xyzzy"):
        assert isinstance(ann.say(silent).answer, NotFound)

    assert text_of(ann.say("who said that?")) == text_of(first)
    assert isinstance(ann.say("xyzzy").answer, NotFound)
    assert text_of(ann.say("again")) == text_of(first)
    assert isinstance(ann.say("xyzzy").answer, NotFound)
    assert isinstance(ann.say("tell me more").answer, Excerpt)


def test_turns_of_one_person_are_not_anothers(ann: Guest) -> None:
    ann.say(FLOOD)

    answer = ann.beside(Visitor(7, 8)).say("who said that?").answer

    assert not isinstance(answer, Found)


def test_forgetting_ends_a_conversation(ann: Guest) -> None:
    ann.say(FLOOD)
    ann.say("/forget")

    assert not isinstance(ann.say("who said that?").answer, Found)


def test_a_question_about_what_was_offered_only_is_no_quotation(ann: Guest) -> None:
    assert isinstance(ann.say(UNKNOWN).answer, NotFound)
    assert not isinstance(ann.say("who said that?").answer, Found)


# -- commands -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_of_the_table_is_known_to_somebody(two: App, name: str) -> None:
    async def work() -> Report:
        return Report("Done.")

    admin = Guest(
        CurrentApp(two),
        Rules(admins=frozenset({7})),
        admin_commands={"stats": work, "reload": work},
    )

    assert not text_of(admin.say(f"/{name}")).startswith("I do not know that command")


def test_with_one_article_nothing_of_several_shows(ann: Guest) -> None:
    assert "/articles" not in text_of(ann.say("/help"))
    assert "/articles" not in text_of(ann.say("/articels"))
    assert text_of(ann.say("/articles")).startswith("I do not know that command")


def test_a_mistyped_command_is_told_the_nearest_of_those_that_are_shown(eve: Guest) -> None:
    assert "/articles" in text_of(eve.say("/articels"))
    assert "/history" in text_of(eve.say("/histori"))
    assert "/reload" not in text_of(eve.say("/relod"))


def test_a_command_that_is_not_for_the_sender_is_not_taken_for_a_mistyped_one(eve: Guest) -> None:
    assert text_of(eve.say("/stats")) == "I do not know that command. Did you mean /help?"


def test_what_has_no_words_is_told_that_only_text_is_read(ann: Guest) -> None:
    assert text_of(ann.say("")) == "I can only read text. Please write your question."


def test_help_lists_what_there_is(eve: Guest) -> None:
    answer = eve.say("/help").answer

    assert isinstance(answer, SmallTalk)
    assert answer.kind is Talk.HELP
    assert {"articles", "history", "ask"} <= {command.name for command in answer.commands}
    assert not any(command.admin for command in answer.commands)


# -- links into the bot ---------------------------------------------------------------------------


def test_a_link_opens_an_article_a_passage_or_a_quote(eve: Guest, two: App) -> None:
    rain = two.library.articles[0]
    passage = rain.passage(2)
    quote = Quote(passage, passage.span)

    about = eve.say(f"/start {to_article(rain)}").answer
    assert isinstance(about, About)
    assert about.article is rain
    for payload in (to_passage(passage), to_quote(quote)):
        opened = eve.say(f"/start {payload}").answer
        assert isinstance(opened, Excerpt)
        assert (opened.quote.passage, opened.quote.text) == (passage, passage.text)


def test_what_a_link_opened_is_the_turn_that_follows_up(eve: Guest, two: App) -> None:
    snow = two.library.articles[1]
    eve.say(f"/start {to_passage(snow.passage(2))}")

    assert "blizzard" in text_of(eve.say("/passage 1"))
    assert "Snow in Norway" in text_of(eve.say("/history"))


def test_a_link_that_leads_nowhere_says_so(ann: Guest) -> None:
    assert text_of(ann.say(f"/start {key_of('gone')}")) == words.NOTICES["bad_link"]
    assert text_of(ann.say(f"/start {key_of('rain')}-99")) == words.NOTICES["changed"]


@pytest.mark.parametrize(
    "payload", ["true", "x" * 64, "../etc", "a b", "١", key_of("rain").upper()]
)
def test_what_is_no_link_of_ours_is_greeted(ann: Guest, payload: str) -> None:
    assert ann.say(f"/start {payload}").answer == SmallTalk(Talk.GREETING)


# -- several articles -----------------------------------------------------------------------------


def test_a_reply_that_found_nothing_names_the_article_it_offers(eve: Guest) -> None:
    text = text_of(eve.say(UNKNOWN))

    number = text.partition("Closest is ¶ ")[2].split(".")[0]
    assert "Rain in Lombardy" in text
    assert "Rain in Lombardy" in text_of(eve.say(f"/passage {number}"))


def test_a_chosen_article_is_searched_alone(eve: Guest) -> None:
    eve.say("/articles snow in norway")

    assert "14 schools" in text_of(eve.say(SCHOOLS))
    assert "12 farmers" not in text_of(eve.say(FLOOD))
    assert "Norway" in text_of(eve.say("/about"))

    eve.say("/articles all")

    assert "12 farmers" in text_of(eve.say(FLOOD))


def test_a_chosen_article_that_does_not_say_it_is_named(eve: Guest) -> None:
    eve.say("/articles rain in lombardy")

    assert "Rain in Lombardy" in text_of(eve.say(UNKNOWN))


def test_a_chosen_article_without_anything_like_it_is_named_too(eve: Guest) -> None:
    eve.say("/articles snow in norway")

    reply = eve.say("xyzzy plugh?")

    assert isinstance(reply.answer, NotFound)
    assert reply.answer.closest is None
    assert text_of(reply).startswith("The article does not say.\n\nSnow in Norway")


def test_of_several_articles_all_are_spoken_of_and_of_a_chosen_one_that_one(eve: Guest) -> None:
    asked = ("/start", "thanks", "/help", "xyzzy plugh?")
    before = [text_of(eve.say(text)) for text in asked]
    eve.say("/articles snow in norway")

    assert all("the article " not in text and "articles" in text.lower() for text in before)
    assert all("the article" in text_of(eve.say(text)).lower() for text in asked)


@pytest.mark.parametrize(("guest", "wants"), [("ann", False), ("eve", True)])
def test_a_title_is_asked_for_only_where_there_are_several(
    guest: str, wants: bool, request: pytest.FixtureRequest
) -> None:
    said = [text_of(request.getfixturevalue(guest).say(text)) for text in ("/help", "/abuot")]

    assert ["[TITLE]" in text for text in said] == [wants, wants]


def test_a_part_of_its_title_names_an_article_and_what_names_none_is_asked_about(
    eve: Guest,
) -> None:
    eve.say(SCHOOLS)

    assert "Rain in Lombardy" in text_of(eve.say("/sources rain"))
    assert text_of(eve.say("/about hail")).startswith(words.WHICH_ARTICLE)
    assert "Snow in Norway" in text_of(eve.say("/about 2"))


def test_which_article_is_asked_with_buttons_to_choose(eve: Guest) -> None:
    reply = eve.say("/passage 2")

    assert text_of(reply).startswith(words.WHICH_ARTICLE)
    assert labels(reply.keyboard) == [["Rain in Lombardy"], ["Snow in Norway"]]


def test_a_title_behind_a_command_means_that_article_beside_a_chosen_one(eve: Guest) -> None:
    eve.say("/articles snow in norway")

    assert text_of(eve.say("/about Rain in Lombardy")).startswith("Rain in Lombardy")
    assert "Reuters" in text_of(eve.say("/sources 1"))
    assert text_of(eve.say("/about")).startswith("Snow in Norway")


def test_the_number_in_a_list_names_the_article(eve: Guest) -> None:
    listed = text_of(eve.say("What is this about?"))

    assert "2. Snow in Norway" in listed
    assert text_of(eve.say("2")).startswith("Snow in Norway")
