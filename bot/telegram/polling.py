"""Long polling: ask for updates, store them, and only then ask for the next.

A higher offset in a request is what tells Telegram that the updates before it have arrived, so it
moves after the inbox has committed. The first request carries none: Telegram gives all that is
unconfirmed, and the inbox knows which of it is stored already. So does one after nothing was left
to confirm, or after the server was away: its numbers may begin anew, and an offset of the old ones
would confirm what never arrived. A server that then gives again what was confirmed forgets nothing,
and would give all of it each time: there the offset stays.
"""

import asyncio
import logging

from telegram.error import (
    Conflict,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    TelegramError,
)

from bot.configuration.values import is_url
from bot.errors import StorageError
from bot.telegram.api import ALLOWED_UPDATES, Api, brief, host_of, pause
from bot.telegram.arrivals import update_id_of
from bot.telegram.backoff import Trouble
from bot.telegram.intake import Intake
from bot.telegram.send_errors import was_not_sent

BATCH = 100  # Telegram's most
PAUSE_SECONDS = 0.1  # before asking again when nothing new came: no busy loop on a broken server
RIVAL_SECONDS = 60.0  # two programs that poll take turns, so peace is what lasts this long

log = logging.getLogger(__name__)


class Poller:
    """Fetches updates for as long as it runs."""

    def __init__(self, api: Api, intake: Intake, request_timeout: float) -> None:
        self._api = api
        self._intake = intake
        self._wait = max(1, int(request_timeout))  # whole seconds Telegram holds an empty answer
        self._patience = self._wait + request_timeout
        self._limit = BATCH
        self._offset: int | None = None
        self._was_quiet = False  # nothing came the last time
        self._forgets = True  # what is confirmed, as Telegram does
        self._webhook = Trouble("deleteWebhook")
        self._trouble = Trouble("polling")
        self._rivalry = Trouble("polling_alone")
        self._last_conflict = 0.0  # by the loop's clock

    async def run(self) -> None:
        """Poll until cancelled. Raises TokenRevokedError when the token is not accepted."""
        await self._delete_webhook()
        while True:
            await self._intake.room()
            try:
                await self._poll()
            except (TelegramError, StorageError) as error:
                await self._endure(error)
            else:
                self._trouble.over()
                self._webhook = Trouble("deleteWebhook")  # none of ours is in the way
                if asyncio.get_running_loop().time() - self._last_conflict > RIVAL_SECONDS:
                    self._rivalry.over()

    async def _poll(self) -> None:
        updates = await self._fetch()
        self._limit = BATCH
        new = await self._intake.take(updates)
        ids = [id_ for update in updates if (id_ := update_id_of(update)) is not None]
        if ids:
            self._forgets &= bool(new) or not self._was_quiet
            self._offset = max(ids) + 1
        elif updates:  # nothing that could be confirmed: the same would come again at once
            raise TelegramError("updates without an id")
        elif self._forgets:
            self._offset = None
        self._was_quiet = not updates
        if not new:
            await asyncio.sleep(PAUSE_SECONDS)

    async def _fetch(self) -> list[object]:
        params: dict[str, object] = {
            "timeout": self._wait,
            "limit": self._limit,
            "allowed_updates": ALLOWED_UPDATES,
        }
        if self._offset is not None:
            params["offset"] = self._offset
        updates = await self._api.call("getUpdates", params, read_timeout=self._patience)
        if not isinstance(updates, list):
            raise TelegramError("Invalid server response")
        return updates

    async def _endure(self, error: TelegramError | StorageError) -> None:
        """Wait as long as the error asks for, and fetch less: so much at once may have failed."""
        self._limit = max(1, self._limit // 2)
        if isinstance(error, NetworkError) and was_not_sent(error):
            self._offset = None
        if isinstance(error, InvalidToken | EndPointNotFound):
            await self._api.check_token()
        trouble = self._trouble
        if isinstance(error, Conflict) and not await self._removed_a_webhook():
            trouble = self._rivalry
            await self._meet_rival()
        await asyncio.sleep(pause(trouble, error))

    async def _removed_a_webhook(self) -> bool:
        """Whether a webhook that could not be deleted before may have been in the way, and is gone.

        A server that others wrote may know of none: then it was not in the way.
        """
        if self._webhook.is_on:
            await self._delete_webhook()
            return not self._webhook.is_on
        return False

    async def _delete_webhook(self) -> None:
        """Have Telegram post nowhere; what waits is not dropped."""
        try:
            await self._api.call("deleteWebhook", {})
        except TelegramError as error:
            self._webhook.happened(brief(error))
        else:
            self._webhook.over()

    async def _meet_rival(self) -> None:
        """Log, once, who else takes this bot's updates: otherwise it looks like lost messages."""
        self._last_conflict = asyncio.get_running_loop().time()
        if self._rivalry.is_on:
            return
        try:
            info = await self._api.call("getWebhookInfo", {})
        except TelegramError:
            info = None
        url = str(info.get("url", "")) if isinstance(info, dict) else ""
        is_posted = is_url(url, "http", "https")
        rival = f"a webhook at {host_of(url)}" if is_posted else "another program that polls"
        log.error("rival", extra={"token_is_used_by": rival, "hint": "stop one of the two"})
