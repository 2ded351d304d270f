"""What the documents tell people to type, page by page, in the order in which it stands there.

A command is a line after `$` in a console block, an indented line of the benchmarks, or words in
backquotes that begin with the name of a program. Settings for `.env` are what an `ini` block holds.
"""

import re
import shlex
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

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
    for match in _SHOWN.finditer(page.read_text(encoding="utf-8")):
        if match["kind"] == "console":
            lines = re.findall(r"^\$ (.*)$", match["block"], re.MULTILINE)
            yield from map(Command, lines)
        elif match["kind"] == "ini":
            yield Settings(match["block"])
        elif match["line"]:
            yield Command(match["line"])
        elif match["words"] and _is_command(match["words"], programs):
            yield Command(match["words"])


def _is_command(words: str, programs: Collection[str]) -> bool:
    program, _, rest = words.partition(" ")
    return program in programs and bool(rest)


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
