"""`article-bot check`: settings, articles, database, addresses and Telegram, one by one.

Each part is checked even if another is at fault, but Telegram cannot be asked without settings. The
database and Telegram are checked at the same time, since both take a while.
"""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.checks.findings import Finding, bad, good, warning
from bot.checks.proofreading import proofread
from bot.configuration.environment import corpus_folder, database_path
from bot.configuration.settings import Settings, misspelt_names, read_settings
from bot.errors import SettingsError, StorageError
from bot.storage.checking import check_database
from bot.storage.heartbeat import is_running


def check() -> list[Finding]:
    """All findings, from the settings to Telegram."""
    now = time.time()
    try:
        settings = read_settings()
    except SettingsError as error:  # of .env itself, which says where all else is
        return [bad("settings", error.said, error.advice)]
    with ThreadPoolExecutor(1) as beside:
        of_the_database = beside.submit(_of_the_database, now)
        of_telegram = _of_telegram(settings, now)
    return [
        *_of_the_settings(settings),
        *_of_the_addresses(settings),
        *proofread(corpus_folder()),
        *of_the_database.result(),
        *of_telegram,
    ]


def _of_the_settings(settings: Settings | tuple[Finding, ...]) -> Iterator[Finding]:
    if isinstance(settings, Settings):
        yield good("settings", "All values can be used.")
    else:
        yield from settings
    yield from misspelt_names()


def _of_the_addresses(settings: Settings | tuple[Finding, ...]) -> Iterator[Finding]:
    """What the start would say of the addresses to listen on; nothing while a bot has them."""
    if not isinstance(settings, Settings) or _is_running(settings.database_path):
        return
    from bot.telegram.http_server import serve  # heavy

    async def is_free(address: tuple[str, int], setting: str) -> None:
        async with serve((), address, setting):
            pass

    wanted = {}
    if settings.metrics_address:
        wanted[settings.metrics_address] = "METRICS_LISTEN"
    if settings.webhook_url:  # the same address serves both, under this name
        wanted[settings.listen_address] = "WEBHOOK_LISTEN"
    for address, setting in wanted.items():
        try:
            asyncio.run(is_free(address, setting))
        except SettingsError as error:
            yield bad("settings", error.said, error.advice)


def _is_running(path: Path) -> bool:
    try:
        return is_running(path)
    except StorageError:  # said with the database
        return False


def _of_the_database(now: float) -> list[Finding]:
    try:
        return check_database(database_path(), now)
    except SettingsError:
        return []  # said with the settings


def _of_telegram(settings: Settings | tuple[Finding, ...], now: float) -> list[Finding]:
    if not isinstance(settings, Settings):
        said = "Neither token nor webhook were looked at, for the settings cannot be used."
        return [warning("Telegram", said, "Mend them first.")]
    from bot.telegram.checking import check_telegram  # heavy

    return asyncio.run(check_telegram(settings, now))
