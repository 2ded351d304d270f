"""Every command that the documents show is run, page by page, in the order in which it stands.

| what is typed | how it is run |
| --- | --- |
| article-bot | in this process; `run` as a process, against a Bot API on loopback |
| make | by make; what its recipes call is then run by its own rule |
| cd, cp, mv, rm, sed, install, sh, python SCRIPT | as they are, below a temporary root |
| ruff, mypy, pybabel | as they are |
| pytest | as it is, in one process, on one module: it cannot run itself |
| kill, pkill | on the bot of the folder, which has to go on, or to go on once started again |
| pip install . | the package is really built; requirements are held against what pins them |
| uv | asks the internet: its options and what the lock has to hold are judged |
| python -m benchmarks... | on little data: `train` and `compare` as they are, others in here |
| curl, add URL | against servers on loopback |
| useradd, runuser, systemctl, docker | stand-ins that know users, units, services; bots run |
| apt, ocrmypdf | stand-ins that know packages, and PDFs with and without text |

What cannot be run without the libraries of `make bench`: the peers of `compare`, which says so, and
aiogram's echo, in whose place another runs.

A command for which there is no rule fails, and so does one that its program does not know. Words in
running text count as one when they begin with a program that has a rule or with a command of
article-bot. Options that a page names, commands of the chat, lines of the log and what comments of
shipped files say to type are held against what there is.
"""

import re
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests import containers, developing, installing, programs, units
from tests.at_hand import FILES, PAGE
from tests.machine import Machine, Program
from tests.places import Apis
from tests.repository import ROOT
from tests.served import served
from tests.typed import Command, Settings, shown

PROGRAMS: Mapping[str, Program] = {
    "article-bot": programs.article_bot,
    ".venv/bin/article-bot": programs.installed,
    "make": installing.make,
    "python": installing.python,
    "python3": installing.python,
    ".venv/bin/python": installing.python,
    ".venv/bin/pip": installing.pip_of(".venv"),
    "/opt/article-bot/.venv/bin/pip": installing.pip_of("/opt/article-bot/.venv"),
    "ruff": developing.tool("ruff", "ruff"),
    "mypy": developing.mypy,
    "pytest": developing.pytest,
    "pybabel": developing.tool("pybabel", "babel"),
    ".venv/bin/pybabel": developing.tool("pybabel", "babel"),
    "uv": developing.uv,
    "cd": programs.change_folder,
    "cp": programs.copy_files,
    "install": programs.copy_files,
    "mv": programs.move,
    "rm": programs.remove,
    "sed": programs.edit,
    "apt": programs.add_package,
    "ocrmypdf": programs.recognise_text,
    "kill": programs.kill,
    "pkill": programs.kill_by_name,
    "useradd": programs.add_user,
    "runuser": programs.as_user,
    "curl": programs.curl,
    "systemctl": units.systemctl,
    "journalctl": units.journalctl,
    "systemd-analyze": units.systemd_analyze,
    "docker": containers.docker,
}
FILLED_IN = {  # what names a command, or leaves something open: how it is typed
    "article-bot add": "article-bot add --help",
    "article-bot ask": "article-bot ask --help",
    "article-bot backup": "article-bot backup --help",
    "article-bot backup FILE": "article-bot backup copy.db",
    "article-bot dead": "article-bot dead list",
    "article-bot eval": "article-bot eval --help",
    "article-bot ask --json": "article-bot ask --json 'Who refused to negotiate?'",
    "article-bot ask --json QUESTION": "article-bot ask --json 'Who refused to negotiate?'",
    "article-bot ask --jsonl": 'echo \'{"question": "Who?"}\' | article-bot ask --jsonl',
    "kill -9": "kill -9 PID",
    "docker compose exec bot": "docker compose exec bot article-bot check",
    "article-bot eval squad-train.json.gz [--variant typo|lower] [--pooled]": (
        "article-bot eval squad-train.json.gz --variant typo --pooled"
    ),
    "python -m benchmarks.train squad-train.json.gz covid-long.json.gz xquad-*.json.gz [--write]": (
        "python -m benchmarks.train squad-train.json.gz covid-long.json.gz xquad-en.json.gz --write"
    ),
    "python -m benchmarks.compare squad-train.json.gz covid-long.json.gz [--as-easy PERCENT]": (
        "python -m benchmarks.compare squad-train.json.gz covid-long.json.gz --as-easy 50"
    ),
    "python -m benchmarks.compare arcd.json squad_it-test.json.gz korquad-1.0-dev.json"
    " tquad-train.json tquad-dev.json": "python -m benchmarks.compare squad-train.json.gz",
    "python -m benchmarks.abroad xquad-en.json.gz xquad-*.json.gz": (
        "python -m benchmarks.abroad xquad-en.json.gz xquad-en.json.gz"
    ),
    "python -m benchmarks.speed QUESTIONS.jsonl squad-train.json.gz": (
        "python -m benchmarks.speed questions.jsonl squad-train.json.gz"
    ),
    "python -m benchmarks.delivery [--questions N] [--rounds N] [--in-flight N]"
    " [--aiogram PYTHON]": (
        "python -m benchmarks.delivery --questions 4 --rounds 1 --in-flight 2"
        " --aiogram .venv-bench/bin/python"
    ),
    "python -m benchmarks.kills [--webhook] [--faults SHARE] [--limits] [--phase PHASE]"
    " [--kills N] [--questions N]": (
        "python -m benchmarks.kills --webhook --phase random --kills 0 --questions 4"
    ),
    "python -m benchmarks.many FOLDER QUESTIONS.jsonl [--make squad-train.json.gz --articles N]": (
        "python -m benchmarks.many many made.jsonl --make squad-train.json.gz --articles 2"
    ),
    "python -m benchmarks.attribution benchmarks/data/attribution.jsonl": (
        "python -m benchmarks.attribution attribution.jsonl"
    ),
    "python -m benchmarks.golden tests/data/golden.jsonl [--rules]": (
        "python -m benchmarks.golden golden.jsonl --rules"
    ),
    "python -m benchmarks.golden tests/data/follow_ups.jsonl": (
        "python -m benchmarks.golden follow_ups.jsonl"
    ),
}
PAGES = [
    *("README.md", "CONTRIBUTING.md", "benchmarks/README.md", "benchmarks/TRIED.md"),
    *(f"docs/{page.name}" for page in sorted((ROOT / "docs").glob("*.md"))),
]
FROM_THE_START = {"docs/self-hosting.md", "docs/operating.md"}  # where nothing is set up yet
BEFORE = {"docs/operating.md": "docs/self-hosting.md"}  # goes on where the other ends


@pytest.fixture(scope="module")
def apis() -> Iterator[Apis]:
    opened = Apis()
    yield opened
    opened.close()


@pytest.fixture
def machine(tmp_path: Path, apis: Apis) -> Iterator[Machine]:
    made = Machine(tmp_path, apis, PROGRAMS)
    yield made
    made.shut_down()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a page can be fetched."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE.replace(b"The harbour<", b"The harbour, online<"))

    with served(Page) as server:
        yield f"http://127.0.0.1:{server.server_port}/"


def steps(page: str, address: str) -> list[Command | Settings]:
    """What the page shows, as it is typed here."""
    found: list[Command | Settings] = []
    for step in shown(ROOT / page, PROGRAMS):
        if isinstance(step, Command):
            line = FILLED_IN.get(step.line, step.line)
            line = re.sub(r"https://example\.org/(\S+)", rf"{address}\1 --allow-private", line)
            found.append(Command(line))
        else:
            found.append(step)
    return found


def follow(page: str, machine: Machine, address: str) -> list[str]:
    """Do all that the page shows; gives the commands that printed nothing."""
    if page not in FROM_THE_START:
        machine.type("make setup")
        machine.type("cp .env.example .env")
    silent = []
    for step in steps(page, address):
        if isinstance(step, Settings):
            machine.put_into_env(step.text)
            continue
        for name in (name for name in FILES if name in step.line.split()):
            (machine.here / name).write_bytes(FILES[name]())
        if not machine.type(step.line).strip():
            silent.append(step.line)
    return silent


@pytest.mark.parametrize("page", [page for page in PAGES if page not in BEFORE.values()])
def test_every_command_of_a_page_does_what_it_is_shown_for(
    page: str, machine: Machine, address: str
) -> None:
    begun = follow(BEFORE[page], machine, address) if page in BEFORE else []

    silent = begun + follow(page, machine, address)

    assert silent == []


def test_pages_show_commands() -> None:
    counts = {page: len(list(shown(ROOT / page, PROGRAMS))) for page in PAGES}

    assert sum(counts.values()) > 80
    assert min(counts[page] for page in ("docs/self-hosting.md", "docs/operating.md")) > 20


def test_a_command_without_a_rule_is_a_mistake(machine: Machine) -> None:
    with pytest.raises(AssertionError, match="no rule says how 'wget' is run"):
        machine.type("wget https://example.org/")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_links_to_in_the_project_is_there(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))

    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


@pytest.mark.parametrize("page", [*PAGES, "DECISIONS.md", "CHANGELOG.md"])
def test_a_section_that_a_page_links_to_is_there(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", (ROOT / page).read_text("utf-8"))

    there = {to: sections((ROOT / page).parent / to if to else ROOT / page) for to, _ in links}
    assert [f"{to}#{section}" for to, section in links if section not in there[to]] == []


def sections(page: Path) -> set[str]:
    """The headings of a page as GitHub names them in links."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
