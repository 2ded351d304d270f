"""The bot's menu and profile in each language, set where Telegram has something else.

What Telegram shows of the bot is read at the start and set only where it differs: most starts
change nothing, and changing is limited far more strictly than reading. It all happens while
questions are answered already, and a profile that cannot be set is no reason to stop. The bot's
name stays as the operator has chosen it.
"""

import asyncio
import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from telegram.error import (
    BadRequest,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.commands import Command, commands_for
from bot.locales import ENGLISH, LANGUAGES
from bot.rendering import words
from bot.rendering.reader import Reader
from bot.telegram.api import Api, brief, retry_after
from bot.telegram.backoff import Trouble

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something Telegram shows of the bot, to whom, and what it is to be.

    It is read with the method "get" + `what` and written with "set" + `what`.
    """

    what: str
    field: str
    value: object
    audience: Mapping[str, object]  # a language, a scope; empty for everybody else


def entries(several: bool, admins: Collection[int]) -> Iterator[Entry]:
    """All that is to be shown, what matters most first; `several` articles have more commands."""
    readers = [(Reader(language), _speakers(language)) for language in LANGUAGES]
    everybodys, admins_own = commands_for(several), commands_for(several, admin=True)
    for reader, speakers in readers:
        yield Entry("MyCommands", "commands", _menu(everybodys, reader), speakers)
    for admin in sorted(admins) if admins_own != everybodys else ():
        chat = {"scope": {"type": "chat", "chat_id": admin}}
        for reader, speakers in readers:
            yield Entry("MyCommands", "commands", _menu(admins_own, reader), {**speakers, **chat})
    for reader, speakers in readers:
        yield Entry("MyDescription", "description", reader.say(words.DESCRIPTION), speakers)
    for reader, speakers in readers:
        short = reader.say(words.SHORT_DESCRIPTION)
        yield Entry("MyShortDescription", "short_description", short, speakers)


def _speakers(language: str) -> dict[str, object]:
    """English is for everybody whose language has nothing of its own."""
    return {} if language == ENGLISH else {"language_code": language}


def _menu(commands: Sequence[Command], reader: Reader) -> list[dict[str, str]]:
    return [
        {"command": command.name, "description": reader.say(command.description)}
        for command in commands
    ]


async def keep_up(api: Api, wanted: Iterable[Entry]) -> None:
    """Have Telegram show what is wanted, however long that takes; what it refuses is logged."""
    try:
        changed = [entry for entry in wanted if await _settle(api, entry)]
    except (EndPointNotFound, InvalidToken) as error:  # the rest would end alike
        log.warning("profile_refused", extra={"error": brief(error)})
    else:
        log.info("profile_kept", extra={"changed": len(changed)})


async def _settle(api: Api, entry: Entry) -> bool:
    """Set one entry unless it is so already; gives whether it was set."""
    trouble = Trouble("profile")
    while True:
        try:
            changed = await _set_if_other(api, entry)
        except RetryAfter as error:
            log.info("profile_waits", extra={"seconds": retry_after(error)})
            await asyncio.sleep(retry_after(error))
        except (EndPointNotFound, InvalidToken):
            raise
        except TelegramError as error:
            if not _may_pass(error):
                log.warning("profile_refused", extra={"what": entry.what, "error": brief(error)})
                return False
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


def _may_pass(error: TelegramError) -> bool:
    """Whether the same call may succeed later: not when Telegram refuses what it was asked."""
    if isinstance(error, BadRequest):  # to the library an error of the network
        return False
    return isinstance(error, NetworkError) or type(error) is TelegramError
