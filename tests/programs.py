"""Programs that the documents have people type, as the machine of the tests runs them.

What article-bot, make, cp, install and a build do is done. What wants the internet or root's rights
is stood in for, and fails where the real program would: for a user, a requirement, an extra, a
target or a file that is not there.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import urllib.request
import zipfile
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import chdir
from itertools import pairwise
from pathlib import Path
from runpy import run_path

from hatchling.build import build_wheel
from packaging.requirements import Requirement

from tests.bot_api import TOKEN
from tests.machine import Machine, Program, copy
from tests.measured import benchmark

TOOLS = ("python", "ruff", "mypy", "pybabel")  # of an environment, as make calls them
# What make calls is noted, to be run by its own rule; a look at Python's version is taken at once.
NOTE = """#!/bin/sh
case "$1" in -c) exec {python} "$@";; esac
echo "${{0##*/}} $*" >> {notes}
"""

# -- article-bot, and what installs it


def article_bot(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """In this process; `run` as one of its own, until it has answered a question."""
    place = machine.place(machine.here)
    if words == ["run"]:
        place.start()
        return "started"
    return place.article_bot(words, given)


def installed(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """The one in .venv, which something has to have put there."""
    assert (machine.here / ".venv/bin/article-bot").exists(), "article-bot is not installed"
    return article_bot(machine, words, given)


def python(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """A module by its own rule, a script of the checkout as it is."""
    match words:
        case ["-m", "venv", *options]:
            return make_environment(machine, options)
        case ["-m", "pip", *rest]:
            return pip(machine, rest, given)
        case ["-m", "pytest", *_]:
            return develop("pytest")(machine, words, given)
        case ["-m", module, *rest] if module.startswith("benchmarks."):
            return benchmark(machine, module.removeprefix("benchmarks."), rest)
        case ["-m", "docs.picture"]:
            command = [sys.executable, *words]
            subprocess.run(command, cwd=machine.here, check=True, capture_output=True)
            return "drawn"
        case [script]:
            run_path(str(machine.here / script), run_name="__main__")
            return "run"
    raise AssertionError(f"no rule says how python {shlex.join(words)} is run")


def make_environment(machine: Machine, words: Sequence[str]) -> str:
    """An empty environment whose programs, when make calls them, only note what they are asked."""
    *options, folder = words
    assert options in ([], ["--clear"])
    programs = machine.here / folder / "bin"
    if options:
        shutil.rmtree(machine.here / folder)
    programs.mkdir(parents=True, exist_ok=True)
    for name in TOOLS:
        note_calls(programs / name, machine)
    return "made"


def pip(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """A file of requirements has to be pinned by hashes; the project itself is really built."""
    parser = ArgumentParser("pip", exit_on_error=False)
    parser.add_argument("command", choices=["install"])
    parser.add_argument("-r", "--requirement")
    parser.add_argument("--editable", "-e", action="store_true")
    for flag in ("--quiet", "--require-hashes", "--no-deps", "--no-build-isolation"):
        parser.add_argument(flag, action="count")
    parser.add_argument("--disable-pip-version-check", action="store_true")
    parser.add_argument("project", nargs="?")
    options = parser.parse_intermixed_args(words)
    assert (machine.here / ".venv/bin").exists(), "there is no .venv"
    if options.requirement:
        return f"installed {len(pinned(machine.here / options.requirement))}"
    folder, _, extra = options.project.partition("[")
    project = machine.here / folder
    assert extra.rstrip("]") in {"", *read_project(project)["optional-dependencies"]}
    if not options.editable:
        build(project)
    note_calls(machine.here / ".venv/bin/article-bot", machine)
    return "installed article-bot"


def pinned(requirements: Path) -> set[str]:
    """The names in the file, each with a version and at least one hash."""
    names = set()
    for entry in requirements.read_text(encoding="utf-8").replace("\\\n", "").splitlines():
        if entry.strip() and not entry.lstrip().startswith("#"):
            said, *hashes = entry.split("--hash=sha256:")
            requirement = Requirement(said)
            assert hashes, entry
            assert str(requirement.specifier).startswith("=="), entry
            names.add(requirement.name)
    assert len(names) > 10
    return names


def read_project(folder: Path) -> dict[str, dict[str, object]]:
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert isinstance(project, dict)
    return project


def build(project: Path) -> None:
    """A wheel with the program and the compiled catalogues."""
    with chdir(project):
        Path("dist").mkdir(exist_ok=True)
        wheel = zipfile.ZipFile(Path("dist") / build_wheel("dist"))
    with wheel:
        names = wheel.namelist()
    assert "bot/cli/__init__.py" in names
    assert "bot/locales/de/LC_MESSAGES/messages.mo" in names


def note_calls(program: Path, machine: Machine) -> None:
    notes = shlex.quote(str(machine.root / "calls"))
    program.write_text(NOTE.format(python=sys.executable, notes=notes))
    program.chmod(0o755)


def make(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """The real make on the real Makefile; what its recipes call is then run by its own rule."""
    calls, tools = machine.root / "calls", machine.root / "tools"
    calls.write_text("")
    tools.mkdir(exist_ok=True)
    for name in ("python3", "uv"):
        note_calls(tools / name, machine)
    make_environment(machine, [".venv"])
    path = f"{tools}:{os.environ['PATH']}"
    done = subprocess.run(
        ["make", *words], cwd=machine.here, env={"PATH": path}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    called = calls.read_text().splitlines()
    return "\n".join([done.stdout.decode(), *(machine.type(line) for line in called)])


def develop(name: str) -> Program:
    """What cannot be run in a test of itself: it has to be among what is locked for that."""

    def look(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
        assert name in pinned(machine.here / "requirements/dev.lock")
        return f"{name} is installed"

    return look


def uv(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """Locking asks the internet; the groups and extras it names have to be in the project."""
    text = (machine.here / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    parts = {**project["dependency-groups"], **project["project"]["optional-dependencies"]}
    assert {b for a, b in pairwise(words) if a in ("--group", "--extra")} <= parts.keys()
    (lock,) = (b for a, b in pairwise(words) if a == "--output-file")
    assert (machine.here / lock).exists()
    return "locked"


# -- what a system has


def change_folder(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    (folder,) = words
    assert machine.path(folder).is_dir()
    machine.here = machine.path(folder)
    return "there"


def copy_files(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """cp, and install with a mode and a group that exists; then the reader fills in `.env`."""
    parser = ArgumentParser("cp", exit_on_error=False)
    parser.add_argument("-r", action="store_true")
    parser.add_argument("-m", type=lambda text: int(text, 8))
    parser.add_argument("-g", default="root")
    parser.add_argument("source", type=machine.path)
    parser.add_argument("target", type=machine.path)
    options = parser.parse_args(words)
    assert options.g in machine.users
    assert options.source.is_dir() == options.r
    into = options.target.is_dir() and not options.r
    target = options.target / options.source.name if into else options.target
    copy(options.source, target)
    if options.m is not None:
        target.chmod(options.m)
    if target.name == ".env":
        fill_in(target)
    return "copied"


def fill_in(env: Path) -> None:
    """Put the token behind its name, as every page says, and the name for a webhook."""
    text = env.read_text(encoding="utf-8")
    assert text.count("\nTELEGRAM_TOKEN=\n") == 1
    text = text.replace("\nTELEGRAM_TOKEN=\n", f"\nTELEGRAM_TOKEN={TOKEN}\n")
    env.write_text(f"{text}\nDOMAIN=bot.example.org\n", encoding="utf-8")


def add_user(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    parser = ArgumentParser("useradd", exit_on_error=False)
    parser.add_argument("--system", action="store_true")
    parser.add_argument("--home-dir")
    parser.add_argument("--shell")
    parser.add_argument("name")
    machine.users.add(parser.parse_args(words).name)
    return "added"


def as_user(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """What `runuser -u NAME --` runs, for a user that there is."""
    option, name, dashes, *command = words
    assert (option, dashes) == ("-u", "--")
    assert name in machine.users
    return machine.run(command, given)


def curl(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """Ask the bot that runs in this folder, at its own port."""
    (address,) = words
    there = machine.place(machine.here).metrics_port
    with urllib.request.urlopen(re.sub(r":\d+/", f":{there}/", address)) as answer:
        return f"{answer.status} {answer.read().decode()}"
