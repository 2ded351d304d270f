"""The word lists of attribution, and a sentence as words.

The lists are data (`english.toml`); here they become sets, and verbs get their forms.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

HIDDEN = "\ue000"  # stands for a quoted character, which is not read
SPOKEN = "\ue001"  # closes a quotation that ends in a comma: its speaker follows

_WORD = re.compile(
    rf"{HIDDEN}*{SPOKEN}|{HIDDEN}+|(?:[^\W\d_a-z]\.){{2,}}"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Maj|Cmdr|St|Co|Inc|Ltd|Corp|Jr)\."
    r"|[^\W\d_a-z]\.(?=\s[^\W\d_a-z])|\w+(?:[’'&./-]\w+|(?<=\d),\d+)*(?:(?<=s)['’](?=\s))?|\S"
)

_PARTICLE = re.compile(r"(?:al|el|ar|as|ad|an|at|ash|d|l)[-’'][^\W\d_a-z]")  # "al-Rawahi"

Table = Mapping[str, Any]  # Any: what TOML holds


class Word(NamedTuple):
    """A word or mark of a sentence; end exclusive."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        first = self.text[0]  # the pattern is slow: most words need no look at it
        return first.isupper() or (first in "aedl" and _PARTICLE.match(self.text) is not None)

    @property
    def is_mark(self) -> bool:
        return not self.text[0].isalnum() and self.text != "&"

    @property
    def is_quotation(self) -> bool:
        return self.text[0] in (HIDDEN, SPOKEN)

    @property
    def is_spoken(self) -> bool:
        return self.text[-1] == SPOKEN

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit or is a word for a number."""
        return self.text[0].isdigit() or self.lower in LISTS["words.numerals"]


def is_organisation(word: str) -> bool:
    """Whether a name with this word in it is no person's: "Institutes", "Bank"."""
    return word.lower().removesuffix("s") in _ORGANISATIONS or word.lower() in _ORGANISATIONS


def split_words(text: str) -> list[Word]:
    """The words and marks of a sentence in order; a hidden quotation is one mark."""
    return [
        Word(match.group(), _lower(match.group()), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def _lower(word: str) -> str:
    """Lower case, unless that would make a small word of an acronym: "WHO", "US"."""
    lower = word.lower().replace("’", "'")
    return word if len(word) > 1 and word.isupper() and lower in _SMALL else lower


def lower_at(words: Sequence[Word], at: int) -> str:
    """The word of that number in lower case, "" beyond either end."""
    return words[at].lower if 0 <= at < len(words) else ""


def _forms(entry: str) -> tuple[str, ...]:
    """The forms of a verb: those given, or base, -s and -ed as English spells them.

    >>> _forms("deny"), _forms("write/writes/wrote")
    (('deny', 'denies', 'denied'), ('write', 'writes', 'wrote'))
    """
    if "/" in entry:
        return tuple(entry.split("/"))
    if entry.endswith("y") and entry[-2] not in "aeiou":
        return entry, f"{entry[:-1]}ies", f"{entry[:-1]}ied"
    ending = "es" if entry.endswith(("s", "sh", "ch")) else "s"
    return entry, entry + ending, entry + ("d" if entry.endswith("e") else "ed")


def _verbs(entries: str) -> frozenset[str]:
    return frozenset(form for entry in entries.split() for form in _forms(entry))


def _words(entries: str | Table) -> list[str]:
    return (entries if isinstance(entries, str) else " ".join(entries.values())).split()


def _bound(table: Table) -> dict[str, frozenset[str]]:
    """Each form of a verb that counts only before certain words, with those words."""
    found: dict[str, frozenset[str]] = {}
    for following, verbs in table.items():
        for form in _verbs(verbs):
            found[form] = found.get(form, frozenset()) | frozenset(following.split())
    return found


_TABLES: Table = tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))
LISTS = {
    f"{table}.{name}": frozenset(words.split())
    for table, lists in _TABLES.items()
    if table != "verbs"
    for name, words in lists.items()
}


def pairs(name: str) -> dict[str, str]:
    """A list of entries as "det=detective", as what stands for what."""
    return dict(pair.split("=") for pair in LISTS[name])


_ORGANISATIONS = LISTS["people.organisations"]
_SMALL = LISTS["words.nobody"] | LISTS["words.pronouns"] | LISTS["cues.boundaries"]
SAY = _verbs(_TABLES["verbs"]["say"])
REPORT = _verbs(_TABLES["verbs"]["report"])
THINK = _verbs(_TABLES["verbs"]["think"])
FIND = _verbs(_TABLES["verbs"]["find"])
BOUND = _bound(_TABLES["verbs"]["bound"])
PLURAL = frozenset(  # forms that agree with a plural only; many are nouns as well
    forms[0]
    for words in _TABLES["verbs"].values()
    for forms in map(_forms, _words(words))
    if forms[0] not in forms[1:]
)
VERBS = SAY | REPORT | THINK | FIND | frozenset(BOUND)
