"""Log lines: an event with its fields, never a secret, and nobody's id."""

import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs.lines import EventFormatter, Redactor, as_json, as_text, configure_logging

TOKEN = "123456:AA-the_secret-part-of-it"
WORDS = "what somebody asked"
REDACTOR = Redactor([TOKEN, ""], key=TOKEN)
SPELLINGS = [TOKEN, "123456%3AAA-the_secret-part-of-it", TOKEN[7:]]


@pytest.fixture(autouse=True)
def _restore_logging() -> Iterator[None]:
    root, program = logging.getLogger(), logging.getLogger("bot")
    before = root.handlers[:], root.level, program.level
    yield
    root.handlers[:], root.level, program.level = before


def record(message: str, *args: object, **extra: object) -> logging.LogRecord:
    fields = {"name": "bot", "levelname": "INFO", "msg": message, "args": args, **extra}
    return logging.makeLogRecord(fields)


def line(message: str, *args: object, show_texts: bool = False, **extra: object) -> str:
    formatter = EventFormatter(as_text, REDACTOR, show_texts)
    return formatter.format(record(message, *args, **extra))


def parsed(message: str, *args: object, **extra: object) -> dict[str, Any]:
    """The line as a program reads it."""
    shown = EventFormatter(as_json, REDACTOR, False).format(record(message, *args, **extra))
    assert shown.isascii()
    assert "\n" not in shown
    event: dict[str, Any] = json.loads(shown)
    return event


def raised() -> Any:
    """What `sys.exc_info` gives for a question that led to an error that shows the token."""
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as error:
            raise ValueError(f"ExtBot[token={TOKEN}]") from error
    except ValueError:
        return sys.exc_info()


def test_a_line_for_people_is_an_event_with_its_fields() -> None:
    assert line("answered", update=7, kind="found").endswith(
        "INFO bot answered update=7 kind=found"
    )


def test_a_line_for_programs_is_an_object_of_the_same() -> None:
    event = parsed("answered", update=7, kind="found", error=ValueError("odd"))

    assert {**event, "time": ""} == {
        **{"time": "", "level": "INFO", "logger": "bot", "event": "answered"},
        **{"update": 7, "kind": "found", "error": "odd"},
    }
    assert event["time"].endswith("+00:00")


def test_a_value_with_blanks_is_one_word_in_quotation_marks() -> None:
    assert line("failed", error='no "disk"').endswith('failed error="no \\"disk\\""')


@given(st.text(), st.text())
def test_nothing_that_is_logged_breaks_its_line(message: str, value: str) -> None:
    shown = line("%s", message, field=value)

    assert len(shown.splitlines()) == 1
    assert shown.isprintable()


@given(st.text(), st.text())
def test_what_is_logged_for_programs_comes_back_whole(message: str, value: str) -> None:
    formatter = EventFormatter(as_json, Redactor([], ""), False)
    event = json.loads(formatter.format(record("%s", message, field=value)))

    assert (event["event"], event["field"]) == (message, value)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_token_is_replaced_however_it_is_spelled(spelling: str) -> None:
    shown = line("POST https://api.telegram.org/bot%s/getMe", spelling, field=spelling)
    event = parsed("POST https://api.telegram.org/bot%s/getMe", spelling, field=spelling)

    for text in (shown, json.dumps(event)):
        assert "secret-part" not in text
        assert text.count("[secret]") == 2


@pytest.mark.parametrize("show_texts", [False, True])
def test_the_token_is_replaced_in_a_traceback(show_texts: bool) -> None:
    shown = line("failed", exc_info=raised(), show_texts=show_texts)

    assert "ValueError" in shown
    assert "in raised" in shown
    assert "secret-part" not in shown


def test_a_traceback_has_the_exceptions_words_only_where_texts_are_shown() -> None:
    assert WORDS not in line("failed", exc_info=raised())
    assert WORDS not in parsed("failed", exc_info=raised())["traceback"]
    assert "KeyError" in line("failed", exc_info=raised())
    assert WORDS in line("failed", exc_info=raised(), show_texts=True)


@given(st.integers(), st.integers())
def test_a_chat_is_known_again_but_not_by_its_id(chat: int, other: int) -> None:
    hashed, again = (parsed("sent", chat=chat)["chat"] for _ in range(2))

    assert hashed == again
    assert (hashed == parsed("sent", chat=other)["chat"]) == (chat == other)
    assert len(hashed) == 10
    assert hashed != Redactor([], key="another").pseudonym(chat)


def test_every_field_that_holds_an_id_is_hashed() -> None:
    shown = line("moved", chat=-100123, to=-100456, user=789123, sender=789124)

    assert not any(id_ in shown for id_ in ("100123", "100456", "789123", "789124"))


def test_libraries_speak_only_when_something_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("DEBUG", [TOKEN])

    logging.getLogger("httpx").info("POST %s", TOKEN)
    logging.getLogger("a.parser").debug("POST each step of it")
    logging.getLogger("telegram.ext").warning("trouble with %s", TOKEN)
    logging.getLogger("bot.telegram").debug("detail")

    shown = capsys.readouterr().err
    assert "POST" not in shown
    assert "trouble with [secret]" in shown
    assert "detail" in shown


@pytest.mark.parametrize(
    ("lines", "is_terminal", "is_json"),
    [
        ("auto", True, False),
        ("auto", False, True),
        ("json", True, True),
        ("text", False, False),
    ],
)
def test_lines_are_for_people_on_a_terminal_and_for_programs_elsewhere(
    lines: str,
    is_terminal: bool,
    is_json: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    configure_logging("INFO", [], lines)

    logging.getLogger("bot").info("ready")

    assert capsys.readouterr().err.startswith("{") == is_json
