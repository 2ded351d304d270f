"""Log lines: one event a line, with fields, without secrets and ids of persons.

On a terminal a line reads `2026-01-31 12:00:00 INFO bot.telegram.workers answered update=7
chat=1f0c9a77b2 kind=found`; elsewhere it is a JSON object of the same. The message is the name of
an event, what was passed as `extra` follows as fields.

Secrets are replaced in the finished line, so that tracebacks and libraries are covered too. An id
of a person or a chat becomes a short keyed hash: lines about one chat can be told from those about
another, but not which chat it is without the token. Texts that people wrote are logged at DEBUG
only; that is the caller's duty, and above DEBUG a traceback has no messages of exceptions.
"""

import hashlib
import hmac
import json
import logging
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import quote

from bot.logs.handler import PatientHandler
from bot.value import value

PROGRAM = "bot"  # the package, whose modules' names their loggers bear
IDS = frozenset({"chat", "to", "user", "sender"})  # fields that hold the id of a person or a chat
_HASH_BYTES = 5
_AT_HAND = 1_024  # hashes of who spoke lately: OpenSSL takes a fifth of a line's time for one
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_JSON = json.JSONEncoder(default=str)


@value
class Event:
    """What a line says, before it is text or JSON."""

    at: datetime
    level: str
    logger: str
    name: str
    fields: Mapping[str, object]
    traceback: str | None = None


def as_text(event: Event) -> str:
    """For people: the time of the place, and fields as name=value."""
    moment = event.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    fields = "".join(f" {name}={_word(value)}" for name, value in event.fields.items())
    line = f"{moment} {event.level} {event.logger} {_printable(event.name)}{fields}"
    return line if event.traceback is None else f"{line}\n{event.traceback}"


def as_json(event: Event) -> str:
    """For programs: an object in a line of ASCII, the time in UTC."""
    moment = event.at.astimezone(UTC).isoformat(timespec="milliseconds")
    line = {"time": moment, "level": event.level, "logger": event.logger, "event": event.name}
    more = {} if event.traceback is None else {"traceback": event.traceback}
    return _JSON.encode({**line, **event.fields, **more})


class Redactor:
    """Removes what no line may show."""

    def __init__(self, secrets: Iterable[str], key: str) -> None:
        self._secrets: tuple[str, ...] = ()
        self._key = key.encode()
        self.hide(*secrets)

    def hide(self, *secrets: str) -> None:
        """Redact these, too, from now on."""
        known = {*self._secrets, *_spellings(secrets)}
        self._secrets = tuple(sorted(known, key=len, reverse=True))

    def redact(self, text: str) -> str:
        """The text without its secrets."""
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return text

    def fields(self, record: logging.LogRecord) -> dict[str, object]:
        """What was passed as `extra`, with hashes for ids."""
        return {
            name: self.pseudonym(value) if name in IDS else value
            for name, value in vars(record).items()
            if name not in _STANDARD
        }

    def pseudonym(self, value: object) -> str:
        """What stands for an id: the same each time, and no way back without the key."""
        return _hashed(self._key, str(value))


@lru_cache(maxsize=_AT_HAND)
def _hashed(key: bytes, value: str) -> str:
    return hmac.digest(key, value.encode(), hashlib.sha256)[:_HASH_BYTES].hex()


class EventFormatter(logging.Formatter):
    """Formats records as text or JSON, redacted."""

    def __init__(self, form: Callable[[Event], str], redactor: Redactor, show_texts: bool) -> None:
        super().__init__()
        self._form = form
        self._redactor = redactor
        self._show_texts = show_texts

    def format(self, record: logging.LogRecord) -> str:
        event = Event(
            datetime.fromtimestamp(record.created, UTC),
            record.levelname,
            record.name,
            record.getMessage(),
            self._redactor.fields(record),
            self._traceback(record),
        )
        return self._redactor.redact(self._form(event))

    def _traceback(self, record: logging.LogRecord) -> str | None:
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return None
        lines = traceback.format_exception(error) if self._show_texts else _places(error)
        return "".join(lines).rstrip("\n")


def configure_logging(
    level: str, secrets: Iterable[str] = (), lines: str = "auto", key: str = ""
) -> Redactor:
    """Send this program's lines from `level` on to standard error, its libraries' from WARNING.

    `lines` is "text", "json", or "auto": text on a terminal, else JSON. `key` is the secret that
    ids are hashed with.
    """
    redactor = Redactor(secrets, key)
    text = sys.stderr.isatty() if lines == "auto" else lines == "text"
    handler = PatientHandler(sys.stderr)
    form = as_text if text else as_json
    handler.setFormatter(EventFormatter(form, redactor, show_texts=level == "DEBUG"))
    # What no line shows need not be found out for each (Python's HOWTO on logging, "Optimization").
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging._srcfile = None  # nor who called
    # What libraries say below WARNING is for their authors: each step of a parser, each statement.
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(PROGRAM).setLevel(level)
    handler.setLevel(level)
    return redactor


def _places(error: BaseException) -> Iterator[str]:
    """A traceback with the kinds of the exceptions, but not with their words."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _places(before)
        yield "\nwhich led to:\n\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__name__}\n"


def _word(value: object) -> str:
    """A value as one word; in quotation marks where its end could not be seen."""
    text = str(value)
    if text and text.isprintable() and not set(text) & set(' "='):
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _printable(text: str) -> str:
    """The text, with what would break a line or colour it escaped."""
    return text if text.isprintable() else json.dumps(text)


def _spellings(secrets: Iterable[str]) -> Iterator[str]:
    """A secret as it is, as it looks inside an address, and a token's part after the colon."""
    for secret in secrets:
        if secret:
            yield from (secret, quote(secret, safe=""))
            key = secret.rpartition(":")[2]
            if len(key) >= 16:  # a shorter one may be an ordinary word of a line
                yield key
