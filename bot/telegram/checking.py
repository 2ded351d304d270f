"""Checks that Telegram accepts the token and sends updates to the right place; changes nothing."""

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot.checks.findings import Finding, bad, good, warning
from bot.configuration.settings import Settings
from bot.errors import SettingsError
from bot.telegram.api import REVOKED, UNREADABLE, Api, brief, build_application, host_of
from bot.telegram.tally import Tally

USUAL_SECRET = range(30, 50)  # characters after the colon; 35 at the time of writing
MANY_PENDING = 100
LATELY = 3600.0  # seconds


async def check_telegram(settings: Settings, now: float) -> list[Finding]:
    """What Telegram says of the token and of the webhook; never an error of the network."""
    token = settings.telegram_token.get_secret_value()
    findings = list(_of_the_form(token))
    try:
        bot = build_application(settings).bot
        async with asyncio.timeout(2 * settings.request_timeout):
            findings += await _ask(bot, settings, now)
    except (InvalidToken, EndPointNotFound):
        findings.append(bad("Telegram", *REVOKED))
    except SettingsError as error:  # of a proxy or of certificates: a running bot would end
        findings.append(bad("settings", error.said, error.advice))
    except (TelegramError, TimeoutError, *UNREADABLE) as error:
        findings.append(_unreached(settings, brief(error).replace(token, "[token]")))
    return findings


async def _ask(bot: Bot, settings: Settings, now: float) -> list[Finding]:
    try:
        await bot.initialize()  # asks getMe
        me = good("Telegram", f"The token is that of @{bot.username}.")
        info = await Api(bot, Tally()).call("getWebhookInfo", {})
        return [me, *of_the_webhook(info, settings.webhook_url, now)]
    finally:
        await bot.shutdown()


def _of_the_form(token: str) -> Iterator[Finding]:
    secret = token.partition(":")[2]
    if len(secret) not in USUAL_SECRET:
        yield warning(
            "settings",
            f"TELEGRAM_TOKEN is odd: the part after its colon is of length {len(secret)}, not 35.",
            "If Telegram does not accept it, copy it once more, whole, from @BotFather.",
        )


def _unreached(settings: Settings, why: str) -> Finding:
    host = host_of(settings.telegram_base_url)
    return bad(
        "Telegram",
        f"{host} could not be asked ({why}), so the token and the webhook are not known to work.",
        "Check this machine's network and name service, HTTPS_PROXY and TELEGRAM_BASE_URL. A "
        "running bot goes on by itself when Telegram is back.",
    )


def of_the_webhook(
    info: Mapping[str, Any], wanted: str | None, now: float
) -> Iterator[Finding]:  # Any: JSON, as getWebhookInfo gives it
    """Whether Telegram calls the right address, and what it complains of."""
    yield _of_the_address(info["url"], wanted)
    failed = info.get("last_error_date", 0)
    if now - failed < LATELY:
        yield warning(
            "webhook",
            f"{_ago(now - failed)} Telegram could not deliver: {info.get('last_error_message')}",
            "Telegram tries again by itself. If it goes on: is the address reachable from outside, "
            "its certificate valid, and the proxy in front sending on to WEBHOOK_LISTEN?",
        )
    pending = info.get("pending_update_count", 0)
    if pending > MANY_PENDING:
        yield warning(
            "webhook",
            f"{pending:,} updates are waiting at Telegram.",
            "They come when the bot runs. Telegram keeps them for a day.",
        )


def _ago(seconds: float) -> str:
    minutes = round(seconds / 60)
    return "A minute ago" if minutes <= 1 else f"{minutes} minutes ago"


def _of_the_address(found: str, wanted: str | None) -> Finding:
    if found == (wanted or ""):
        how = f"Telegram calls {host_of(found)}." if found else "None, as long polling wants it."
        return good("webhook", how)
    if not found:
        return warning(
            "webhook", "Telegram calls nobody yet.", "The bot registers WEBHOOK_URL at its start."
        )
    host = host_of(found)
    if not wanted:
        expected = "nobody: WEBHOOK_URL is empty"
    elif host == host_of(wanted):
        expected = "it at the port and path of WEBHOOK_URL, which are others"
    else:
        expected = f"{host_of(wanted)}, as WEBHOOK_URL says"
    return warning(
        "webhook",
        f"Telegram calls {host}, and should call {expected}.",
        "The bot sets that right at its start. If it runs, something else uses this token: stop "
        "that, or have @BotFather make a new token (/revoke).",
    )
