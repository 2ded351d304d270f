"""Strangers are refused once, and nothing of theirs is looked at."""

import gc
import weakref
from pathlib import Path

import pytest

from bot.actions import Browse
from bot.app import App, Desk
from bot.host import Offered, Rules
from bot.model import Visitor
from bot.rendering import words
from tests.guests import RAIN, SNOW, Guest, text_of, write

ANN, EVE = Visitor(7, 7, "en"), Visitor(9, 9, "de")
REFUSED = words.NOTICES["refused"]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    return write(tmp_path_factory.mktemp("two"), rain=RAIN, snow=SNOW)


def stranger(app: App, visitor: Visitor = EVE) -> Guest:
    return Guest(Desk(app), Rules(allowed=frozenset({7, -5})), visitor)


def test_a_stranger_hears_one_polite_word_and_then_nothing(app: App) -> None:
    eve = stranger(app)

    first = eve.say("How many farmers did the flood kill?")

    assert text_of(first) == first.reader.say(REFUSED)
    assert (first.keyboard, first.turn, first.offers) == ((), None, ())
    assert eve.try_saying("/start") is None
    assert eve.try_saying("/history") is None


def test_a_stranger_presses_and_types_in_vain(app: App) -> None:
    eve = stranger(app)

    pressed = eve.press(Browse(1))

    assert pressed.alert == eve.say("x").reader.say(REFUSED)
    assert pressed.reply is None
    assert eve.type("flood") == eve.type("") == Offered()


def test_a_group_of_strangers_is_told_once(app: App) -> None:
    group = [stranger(app, Visitor(-9, 9)), stranger(app, Visitor(-9, 10))]
    group[1].host = group[0].host

    assert group[0].try_saying("hello") is not None
    assert group[1].try_saying("hello") is None


@pytest.mark.parametrize("visitor", [ANN, Visitor(-5, 9), Visitor(-9, 7)])
def test_whoever_is_allowed_or_sits_in_an_allowed_chat_is_answered(
    app: App, visitor: Visitor
) -> None:
    assert "12 farmers" in text_of(stranger(app, visitor).say("Who did the flood kill?"))


def test_admins_are_no_strangers_and_nobody_is_where_all_may_ask(app: App) -> None:
    assert Rules(allowed=frozenset({7}), admins=frozenset({9})).admits(EVE)
    assert Rules().admits(EVE)
    assert not Rules(allowed=frozenset({7})).admits(EVE)


def test_no_number_of_strangers_fills_the_memory(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.host._MOST_REFUSED", 3)
    eve = stranger(app)

    told = [eve.beside(Visitor(n, n)).try_saying("x") for n in range(100, 107)]

    assert all(told)
    assert len(eve.host._refused) <= 3


def test_replies_come_from_the_articles_of_the_moment(app: App, tmp_path: Path) -> None:
    desk = Desk(app)
    guest = Guest(desk)

    desk.app = write(tmp_path / "later", rain=RAIN.replace("12 farmers", "13 farmers"))

    assert "13 farmers" in text_of(guest.say("How many farmers did the flood kill?"))


def test_an_old_library_leaves_memory_with_its_last_answer(tmp_path: Path) -> None:
    desk = Desk(write(tmp_path / "old", rain=RAIN, snow=SNOW))
    guest = Guest(desk)
    for text in ("/start", "/articles snow in norway", "/start", "Who skis?"):
        guest.say(text)
    gc.freeze()  # as the running bot does: a circle would never be found
    old = weakref.ref(desk.app.assistant)

    desk.app = write(tmp_path / "new", rain=RAIN)

    gc.unfreeze()
    assert old() is None
