"""Log lines: one event a line, with fields, and never a secret.

A line reads `2026-01-31 12:00:00 INFO bot.telegram.worker answered update=7 kind=found`: the
message is the name of an event, what was passed as `extra` follows as fields. Texts that people
wrote are logged at DEBUG only; that is the caller's duty. Secrets are replaced here, in the
finished line, so that tracebacks and foreign libraries are covered too.
"""

import logging
import sys
from collections.abc import Iterable, Iterator
from urllib.parse import quote

LOUD_LIBRARIES = ("httpx", "httpcore", "telegram", "aiosqlite", "aiohttp", "asyncio")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class RedactingFormatter(logging.Formatter):
    """Formats a record as an event with its fields and replaces every secret in it."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secrets = tuple(sorted(set(_spellings(secrets)), key=len, reverse=True))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 # logging's own name
        fields = (f" {k}={v}" for k, v in vars(record).items() if k not in _STANDARD)
        return super().formatMessage(record) + "".join(fields)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line


def configure_logging(level: str, secrets: Iterable[str] = ()) -> None:
    """Send this program's lines from `level` on to standard error, its libraries' from WARNING."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in LOUD_LIBRARIES:  # httpx logs each address at INFO, and the address holds the token
        logging.getLogger(name).setLevel(logging.WARNING)


def _spellings(secrets: Iterable[str]) -> Iterator[str]:
    """A secret as it is, as it looks inside an address, and a token's part after the colon."""
    for secret in secrets:
        if secret:
            yield from (secret, quote(secret, safe=""))
            key = secret.rpartition(":")[2]
            if len(key) >= 16:  # a shorter one may be an ordinary word of a line
                yield key
