"""Reports of faults to Sentry, without anything about persons.

Each line logged as an error makes a report. Of what the library collects only what is listed here
is sent: the event's name and fields, with ids hashed as in the log, and tracebacks with the
program's own lines, but no values of variables, messages of exceptions, or texts that people wrote.
"""

import logging
import sys
from collections.abc import Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from bot.errors import SettingsError
from bot.logs.lines import Redactor

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint

MISSING = (
    "SENTRY_DSN is set, but the library that reports to Sentry is not installed.\n"
    f"Install it with: {sys.executable} -m pip install 'article-bot[sentry]'   Or leave SENTRY_DSN "
    "empty."
)
KEPT = ("event_id", "timestamp", "level", "logger", "platform", "release", "sdk")
OF_A_FRAME = ("filename", "function", "module", "lineno", "context_line", "in_app")


def report_faults(dsn: str, redactor: Redactor) -> None:
    """Send a report of every error from now on; SettingsError without the library."""
    try:
        import sentry_sdk
        from sentry_sdk.integrations.atexit import AtexitIntegration
        from sentry_sdk.integrations.dedupe import DedupeIntegration
        from sentry_sdk.integrations.excepthook import ExcepthookIntegration
        from sentry_sdk.integrations.logging import LoggingIntegration
    except ImportError:
        raise SettingsError(MISSING) from None
    sentry_sdk.init(
        dsn=dsn,
        release=f"article-bot@{version('article-bot')}",
        include_local_variables=False,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[
            LoggingIntegration(level=None, event_level=logging.ERROR),
            DedupeIntegration(),
            ExcepthookIntegration(),
            AtexitIntegration(callback=lambda *_: None),  # it would print
        ],
        before_send=lambda event, hint: scrubbed(event, hint, redactor),
    )


def scrubbed(event: "Event", hint: "Hint", redactor: Redactor) -> "Event":
    """What may be sent of an event."""
    record = hint.get("log_record")
    known: Mapping[str, Any] = event  # Any: the library's values of every kind
    kept = {
        **{name: known[name] for name in KEPT if name in known},
        "message": record.msg if record else "",
        "extra": redactor.fields(record) if record else {},
        "exception": {"values": [_places(value) for value in _values(known)]},
    }
    cleaned: Event = _redacted(kept, redactor)
    return cleaned


def _values(event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list((event.get("exception") or {}).get("values") or ())


def _places(value: Mapping[str, Any]) -> dict[str, object]:
    """The kind of an exception and where it came from."""
    frames = (value.get("stacktrace") or {}).get("frames") or ()
    places = [{name: frame[name] for name in OF_A_FRAME if name in frame} for frame in frames]
    return {"type": value.get("type"), "stacktrace": {"frames": places}}


def _redacted(value: Any, redactor: Redactor) -> Any:  # Any: JSON
    """The same with every secret in it replaced."""
    match value:
        case str():
            return redactor.redact(value)
        case dict():
            return {name: _redacted(item, redactor) for name, item in value.items()}
        case list():
            return [_redacted(item, redactor) for item in value]
        case int() | float() | None:
            return value
        case _:
            return redactor.redact(str(value))
