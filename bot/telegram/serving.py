"""Which addresses are listened on: the webhook's, the monitor's, or one for both."""

from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from aiohttp import web

from bot.settings import Settings
from bot.telegram.monitor import Monitor
from bot.telegram.server import serve
from bot.telegram.webhook import Webhook


@dataclass(frozen=True, slots=True)
class Door:
    """An address, what is behind it, and the setting that names it."""

    address: tuple[str, int]
    routes: Sequence[web.RouteDef]
    setting: str


def doors(settings: Settings, webhook: Webhook | None, monitor: Monitor) -> list[Door]:
    """Where to listen. The monitor stands beside the webhook unless it has an address of its own.

    So a proxy that is open to the world should pass on the webhook's path and nothing else.
    """
    watched = settings.metrics_address
    own = [] if watched is None else [Door(watched, monitor.routes(), "METRICS_LISTEN")]
    if webhook is None:
        return own
    posted = settings.listen_address
    if watched in (None, posted):
        return [Door(posted, [*webhook.routes(), *monitor.routes()], "WEBHOOK_LISTEN")]
    return [Door(posted, webhook.routes(), "WEBHOOK_LISTEN"), *own]


async def open_doors(wanted: Sequence[Door], stack: AsyncExitStack) -> None:
    """Listen until the stack is unwound; SettingsError when an address cannot be had."""
    for door in wanted:
        await stack.enter_async_context(serve(door.routes, door.address, door.setting))
