"""Reports to Sentry: where it went wrong, and nothing of whom it went wrong for."""

import gzip
import json
import logging
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
import sentry_sdk

from bot.errors import SettingsError
from bot.logs.lines import Redactor
from bot.logs.sentry import report_faults
from tests.served import served

TOKEN = "123456:AA-the_secret-part-of-it"
WORDS = "what somebody asked"
CHAT = 7_777_123
REDACTOR = Redactor([TOKEN], key=TOKEN)


@pytest.fixture
def inbox() -> Iterator[list[str]]:
    """What a Sentry on loopback is sent."""
    reports: list[str] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            reports.append(gzip.decompress(body).decode())
            self.send_response(200)
            self.end_headers()

    with served(Receiver) as server:
        report_faults(f"http://public-key@127.0.0.1:{server.server_port}/1", REDACTOR)
        yield reports
        sentry_sdk.get_client().close(timeout=5)
        sentry_sdk.get_global_scope().set_client(None)


def reported(inbox: list[str]) -> list[str]:
    sentry_sdk.flush(timeout=5)
    return inbox


def fail() -> None:
    question = f"{WORDS} {TOKEN}"
    raise ValueError(question)


def test_an_error_is_reported_with_its_place_and_without_anybodys_words(inbox: list[str]) -> None:
    log = logging.getLogger("bot.telegram.workers")
    log.info("answered", extra={"chat": CHAT, "kind": WORDS})
    try:
        fail()
    except ValueError as error:
        log.error("handler_failed", extra={"update": 5, "chat": CHAT}, exc_info=error)

    (report,) = reported(inbox)

    event = json.loads(report.splitlines()[-1])
    assert event["message"] == "handler_failed"
    assert event["extra"] == {"update": 5, "chat": REDACTOR.pseudonym(CHAT)}
    (exception,) = event["exception"]["values"]
    assert exception["type"] == "ValueError"
    assert exception["stacktrace"]["frames"][-1]["function"] == "fail"
    assert [text for text in (WORDS, TOKEN, TOKEN[7:], str(CHAT)) if text in report] == []


def test_what_is_no_error_is_not_reported(inbox: list[str]) -> None:
    logging.getLogger("bot").warning("polling_failed")

    assert reported(inbox) == []


def test_without_the_library_the_operator_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)

    with pytest.raises(SettingsError, match=r"pip install 'article-bot\[sentry\]'"):
        report_faults("https://public-key@sentry.example.org/1", REDACTOR)
