"""What the documents name, the program has, and what an operator meets they explain.

`test_documents.py` types the commands; here are the words that are none: options, commands of a
chat, lines of the log, and what comments in shipped files say to type.
"""

import re
from collections.abc import Iterator

import pytest
from typer.core import TyperGroup
from typer.main import get_group

from bot.cli import app
from bot.commands import COMMANDS
from bot.terminal.conversation import WHY
from tests.repository import ROOT
from tests.test_documents import PAGES, PROGRAMS
from tests.typed import Command, shown

OF_BOTFATHER = {"newbot", "token"}
OF_OTHER_PROGRAMS = {"clean_input_string"}  # tdlib's
OF_THE_SERVER = {"healthz", "readyz", "metrics"}
SHIPPED = (
    *("compose.yaml", "compose.webhook.yaml", "Dockerfile", ".dockerignore", "Makefile"),
    *("deploy/article-bot.service", "deploy/Caddyfile", ".env.example"),
)
EVENT = re.compile(r"\blog\.\w+\(\s*\"(\w+)\"")
TROUBLE = re.compile(r"\b(?:Trouble|persist)\(\s*\"(\w+)\"")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def options_below(group: TyperGroup) -> Iterator[str]:
    """Of all commands, however deep."""
    for command in group.commands.values():
        yield from (option for parameter in command.params for option in parameter.opts)
        if isinstance(command, TyperGroup):
            yield from options_below(command)


def typed_on(page: str) -> set[str]:
    return {step.line for step in shown(ROOT / page, PROGRAMS) if isinstance(step, Command)}


@pytest.mark.parametrize("page", PAGES)
def test_an_option_that_a_page_names_is_there_or_shown_in_a_command_of_it(page: str) -> None:
    named = set(re.findall(r"`(--[\w-]+)[^`\n]*`", text_of(page)))
    shown_there = {option for line in typed_on(page) for option in re.findall(r"--[\w-]+", line)}

    assert named - shown_there - set(options_below(get_group(app))) == set()


@pytest.mark.parametrize("page", PAGES)
def test_a_command_of_the_chat_that_a_page_names_is_one(page: str) -> None:
    named = set(re.findall(r"`/(\w+)(?: \w+)?`", text_of(page)))
    known = {command.name for command in (*COMMANDS, WHY)}

    assert named - known - OF_BOTFATHER - OF_THE_SERVER == set()


@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_comment_says_to_type_is_shown_on_a_page(name: str) -> None:
    comments = "\n".join(re.findall(r"^\s*# ?(.*)$", text_of(name), re.MULTILINE))
    program = "|".join(map(re.escape, PROGRAMS))
    said = set(re.findall(rf"`((?:{program}) [^`]+)`|^ +((?:{program}) .+)$", comments, re.M))

    lines = {line for page in PAGES for line in typed_on(page)}
    assert {line for pair in said for line in pair if line} - lines == set()


def test_the_log_has_no_line_that_is_not_explained_and_explains_none_that_it_has_not() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "bot").rglob("*.py"))
    )
    chapter = text_of("docs/delivery.md").partition("\n## What an operator may see in the log\n")[2]
    explained = set(
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", chapter, re.MULTILINE)))
    )

    logged = set(EVENT.findall(source)) | {f"{what}_failed" for what in TROUBLE.findall(source)}
    assert explained - {"polling_recovered"} == logged


def test_a_line_of_the_log_that_asks_for_help_at_night_is_one() -> None:
    table = text_of("docs/operating.md").partition("\n## At two in the morning\n")[2]
    first = re.findall(r"^\| ([^|]*) \|", table.partition("\n## ")[0], re.MULTILINE)
    named = {name for cell in first for name in re.findall(r"`(\w+)`", cell) if "_" in name}

    assert named
    assert [name for name in named if f"`{name}`" not in text_of("docs/delivery.md")] == []


def of_the_program(names: re.Pattern[str]) -> set[str]:
    """The names in backquotes that those read who work on the program: decisions and docstrings."""
    texts = [text_of("DECISIONS.md"), text_of("README.md")]
    for path in sorted((ROOT / "bot").rglob("*.py")):
        texts += re.findall(r'"""(.*?)"""', path.read_text(encoding="utf-8"), re.DOTALL)
    return {name for text in texts for name in names.findall(text)}


def test_modules_functions_and_methods_that_are_named_to_maintainers_are_there() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    known = set(re.findall(r"\w+", re.sub(r"`[^`\n]*`", "", sources)))
    paths = [
        *ROOT.glob("*"),
        *(p for top in ("bot", "tests", "benchmarks") for p in (ROOT / top).rglob("*")),
    ]

    methods = of_the_program(re.compile(r"`([A-Z][a-z]\w*\.\w+)(?:\(\))?`"))
    assert {name for name in methods if not set(name.split(".")) <= known} == set()
    assert of_the_program(re.compile(r"`([a-z]+(?:_[a-z0-9]+)+)`")) - known <= OF_OTHER_PROGRAMS
    files = of_the_program(re.compile(r"`(?:\w+/)*(\w+\.(?:py|toml|json))`"))
    assert files - {path.name for path in paths} == set()
