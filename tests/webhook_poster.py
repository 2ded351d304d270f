"""Delivery to a webhook as Telegram does it: one update at a time for each chat."""

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from tests.bot_api import BotApi

AT_ONCE = 40  # Telegram's default for max_connections
RETRY_SECONDS = 0.1


async def post_forever(api: "BotApi") -> None:
    """Post what is pending to the webhook that is set, again and again."""
    async with aiohttp.ClientSession() as session:
        while True:
            await api.until(lambda: api.pending and api.webhook, 3600)
            chats = _by_chat(list(api.pending)[:AT_ONCE])
            taken = await asyncio.gather(*(_post(api, session, updates) for updates in chats))
            if not all(taken):
                await asyncio.sleep(RETRY_SECONDS)


async def _post(
    api: "BotApi", session: aiohttp.ClientSession, updates: list[dict[str, Any]]
) -> bool:
    headers = {"X-Telegram-Bot-Api-Secret-Token": api.webhook.get("secret_token", "")}
    for update in updates:
        api.on_event("fetched")
        try:
            async with session.post(api.webhook["url"], json=update, headers=headers) as response:
                api.webhook_statuses[response.status] += 1
                api.notify()
                if response.status != 200:
                    return False
        except (aiohttp.ClientError, KeyError):  # not listening, or no webhook any more
            return False
        api.pending.remove(update)
        api.confirmed += 1
        api.on_event("confirmed")
    return True


def _by_chat(updates: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    chats: dict[object, list[dict[str, Any]]] = {}
    for update in updates:
        message = update.get("message") or {}
        chats.setdefault(message.get("chat", {}).get("id"), []).append(update)
    return list(chats.values())
