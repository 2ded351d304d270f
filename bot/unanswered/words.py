"""The word lists of the rules about unanswered questions (`words.toml`), as stems."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from bot.speech.lexicon import LISTS
from bot.text.analysis import fold

# What may follow "when" and stand before a verb, for regular expressions.
AUXILIARIES = "is|are|was|were|did|does|do|has|have|had|will|would|can|could|should|might|may"


@cache
def stems(section: str, name: str) -> frozenset[str]:
    """The stems of a list. Raises KeyError for one that is not there."""
    return frozenset(fold(word, "en") for word in _tables()[section][name].split())


@cache
def fates() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each thing that happens to people, the stems that ask for it and those that tell it."""
    return tuple((stems("fates", name), stems("told", name)) for name in _tables()["fates"])


@cache
def somebody(language: str) -> frozenset[str]:
    """Stems of nouns that count people as "people" does: passengers, soldiers, residents."""
    return frozenset(fold(noun, language) for noun in LISTS["people.agents"])


@cache
def people(language: str) -> frozenset[str]:
    """Stems of all nouns that count people: those, and "people", "victims", "bodies"."""
    return somebody(language) | stems("counted", "anybody")


@cache
def persons() -> frozenset[str]:
    """Stems of nouns for somebody who has a name, and of offices."""
    return stems("people", "introduced") | stems("offices", "held")


@cache
def _tables() -> dict[str, Any]:  # Any: what TOML holds
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
