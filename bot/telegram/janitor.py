"""Removes what is finished and old, in small bites between the writes that somebody waits for."""

import asyncio
import logging
import time

from bot.errors import StorageError
from bot.storage.protocols import Inbox

EVERY_SECONDS = 3600.0
BITE = 200  # updates removed in one transaction
DAY = 86_400.0

log = logging.getLogger(__name__)


async def tidy_forever(inbox: Inbox, retention_days: float) -> None:
    """Tidy at once and then every hour. Never ends by itself."""
    while True:
        try:
            await tidy(inbox, time.time() - retention_days * DAY)
        except StorageError as error:
            log.warning("not_tidied", extra={"error": error})
        await asyncio.sleep(EVERY_SECONDS)


async def tidy(inbox: Inbox, before: float) -> None:
    """Remove every finished update that arrived before."""
    removed, after = 0, 0
    while (bite := await inbox.forget(before, BITE, after)).go_on is not None:
        removed, after = removed + bite.updates, bite.go_on
    if removed:
        log.info("tidied", extra={"updates": removed})
