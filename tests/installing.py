"""What installs and develops article-bot, as the machine of the tests runs it.

make and a build do what they do. What wants the internet is stood in for, and fails where it would:
for a requirement without a hash, an extra that is not there, a target nobody made.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from runpy import run_path

from hatchling.build import build_wheel

from tests.machine import Machine, Program
from tests.measured import benchmark

TOOLS = ("python", "ruff", "mypy", "pybabel")  # of an environment, as make calls them
# What make calls is noted, to be run by its own rule; a look at Python's version is taken at once.
# For the echo of a library that only .venv-bench has there is that of another.
NOTE = """#!/bin/sh
case "$1" in
-c) exec {python} "$@";;
*/benchmarks/echo/aiogram3.py) [ -f "$1" ] && exec {python} -m benchmarks.echo.ptb;;
esac
echo "${{0##*/}} $*" >> {notes}
"""
_PINNED = re.compile(r"[\w.-]+(\[.*\])?==\S.* --hash=sha256:[0-9a-f]{64}")


def python(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """A module by its own rule, a script of the checkout as it is."""
    match words:
        case ["-m", "venv", *options]:
            return make_environment(machine, options)
        case ["-m", "pip", *rest]:
            return pip_of(".venv")(machine, rest, given)
        case ["-m", "pytest", *rest]:
            return machine.run(["pytest", *rest])
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


def pip_of(environment: str) -> Program:
    """A file of requirements has to be pinned by hashes; the project itself is really built."""

    def pip(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
        options = _PIP.parse_intermixed_args(words)
        programs = machine.path(environment) / "bin"
        assert programs.exists(), f"there is no {environment}"
        if options.requirement:
            return f"installed {len(pinned(machine.here / options.requirement))}"
        folder, _, extra = options.project.partition("[")
        project = machine.here / folder
        assert extra.rstrip("]") in {"", *read_project(project)["optional-dependencies"]}
        if not options.editable:
            build(project)
        note_calls(programs / "article-bot", machine)
        return "installed article-bot"

    return pip


_PIP = ArgumentParser("pip", exit_on_error=False)
_PIP.add_argument("command", choices=["install"])
_PIP.add_argument("-r", "--requirement")
_PIP.add_argument("project", nargs="?")
_PIP.add_argument("--quiet", action="count")
for _flag in ("editable", "require-hashes", "no-deps", "no-build-isolation"):
    _PIP.add_argument(f"--{_flag}", action="store_true")
_PIP.add_argument("--disable-pip-version-check", action="store_true")


def pinned(requirements: Path) -> set[str]:
    """The names in the file, each with a version and at least one hash."""
    found = entries(requirements)
    assert len(found) > 10
    assert [entry for entry in found if not _PINNED.match(entry)] == []
    return {entry.partition("==")[0].partition("[")[0] for entry in found}


def entries(requirements: Path) -> list[str]:
    """The requirements of a file, each in one line, without comments."""
    text = requirements.read_text(encoding="utf-8").replace("\\\n", "")
    return [line for line in text.splitlines() if not re.match(r"\s*(#|$)", line)]


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
    for folder in (".venv", ".venv-bench"):
        make_environment(machine, [folder])
    path = f"{tools}:{os.environ['PATH']}"
    done = subprocess.run(
        ["make", *words], cwd=machine.here, env={"PATH": path}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    called = calls.read_text().splitlines()
    return "\n".join([done.stdout.decode(), *(machine.type(line) for line in called)])
