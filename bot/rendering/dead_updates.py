"""Dead updates -> a table or JSON, for `article-bot dead list`; never what people wrote in them."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from rich.console import Group, RenderableType
from rich.table import Column
from rich.text import Text

from bot.rendering.terminal import headed_table
from bot.storage.dead_updates import DeadUpdate

ADVICE = """
To have them answered after all: article-bot dead retry ID... or --all
To remove them:                  article-bot dead drop ID... or --all"""


def render(dead: Sequence[DeadUpdate]) -> RenderableType:
    """A line an update, the newest first."""
    if not dead:
        return "No update is dead: every one was answered, or is waiting."
    number = Column("ID", justify="right", no_wrap=True)
    table = headed_table(number, "came (UTC)", "kind", "reason")
    for update in dead:
        came = f"{datetime.fromtimestamp(update.received_at, UTC):%Y-%m-%d %H:%M:%S}"
        reason = Text(update.error + (" (to be tried again)" if update.reopened else ""))
        table.add_row(str(update.id), came, update.kind, reason)
    return Group(table, ADVICE)


def to_json(dead: Sequence[DeadUpdate]) -> str:
    """A list of objects as one line of ASCII."""
    return json.dumps([asdict(update) for update in dead])
