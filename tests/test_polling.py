"""Polling in virtual time: who else takes the updates is named once, for as long as that lasts."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from telegram.error import Conflict, EndPointNotFound, NetworkError, TelegramError, TimedOut

from bot.telegram.api import ALLOWED_UPDATES, Api
from bot.telegram.intake import Intake
from bot.telegram.polling import RIVAL_SECONDS, Poller
from tests.virtual_time import run

RIVAL, DOWN, QUIET = Conflict("terminated"), NetworkError("Bad Gateway"), None
UNKNOWN = EndPointNotFound("deleteWebhook")


class Scripted(Api):
    """Answers each getUpdates with the next of a script, after a second."""

    def __init__(
        self, script: Iterator[TelegramError | None], deletions: Iterator[TelegramError | None]
    ) -> None:
        self._script = script
        self._deletions = deletions
        self.asked_for: list[object] = []
        self.limits: list[object] = []

    async def call(
        self, method: str, params: Mapping[str, object], read_timeout: float | None = None
    ) -> Any:  # Any: as of the original
        if method == "deleteWebhook" and (failure := next(self._deletions, None)):
            raise failure
        if method != "getUpdates":
            return {"url": ""}
        self.asked_for.append(params["allowed_updates"])
        self.limits.append(params["limit"])
        await asyncio.sleep(1)
        error = next(self._script, asyncio.CancelledError())
        if error is not None:
            raise error
        return []


async def poll(
    *script: TelegramError | None, deletions: Iterable[TelegramError | None] = ()
) -> Scripted:
    """Poll until the script is at its end; what is not in that of deletions succeeds."""
    api = Scripted(iter(script), iter(deletions))
    intake = Intake(NO_INBOX, NO_INBOX, held=lambda: 0)
    poller = asyncio.create_task(Poller(api, intake, 1).run())
    await asyncio.wait([poller])
    return api


NO_INBOX: Any = None  # Any: nothing is taken in


class Keeping(Api):
    """Forgets nothing: an offset only says from where on."""

    def __init__(self) -> None:
        self.offsets: list[object] = []

    async def call(
        self, method: str, params: Mapping[str, object], read_timeout: float | None = None
    ) -> Any:  # Any: as of the original
        if method != "getUpdates":
            return True
        offset = params.get("offset")
        self.offsets.append(offset)
        await asyncio.sleep(1)
        if len(self.offsets) == 6:
            raise asyncio.CancelledError
        return [{"update_id": 1}, {"update_id": 2}] if offset is None else []


class KnownByNumber(Intake):
    """Takes in what has a number that it has not seen."""

    def __init__(self) -> None:
        super().__init__(NO_INBOX, NO_INBOX, held=lambda: 0)
        self._seen: set[object] = set()

    async def take(self, updates: Sequence[Any]) -> int:  # Any: JSON
        before = len(self._seen)
        self._seen |= {update["update_id"] for update in updates}
        return len(self._seen) - before


def test_row_28_a_server_that_forgets_nothing_is_not_asked_for_all_again_and_again() -> None:
    async def poll_it() -> list[object]:
        api = Keeping()
        await asyncio.wait([asyncio.create_task(Poller(api, KnownByNumber(), 1).run())])
        return api.offsets

    assert run(poll_it()) == [None, 3, None, 3, 3, 3]


@pytest.mark.parametrize(
    ("script", "times"),
    [
        ([RIVAL, QUIET] * 20, 1),
        ([DOWN, RIVAL, QUIET], 1),
        ([RIVAL, DOWN, RIVAL], 1),
        ([RIVAL, *[QUIET] * int(RIVAL_SECONDS + 2), RIVAL], 2),
        ([DOWN, QUIET], 0),
    ],
)
def test_a_rival_is_named_once_until_a_minute_of_peace(
    caplog: pytest.LogCaptureFixture, script: list[TelegramError | None], times: int
) -> None:
    run(poll(*script))

    named = [record for record in caplog.records if record.message == "rival"]
    assert len(named) == times
    assert len(caplog.records) < 12


@pytest.mark.parametrize(
    ("script", "deletions", "times"),
    [
        ([RIVAL, RIVAL], [UNKNOWN] * 9, 1),
        ([RIVAL, QUIET], [DOWN], 0),
        ([QUIET, RIVAL], [DOWN], 1),  # whoever set it meanwhile is not this bot
    ],
)
def test_a_rival_is_named_unless_the_own_webhook_was_in_the_way(
    caplog: pytest.LogCaptureFixture,
    script: list[TelegramError | None],
    deletions: list[TelegramError | None],
    times: int,
) -> None:
    run(poll(*script, deletions=deletions))

    assert [record.message for record in caplog.records].count("rival") == times


def test_only_what_is_answered_is_asked_for() -> None:
    assert run(poll(QUIET)).asked_for == [ALLOWED_UPDATES] * 2


@pytest.mark.parametrize("error", [TimedOut(), DOWN, TelegramError("Invalid server response")])
def test_row_5_what_does_not_come_at_once_is_fetched_in_smaller_parts(
    error: TelegramError,
) -> None:
    api = run(poll(*[error] * 8, QUIET, QUIET))

    assert api.limits == [100, 50, 25, 12, 6, 3, 1, 1, 1, 100, 100]
