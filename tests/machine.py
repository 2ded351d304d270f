"""A machine such as the documents suppose: a root, users, a checkout, and somebody who types.

Its root is a temporary folder, so nothing of the real one is touched and nobody need be root. How a
program is run is said by a table that whoever makes the machine hands in.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.places import Apis, Place
from tests.repository import ROOT
from tests.typed import Typed, take_apart

CHECKOUT = (
    *("bot", "benchmarks", "corpus", "deploy", "docs", "requirements", "tests"),
    *("Makefile", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".env.example"),
    *("Dockerfile", "compose.yaml", "compose.webhook.yaml"),
)

Program = Callable[["Machine", Sequence[str], str | bytes], str]


class Machine:
    """Where lines are typed, one after the other; `here` is the current folder."""

    def __init__(self, root: Path, apis: Apis, programs: Mapping[str, Program]) -> None:
        self.root = root
        self.here = root / "home" / "article-bot"
        self.users = {"root"}
        self.packages: set[str] = set()  # of the system, installed by hand
        self.units: set[str] = set()  # that systemd has read
        self._apis = apis
        self._programs = programs
        self._places: dict[Path, Place] = {}
        for name in CHECKOUT:
            copy(ROOT / name, self.here / name)
        (root / "etc" / "systemd" / "system").mkdir(parents=True)

    def type(self, line: str) -> str:
        """Do what the line says; gives what is printed. What fails bears the line as a note."""
        try:
            return self._do(take_apart(line))
        except BaseException as error:  # also what an ArgumentParser ends a program with
            error.add_note(f"when this was typed: {line}")
            raise

    def _do(self, typed: Typed) -> str:
        if typed.file is not None:
            return self.run(typed.words, self.path(typed.file).read_bytes())
        return self.run(typed.words, "" if typed.echoed is None else f"{typed.echoed}\n")

    def run(self, words: Sequence[str], given: str | bytes = "") -> str:
        program, *rest = words
        assert program in self._programs, f"no rule says how {program!r} is run"
        return self._programs[program](self, rest, given)

    def path(self, name: str) -> Path:
        return self.root / name.lstrip("/") if name.startswith("/") else self.here / name

    def put_into_env(self, settings: str) -> None:
        """Add settings to `.env`, with this machine's root for the one they name."""
        with (self.here / ".env").open("a", encoding="utf-8") as env:
            env.write(f"\n{settings.replace('sqlite:////', f'sqlite:///{self.root}/')}")

    def place(self, folder: Path) -> Place:
        """The folder as a place to run article-bot in, the same one each time."""
        if folder not in self._places:
            log = self.root / f"bot-{len(self._places)}.log"
            self._places[folder] = Place(folder, self._apis, log, ROOT)
        return self._places[folder]

    def shut_down(self) -> None:
        for place in self._places.values():
            place.stop()


def copy(source: Path, target: Path) -> None:
    """A file or a folder, without what the installation makes of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        made = shutil.ignore_patterns("*.mo")
        shutil.copytree(source, target, dirs_exist_ok=True, ignore=made)
    else:
        shutil.copy(source, target)
