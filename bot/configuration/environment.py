"""Single values of the environment and `.env`, read without pydantic.

Importing pydantic costs 0.3 s, half of what a question on the command line may take, so a command
that needs one or two values reads them here; SettingsError when `.env` is looked into and cannot be
read. Proxies and the folder for state, which are no settings of the bot's, are read here as well.
"""

import os
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from bot.errors import SettingsError

DEFAULT_CORPUS = Path("corpus")
DEFAULT_DATABASE = "sqlite:///var/article-bot.db"
SQLITE = "sqlite:///"
FILE = Path(".env")


def corpus_folder() -> Path:
    """CORPUS_DIR of the environment, else of `.env`, else `corpus`."""
    return Path(setting("CORPUS_DIR") or DEFAULT_CORPUS)


def database_path() -> Path:
    """The file that DATABASE_URL names; SettingsError when it names none."""
    try:
        return path_of(setting("DATABASE_URL") or DEFAULT_DATABASE)
    except ValueError as error:
        raise SettingsError(f"DATABASE_URL {error}") from error


def path_of(url: str) -> Path:
    """The file that an address of SQLAlchemy's form names; ValueError says what it must be.

    Behind a symbolic link it is the file itself, as SQLite has it: its lock must have one name.
    """
    path = Path(url.removeprefix(SQLITE))
    is_file = path.name not in ("", "..", ":memory:") and not url.endswith("/")
    if not url.startswith(SQLITE) or not is_file or path.parts[0] == "~":
        raise ValueError("must be sqlite:///path/to/file.db, a file's; ~ is not understood")
    is_link = os.path.islink(path)  # noqa: PTH114 -- pathlib raises where it may not look
    return Path(os.path.realpath(path)) if is_link else path


def setting(name: str) -> str | None:
    """A value of the environment, else of `.env`, unchecked; None where it is empty or missing.

    Like pydantic it takes the name in lower case, too: all commands must mean one database.
    """
    return _value(name, os.environ) or _value(name, _file())


def _value(name: str, given: Mapping[str, str | None]) -> str | None:
    return {key.upper(): value for key, value in given.items() if value}.get(name)


def _file() -> dict[str, str | None]:
    """What stands in `.env`; SettingsError when it cannot be read or understood."""
    try:
        text = FILE.read_text(encoding="utf-8-sig") if FILE.is_file() else ""
    except UnicodeDecodeError:
        raise SettingsError(".env is not UTF-8 text.", "Save it as UTF-8, or remove it.") from None
    except OSError as error:
        raise SettingsError(
            f".env cannot be read ({error.strerror}).", "Let the bot's user read it, or remove it."
        ) from error
    for binding in parse_stream(StringIO(text)):
        if binding.error:  # the line itself is not shown: it may hold the token
            raise SettingsError(
                f".env:{binding.original.line}: cannot be understood.",
                "Write NAME=value, close quotation marks, and begin a remark with #.",
            )
    return dotenv_values(stream=StringIO(text))


def proxy_for(address: str) -> str | None:
    """The proxy that HTTPS_PROXY (HTTP_PROXY for http) names for an address, minding NO_PROXY.

    None: asked directly, as `localhost` and loopback addresses always are. SettingsError for a
    proxy that is not spoken to.
    """
    from urllib.request import getproxies, proxy_bypass  # heavy, and only the bot needs it

    parts = urlsplit(address)
    is_near = is_loopback(parts.hostname or "") or proxy_bypass(parts.netloc)
    proxy = None if is_near else getproxies().get(parts.scheme)
    if proxy and urlsplit(proxy).scheme not in ("http", "https"):
        name = f"{parts.scheme.upper()}_PROXY"
        raise SettingsError(f"{name} must begin with http:// or https://; SOCKS is not spoken.")
    return proxy or None


def host_and_port(address: str) -> tuple[str, int]:
    """The two halves of host:port, an IPv6 host without its brackets; ValueError for no number."""
    host, _, port = address.rpartition(":")
    return host.strip("[]"), int(port)


def is_loopback(host: str) -> bool:
    """Whether a host name or address is `localhost` or a loopback address in its usual form."""
    from ipaddress import ip_address  # takes a while, too

    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def names_given() -> set[str]:
    """The names of all that stands in the environment and in `.env`."""
    return {*os.environ, *_file()}


def state_folder() -> Path:
    """Where the terminal keeps its history: XDG_STATE_HOME, else `~/.local/state`."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "article-bot"
