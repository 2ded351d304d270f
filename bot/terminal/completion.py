"""What Tab offers in the terminal: commands after "/", else names that stand in the articles.

A name is a run of capitalised words that the article never writes small. The first word of a
sentence does not count, for every first word has a capital. Scripts without capitals have no names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from bot.commands import Command

_POSSESSIVE = re.compile(r"[’']s\b")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_STRETCH = re.compile(r"[^\W_][\w’'-]*(?: [\w’'-]+)*")
_LONGEST_NAME = 5  # words
_LONGEST_RUN = 12  # words with capitals, of which the last may be a name; "BY OUR REPORTER IN ..."
_LEAST = 2  # letters typed before a name is offered


class Offer(NamedTuple):
    """A completion: the text, how many characters it replaces, and a remark beside it."""

    text: str
    replaces: int
    remark: str = ""


def offers(typed: str, names: Iterable[str], commands: Sequence[Command]) -> list[Offer]:
    """The completions of what stands before the cursor, in alphabetical order."""
    if typed.startswith("/"):
        wanted = [command for command in commands if f"/{command.name}".startswith(typed.lower())]
        return [Offer(f"/{one.name}", len(typed), one.description) for one in wanted]
    starts = [match.start() for match in _WORD.finditer(typed)][-_LONGEST_NAME:]
    endings = [typed[start:] for start in starts if len(typed) - start >= _LEAST]
    return [
        Offer(name, len(ending))
        for name in sorted(names)
        for ending in endings
        if name.casefold().startswith(ending.casefold()) and name != ending
    ]


def names_in(text: str) -> set[str]:
    """The names in a text and what they end in, without possessive endings.

    >>> sorted(names_in("The envoy met Recep Erdogan in Turkey’s capital. Later he left."))
    ['Erdogan', 'Recep Erdogan', 'Turkey']
    """
    return set(count_names(text))


def count_names(text: str) -> Counter[str]:
    """How often each of the names in a text stands there, but at the beginning of a sentence."""
    text = _POSSESSIVE.sub(",", text)
    small = {word for word in _WORD.findall(text) if word[0].islower()}

    def is_name(word: str) -> bool:
        return word[0].isupper() and word.lower() not in small

    found: Counter[str] = Counter()
    for stretch in _STRETCH.finditer(text):
        opens = not text.endswith((", ", "; "), 0, stretch.start())
        for named, run in groupby(stretch.group().split(" "), key=is_name):
            words = list(run)
            if named:
                first = max(opens, len(words) - _LONGEST_RUN)
                found.update(" ".join(words[start:]) for start in range(first, len(words)))
            opens = False
    return found
