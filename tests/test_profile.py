"""Telegram shows the menu and the profile of this version, and is told so only when it does not."""

import asyncio
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    EndPointNotFound,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.app import CurrentApp
from bot.commands import COMMANDS, Command, commands_for
from bot.configuration.settings import Settings
from bot.locales import ENGLISH, LANGUAGES
from bot.rendering import words
from bot.rendering.reader import Reader
from bot.telegram.api import Api, build_application
from bot.telegram.profile import (
    LOOK_SECONDS,
    Entry,
    entries,
    update_profile,
    update_profile_forever,
)
from bot.telegram.tally import Tally
from tests.bot_api import TOKEN, open_bot_api
from tests.faults import Fault
from tests.guests import RAIN, SNOW, write
from tests.process import running
from tests.shown_profile import ShownProfile
from tests.virtual_time import run

ADMIN = 77


class Telegram(Api):
    """Shows a profile; each error of a script is the answer to one call, None none."""

    def __init__(self, *script: TelegramError | None) -> None:
        self.profile = ShownProfile()
        self.script = list(script)
        self.methods: list[str] = []

    async def call(
        self, method: str, params: Mapping[str, object], read_timeout: float | None = None
    ) -> Any:  # Any: as of the original
        self.methods.append(method)
        error = self.script.pop(0) if self.script else None
        if error is not None:
            raise error
        return self.profile.answer(method, params)


def settle(telegram: Telegram, wanted: Iterable[Entry]) -> float:
    """Have it show what is wanted; gives the seconds that took."""

    async def keep() -> float:
        await update_profile(telegram, wanted)
        return asyncio.get_running_loop().time()

    return run(keep())


def shown(telegram: Telegram, what: str, language: str, chat: int | None = None) -> Any:
    return telegram.profile.shown[what, "" if language == ENGLISH else language, chat]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_is_shown_the_bot_in_their_language(language: str) -> None:
    telegram, reader = Telegram(), Reader(language)

    settle(telegram, entries(several=False, admins=()))

    assert shown(telegram, "MyDescription", language) == reader.say(words.DESCRIPTION)
    assert shown(telegram, "MyShortDescription", language) == reader.say(words.SHORT_DESCRIPTION)
    assert shown(telegram, "MyCommands", language) == [
        {"command": command.name, "description": reader.say(command.description)}
        for command in commands_for(several=False)
    ]


def test_nothing_is_set_where_nothing_differs() -> None:
    telegram = Telegram()
    settle(telegram, entries(several=False, admins=()))
    telegram.methods.clear()

    settle(telegram, entries(several=False, admins=()))

    assert {method[:3] for method in telegram.methods} == {"get"}


def test_only_what_differs_is_set() -> None:
    telegram = Telegram()
    settle(telegram, entries(several=False, admins=()))
    telegram.profile.shown["MyDescription", "de", None] = "Von gestern."
    telegram.methods.clear()

    settle(telegram, entries(several=False, admins=()))

    assert [method for method in telegram.methods if method.startswith("set")] == [
        "setMyDescription"
    ]
    assert shown(telegram, "MyDescription", "de") == Reader("de").say(words.DESCRIPTION)


def test_commands_for_many_articles_show_only_where_there_are_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shelf = Command("shelf", "All articles", several=True)
    monkeypatch.setattr("bot.commands.COMMANDS", (*COMMANDS, shelf))

    assert [names(entry) for entry in entries(False, ()) if "shelf" in names(entry)] == []
    assert sum("shelf" in names(entry) for entry in entries(True, ())) == len(LANGUAGES)


def test_a_reload_that_makes_one_article_several_changes_the_menu(tmp_path: Path) -> None:
    telegram, one = Telegram(), write(tmp_path / "one", rain=RAIN)
    current = CurrentApp(one)

    async def reload() -> None:
        async with asyncio.TaskGroup() as group:
            keeping = group.create_task(update_profile_forever(telegram, current, ()))
            await asyncio.sleep(5)
            assert "articles" not in str(shown(telegram, "MyCommands", "de"))
            current.app = write(tmp_path / "two", rain=RAIN, snow=SNOW)
            await asyncio.sleep(LOOK_SECONDS)
            keeping.cancel()

    run(reload())

    assert "articles" in str(shown(telegram, "MyCommands", "de"))
    assert telegram.profile.changes == 4 * len(LANGUAGES)


