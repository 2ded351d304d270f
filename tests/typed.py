"""What the documents tell people to type, page by page, in the order in which it stands there.

A command is a line after `$` in a console block, an indented line of the benchmarks, or words in
backquotes that begin with the name of a program; one of article-bot's own commands may stand there
by itself. What a page has shown before is not typed again for running text that names it. Settings
for `.env` are what an `ini` block holds.
"""

import re
import shlex
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from typer.main import get_group

from bot.cli import app

OWN = list(get_group(app).commands)  # of article-bot
_SHOWN = re.compile(
    r"^```(?P<kind>\w*)\n(?P<block>.*?)^```$|^ {4}(?P<line>\S[^\n]*)$|`(?P<words>[^`\n]+)`",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Command:
    """A line to be typed, as the page shows it."""

    line: str


@dataclass(frozen=True)
class Settings:
    """Lines to be put into `.env`."""

    text: str


@dataclass(frozen=True)
class Typed:
    """A line as a shell takes it apart: the words, and where its input comes from."""

    words: tuple[str, ...]
    echoed: str | None = None
    file: str | None = None


def shown(page: Path, programs: Collection[str]) -> Iterator[Command | Settings]:
    """The commands and settings of a page; in running text, only of the programs."""
    said = set()
    for match in _SHOWN.finditer(page.read_text(encoding="utf-8")):
        if match["kind"] == "console":
            lines = re.findall(r"^\$ (.*)$", match["block"], re.MULTILINE)
            said.update(lines)
            yield from map(Command, lines)
        elif match["kind"] == "ini":
            yield Settings(match["block"])
        elif match["line"]:
            yield Command(match["line"])
        elif match["words"] and match["words"] not in said:
            said.add(match["words"])
            yield from _command(match["words"], programs)


def _command(words: str, programs: Collection[str]) -> Iterator[Command]:
    """The words as a command, if they are one."""
    first, _, rest = words.partition(" ")
    if first in OWN:
        yield Command(f"article-bot {words}")
    elif first in programs and rest:
        yield Command(words)


def take_apart(line: str) -> Typed:
    """Words, a pipe from `echo`, and `< FILE`; the documents use no more of a shell's language.

    >>> take_apart('echo "Who?" | article-bot repl').echoed
    'Who?'
    """
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|<>;&")
    lexer.whitespace_split = True
    words = list(lexer)
    if "|" in words:
        at = words.index("|")
        assert words[0] == "echo", f"{line}: only echo is known before a pipe"
        return Typed(tuple(words[at + 1 :]), echoed=" ".join(words[1:at]))
    if "<" in words:
        at = words.index("<")
        return Typed(tuple(words[:at]), file=words[at + 1])
    return Typed(tuple(words))
