"""Who is meant by "the Russian president" in an article that says Putin.

People ask for the heads of states by their office, and news that everybody understands names them
alone. Those of the last thirty years are in `knowledge/leaders.json`, by office and country. An
office is read as a name where the articles hold one of its names and no other; else the words stay
as they are. "Who is the president of Turkey?" asks for the name, and stays as well. English only.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from bot.knowledge import knowledge
from bot.questions.countries import names_of_country
from bot.text.analysis import fold

_SAME = {
    "prime minister": "premier",
    "pm": "premier",
    "head of government": "premier",
    "head of state": "president",
}
_OFFICES = (
    "president",
    "premier",
    "chancellor",
    "leader",
    "ruler",
    "dictator",
    "strongman",
    *_SAME,
)
_OFFICE = rf"(?P<office>{'|'.join(_OFFICES)})"
_HELD = re.compile(
    rf"\b(?:the )?(?P<of>[a-z]+)(?:['’]s)? {_OFFICE}\b(?! of\b|[ -]elect\b)"
    rf"|\b(?:the )?{_OFFICE.replace('office', 'office_of')} of (?:the )?(?P<whose>[a-z]+)\b",
    re.IGNORECASE,
)
# "Who is the ...", "which ...", "the first ...": no office of somebody already known.
_OPEN = re.compile(
    r"\b(?:who(?:['’]s|se)?|who (?:is|was|are|were|became)|names? of|which|what|an?|any|every|each"
    r"|first|second|third|last|former|ex|previous|next|future|new|past|only|other) \Z",
    re.IGNORECASE,
)
_WINDOW = 20  # code points that hold any of these


def with_leaders_named(question: str, stands: Callable[[str], bool]) -> str:
    """The question with offices replaced by the names that hold them in the articles.

    `stands` tells whether the articles have a word.

    >>> with_leaders_named("Did the Turkish leader meet Assad?", {"Erdogan"}.__contains__)
    'Did Erdogan meet Assad?'
    """

    def named(found: re.Match[str]) -> str:
        if _OPEN.search(question, max(0, found.start() - _WINDOW), found.start()):
            return found[0]
        standing = [name for name in _holders(found) if stands(name)]
        return standing[0] if len(standing) == 1 else found[0]

    small = question.lower()
    if not any(office in small for office in _OFFICES):
        return question
    return _HELD.sub(named, question)


def _holders(found: re.Match[str]) -> tuple[str, ...]:
    """Who held the office that was found, the last first; nobody for one that is not listed."""
    office = (found["office"] or found["office_of"]).lower()
    office = _SAME.get(office, office)
    if found["whose"]:  # "president of Russia", by the noun: not "of the Russian bank"
        return _leaders()[office].get(fold(found["whose"], "en"), ())
    country = fold(found["of"], "en")
    names = (country, *sorted(names_of_country(country, is_place=True)))
    return next((held for name in names if (held := _leaders()[office].get(name))), ())


@cache
def _leaders() -> dict[str, dict[str, tuple[str, ...]]]:
    """Office -> term for a country -> who held it."""
    table: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    listed: dict[str, dict[str, str]] = knowledge("leaders")
    for offices, countries in listed.items():
        for office in offices.split():
            for country, names in countries.items():
                term = fold(country, "en")
                held = (*table[office].get(term, ()), *names.split())
                table[office][term] = tuple(dict.fromkeys(held))
    return dict(table)
