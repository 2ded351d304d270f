"""What Tab offers in the terminal: commands after "/", else names that stand in the articles."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.commands import Command

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LONGEST_NAME = 5  # words
_LEAST = 2  # letters typed before a name is offered


class Offer(NamedTuple):
    """A completion: the text, how many characters it replaces, and a remark beside it."""

    text: str
    replaces: int
    remark: str = ""


def offers(typed: str, names: Iterable[str], commands: Sequence[Command]) -> list[Offer]:
    """The completions of what stands before the cursor: commands as listed, or names by letters."""
    if typed.startswith("/"):
        wanted = [command for command in commands if f"/{command.name}".startswith(typed.lower())]
        return [Offer(f"/{one.name}", len(typed), one.description) for one in wanted]
    starts = [match.start() for match in _WORD.finditer(typed)][-_LONGEST_NAME:]
    endings = [typed[start:] for start in starts if len(typed) - start >= _LEAST]
    return [
        Offer(name, len(ending))
        for name in sorted(names)
        for ending in endings
        if name.casefold().startswith(ending.casefold()) and name != ending
    ]
