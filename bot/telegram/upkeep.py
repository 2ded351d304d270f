"""The periodic jobs beside answering: the heartbeat, retries of dead updates, and retention.

The heartbeat is for `article-bot check --live`; the dead updates are those for which the operator
has typed `article-bot dead retry`. Rows older than the retention period are deleted in small
transactions, so that no question waits long for its own.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bot.errors import StorageError
from bot.storage.heartbeat import FILES, beat, identity
from bot.storage.protocols import Inbox
from bot.storage.rows import InboxItem
from bot.telegram.backoff import is_worth_saying

BEAT_SECONDS = 1.0
REOPEN_SECONDS = 5.0
TIDY_SECONDS = 3600.0
BATCH = 200  # updates deleted in one transaction
DAY = 86_400.0

log = logging.getLogger(__name__)


async def beat_forever(path: Path) -> None:
    """Show that the event loop runs.

    Raises StorageError when one of the database's files has been removed or replaced: nothing can
    be stored any more.
    """
    opened, failures = identity(path), 0
    while True:
        try:
            found = identity(path)
            if found != opened:
                others = (end for end, a, b in zip(FILES, opened, found, strict=True) if a != b)
                raise StorageError(
                    f"{path}{next(others)} was removed or replaced while the bot ran, and what it "
                    "had not sent yet may be lost with it.",
                    "Start the bot again: it goes on with the file that is there, or makes one. "
                    "Stop it before you touch its database.",
                )
            beat(path)
        except OSError as error:
            failures += 1
            if is_worth_saying(failures):
                log.warning("no_sign_of_life", extra={"error": error})
        else:
            failures = 0
        await asyncio.sleep(BEAT_SECONDS)


async def reopen_forever(
    take: Callable[[], Awaitable[Sequence[InboxItem]]],
    add: Callable[[Sequence[InboxItem]], None],
) -> None:
    """Hand on the updates that the operator wants tried again. Never ends by itself."""
    failures = 0
    while True:
        try:
            updates = await take()
        except StorageError as error:
            failures += 1
            if is_worth_saying(failures):
                log.warning("not_reopened", extra={"error": error})
        else:
            failures = 0
            if updates:
                log.info("reopened", extra={"updates": len(updates)})
                add(updates)
        await asyncio.sleep(REOPEN_SECONDS)


async def tidy_forever(inbox: Inbox, retention_days: float) -> None:
    """Tidy at once and then every hour. Never ends by itself."""
    while True:
        try:
            await tidy(inbox, time.time() - retention_days * DAY)
        except StorageError as error:
            log.warning("not_tidied", extra={"error": error})
        await asyncio.sleep(TIDY_SECONDS)


async def tidy(inbox: Inbox, before: float) -> None:
    """Delete every finished update that arrived before that moment, in seconds since 1970."""
    removed, after = 0, 0
    while (batch := await inbox.forget(before, BATCH, after)).go_on is not None:
        removed, after = removed + batch.updates, batch.go_on
    if removed:
        log.info("tidied", extra={"updates": removed})
