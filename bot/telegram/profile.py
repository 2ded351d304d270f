"""The bot's menu and profile in each language, set where Telegram has something else.

It is read at the start, and after a reload that made one article several, and set only where it
differs, since changing is limited far more strictly than reading. Questions are answered meanwhile,
and a profile that cannot be set is only logged. The bot's name is left to the operator.
"""

import asyncio
import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.app import CurrentApp
from bot.commands import Command, commands_for
from bot.locales import ENGLISH, LANGUAGES
from bot.rendering import words
from bot.rendering.reader import Reader
from bot.telegram.api import Api, brief, retry_after
from bot.telegram.backoff import Trouble

LOOK_SECONDS = 60.0  # between two looks at the articles
_REFUSALS = (BadRequest, ChatMigrated, Forbidden)  # the same call will not succeed later

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something Telegram shows of the bot, to whom, and what it is to be.

    It is read with the method "get" + `what` and written with "set" + `what`.
    """

    what: str
    field: str
    value: object
    language: str
    chat: int | None = None  # shown there alone

    @property
    def audience(self) -> dict[str, object]:
        """English is for everybody whose language has nothing of its own."""
        code = {} if self.language == ENGLISH else {"language_code": self.language}
        scope = {} if self.chat is None else {"scope": {"type": "chat", "chat_id": self.chat}}
        return {**code, **scope}


def entries(several: bool, admins: Collection[int]) -> Iterator[Entry]:
    """All that is to be shown, what matters most first; `several` articles have more commands."""
    everybodys, admins_own = commands_for(several), commands_for(several, admin=True)
    for language in LANGUAGES:
        yield Entry("MyCommands", "commands", _menu(everybodys, language), language)
    for admin in sorted(admins) if admins_own != everybodys else ():
        for language in LANGUAGES:
            yield Entry("MyCommands", "commands", _menu(admins_own, language), language, admin)
    for language in LANGUAGES:
        description = Reader(language).say(words.DESCRIPTION)
        yield Entry("MyDescription", "description", description, language)
    for language in LANGUAGES:
        short = Reader(language).say(words.SHORT_DESCRIPTION)
        yield Entry("MyShortDescription", "short_description", short, language)


def _menu(commands: Sequence[Command], language: str) -> list[dict[str, str]]:
    reader = Reader(language)
    return [
        {"command": command.name, "description": reader.say(command.description)}
        for command in commands
    ]


async def update_profile_forever(api: Api, current: CurrentApp, admins: Collection[int]) -> None:
    """Show what goes with the current articles, after a reload too. Never ends by itself."""
    shown = None
    while True:
        several = len(current.app.library.articles) > 1
        if several is not shown:
            await update_profile(api, entries(several, admins))
            shown = several
        await asyncio.sleep(LOOK_SECONDS)


async def update_profile(api: Api, wanted: Iterable[Entry]) -> None:
    """Have Telegram show what is wanted, however long that takes; what it refuses is logged."""
    changed, closed = 0, set[int]()
    for entry in wanted:
        if entry.chat in closed:
            continue
        try:
            changed += await _settle(api, entry)
        except _REFUSALS as error:  # such as an admin who never wrote to the bot
            chat = {} if entry.chat is None else {"chat": entry.chat}
            closed.update(chat.values())
            extra = {"what": entry.what, "error": brief(error), **chat}
            log.warning("profile_refused", extra=extra)
        except (EndPointNotFound, InvalidToken) as error:  # the rest would end alike
            log.warning("profile_refused", extra={"error": brief(error)})
            return
    log.info("profile_kept", extra={"changed": changed})


async def _settle(api: Api, entry: Entry) -> bool:
    """Set one entry unless it is so already; gives whether it was set. Raises what is final."""
    trouble = Trouble("profile")
    while True:
        try:
            changed = await _set_if_other(api, entry)
        except RetryAfter as error:
            log.info("profile_waits", extra={"seconds": retry_after(error)})
            await asyncio.sleep(retry_after(error))
        except (*_REFUSALS, EndPointNotFound, InvalidToken):
            raise
        except TelegramError as error:
            await asyncio.sleep(trouble.happened(brief(error)))
        else:
            trouble.over()
            return changed


async def _set_if_other(api: Api, entry: Entry) -> bool:
    shown = await api.call(f"get{entry.what}", entry.audience)
    if (shown.get(entry.field) if isinstance(shown, dict) else shown) == entry.value:
        return False
    await api.call(f"set{entry.what}", {**entry.audience, entry.field: entry.value})
    return True
