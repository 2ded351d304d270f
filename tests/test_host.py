"""Strangers are refused once, and nothing of theirs is looked at."""

import gc
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import attribution
from bot.actions import Ask, Back, Browse, Context, Read
from bot.app import App, CurrentApp
from bot.attribution import sources_of
from bot.commands import COMMANDS
from bot.deep_links import to_article, to_passage
from bot.hosting.visit import Offered, Rules
from bot.model import Passage, Source, Span, Visitor
from bot.rendering import words
from bot.rendering.telegram import render
from tests.guests import RAIN, SNOW, Guest, text_of, write

ANN, EVE = Visitor(7, 7, "en"), Visitor(9, 9, "de")
REFUSED = words.NOTICES["refused"]


def stranger(app: App, visitor: Visitor = EVE) -> Guest:
    return Guest(CurrentApp(app), Rules(allowed=frozenset({7, -5})), visitor)


def test_a_stranger_hears_one_polite_word_and_then_nothing(two: App) -> None:
    eve = stranger(two)

    first = eve.say("How many farmers did the flood kill?")

    assert text_of(first) == first.reader.say(REFUSED)
    assert (first.keyboard, first.turn, first.offers) == ((), None, ())
    assert eve.try_saying("/start") is None
    assert eve.try_saying("/history") is None


def test_a_stranger_presses_and_types_in_vain(two: App) -> None:
    eve = stranger(two)

    pressed = eve.press(Browse(1))

    assert pressed.alert == eve.say("x").reader.say(REFUSED)
    assert pressed.reply is None
    assert eve.type("flood") == eve.type("") == Offered()


def test_a_group_of_strangers_is_told_once(two: App) -> None:
    group = [stranger(two, Visitor(-9, 9)), stranger(two, Visitor(-9, 10))]
    group[1].host = group[0].host

    assert group[0].try_saying("hello") is not None
    assert group[1].try_saying("hello") is None


@pytest.mark.parametrize("visitor", [ANN, Visitor(-5, 9), Visitor(-9, 7)])
def test_whoever_is_allowed_or_sits_in_an_allowed_chat_is_answered(
    two: App, visitor: Visitor
) -> None:
    assert "12 farmers" in text_of(stranger(two, visitor).say("Who did the flood kill?"))


def test_admins_are_no_strangers_and_nobody_is_where_all_may_ask(two: App) -> None:
    assert Rules(allowed=frozenset({7}), admins=frozenset({9})).admits(EVE)
    assert Rules().admits(EVE)
    assert not Rules(allowed=frozenset({7})).admits(EVE)


def test_no_number_of_strangers_fills_the_memory(two: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.hosting.host._MOST_REFUSED", 3)
    eve = stranger(two)

    told = [eve.beside(Visitor(n, n)).try_saying("x") for n in range(100, 107)]

    assert all(told)
    assert len(eve.host._refused) <= 3


def test_replies_come_from_the_articles_of_the_moment(two: App, tmp_path: Path) -> None:
    current = CurrentApp(two)
    guest = Guest(current)

    current.app = write(tmp_path / "later", rain=RAIN.replace("12 farmers", "13 farmers"))

    assert "13 farmers" in text_of(guest.say("How many farmers did the flood kill?"))


COMMAND = st.sampled_from([f"/{command.name} " for command in COMMANDS])
TEXTS = st.text() | st.builds(str.__add__, COMMAND, st.text(max_size=80))


@given(st.lists(TEXTS, max_size=5), st.none() | st.integers(0, 5))
def test_whatever_is_written_is_answered(
    two: App, written: list[str], reply_to: int | None
) -> None:
    guest = Guest(CurrentApp(two))

    for text in written:
        reply = guest.say(text, reply_to)

        messages = render(reply.answer, reply.reader)
        assert all(message.plain.strip() for message in messages)
        assert reply.turn is None or reply.turn.question
        assert len([b for row in reply.keyboard for b in row if isinstance(b.action, Ask)]) == len(
            reply.offers
        )


def test_an_old_library_leaves_memory_with_its_last_answer(tmp_path: Path) -> None:
    current = CurrentApp(write(tmp_path / "old", rain=RAIN, snow=SNOW))
    guest = Guest(current)
    for text in ("/start", "/articles snow in norway", "/start", "Who skis?"):
        guest.say(text)
    gc.freeze()  # as the running bot does: a circle would never be found
    old = weakref.ref(current.app.assistant)

    current.app = write(tmp_path / "new", rain=RAIN)

    gc.unfreeze()
    assert old() is None


def test_a_long_article_is_read_for_its_sources_in_another_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    paragraph = "Four litres of rain fell, the mayor said. It was dark. " * 10
    guest = Guest(
        CurrentApp(write(tmp_path / "long", rain=RAIN + f"\n{paragraph}\n" * 50, snow=SNOW))
    )
    rain = guest.current.app.library.by_slug["rain"]

    def read(passage: Passage, span: Span) -> tuple[Source, ...]:
        if passage.article is rain:
            threads.append(threading.get_ident())
        return sources_of(passage, span)

    monkeypatch.setattr(attribution, "sources_of", read)

    def reads(act: Callable[[], object]) -> int:
        before = len(threads)
        act()
        return len(threads) - before

    assert reads(lambda: guest.say(f"/start {to_passage(rain.passage(2))}"))
    turn = guest.id
    assert reads(lambda: guest.press(Read(turn, 3)))
    assert reads(lambda: guest.press(Context(turn)))
    assert reads(lambda: guest.press(Back(turn)))
    assert reads(lambda: guest.say("Where does it say that?"))
    assert reads(lambda: guest.say(f"/start {to_article(rain)}"))
    assert reads(lambda: guest.type("farmers in Lombardy"))
    assert reads(lambda: guest.type(""))
    assert reads(lambda: guest.say("/articles rain in lombardy"))
    assert threading.get_ident() not in threads
