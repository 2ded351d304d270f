"""Taking in a changed corpus: answers go on, and what is broken changes nothing."""

import asyncio
import gc
import signal
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.app import App, CurrentApp, open_app
from bot.hosting.examples import examples_of
from bot.model import Message
from bot.rendering.telegram import render
from bot.telegram import reload
from bot.telegram.reload import NotReloaded, Reloaded, Reloader
from tests.bot_api import open_bot_api
from tests.process import running
from tests.waiting import until

CATS = "Cats sleep for sixteen hours a day, says the Institute."
DOGS = "Dogs sleep for twelve hours a day, says the Institute."


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    write(folder, "cats.md", f"---\ntitle: Cats\n---\n\n{CATS}\n")
    return folder


def reading(monkeypatch: pytest.MonkeyPatch, before: Callable[[], object]) -> None:
    """Have something happen in the reading thread before the folder is read."""

    def open_later(corpus: Path) -> App:
        before()
        return open_app(corpus)

    monkeypatch.setattr(reload, "open_app", open_later)


async def test_a_changed_corpus_is_counted_and_answers_from_then_on(corpus: Path) -> None:
    current = CurrentApp(open_app(corpus))
    write(corpus, "dogs.md", f"---\ntitle: Dogs\n---\n\n{DOGS}\n\nThey bark.\n")

    outcome = await Reloader(current, corpus).reload()

    assert isinstance(outcome, Reloaded)
    assert (outcome.articles, outcome.passages) == (2, 3)
    assert [article.title for article in current.app.library.articles] == ["Cats", "Dogs"]


async def test_the_old_library_leaves_memory_when_the_new_one_answers(corpus: Path) -> None:
    current = CurrentApp(open_app(corpus))
    for asked in ("How long do cats sleep?", "What does the Institute say?", "/sources", "/about"):
        render(await current.app.assistant.respond(Message(asked)))
    examples_of(current.app.library.articles[0])
    gc.freeze()  # as the running bot does: a circle would never be found
    old = weakref.ref(current.app.assistant), weakref.ref(current.app.library.articles[0])

    await Reloader(current, corpus).reload()

    gc.unfreeze()
    assert [left() for left in old] == [None, None]


async def test_a_broken_file_changes_nothing_and_is_named(corpus: Path) -> None:
    before = open_app(corpus)
    current = CurrentApp(before)
    broken = write(corpus, "dogs.md", "---\ntitle: [\n---\n\nDogs.\n")

    outcome = await Reloader(current, corpus).reload()

    assert isinstance(outcome, NotReloaded)
    assert str(broken) in outcome.reason
    assert current.app is before


async def test_a_fault_while_reading_changes_nothing_and_is_logged(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = open_app(corpus)
    current = CurrentApp(before)
    reading(monkeypatch, lambda: 1 / 0)

    outcome = await Reloader(current, corpus).reload()

    assert isinstance(outcome, NotReloaded)
    assert current.app is before
    assert "reload_failed" in caplog.text


async def test_the_old_library_answers_until_the_new_one_is_read(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    before = open_app(corpus)
    current = CurrentApp(before)
    reading(monkeypatch, lambda: (begun.set(), may_go_on.wait()))

    reloading = asyncio.create_task(Reloader(current, corpus).reload())
    await until(begun.is_set)
    assert current.app is before  # the loop got here while the thread was reading
    may_go_on.set()
    await reloading

    assert current.app is not before


async def test_all_who_ask_while_files_are_read_share_one_more_reading(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    readings: list[int] = []
    reading(monkeypatch, lambda: (readings.append(1), begun.set(), may_go_on.wait()))
    reloader = Reloader(CurrentApp(open_app(corpus)), corpus)

    first = asyncio.create_task(reloader.reload())
    await until(begun.is_set)
    write(corpus, "dogs.md", f"---\ntitle: Dogs\n---\n\n{DOGS}\n")
    later = [asyncio.create_task(reloader.reload()) for _ in range(3)]
    impatient = later.pop()
    await asyncio.sleep(0)
    impatient.cancel()
    may_go_on.set()

    assert isinstance(await first, Reloaded)
    outcomes = await asyncio.gather(*later)
    assert len(readings) == 2
    assert [o.articles for o in outcomes if isinstance(o, Reloaded)] == [2, 2]


def test_a_stop_does_not_wait_for_a_reading(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_go_on, ended = threading.Event(), threading.Event(), threading.Event()
    reading(monkeypatch, lambda: (begun.set(), may_go_on.wait(5), ended.set()))

    async def stop_while_reading() -> None:
        asking = asyncio.create_task(Reloader(CurrentApp(open_app(corpus)), corpus).reload())
        await until(begun.is_set)
        asking.cancel()

    asyncio.run(stop_while_reading())

    assert not ended.is_set()
    may_go_on.set()


@pytest.mark.parametrize(
    ("command", "expected"), [("run", signal.SIG_IGN), ("repl", signal.SIG_DFL)]
)
def test_sighup_before_anything_is_imported_does_not_end_the_bot(
    monkeypatch: pytest.MonkeyPatch, command: str, expected: signal.Handlers
) -> None:
    found: list[object] = []

    class CommandLine:
        """Notes how things stand when it is imported."""

        @property
        def app(self) -> Callable[[], None]:
            found.append(signal.getsignal(signal.SIGHUP))
            return lambda: None

    monkeypatch.setitem(sys.modules, "bot.cli", CommandLine())
    monkeypatch.setattr(sys, "argv", ["article-bot", command])
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)

    try:
        main()
    finally:
        signal.signal(signal.SIGHUP, before)

    assert found == [expected]


async def test_sighup_takes_in_a_changed_corpus_under_load_and_survives_a_broken_one(
    corpus: Path, tmp_path: Path
) -> None:
    async with open_bot_api() as api, running(api, tmp_path, CORPUS_DIR=str(corpus)) as bot:
        first = api.ask("How long do cats sleep?", chat=1)
        await api.until(lambda: api.answers_to(first))
        write(corpus, "dogs.md", f"---\ntitle: Dogs\n---\n\n{DOGS}\n")
        bot.signal(signal.SIGHUP)
        asked = [api.ask("How long do cats sleep?", chat) for chat in range(1, 101)]
        await until(lambda: "reloaded" in bot.logged())
        asked.append(api.ask("How long do dogs sleep?", chat=1))
        await api.until(lambda: len(api.sent) == len(asked) + 1)
        assert [len(api.answers_to(question)) for question in asked] == [1] * len(asked)
        assert "twelve" in api.answers_to(asked[-1])[0].text

        broken = write(corpus, "birds.md", "---\ntitle: [\n---\n\nBirds.\n")
        bot.signal(signal.SIGHUP)
        await until(lambda: "not_reloaded" in bot.logged())
        last = api.ask("How long do dogs sleep?", chat=1)
        await api.until(lambda: api.answers_to(last))

        assert broken.name in bot.logged()
        assert "twelve" in api.answers_to(last)[0].text
