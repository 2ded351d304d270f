"""The tools with which article-bot is developed: the real ones, from the environment of the tests.

ruff and pybabel may write, so they work in the machine's checkout, which is a copy. mypy and pytest
read only, and work in the repository, where mypy remembers what it has found before. pytest runs
one quick module in one process: a test cannot run all tests, itself among them. Locking asks the
internet, so uv is stood in for: it takes the options of uv that are used, and the lock that it is
told to renew has to hold what the project wants.
"""

import subprocess
import sys
import tomllib
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.installing import entries, pinned
from tests.machine import Machine, Program
from tests.process import KEPT
from tests.repository import ROOT

_ONE_MODULE = {
    "PYTEST_ADDOPTS": "--noconftest -p no:cacheprovider tests/test_backoff.py",
    "PYTEST_XDIST_AUTO_NUM_WORKERS": "0",
}


def tool(name: str, package: str) -> Program:
    """A tool that works in the checkout, and has to be among what is locked."""

    def run(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
        assert package in pinned(machine.here / "requirements/dev.lock")
        return _printed((_tool(name), *words), machine.here)

    return run


def mypy(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    assert "mypy" in pinned(machine.here / "requirements/dev.lock")
    return _found_once((_tool("mypy"), *words))


def pytest(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """All that it is told holds but which modules; what runs has to pass."""
    printed = _found_once((sys.executable, "-m", "pytest", *words))
    assert " passed in " in printed
    return printed


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


@cache
def _found_once(command: tuple[str, ...]) -> str:
    """What a tool that reads only prints in the repository, which is the same for every page."""
    return _printed(command, ROOT, _ONE_MODULE)


def _printed(command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**KEPT, **(more or {})},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout or "done"


# -- locking


def uv(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    options = _UV.parse_args(words)
    project = tomllib.loads((machine.here / options.project).read_text(encoding="utf-8"))
    locked = _versions(machine.here / options.output_file)
    missing = [
        str(wanted)
        for wanted in _wanted(project, options.extra, options.group)
        if not any(map(wanted.specifier.contains, locked[canonicalize_name(wanted.name)]))
    ]
    assert not missing, f"{options.output_file} does not hold {missing}"
    return "locked"


def _wanted(
    project: Mapping[str, dict[str, dict[str, list[str]]]],
    extras: Sequence[str],
    groups: Sequence[str],
) -> Iterator[Requirement]:
    lines: list[str] = [
        *project["project"]["dependencies"],
        *(line for name in extras for line in project["project"]["optional-dependencies"][name]),
        *(line for name in groups for line in project["dependency-groups"][name]),
    ]
    return map(Requirement, lines)


def _versions(lock: Path) -> Mapping[str, list[str]]:
    """What is locked of each name; more than one version where Pythons want different ones."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries(lock):
        wanted = Requirement(entry.partition(" --hash")[0])
        found[canonicalize_name(wanted.name)] += [one.version for one in wanted.specifier]
    return found


_UV = ArgumentParser("uv", allow_abbrev=False)
_COMPILE = (
    _UV.add_subparsers(required=True)
    .add_parser("pip", allow_abbrev=False)
    .add_subparsers(required=True)
    .add_parser("compile", allow_abbrev=False)
)
_COMPILE.add_argument("project")
_COMPILE.add_argument("--python-version")
_COMPILE.add_argument("--extra", action="append", default=[])
_COMPILE.add_argument("--group", action="append", default=[])
_COMPILE.add_argument("--output-file", required=True)
for _flag in ("universal", "generate-hashes", "no-header", "upgrade", "quiet"):
    _COMPILE.add_argument(f"--{_flag}", action="store_true")
