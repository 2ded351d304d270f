"""Every command in README.md and docs/: it is run where that needs nobody else, else held against
what it names (subcommands, options, targets, files, paths of the monitor)."""

import asyncio
import os
import re
import shlex
import shutil
import signal
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from typer.testing import CliRunner

from bot.cli import app
from bot.storage.sqlite import open_storage
from tests.bot_api import TOKEN, open_bot_api

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OURS = re.compile(r"^(\.venv/bin/)?article-bot$")
# what asks only this machine, and ends by itself
RUN = {
    "add report.html",
    "ask",
    "repl",
    "stats",
    "check",
    "backup",
    "dead list",
    "dead retry --all",
    "dead drop --all",
}
PAGE = """<!doctype html><html lang="en"><head><title>Harbour opens</title></head><body><article>
<p>The harbour of Oldport was opened on Monday, the mayor said. It has room for forty ships.</p>
<p>Fishermen welcomed it, for the old one had been silting up since the storms of last winter.</p>
</article></body></html>"""
PROGRAMS = {"cd", "journalctl", "python3", "useradd"}  # of the system, with nothing of ours to name


@dataclass(frozen=True)
class Command:
    """A line to be typed: its words, what is piped into it, and the page it stands on."""

    page: str
    words: tuple[str, ...]
    piped: str = ""

    def __str__(self) -> str:
        return f"{self.page}: {' '.join(self.words)}"


def commands() -> Iterator[Command]:
    for page in PAGES:
        blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        for line in re.findall(r"^\$ (.*)$", "".join(blocks), re.MULTILINE):
            first, _, second = line.partition(" | ")
            words = shlex.split(second or first)
            piped = shlex.split(first)[1] if second else ""
            yield Command(page.name, tuple(without_prefix(words)), piped)


def without_prefix(words: list[str]) -> list[str]:
    """The command itself, which `sudo -u` or `docker compose exec` runs for somebody."""
    if words[0] == "sudo":
        return words[3:]
    if words[:3] == ["docker", "compose", "exec"]:
        return words[4:]
    return words


COMMANDS = list(dict.fromkeys(commands()))
OF_OURS = [command for command in COMMANDS if OURS.match(command.words[0])]
OF_OTHERS = [command for command in COMMANDS if command not in OF_OURS]


def parsed(words: tuple[str, ...]) -> list[str]:
    """The names of the subcommands; fails for options and subcommands that do not exist."""
    level: Any = typer.main.get_command(app)  # Any: a command or a group of them
    names: list[str] = []
    left = list(words[1:])
    while left and left[0] in getattr(level, "commands", ()):
        names.append(left.pop(0))
        level = level.commands[names[-1]]
    level.make_parser(typer.Context(level)).parse_args(left)
    return names


def runs(command: Command) -> bool:
    """Whether it can be run here, and is not only a question of its words."""
    said = " ".join(command.words[1:])
    return any(re.match(rf"{name}( |$)", said) for name in RUN) and "--live" not in said


def test_there_is_something_to_test() -> None:
    assert {"README.md", "self-hosting.md", "operating.md"} <= {c.page for c in COMMANDS}
    assert len([command for command in OF_OURS if runs(command)]) > 5


@pytest.mark.parametrize("command", OF_OURS, ids=str)
def test_a_command_of_ours_has_the_subcommands_and_options_it_is_shown_with(
    command: Command,
) -> None:
    assert parsed(command.words)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder as an operator has it, for as long as the commands run in it."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    (tmp_path / "report.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("TELEGRAM_", "WEBHOOK_"))]:
        monkeypatch.delenv(name)
    asyncio.run(make_database(tmp_path / "var" / "article-bot.db"))
    pipes = signal.getsignal(signal.SIGPIPE)  # which some commands change for their process
    yield tmp_path
    signal.signal(signal.SIGPIPE, pipes)


async def make_database(path: Path) -> None:
    async with open_storage(path):
        """Made as the bot makes it."""


def run(command: Command) -> str:
    """What the command prints; fails when it fails."""
    result = CliRunner().invoke(app, command.words[1:], command.piped)
    assert result.exit_code == 0, f"{command}: {result.output}"
    return result.output


def test_commands_of_ours_do_what_they_are_shown_for(folder: Path) -> None:
    wanted = [c for c in OF_OURS if runs(c) and "check" not in c.words]

    silent = [str(command) for command in wanted if not run(command).strip()]

    assert [name for name in silent if "dead retry" not in name and "dead drop" not in name] == []


def test_a_check_finds_everything_well(folder: Path) -> None:
    async def check() -> list[str]:
        async with open_bot_api() as api:
            settings = f"TELEGRAM_TOKEN={TOKEN}\nTELEGRAM_BASE_URL={api.base_url}\n"
            (folder / ".env").write_text(settings, encoding="utf-8")
            return [await asyncio.to_thread(run, command) for command in wanted]

    wanted = [c for c in OF_OURS if runs(c) and "check" in c.words]

    assert all("Telegram" in printed for printed in asyncio.run(check()))


@pytest.mark.parametrize("command", OF_OTHERS, ids=str)
def test_what_other_commands_name_is_there(command: Command) -> None:
    program, *arguments = command.words
    match program:
        case "make":
            makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
            assert re.search(rf"^{arguments[0]}:", makefile, re.MULTILINE)
        case "docker":
            named_in_compose(arguments)
        case "systemctl":
            units = {path.stem for path in (ROOT / "deploy").glob("*.service")}
            assert arguments == ["daemon-reload"] or arguments[-1] in units
        case "curl":
            monitor = (ROOT / "bot/telegram/monitor.py").read_text(encoding="utf-8")
            assert f'"/{arguments[-1].rpartition("/")[2]}"' in monitor
        case ".venv/bin/pip":
            project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
            place, _, extra = arguments[-1].partition("[")
            assert (ROOT / place).exists()
            assert extra.rstrip("]") in {"", *project["project"]["optional-dependencies"]}
        case "cp" | "install":
            ours = [word for word in arguments if re.match(r"(?!-)[^/:]*[./]", word)]
            assert ours
            assert [word for word in ours[:1] if not (ROOT / word).exists()] == []
        case _:
            assert program in PROGRAMS


def named_in_compose(arguments: list[str]) -> None:
    """Files named by -f exist, and so does the service, which only `up` need not name."""
    files = [b for a, b in pairwise(arguments) if a == "-f"]
    described = [
        yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
        for name in files or ["compose.yaml"]
    ]
    services = {name for one in described for name in one["services"]}
    assert arguments[0] == "compose"
    assert "up" in arguments or services & {word.partition(":")[0] for word in arguments}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_in_the_project_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []
