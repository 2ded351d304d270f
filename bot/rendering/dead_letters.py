"""Dead updates -> a table or JSON, for `article-bot dead list`; never what people wrote in them."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from rich.console import Group, RenderableType
from rich.text import Text

from bot.rendering.tables import headed_table
from bot.storage.dead_letters import DeadLetter

ADVICE = """
To have them answered after all: article-bot dead retry ID... or --all
To remove them:                  article-bot dead drop ID... or --all"""


def render(letters: Sequence[DeadLetter]) -> RenderableType:
    """A line an update, the newest first."""
    if not letters:
        return "No update is dead: every one was answered, or is waiting."
    table = headed_table()
    table.add_column("ID", justify="right", no_wrap=True)
    for heading in ("came (UTC)", "kind", "reason"):
        table.add_column(heading)
    for letter in letters:
        reason = Text(letter.error + (" (to be tried again)" if letter.reopened else ""))
        table.add_row(str(letter.update_id), _time(letter.received_at), letter.kind, reason)
    return Group(table, ADVICE)


def to_json(letters: Sequence[DeadLetter]) -> str:
    """A list of objects as one line of ASCII."""
    return json.dumps([asdict(letter) for letter in letters])


def _time(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M:%S}"
