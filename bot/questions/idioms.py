"""English idioms, and expressions that find them in a question in any form of their verb.

`knowledge/phrases.json` lists them as a dictionary of idioms does, each with what it means, the
nearest word first. In "verbs" the first word is a verb, found in all its forms; "others" are found
as they stand, or with an "s" added. "Jail/prison" is either of them, "one's" any possessive,
"oneself" any such pronoun, "(of)" may be missing, and at "..." an object may stand, which stays:
"call ... off" is found in "called the meeting off", "called flights off" and "called Pell off". One
without a meaning stays as it is, and keeps its words from a shorter one.
"""

import re
from collections import defaultdict
from functools import cache
from itertools import product
from typing import NamedTuple

from bot.knowledge import knowledge
from bot.text.frequency import information
from bot.text.plain_english import any_form_of, forms_of

_ANY = {
    "one's": "(?:my|your|his|her|its|our|their|there)",
    "oneself": "(?:myself|yourself|himself|herself|itself|ourselves|yourselves|themselves)",
    "...": r"((?: (?:it|them|him|her|us|you|(?:an?|the|this|that|these|those|any|all|his|her|its"
    r"|our|their|your|my)(?: [\w’'-]+){0,3}?"
    r"|(?:[\w’'-]+ )?(?:[\w’'-]{3,}s|people|men|women|children|anyone|anybody|everyone|everybody)"
    r"|(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+)?))?)",
}


class Idiom(NamedTuple):
    """An idiom as it is listed, the expression that finds it, and what it means."""

    words: str
    pattern: re.Pattern[str]
    meanings: tuple[str, ...]


def idioms_with(words: frozenset[str]) -> list[Idiom]:
    """The idioms of which a question of these lower-case words may hold one, the longest first."""
    by_word = _places()
    places = sorted({place for word in by_word.keys() & words for place in by_word[word]})
    return [_idiom(place) for place in places if not any(map(words.isdisjoint, _forms(place)))]


@cache
def listed() -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    """(idiom, whether its first word is a verb, meanings), idioms of most words first."""
    known = knowledge("phrases")["idioms"]
    idioms = [
        (" ".join(words), kind == "verbs", tuple(meanings))
        for kind in ("verbs", "others")
        for form, meanings in known[kind].items()
        for words in product(*(word.split("/") for word in form.split()))
    ]
    return tuple(sorted(idioms, key=lambda idiom: (-len(_fixed(idiom[0])), -len(idiom[0]))))


@cache
def _idiom(place: int) -> Idiom:
    """The idiom at a place of the list; compiled when a question may hold it."""
    words, is_verb, meanings = listed()[place]
    return Idiom(words, re.compile(_expression(words, is_verb), re.IGNORECASE), meanings)


def _expression(idiom: str, is_verb: bool) -> str:
    first, *others = idiom.split()
    parts = [any_form_of(first) if is_verb else re.escape(first)]
    for word in others:
        if word.startswith("("):
            parts.append(f"(?: {re.escape(word[1:-1])})?")
        elif word == "...":
            parts.append(_ANY[word])
        else:
            parts.append(" " + _ANY.get(word, re.escape(word)))
    return rf"\b{''.join(parts)}s?(?!\w)"  # "leave one's homes"


@cache
def _places() -> dict[str, list[int]]:
    """A word -> the idioms of the list of which it is the most telling, or a form of that."""
    table: dict[str, list[int]] = defaultdict(list)
    for place, (idiom, is_verb, _) in enumerate(listed()):
        words = _fixed(idiom)
        telling = max(words, key=lambda word: information(word, "en"))  # "run" of "on the run"
        for form in _forms_of(telling, is_verb and telling == words[0]):
            table[form].append(place)
    return dict(table)


@cache
def _forms(place: int) -> tuple[frozenset[str], ...]:
    """Of each word that the idiom at a place of the list has, the forms it may have."""
    idiom, is_verb, _ = listed()[place]
    return tuple(_forms_of(word, is_verb and at == 0) for at, word in enumerate(_fixed(idiom)))


def _forms_of(word: str, is_verb: bool) -> frozenset[str]:
    """The forms in which a question may have a word of an idiom; of "bird's" the first part."""
    first = re.findall(r"\w+", word)[0]
    return forms_of(first) if is_verb else frozenset((first, f"{first}s"))


def _fixed(idiom: str) -> list[str]:
    """The words that each form of an idiom has."""
    return [word for word in idiom.split() if word not in _ANY and not word.startswith("(")]
