"""Log lines: an event with its fields, never a secret."""

import logging
import sys
from collections.abc import Iterator

import pytest

from bot.observability import RedactingFormatter, configure_logging

TOKEN = "123456:AA-the_secret-part-of-it"


@pytest.fixture(autouse=True)
def _restore_logging() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before


def line(message: str, *args: object, **extra: object) -> str:
    fields = {"name": "bot", "levelname": "INFO", "msg": message, "args": args, **extra}
    return RedactingFormatter([TOKEN, ""]).format(logging.makeLogRecord(fields))


def test_a_line_is_an_event_with_its_fields() -> None:
    assert line("answered", update=7, kind="found").endswith(
        "INFO bot answered update=7 kind=found"
    )


@pytest.mark.parametrize("spelling", [TOKEN, "123456%3AAA-the_secret-part-of-it", TOKEN[7:]])
def test_the_token_is_replaced_however_it_is_spelled(spelling: str) -> None:
    shown = line("POST https://api.telegram.org/bot%s/getMe", spelling, field=spelling)

    assert "secret-part" not in shown
    assert shown.count("[secret]") == 2


def test_the_token_is_replaced_in_a_traceback() -> None:
    try:
        raise ValueError(f"ExtBot[token={TOKEN}]")
    except ValueError:
        shown = line("failed", exc_info=sys.exc_info())

    assert "ValueError: ExtBot[token=[secret]]" in shown
    assert TOKEN not in shown


def test_libraries_speak_only_when_something_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("DEBUG", [TOKEN])

    logging.getLogger("httpx").info("POST %s", TOKEN)
    logging.getLogger("telegram.ext").warning("trouble with %s", TOKEN)
    logging.getLogger("bot.telegram").debug("detail")

    shown = capsys.readouterr().err
    assert "POST" not in shown
    assert "trouble with [secret]" in shown
    assert "detail" in shown
