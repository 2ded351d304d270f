"""What the value of a setting may be: small checks, each a function of the value alone.

A check gives the value back, or raises ValueError with the end of a sentence that begins with the
setting's name: "must be host:port". No message shows the value; it may be a token in the wrong
line. Nothing is connected to here; the only look outside is whether a folder is there.
"""

from os.path import isdir
from pathlib import Path
from re import findall, fullmatch
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr

from bot.configuration.environment import is_loopback, path_of

_LARGEST_ID = 2**63 - 1  # Telegram's ids have at most 52 bits; SQLite keeps 64


def token(value: SecretStr) -> SecretStr:
    """A bot's id, a colon, and what only its owner knows."""
    if not fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value.get_secret_value()):
        raise ValueError(
            "is no token: it must be digits, a colon, then letters, digits, _ or -, without a "
            "blank. Copy it once more from @BotFather (/mybots, API Token)"
        )
    return value


def ids(value: object) -> object:
    """Whole numbers between commas or spaces; what is no text is left to pydantic."""
    if not isinstance(value, str):
        return value
    words = findall(r"[^\s,;]+", value)
    if not all(fullmatch(r"-?[0-9]{1,19}", word) for word in words):
        raise ValueError(
            "must be ids with commas between, such as 12345678, -1001234567890; an @name is none"
        )
    numbers = frozenset(map(int, words))
    if not all(0 < abs(number) <= _LARGEST_ID for number in numbers):
        raise ValueError("holds a number that is no id: ids are not 0 and have at most 64 bits")
    return numbers


def api_address(value: str) -> str:
    if not is_url(value, "http", "https") or not value.endswith("/bot"):  # the token follows it
        raise ValueError("must be an address that ends in /bot: https://api.telegram.org/bot")
    return value


def folder(value: Path) -> Path:
    if not isdir(value):  # noqa: PTH112 # Path.is_dir raises where nothing may be looked at
        raise ValueError(
            "names no folder that can be read. Make it and put an article into it, or name "
            f"another; a relative name starts in {Path.cwd()}, and ~ is not understood"
        )
    return value


def sqlite_address(value: str) -> str:
    path_of(value)
    return value


def webhook_address(value: str) -> str:
    if set(unquote(value)) & set("{}"):  # a pattern, to the server's library
        raise ValueError("may hold no { or }")
    if is_url(value, "https"):
        return value
    if is_url(value, "http") and is_loopback(urlsplit(value).hostname or ""):
        return value
    raise ValueError("must be an address with https:// (http:// only for this very machine)")


def listening(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not fullmatch("[0-9]{1,5}", port) or not 0 < int(port) < 65_536:
        raise ValueError("must be host:port, such as 127.0.0.1:8080")
    return value


def webhook_secret(value: SecretStr) -> SecretStr:
    if not fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
        raise ValueError("may hold 1 to 256 of A-Z, a-z, 0-9, _ and -")
    return value


def sentry_address(value: SecretStr) -> SecretStr:
    """`https://KEY@host/project`, as Sentry's settings of a project show it."""
    address = value.get_secret_value()
    if not is_url(address, "http", "https") or not urlsplit(address).username:
        raise ValueError("must be the DSN that Sentry shows, https://KEY@HOST/PROJECT")
    return value


def is_url(text: str, *schemes: str) -> bool:
    """Whether the text is an address of one of the schemes, with a host and no spaces."""
    try:
        parts = urlsplit(text)
        is_whole = bool(parts.hostname) and parts.port != 0  # looked at, it must be a number
        return parts.scheme in schemes and is_whole and not set(text) & set(" \t\n\r")
    except ValueError:  # a bracket or a port that is none
        return False
