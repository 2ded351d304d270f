"""Telegram is asked what the token and the webhook are worth, and nothing is changed by it."""

import pytest
from pydantic import SecretStr

from bot.checks.findings import Finding, Verdict
from bot.configuration.settings import Settings
from bot.telegram.checking import check_telegram, of_the_webhook
from tests.bot_api import TOKEN, free_port, open_bot_api

NOW = 1_700_000_000.0
HOOK = "https://bot.example.org/hook/a-secret-path"


def settings(base_url: str, token: str = TOKEN, **others: str) -> Settings:
    return Settings(
        telegram_token=SecretStr(token),
        telegram_base_url=base_url,
        request_timeout=5,
        **others,  # type: ignore[arg-type] # strings, which pydantic turns into what they mean
    )


def said(findings: list[Finding], verdict: Verdict) -> str:
    return " ".join(f"{f.said} {f.advice}" for f in findings if f.verdict is verdict)


async def test_a_token_that_works_is_named_by_its_bot() -> None:
    async with open_bot_api() as api:
        findings = await check_telegram(settings(api.base_url), NOW)

        assert "@article_bot" in said(findings, Verdict.GOOD)
        assert "None, as long polling wants it." in said(findings, Verdict.GOOD)
        assert said(findings, Verdict.BAD) == ""
        assert set(api.calls) <= {"getMe", "getWebhookInfo"}


async def test_a_wrong_token_is_said_without_it() -> None:
    async with open_bot_api() as api:
        findings = await check_telegram(settings(api.base_url, "1:wrong-token"), NOW)

    assert "@BotFather" in said(findings, Verdict.BAD)
    assert "is of length 11, not 35" in said(findings, Verdict.WARNING)
    assert "wrong-token" not in str(findings)


async def test_telegram_out_of_reach_is_said_with_what_it_means() -> None:
    base_url = f"http://127.0.0.1:{free_port()}/bot"

    findings = await check_telegram(settings(base_url), NOW)

    assert "127.0.0.1 could not be asked" in said(findings, Verdict.BAD)
    assert "goes on by itself" in said(findings, Verdict.BAD)
    assert TOKEN not in str(findings)


async def test_certificates_that_cannot_be_used_are_a_fault_of_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nonexistent.pem")

    *_, finding = await check_telegram(settings("https://127.0.0.1:9/bot"), NOW)

    assert (finding.subject, finding.verdict) == ("settings", Verdict.BAD)
    assert "SSL_CERT_FILE" in finding.said
    assert finding.advice.startswith("Name a file of certificates")


def test_the_webhook_that_is_wanted_is_good() -> None:
    (finding,) = of_the_webhook({"url": HOOK}, HOOK, NOW)

    assert finding.said == "Telegram calls bot.example.org."


@pytest.mark.parametrize(
    ("found", "wanted", "expected"),
    [
        ("", HOOK, "Telegram calls nobody yet."),
        (HOOK, None, "bot.example.org, and should call nobody: WEBHOOK_URL is empty."),
        ("https://other.example/x", HOOK, "other.example, and should call bot.example.org"),
        (HOOK + "/x", HOOK, "bot.example.org, and should call it at the port and path of"),
        ("https://[", HOOK, "an odd address, and should call bot.example.org"),
    ],
)
def test_another_webhook_is_said_by_its_host(found: str, wanted: str | None, expected: str) -> None:
    (finding,) = of_the_webhook({"url": found}, wanted, NOW)

    assert finding.verdict is Verdict.WARNING
    assert expected in finding.said
    assert "secret-path" not in str(finding)


def test_what_telegram_complained_of_lately_is_said_and_old_complaints_are_not() -> None:
    info = {"url": HOOK, "last_error_message": "Connection timed out", "pending_update_count": 500}

    lately = list(of_the_webhook({**info, "last_error_date": NOW - 600}, HOOK, NOW))
    long_ago = list(of_the_webhook({**info, "last_error_date": NOW - 86_400}, HOOK, NOW))

    assert "10 minutes ago Telegram could not deliver: Connection timed out" in lately[1].said
    assert [finding.said for finding in long_ago[1:]] == ["500 updates are waiting at Telegram."]
