"""Where the articles are, read without the weight of the settings.

`settings.py` validates everything the server needs; importing its library costs 0.3 s, half of
what a question on the command line may take. The terminal needs one value, so it is read here.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.errors import SettingsError

DEFAULT_CORPUS = Path("corpus")


def corpus_folder() -> Path:
    """CORPUS_DIR of the environment, else of `.env`, else `corpus`."""
    named = os.environ.get("CORPUS_DIR") or dotenv_values(".env").get("CORPUS_DIR")
    return Path(named) if named else DEFAULT_CORPUS


def proxy_for(address: str) -> str | None:
    """The proxy that HTTPS_PROXY (HTTP_PROXY for http) names for an address, minding NO_PROXY.

    SettingsError for a proxy that is not spoken to.
    """
    from urllib.request import getproxies, proxy_bypass  # heavy, and only the bot needs it

    parts = urlsplit(address)
    proxy = None if proxy_bypass(parts.netloc) else getproxies().get(parts.scheme)
    if proxy and urlsplit(proxy).scheme not in ("http", "https"):
        name = f"{parts.scheme.upper()}_PROXY"
        raise SettingsError(f"{name} must begin with http:// or https://; SOCKS is not spoken.")
    return proxy or None


def names_given() -> set[str]:
    """The names of all that stands in the environment and in `.env`."""
    return {*os.environ, *dotenv_values(".env", encoding="utf-8-sig")}


def state_folder() -> Path:
    """Where the terminal keeps its history: XDG_STATE_HOME, else `~/.local/state`."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "article-bot"
