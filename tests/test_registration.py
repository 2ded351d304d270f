"""Looking after the webhook in virtual time: it is set again, ever more rarely, and said once."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.errors import TokenRevokedError
from bot.telegram.api import Api
from bot.telegram.registration import EVERY_SECONDS, LONGEST_SECONDS, Registration
from bot.telegram.tally import Tally
from tests.virtual_time import run

OURS = "https://ours.example.org/hook"
STANDS = {"url": OURS}
REMOVED = {"url": ""}
TAKEN = {"url": "https://theirs.example.org/secret-path"}
ODD = {"url": "https://[theirs"}
DOWN = NetworkError("Bad Gateway")
Answer = Mapping[str, object] | TelegramError


class Scripted(Api):
    """Answers each getWebhookInfo with the next of a script, and notes when what was called."""

    def __init__(self, script: Iterator[Answer]) -> None:
        self._script = script
        self._tally = Tally()
        self.looks: list[float] = []
        self.sets: list[object] = []

    async def call(
        self, method: str, params: Mapping[str, object], read_timeout: float | None = None
    ) -> Any:  # Any: as of the original
        if method == "setWebhook":
            self.sets.append(params["url"])
            return True
        if method == "getMe":
            raise InvalidToken
        self.looks.append(asyncio.get_running_loop().time())
        answer = next(self._script, None)
        if answer is None:
            raise asyncio.CancelledError
        if isinstance(answer, TelegramError):
            raise answer
        return answer


async def keep(*script: Answer) -> Scripted:
    """Look after the webhook until the script is at its end."""
    api = Scripted(iter(script))
    keeping = asyncio.create_task(Registration(api, {"url": OURS}).keep())
    await asyncio.wait([keeping])
    if not keeping.cancelled():
        keeping.result()
    return api


def rivals(caplog: pytest.LogCaptureFixture) -> list[str]:
    named = [r for r in caplog.records if r.getMessage() == "rival"]
    return [str(vars(record)["token_is_used_by"]) for record in named]


def test_a_webhook_that_stands_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    api = run(keep(*[STANDS] * 10))

    assert api.sets == [OURS]
    assert rivals(caplog) == []
    pauses = [after - before for before, after in zip(api.looks, api.looks[1:], strict=False)]
    assert all(EVERY_SECONDS / 2 <= pause <= EVERY_SECONDS for pause in pauses)
    assert len(set(pauses)) > 1


@pytest.mark.parametrize(
    ("found", "named"),
    [
        (TAKEN, "a webhook at theirs.example.org"),
        (ODD, "a webhook at an odd address"),
        (REMOVED, "nobody: the webhook was removed"),
    ],
)
def test_a_webhook_that_was_taken_is_set_again_and_the_rival_named(
    found: Answer, named: str, caplog: pytest.LogCaptureFixture
) -> None:
    api = run(keep(found, STANDS))

    assert api.sets == [OURS, OURS]
    assert rivals(caplog) == [named]


def test_two_that_take_it_from_each_other_slow_down_and_are_named_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    api = run(keep(*[TAKEN] * 12))

    assert len(rivals(caplog)) == 1
    assert api.looks[-1] - api.looks[-2] >= LONGEST_SECONDS / 2
    assert api.looks[-1] > 4 * LONGEST_SECONDS


def test_after_peace_a_new_rival_is_named_again(caplog: pytest.LogCaptureFixture) -> None:
    run(keep(TAKEN, STANDS, TAKEN))

    assert len(rivals(caplog)) == 2


def test_an_outage_changes_nothing_and_is_said(caplog: pytest.LogCaptureFixture) -> None:
    api = run(keep(DOWN, DOWN, STANDS))

    assert api.sets == [OURS]
    assert "getWebhookInfo_failed" in caplog.text


def test_what_telegram_could_not_deliver_since_the_start_is_said_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    old = {**STANDS, "last_error_date": 1, "last_error_message": "Connection refused"}
    new = {**STANDS, "last_error_date": 2**33, "last_error_message": "SSL error"}

    run(keep(old, old, new, new))

    said = [vars(r)["said"] for r in caplog.records if r.message == "telegram_cannot_deliver"]
    assert said == ["SSL error"]


def test_a_revoked_token_ends_it() -> None:
    with pytest.raises(TokenRevokedError):
        run(keep(InvalidToken()))
