"""What the running bot does beside answering, every few seconds: a sign of life, second chances.

The sign of life is for `article-bot check --live`; the second chances are the dead updates that the
operator wants tried again (`article-bot dead retry`).
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.errors import StorageError
from bot.storage.heartbeat import beat
from bot.storage.protocols import Reopened
from bot.storage.rows import Waiting

EVERY_SECONDS = 5.0

log = logging.getLogger(__name__)


async def beat_forever(path: Path) -> None:
    """Show that this event loop turns. Never ends by itself."""
    while True:
        try:
            beat(path)
        except OSError as error:
            log.warning("no_sign_of_life", extra={"error": error})
        await asyncio.sleep(EVERY_SECONDS)


async def reopen_forever(reopened: Reopened, add: Callable[[Sequence[Waiting]], None]) -> None:
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
