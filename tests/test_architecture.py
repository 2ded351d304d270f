"""Imports point one way, and each foreign library has one place."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache

import pytest

from tests.repository import ROOT

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in sorted((ROOT / "bot").rglob("*.py"))
}

# From the nouns outwards, then as a question is answered; a module may import from its own layer
# and those above it in this list.
LAYERS = (
    ("bot.value", "bot.knowledge", "bot.caches"),
    (
        "bot.model",
        "bot.commands",
        "bot.answer",
        "bot.errors",
        "bot.long_articles",
        "bot.statistics",
        "bot.checks.findings",
        "bot.plurals",
        "bot.answer_kinds",
        "bot.locales",
    ),
    ("bot.text",),
    ("bot.corpus", "bot.indexing", "bot.sentences"),
    ("bot.questions",),
    ("bot.retrieval",),
    ("bot.ranking",),
    ("bot.speech",),
    ("bot.attribution",),
    ("bot.unanswered",),
    ("bot.answering",),
    (
        "bot.actions",
        "bot.deep_links",
        "bot.dialogue",
        "bot.left_open",
        "bot.titles",
        "bot.answer_cache",
        "bot.search",
    ),
    ("bot.in_context",),
    ("bot.assistant", "bot.checks.proofreading"),
    ("bot.rendering",),
    ("bot.hosting.turns",),
    ("bot.hosting.memory",),
    (
        "bot.retrieval.rank_bm25",
        "bot.storage",
        "bot.configuration.environment",
        "bot.logs.handler",
    ),
    ("bot.configuration.misspelt", "bot.configuration.values", "bot.configuration.settings"),
    (
        "bot.app",
        "bot.evaluation",
        "bot.question_sets",
        "bot.logs.lines",
        "bot.terminal.progress",
    ),
    ("bot.hosting.examples", "bot.hosting.likeness", "bot.terminal.jsonl"),
    ("bot.rendering.measures", "bot.rendering.dead_updates", "bot.rendering.findings"),
    ("bot.hosting.visit", "bot.hosting.personal", "bot.hosting.suggesting"),
    ("bot.hosting.receiving", "bot.hosting.pressing", "bot.hosting.offering"),
    ("bot.hosting", "bot.logs.sentry", "bot.importing"),
    ("bot.terminal",),
    ("bot.telegram",),
    ("bot.checks.everything", "bot.checks.liveness"),
    ("bot.cli", "bot.__main__"),
)

HOMES = {
    "Stemmer": "bot.text.stems",
    "anyascii": "bot.questions.dictionary bot.questions.foreign_names bot.text.analysis"
    " bot.corpus.article",
    "msgpack": "bot.text.frequency",
    "numpy": "bot.retrieval.rank_bm25",
    "pydantic": "bot.configuration.settings bot.configuration.values",
    "rich": "bot.rendering bot.cli bot.terminal",
    "uvloop": "bot.telegram.runner",
    "yaml": "bot.corpus.front_matter bot.importing.adding",
    "yarl": "bot.importing.fetch bot.telegram.http bot.telegram.webhook",
    "telegram": "bot.telegram",
    "aiosqlite": "bot.storage",
    "sqlite3": "bot.storage",
    "rank_bm25": "bot.retrieval.rank_bm25",
    "aiohttp": "bot.telegram bot.importing.fetch",
    "trafilatura": "bot.importing.html_marks",
    "lxml": "bot.importing",
    "charset_normalizer": "bot.importing.charset",
    "pypdf": "bot.importing",
    "docx": "bot.importing.docx",
    "httpx": "bot.telegram",
    "prometheus_client": "bot.telegram.metrics",
    "sentry_sdk": "bot.logs.sentry",
    "pydantic_settings": "bot.configuration.settings",
    "dotenv": "bot.configuration.environment",
    "prompt_toolkit": "bot.terminal.repl",
    "typer": "bot.cli",
    "PIL": "bot.rendering.chart",
    "frontmatter": "bot.corpus.front_matter",
    "markdown_it": "bot.corpus.markdown",
}


@cache
def imports(module: str) -> list[str]:
    return list(_imports(ast.parse(MODULES[module].read_text(encoding="utf-8"))))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else str(node.module) for name in names)


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def layer(module: str) -> int:
    """The layer that names the module most closely."""
    homes = [
        (len(package), depth)
        for depth, packages in enumerate(LAYERS)
        for package in packages
        if is_in(module, package)
    ]
    assert homes, f"{module} has no layer yet: give it one in LAYERS"
    return max(homes)[1]


@pytest.mark.parametrize("module", [name for name in MODULES if name != "bot.__init__"])
def test_a_module_imports_only_what_lies_below_it(module: str) -> None:
    own = [name for name in imports(module) if is_in(name, "bot") and name != "bot"]

    assert [name for name in own if layer(name) > layer(module)] == []


@pytest.mark.parametrize(("library", "home"), HOMES.items())
def test_a_library_is_imported_in_one_place(library: str, home: str) -> None:
    users = [module for module in MODULES if any(is_in(name, library) for name in imports(module))]

    assert [user for user in users if not any(is_in(user, part) for part in home.split())] == []


def test_every_library_has_a_home_and_every_layer_its_modules() -> None:
    tops = {name.partition(".")[0] for module in MODULES for name in imports(module)}
    named = [package for packages in LAYERS for package in packages]

    assert tops - sys.stdlib_module_names - {"bot"} == HOMES.keys() - sys.stdlib_module_names
    assert [name for name in named if not any(is_in(module, name) for module in MODULES)] == []


@pytest.mark.parametrize(
    "package",
    """answering checks configuration corpus hosting questions ranking rendering speech storage
    telegram text unanswered""".split(),  # noqa: SIM905
)
def test_the_map_of_a_package_names_all_its_modules(package: str) -> None:
    init, *modules = sorted((ROOT / "bot" / package).glob("*.py"))
    words = re.findall(r"\w+", init.read_text(encoding="utf-8"))

    assert [module.stem for module in modules if module.stem not in words] == []


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        module
        for module, path in MODULES.items()
        if "os.environ" in path.read_text(encoding="utf-8").replace("os.environ.setdefault", "")
    ]

    assert set(readers) <= {"bot.configuration.settings", "bot.configuration.environment"}
