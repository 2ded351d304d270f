"""Where the articles are, read without the weight of the settings.

`settings.py` validates everything the server needs; importing its library costs 0.3 s, half of
what a question on the command line may take. The terminal needs one value, so it is read here.
"""

import os
from pathlib import Path

from dotenv import dotenv_values

DEFAULT_CORPUS = Path("corpus")


def corpus_folder() -> Path:
    """CORPUS_DIR of the environment, else of `.env`, else `corpus`."""
    named = os.environ.get("CORPUS_DIR") or dotenv_values(".env").get("CORPUS_DIR")
    return Path(named) if named else DEFAULT_CORPUS


def names_given() -> set[str]:
    """The names of all that stands in the environment and in `.env`."""
    return {*os.environ, *dotenv_values(".env", encoding="utf-8-sig")}


def state_folder() -> Path:
    """Where the terminal keeps its history: XDG_STATE_HOME, else `~/.local/state`."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "article-bot"