def test_an_admin_is_shown_the_admins_commands_and_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sweep = Command("sweep", "Tidy up", admin=True)
    monkeypatch.setattr("bot.commands.COMMANDS", (*COMMANDS, sweep))
    telegram = Telegram()

    settle(telegram, entries(several=False, admins=[ADMIN]))

    swept = {place for place, value in telegram.profile.shown.items() if "sweep" in str(value)}
    assert {chat for _, _, chat in swept} == {ADMIN}
    assert len(swept) == len(LANGUAGES)


def names(entry: Entry) -> list[str]:
    if not isinstance(entry.value, list):
        return []
    return [command["command"] for command in entry.value]


@pytest.mark.parametrize(
    "error",
    [NetworkError("Bad Gateway"), TimedOut(), TelegramError("no JSON")],
)
def test_trouble_that_passes_is_waited_for(error: TelegramError) -> None:
    telegram = Telegram(*[error] * 9)

    seconds = settle(telegram, entries(several=False, admins=()))

    assert seconds > 9
    assert telegram.profile.changes == 3 * len(LANGUAGES)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the library, about its own attribute
def test_flood_control_is_obeyed() -> None:
    telegram = Telegram(RetryAfter(3000))

    assert settle(telegram, entries(several=False, admins=())) == 3000
    assert telegram.profile.changes == 3 * len(LANGUAGES)


@pytest.mark.parametrize("error", [BadRequest("chat not found"), Forbidden("blocked")])
def test_what_is_refused_is_left_and_the_rest_set(error: TelegramError) -> None:
    telegram = Telegram(error)

    settle(telegram, entries(several=False, admins=()))

    assert telegram.profile.changes == 3 * len(LANGUAGES) - 1


def test_an_admin_who_never_wrote_is_tried_once_and_the_rest_set() -> None:
    telegram = Telegram(*[None] * 2 * len(LANGUAGES), BadRequest("chat not found"))

    settle(telegram, entries(several=False, admins=[ADMIN]))

    assert telegram.profile.changes == 3 * len(LANGUAGES)


def test_a_server_without_these_methods_is_asked_once() -> None:
    telegram = Telegram(EndPointNotFound("404"))

    settle(telegram, entries(several=False, admins=()))

    assert len(telegram.methods) == 1


@pytest.mark.parametrize("odd", [None, [], "text", {"description": None}, [{"command": 1}]])
def test_an_answer_of_another_shape_counts_as_other(odd: Any) -> None:
    telegram = Telegram()
    telegram.profile.shown["MyCommands", "", None] = odd
    telegram.profile.shown["MyDescription", "", None] = odd

    settle(telegram, entries(several=False, admins=()))

    assert shown(telegram, "MyDescription", ENGLISH) == words.DESCRIPTION
    assert len(shown(telegram, "MyCommands", ENGLISH)) == len(commands_for(several=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_as_short_as_telegram_wants_it(language: str) -> None:
    reader = Reader(language)

    assert 0 < len(reader.say(words.DESCRIPTION)) <= 512
    assert 0 < len(reader.say(words.SHORT_DESCRIPTION)) <= 120
    for command in commands_for(several=True, admin=True):
        assert re.fullmatch("[a-z0-9_]{1,32}", command.name)
        assert 0 < len(reader.say(command.description)) <= 256


async def test_a_bot_api_takes_it_all_and_is_told_nothing_twice() -> None:
    async with open_bot_api() as telegram:
        telegram.is_strict = True
        settings = Settings(telegram_token=TOKEN, telegram_base_url=telegram.base_url)  # type: ignore[arg-type] # pydantic wraps it
        bot = build_application(settings).bot
        await bot.request.initialize()
        for _ in range(2):
            await update_profile(Api(bot, Tally()), entries(several=True, admins=[ADMIN]))
        await bot.request.shutdown()

    assert telegram.refusals == []
    assert telegram.profile.changes == 4 * len(LANGUAGES)


async def test_a_starting_bot_sets_it_all_and_lets_nobody_wait_for_that(tmp_path: Path) -> None:
    async with open_bot_api() as telegram:
        telegram.faults.append(Fault("getMyCommands", "status", times=2))
        async with running(telegram, tmp_path):
            asked = telegram.ask("What may Turkey request from NATO?")
            await telegram.until(lambda: telegram.answers_to(asked))
            await telegram.until(lambda: telegram.profile.changes == 3 * len(LANGUAGES))

    assert telegram.calls["getMyCommands"] == len(LANGUAGES) + 2
