"""Keeping the webhook set.

Anybody with the token can set another webhook or remove this one, and Telegram says nothing of it.
So it is asked every few minutes where it posts to, and the webhook is set again when that is not
here. Two bots that both do this take it from each other without end, so each time it was taken the
next look waits twice as long, up to an hour; the rival is logged once.

Telegram also tells why it could not deliver lately, and that is logged as well.
"""

import asyncio
import logging
import time
from collections.abc import Mapping

from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot.telegram.api import Api, brief, host_of
from bot.telegram.backoff import Trouble, delay

EVERY_SECONDS = 300.0
LONGEST_SECONDS = 3600.0

log = logging.getLogger(__name__)


class Registration:
    """The webhook as it should stand with Telegram: the parameters of setWebhook."""

    def __init__(self, api: Api, wanted: Mapping[str, object]) -> None:
        self._api = api
        self._wanted = wanted
        self._trouble = Trouble("getWebhookInfo")
        self._taken = 0  # times in a row that it stood elsewhere
        self._failed_at = time.time()  # when Telegram last failed to deliver, as it says

    async def keep(self) -> None:
        """Set the webhook, and look after it. Never ends by itself.

        Raises TokenRevokedError when the token is not accepted.
        """
        await self._api.persist("setWebhook", self._wanted)
        log.info("listening")
        while True:
            await asyncio.sleep(delay(self._taken, EVERY_SECONDS, LONGEST_SECONDS))
            try:
                info = await self._api.call("getWebhookInfo", {})
            except TelegramError as error:
                if isinstance(error, InvalidToken | EndPointNotFound):
                    await self._api.check_token()
                self._trouble.happened(brief(error))
            else:
                self._trouble.over()
                await self._look_at(info if isinstance(info, dict) else {})

    async def _look_at(self, info: Mapping[str, object]) -> None:
        self._say_what_failed(info)
        url = str(info.get("url", ""))
        if url == self._wanted["url"]:
            self._taken = 0
            return
        if not self._taken:
            _name_the_rival(url)
        self._taken += 1
        await self._api.persist("setWebhook", self._wanted)

    def _say_what_failed(self, info: Mapping[str, object]) -> None:
        """Log Telegram's last complaint, once, if it is of this run's time."""
        when, said = info.get("last_error_date"), info.get("last_error_message")
        if isinstance(when, int) and when > self._failed_at:
            self._failed_at = when
            extra = {"said": str(said)[:200], "pending": info.get("pending_update_count")}
            log.warning("telegram_cannot_deliver", extra=extra)


def _name_the_rival(url: str) -> None:
    """Say where the updates went."""
    rival = f"a webhook at {host_of(url)}" if url else "nobody: the webhook was removed"
    hint = "set again; if this happens often, stop whatever else uses this token"
    log.error("rival", extra={"token_is_used_by": rival, "hint": hint})
