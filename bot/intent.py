"""What somebody wants who does not ask about the article's content.

Small talk and questions about the article as a whole have answers of their own. They are recognised
by a closed vocabulary, kept in `intents.toml`: a rule applies when its words are there **and no
other word is**. So "who published this?" asks about the article, and "who published the report on
Idlib?", which holds words of its own, goes to the search.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answer import Talk, Topic

Intent = Talk | Topic


@dataclass(frozen=True, slots=True)
class _Rule:
    intent: Intent
    needs: tuple[frozenset[str], ...]  # a word of each
    vocabulary: frozenset[str]  # and none outside this

    def applies(self, words: frozenset[str]) -> bool:
        return words <= self.vocabulary and all(words & group for group in self.needs)


def recognise(text: str) -> Intent | None:
    """The small talk or the question about the whole article that this is, or None for a search.

    >>> recognise("What is this article about?")
    <Topic.SUMMARY: 'summary'>
    >>> recognise("Who published the report on Idlib?") is None
    True
    """
    plain = _plain(text)
    if plain in _PHRASES:
        return _PHRASES[plain]
    words = frozenset(plain.split())
    return next((rule.intent for rule in _RULES if rule.applies(words)), None)


def _plain(text: str) -> str:
    """Lower case, no accents, no punctuation, single blanks: what the rules are written for."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return " ".join(unicodedata.normalize("NFC", "".join(map(_bare, decomposed))).split())


def _bare(char: str) -> str:
    """Nothing for a European accent (the marks of Hindi or Thai spell), a blank for a symbol."""
    if "\u0300" <= char <= "\u036f":
        return ""
    return " " if unicodedata.category(char)[0] in "PS" else char


def _rule(intent: Intent, entry: dict[str, Any], fillers: str) -> _Rule:  # Any: what TOML holds
    needs = tuple(frozenset(group.split()) for group in entry["needs"])
    others = f"{entry.get('also', '')} {fillers}".split()
    return _Rule(intent, needs, frozenset(others).union(*needs))


def _read(path: Path) -> tuple[tuple[_Rule, ...], dict[str, Intent]]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    about = [_rule(Topic(entry["intent"]), entry, table["fillers"]) for entry in table["about"]]
    talk = [_rule(Talk(entry["intent"]), entry, "") for entry in table["talk"]]
    phrases = {
        " ".join(phrase.split()): _intent(name)
        for name, lines in table["phrases"].items()
        for phrase in re.split(r"[|\n]", lines.strip())
    }
    return (*talk, *about), phrases


def _intent(name: str) -> Intent:
    return Talk(name) if name in list(Talk) else Topic(name)


_RULES, _PHRASES = _read(Path(__file__).with_name("intents.toml"))
