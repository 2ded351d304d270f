"""One send: an item of the outbox becomes a call of the Bot API, and the response a verdict."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import TelegramError

from bot.errors import StorageError
from bot.storage.protocols import Outbox
from bot.storage.rows import ApiRequest, OutboxItem
from bot.telegram.api import Api, brief
from bot.telegram.arrivals import whole_number
from bot.telegram.backoff import delay, is_worth_saying
from bot.telegram.corrections import resolved
from bot.telegram.patience import Patience
from bot.telegram.send_errors import Delivered, Expired, Verdict, judge

T = TypeVar("T")

log = logging.getLogger(__name__)


async def send(item: OutboxItem, api: Api, outbox: Outbox, patience: Patience) -> Verdict:
    """Send the item once; of a correction, the message to correct is looked up first."""
    if item.request.is_brief:
        item = await insist(lambda: outbox.whole(item))
    request = item.request
    if request.corrects is None:
        return await _call(request, item, api, patience)
    answered = request.corrects
    message = await insist(lambda: outbox.became(answered, item.part))
    correction = resolved(request, message)
    return Delivered() if correction is None else await _call(correction, item, api, patience)


async def insist(use: Callable[[], Awaitable[T]]) -> T:
    """Use the outbox, however long the database is out of order: what was sent must be stored."""
    failures = 0
    while True:
        try:
            return await use()
        except StorageError as error:
            failures += 1
            if is_worth_saying(failures):
                log.error("outcome_not_noted", extra={"error": error, "failures": failures})
            await asyncio.sleep(delay(failures - 1))


async def _call(request: ApiRequest, item: OutboxItem, api: Api, patience: Patience) -> Verdict:
    """The verdict on one call; a message that is edited keeps its number."""
    chat, changed = request.chat, whole_number(request.params.get("message_id"))
    if request.answers_query:  # nobody waits long, and many that hang would take all connections
        params, seconds = request.params, api.timeout
    else:
        params = {"chat_id": str(chat), **request.params}
        seconds = patience.seconds(item.doubts)
    began = time.monotonic()
    try:
        result = await api.call(request.method, params, seconds)
    except TelegramError as error:
        verdict = judge(error, item.request)
        if isinstance(verdict, Delivered):
            return Delivered(changed)
        if is_worth_saying(item.tries + item.slowed + 1) and not isinstance(verdict, Expired):
            log.warning("not_sent", extra={"chat": chat, "error": brief(error)})
        return verdict
    patience.answered(time.monotonic() - began)
    sent = whole_number(result.get("message_id")) if type(result) is dict else None
    return Delivered(changed if sent is None else sent)
