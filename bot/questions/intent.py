"""What somebody wants who does not ask about the article's content.

Small talk and questions about the article as a whole have answers of their own. They are known by a
closed vocabulary, a file for each language in `intents/`: a rule applies when at least one word of
each line of its `needs` is in the message **and no word** that stands neither there nor in its
`also`, nor (in questions about the article) among the language's `fillers`. So "who published
this?" asks about the article, and "who published the report on Idlib?", which holds words of its
own, goes to the search. `phrases` are messages as a whole. The first rule that applies wins.

Case, accents and punctuation make no difference, neither in a message nor in the files.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answer import Talk, Topic

Intent = Talk | Topic

# Accents, the vowel marks and hamzas of Arabic, and letters that some type for others.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys((*map(chr, range(0x300, 0x370)), *map(chr, range(0x64B, 0x656))), ""),
        **{"ı": "i", "ى": "ي", "ة": "ه", "ـ": ""},
    }
)
# What is neither letter nor digit; the marks of Hindi, Thai and their neighbours spell.
_SIGN = re.compile(r"[^\w\s\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff]|_")
_FIRST = "en.toml"  # the other files follow by name


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
    if not words <= _KNOWN:  # as with nearly every question about the content
        return None
    return next((rule.intent for rule in _RULES if rule.applies(words)), None)


def _plain(text: str) -> str:
    """Lower case, no accents, no punctuation, single blanks: what messages are compared by."""
    bare = text.casefold()
    if not bare.isascii():
        bare = unicodedata.normalize("NFD", bare).translate(_ALIKE)
        bare = unicodedata.normalize("NFC", bare)
    return " ".join(_SIGN.sub(" ", bare).split())


def _words(text: str) -> frozenset[str]:
    return frozenset(_plain(text).split())


def _rules(table: dict[str, Any]) -> Iterable[_Rule]:  # Any: what TOML holds
    """The rules of one language, small talk first."""
    fillers = _words(table.get("fillers", ""))
    for section, kind, common in (("talk", Talk, frozenset()), ("about", Topic, fillers)):
        for entry in table.get(section, ()):
            needs = tuple(map(_words, entry["needs"]))
            others = _words(entry.get("also", "")) | common
            yield _Rule(kind(entry["intent"]), needs, others.union(*needs))


def _phrases(table: dict[str, Any]) -> Iterable[tuple[str, Intent]]:
    for name, lines in table.get("phrases", {}).items():
        for phrase in re.split(r"[|\n]", lines.strip()):
            yield _plain(phrase), _intent(name)


def _intent(name: str) -> Intent:
    return Talk(name) if name in list(Talk) else Topic(name)


def _read(folder: Path) -> tuple[tuple[_Rule, ...], dict[str, Intent]]:
    """All rules and phrases; where two languages differ on one, the first file's stands."""
    paths = sorted(folder.glob("*.toml"), key=lambda path: (path.name != _FIRST, path.name))
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in paths]
    phrases: dict[str, Intent] = {}
    for table in tables:
        for phrase, intent in _phrases(table):
            phrases.setdefault(phrase, intent)
    return tuple(rule for table in tables for rule in _rules(table)), phrases


_RULES, _PHRASES = _read(Path(__file__).with_name("intents"))
_KNOWN = frozenset().union(*(rule.vocabulary for rule in _RULES))
