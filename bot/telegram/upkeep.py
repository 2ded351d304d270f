"""What the running bot does beside answering, every few seconds: a sign of life, second chances.

The sign of life is for `article-bot check --live`; the second chances are the dead updates that the
operator wants tried again (`article-bot dead retry`).
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.errors import StorageError
from bot.storage.heartbeat import beat, identity
from bot.storage.protocols import Reopened
from bot.storage.rows import InboxItem
from bot.telegram.backoff import is_worth_saying

EVERY_SECONDS = 5.0
BEAT_SECONDS = 1.0

log = logging.getLogger(__name__)


async def beat_forever(path: Path) -> None:
    """Show that this event loop turns, for as long as the database stands.

    Raises StorageError when its file has been removed or replaced: nothing can be stored any more.
    """
    opened, failures = identity(path), 0
    while True:
        try:
            if identity(path) != opened:
                raise StorageError(
                    f"{path} was removed or replaced while the bot ran, and what it had not sent "
                    "yet is lost with it.",
                    "Start the bot again: it goes on with the file that is there, or makes one. "
                    "Stop it before you touch its database.",
                )
            beat(path)
        except OSError as error:
            failures += 1
            if is_worth_saying(failures):
                log.warning("no_sign_of_life", extra={"error": error})
        await asyncio.sleep(BEAT_SECONDS)


async def reopen_forever(reopened: Reopened, add: Callable[[Sequence[InboxItem]], None]) -> None:
    """Hand on what is to be tried again, soon after it was asked for. Never ends by itself."""
    while True:
        try:
            updates = await reopened.take()
        except StorageError as error:
            log.warning("not_reopened", extra={"error": error})
        else:
            if updates:
                log.info("reopened", extra={"updates": len(updates)})
                add(updates)
        await asyncio.sleep(EVERY_SECONDS)
