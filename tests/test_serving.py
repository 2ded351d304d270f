"""Which address leads where."""

from typing import Any

import pytest

from bot.settings import Settings
from bot.telegram.metrics import Levels
from bot.telegram.monitor import Monitor
from bot.telegram.serving import doors
from bot.telegram.tally import Tally
from bot.telegram.webhook import Webhook
from tests.bot_api import TOKEN

POSTED, WATCHED = "127.0.0.1:8080", "127.0.0.1:9464"
NO_INTAKE: Any = None  # Any: nothing is taken in


async def levels() -> Levels:
    return Levels(0, 0, 0, 0, 0)


async def written() -> None:
    """A database that takes what it is given."""


def leading(by_webhook: bool, watched: str | None) -> dict[str, list[str]]:
    """The paths behind each address, by the setting that names it."""
    settings = Settings(telegram_token=TOKEN, webhook_listen=POSTED, metrics_listen=watched)  # type: ignore[arg-type] # pydantic wraps it
    tally = Tally()
    url = "https://bot.example.org/hook"
    webhook = Webhook(NO_INTAKE, url, "secret", tally.reached) if by_webhook else None
    found = doors(settings, webhook, Monitor(tally, levels, written, 60))
    return {door.setting: sorted(route.path for route in door.routes) for door in found}


PROBES = ["/healthz", "/metrics", "/readyz"]


@pytest.mark.parametrize(
    ("by_webhook", "watched", "expected"),
    [
        (True, None, {"WEBHOOK_LISTEN": ["/healthz", "/hook", "/metrics", "/readyz"]}),
        (True, POSTED, {"WEBHOOK_LISTEN": ["/healthz", "/hook", "/metrics", "/readyz"]}),
        (True, WATCHED, {"WEBHOOK_LISTEN": ["/hook"], "METRICS_LISTEN": PROBES}),
        (False, WATCHED, {"METRICS_LISTEN": PROBES}),
        (False, None, {}),
    ],
)
def test_the_monitor_stands_beside_the_webhook_unless_it_has_its_own_address(
    by_webhook: bool, watched: str | None, expected: dict[str, list[str]]
) -> None:
    assert leading(by_webhook, watched) == expected
