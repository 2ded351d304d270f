"""Buttons do what they say, for who may press them, and never show another text."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import Action, Ask, Back, Browse, Choose, Context, Rate, Read, Speak, decode
from bot.answer import About, Excerpt, Found, Languages, Shelf, Surroundings
from bot.app import App, CurrentApp
from bot.deep_links import key_of
from bot.hosting.visit import MOST_AT_ONCE
from bot.model import Visitor
from bot.rendering import words
from bot.rendering.telegram import render
from tests.guests import RAIN, SNOW, Guest, button, labels, text_of, write

FLOOD, BREAD = "How many farmers did the flood kill?", "Who bought bread in Toledo?"
UNKNOWN = "How many farmers were born in Toledo?"
GROUP = Visitor(-5, 7, "en")
INTEGERS = st.integers(0, 10**18 - 1)


# -- turning pages --------------------------------------------------------------------------------


def test_pages_are_turned_in_the_place_of_the_answer_and_back(ann: Guest) -> None:
    answer = ann.say(BREAD)

    after = ann.press(button(answer, "¶ 3 ▶"))
    before = ann.press(button(after.reply, "◀ ¶ 2"))
    back = ann.press(button(before.reply, words.BACK))

    assert text_of(after.reply).startswith("Nothing else happened")
    assert labels(after.reply.keyboard)[0] == ["◀ ¶ 2"]
    assert labels(before.reply.keyboard)[0] == ["◀ ¶ 1", "¶ 3 ▶"]
    assert before.reply.answer.quote.text.endswith("no council was to meet that day.")
    assert (back.reply.answer, back.reply.keyboard) == (answer.answer, answer.keyboard)
    assert all(pressed.instead and not pressed.alert for pressed in (after, before, back))


def test_a_quote_stands_out_in_its_passage(ann: Guest) -> None:
    ann.say(BREAD)

    html = render(ann.press(Read(ann.id, 2)).reply.answer)[0].html

    assert "<b>A bakery in Toledo sold bread to the mayor, Maria Lopez.</b>" in html


def test_the_context_is_folded_and_the_quote_strong_in_it(ann: Guest) -> None:
    ann.say(BREAD)

    pressed = ann.press(Context(ann.id))

    html = render(pressed.reply.answer)[0].html
    assert html.startswith("<blockquote expandable>The flood killed")
    assert "<b>A bakery in Toledo sold bread to the mayor, Maria Lopez.</b> A queue" in html
    assert "on Monday.</blockquote>\n— <a href" in html
    assert pressed.instead


@pytest.mark.parametrize(("length", "passages"), [(1000, 3), (2000, 1), (5000, 0)])
def test_the_context_is_no_more_than_one_message_holds(
    tmp_path: Path, length: int, passages: int
) -> None:
    long = "Nobody asked about it at all. " * (length // 30)
    article = f"---\ntitle: Rain\n---\n{long}\n\n{long} A bakery sold bread.\n\n{long}"
    ann = Guest(CurrentApp(write(tmp_path / "c", rain=article)))
    ann.say("What did the bakery sell?")

    answer = ann.press(Context(ann.id)).reply.answer

    assert isinstance(answer, Surroundings)
    assert len(answer.stretch.text) <= MOST_AT_ONCE
    assert answer.stretch.text.count(long.strip()) == passages
    assert len(render(answer)) == 1


def test_a_passage_too_long_for_one_message_comes_in_new_ones(tmp_path: Path) -> None:
    long = "Nobody asked about it at all, " * 200
    ann = Guest(
        CurrentApp(write(tmp_path / "c", rain=f"---\ntitle: Rain\n---\nA cat slept.\n\n{long}"))
    )
    ann.say("Who slept?")

    pressed = ann.press(Read(ann.id, 2))

    assert not pressed.instead
    assert len(render(pressed.reply.answer)) > 1


def test_anybody_in_a_group_may_turn_pages(ann: Guest) -> None:
    asker = ann.beside(GROUP)
    asker.say(BREAD)

    assert asker.beside(Visitor(-5, 99)).press(Read(asker.id, 1)).reply is not None


# -- ratings --------------------------------------------------------------------------------------


def test_a_rating_is_kept_ticked_and_changed(ann: Guest) -> None:
    answer = ann.say(BREAD)

    first = ann.press(button(answer, words.HELPFUL))
    second = ann.press(button(answer, words.NOT_HELPFUL))

    assert first.alert == words.NOTED
    assert labels(first.keyboard)[-1] == [f"✓ {words.HELPFUL}", words.NOT_HELPFUL]
    assert labels(second.keyboard)[-1] == [words.HELPFUL, f"✓ {words.NOT_HELPFUL}"]
    assert labels(ann.press(Back(ann.id)).reply.keyboard) == labels(second.keyboard)


def test_in_a_group_everybody_rates_and_nobody_sees_it(ann: Guest) -> None:
    asker = ann.beside(GROUP)
    asker.say(BREAD)

    pressed = [asker.beside(Visitor(-5, who)).press(Rate(asker.id, who % 2)) for who in (1, 2)]

    assert [one.keyboard for one in pressed] == [None, None]
    assert labels(asker.press(Back(asker.id)).reply.keyboard)[-1] == [
        words.HELPFUL,
        words.NOT_HELPFUL,
    ]


# -- forged, foreign, gone ------------------------------------------------------------------------


@pytest.mark.parametrize("of", [Read, Context, Back, Rate])
def test_a_turn_of_another_chat_is_as_good_as_none(ann: Guest, of: type) -> None:
    ann.say(BREAD)
    values = (1,) if of in (Read, Rate) else ()

    for visitor, turn in ((Visitor(8, 8), ann.id), (GROUP, ann.id), (ann.visitor, 10**17)):
        pressed = ann.beside(visitor).press(of(turn, *values))

        assert pressed.alert == words.TURN_GONE
        assert (pressed.reply, pressed.keyboard) == (None, None)


def test_offers_are_those_of_a_chat(ann: Guest) -> None:
    ann.say("/start")

    assert ann.press(Ask(ann.id, 0)).reply is not None
    for action in (Ask(1, 99), Ask(10**17, 0)):
        assert ann.press(action).alert == words.TURN_GONE
    assert ann.beside(Visitor(8, 8)).press(Ask(1, 0)).alert == words.TURN_GONE


def test_what_was_forgotten_is_gone_for_buttons_too(ann: Guest) -> None:
    ann.say(BREAD)
    ann.say("/forget")

    for action in (Back(ann.id - 1), Rate(ann.id - 1, 1)):
        pressed = ann.press(action)
        assert (pressed.alert, pressed.aloud) == (words.TURN_GONE, True)


@pytest.mark.parametrize(
    "data",
    ["", "r:1:-1", "x" * 64, "r:1:2:3", "h:1:7", "l:xx", "l:klingon", "p:0", "w:0", "w:abc", "p:2"],
)
def test_what_is_no_button_here_gets_a_polite_alert(ann: Guest, data: str) -> None:
    ann.say(BREAD)

    pressed = ann.press(decode(data))

    assert (pressed.alert, pressed.aloud) == (words.UNKNOWN_BUTTON, True)
    assert pressed.reply is None


@pytest.mark.parametrize("number", [0, 4, 10**17])
def test_a_passage_that_is_not_there_is_told(ann: Guest, number: int) -> None:
    ann.say(BREAD)

    assert ann.press(Read(ann.id, number)).alert == words.NO_PASSAGE


actions = st.one_of(
    st.builds(Read, st.integers(0, 6), INTEGERS | st.integers(0, 4)),
    st.builds(Context, st.integers(0, 6)),
    st.builds(Back, st.integers(0, 6)),
    st.builds(Rate, st.integers(0, 6), INTEGERS),
    st.builds(Ask, st.integers(0, 6), INTEGERS | st.integers(0, 3)),
    st.builds(Browse, INTEGERS),
    st.builds(Choose, st.sampled_from(["0", key_of("rain"), key_of("snow"), "x"])),
    st.builds(Speak, st.sampled_from(["de", "en", "xx"])),
)


@settings(max_examples=30)
@given(st.lists(actions, max_size=8))
def test_no_sequence_of_presses_fails_or_stays_unanswered(two: App, pressed: list[Action]) -> None:
    guest = Guest(CurrentApp(two))
    for text in ("/start", BREAD, UNKNOWN, "/about rain in lombardy", "Who? Where?", "/sources"):
        guest.say(text)

    for action in pressed:
        done = guest.press(action)

        assert len(done.alert) <= 200
        assert done.alert or done.reply or done.keyboard
        assert done.reply is None or render(done.reply.answer, done.reply.reader)


# -- the article has changed ----------------------------------------------------------------------


def test_a_changed_article_leaves_the_old_quote_as_it_was(one: App, tmp_path: Path) -> None:
    current = CurrentApp(one)
    ann = Guest(current)
    ann.say(BREAD)
    current.app = write(tmp_path / "later", rain=RAIN.replace("Maria", "Anna"))

    for action in (Read(ann.id, 1), Context(ann.id), Back(ann.id)):
        pressed = ann.press(action)

        assert pressed.alert == words.TURN_CHANGED
        assert pressed.reply is None
    assert ann.press(Rate(ann.id, 1)) == replace(ann.press(None), alert=words.NOTED, aloud=False)


def test_buttons_work_again_once_the_article_reads_as_it_did(one: App, tmp_path: Path) -> None:
    current = CurrentApp(one)
    ann = Guest(current)
    answer = ann.say(BREAD)
    current.app = write(tmp_path / "same", rain=RAIN, snow=SNOW)

    again = ann.press(Back(ann.id)).reply.answer

    assert isinstance(again, Found)
    assert [quote.text for quote in again.quotes] == [quote.text for quote in answer.answer.quotes]


def test_an_old_answer_shows_its_own_quotes_where_the_question_finds_others(two: App) -> None:
    ann = Guest(CurrentApp(two))
    answer, id = ann.say(FLOOD), ann.id
    ann.say("/articles snow in norway")

    again = ann.press(Back(id)).reply.answer

    assert isinstance(again, Found)
    assert [quote.text for quote in again.quotes] == [quote.text for quote in answer.answer.quotes]


@pytest.mark.parametrize("question", [UNKNOWN, "/about", "/sources", "/passage 2", "Who? Where?"])
def test_each_kind_of_answer_comes_back_as_it_was(ann: Guest, question: str) -> None:
    reply = ann.say(question)

    back = ann.press(Back(ann.id)).reply

    assert (text_of(back), back.keyboard) == (text_of(reply), reply.keyboard)


# -- other buttons --------------------------------------------------------------------------------


def test_an_offered_question_is_repeated_above_its_answer(ann: Guest) -> None:
    greeting = ann.say("/start")
    question = greeting.offers[0]

    pressed = ann.press(button(greeting, question))

    assert text_of(pressed.reply).startswith(question)
    assert not pressed.instead
    assert pressed.reply.turn.question == question
    assert labels(pressed.reply.keyboard)[-1] == [words.HELPFUL, words.NOT_HELPFUL]


def test_an_article_is_chosen_by_a_button(two: App) -> None:
    ann = Guest(CurrentApp(two))

    pressed = ann.press(button(ann.say("/articles"), "Snow in Norway"))

    assert isinstance(pressed.reply.answer, About)
    assert pressed.instead
    assert pressed.reply.offers
    assert "12 farmers" not in text_of(ann.say(FLOOD))
    listed = ann.say("/articles")
    assert labels(listed.keyboard) == [
        ["Rain in Lombardy"],
        ["✓ Snow in Norway"],
        [words.ALL_ARTICLES],
    ]
    assert isinstance(ann.press(button(listed, words.ALL_ARTICLES)).reply.answer, Shelf)
    assert "12 farmers" in text_of(ann.say(FLOOD))


def test_an_article_that_went_cannot_be_chosen(two: App) -> None:
    assert Guest(CurrentApp(two)).press(Choose(key_of("gone"))).alert == words.NO_ARTICLE


def test_a_language_is_chosen_by_a_button(ann: Guest) -> None:
    pressed = ann.press(button(ann.say("/language"), "Deutsch"))

    assert isinstance(pressed.reply.answer, Languages)
    assert pressed.reply.reader.language == "de"
    assert ["English", "✓ Deutsch"] in labels(pressed.reply.keyboard)
    assert ann.say("hello").reader.language == "de"


def test_a_read_passage_is_no_turn(ann: Guest) -> None:
    ann.say(BREAD)

    reply = ann.press(Read(ann.id, 1)).reply

    assert isinstance(reply.answer, Excerpt)
    assert (reply.turn, reply.offers) == (None, ())
