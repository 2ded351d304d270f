"""Offices resolved to names: "the Russian president" in an article that says Putin.

People ask for the heads of states by their office, and news that everybody understands names them
alone. Those of the last thirty years are in `knowledge/leaders.json`, by office and country. An
office is read as a name where the articles hold one of its names and no other; else the words stay
as they are. "The two presidents" are those whom the titles name, if these are two. "Who is the
president of Turkey?" asks for the name, and stays. What a leader commands is his country's:
"Putin's planes" are Russian ones, unless the articles speak of what is Putin's. English only.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

from bot.knowledge import knowledge
from bot.questions.countries import names_of_country
from bot.text.analysis import fold

_SYNONYMS = {
    "prime minister": "premier",
    "pm": "premier",
    "head of government": "premier",
    "head of state": "president",
}
_OFFICES = (
    *("president", "premier", "chancellor", "leader", "ruler", "dictator", "strongman"),
    *_SYNONYMS,
)
# One of these is in every question that names an office.
_TELLING = (*_OFFICES, "strongmen", "statesmen", "heads of")
_OFFICE = rf"(?P<office>{'|'.join(_OFFICES)})"
_HELD = re.compile(
    rf"\b(?:the )?(?P<of>[a-z]+)(?:['’]s)? {_OFFICE}\b(?! of\b|[ -]elect\b)"
    rf"|\b(?:the )?{_OFFICE.replace('office', 'office_of')} of (?:the )?(?P<whose>[a-z]+)\b",
    re.IGNORECASE,
)
# What stands before an office whose holder is asked for, or is not the one everybody knows.
_OPEN = re.compile(
    r"\b(?:who(?:['’]s|se)?|who (?:is|was|are|were|became)|names? of|which|what|an?|any|every|each"
    r"|first|second|third|last|former|ex|previous|next|future|new|past|only|other"
    r"|(?:which|any|one|none|each|either|neither) of) \Z",
    re.IGNORECASE,
)
_COMMANDED = re.compile(
    r"\b(?P<name>[^\W\d]+)['’]s (?=(?:own |border |coast |air )?(?:army|troops?|soldiers?|men"
    r"|forces?|military|navy|guards?|generals?|pilots?|planes?|jets?|warplanes|bombers|aircraft|ships"
    r"|artillery|bases?|outposts?|government|police|country|envoy|ambassador)\b)",
    re.IGNORECASE,
)
_WINDOW = 20  # code points; none of these is longer
_PAIR = 2
_OF_TWO = re.compile(  # "the Turkish and Russian presidents", "the presidents of Turkey and Russia"
    r"\b(?:the )?(?:(?P<one>[a-z]+) and (?P<other>[a-z]+) (?P<held>president|leader)s"
    r"|(?P<of>president|leader)s of (?P<first>[a-z]+) and (?P<second>[a-z]+))\b",
    re.IGNORECASE,
)
# "The two presidents", "both leaders"; "the leaders" alone, but not "the leaders at the summit".
_BOTH = re.compile(
    r"\b(?:(?:(?:the|both|these) )?two|both|(?P<some>the|these))"
    r" (?:presidents|leaders|rulers|strongmen|statesmen|heads of (?:state|government))\b"
    r"['’]?(?! (?:of|in|who|that)\b)(?(some)(?! (?:from|at|on|behind|with)\b))",
    re.IGNORECASE,
)


def with_leaders_named(
    question: str,
    stands: Callable[[str], bool],
    is_in_title: Callable[[str], bool] = lambda _: True,
    used: Callable[[re.Pattern[str]], bool] = lambda _: False,
) -> str:
    """The question with offices replaced by the names that hold them in the articles.

    `stands` tells whether the articles have a word, `is_in_title` whether their titles do, `used`
    whether the articles have what an expression finds.

    >>> with_leaders_named("Did the Turkish leader meet Assad?", {"Erdogan"}.__contains__)
    'Did Erdogan meet Assad?'
    """

    def named(found: re.Match[str]) -> str:
        standing = [name for name in _holders(found) if stands(name)]
        return standing[0] if len(standing) == 1 else found[0]

    small = question.lower()
    if any(office in small for office in _TELLING):
        question = _put_otherwise(_OF_TWO, _of_each, question)
        question = _put_otherwise(_HELD, named, question)
        question = _put_otherwise(_BOTH, lambda found: _both(is_in_title) or found[0], question)
    if "'" not in small and "’" not in small:
        return question
    return _COMMANDED.sub(lambda found: _of_country(found, stands, used), question)


def _put_otherwise(
    form: re.Pattern[str], otherwise: Callable[[re.Match[str]], str], question: str
) -> str:
    """The question with what a form finds put otherwise, unless that is what it asks for."""

    def put(found: re.Match[str]) -> str:
        is_open = _OPEN.search(question, max(0, found.start() - _WINDOW), found.start())
        return found[0] if is_open else otherwise(found)

    return form.sub(put, question)


def _of_each(found: re.Match[str]) -> str:
    """The offices of two countries one by one."""
    if found["of"]:
        return f"{found['of']} of {found['first']} and {found['of']} of {found['second']}"
    return f"{found['one']} {found['held']} and {found['other']} {found['held']}"


def _both(is_in_title: Callable[[str], bool]) -> str:
    """The two leaders whom the articles' titles name; "" unless they are two."""
    listed = {name for by_country in _leaders().values() for name in chain(*by_country.values())}
    named = sorted(filter(is_in_title, listed))
    return " and ".join(named) if len(named) == _PAIR else ""


def _of_country(
    found: re.Match[str], stands: Callable[[str], bool], used: Callable[[re.Pattern[str]], bool]
) -> str:
    """The country of a leader whose name was found, as the articles have it, or the name."""
    led = _countries_led().get(fold(found["name"], "en"), frozenset())
    if len(led) != 1 or used(re.compile(rf"\b{found['name']}['’]s\b", re.IGNORECASE)):
        return found[0]
    (country,) = led
    people = knowledge("countries")["countries"].get(country, "").split()
    return next((f"{word} " for word in (*people, country) if stands(word)), found[0])


def _holders(found: re.Match[str]) -> tuple[str, ...]:
    """Who held the office that was found, the last first; nobody for one that is not listed."""
    office = found["office"] or found["office_of"]
    if found["whose"]:  # "president of Russia", by the noun: not "of the Russian bank"
        return _by_country(office).get(fold(found["whose"], "en"), ())
    return next(filter(None, _held(office, found["of"])), ())


def leaders_of(office: str, country: str) -> frozenset[str]:
    """The terms of those who held an office of a country; none for one that is not listed.

    >>> sorted(leaders_of("president", "Russia"))
    ['medvedev', 'putin', 'yeltsin']
    """
    return frozenset(fold(name, "en") for held in _held(office, country) for name in held)


def _held(office: str, country: str) -> Iterator[tuple[str, ...]]:
    """Who held an office, looked up by each name of the country, first by the given one."""
    term, by_country = fold(country, "en"), _by_country(office)
    names = (term, *sorted(names_of_country(term, is_place=True)))
    return (by_country.get(name, ()) for name in names)


def _by_country(office: str) -> dict[str, tuple[str, ...]]:
    """Term for a country -> who held an office there; nothing for one that is not listed."""
    office = office.lower()
    return _leaders().get(_SYNONYMS.get(office, office), {})


@cache
def all_leaders() -> frozenset[str]:
    """The terms of all who are listed, whatever their office."""
    listed = (held for by_country in _leaders().values() for held in by_country.values())
    return frozenset(fold(name, "en") for name in chain.from_iterable(listed))


@cache
def _countries_led() -> dict[str, frozenset[str]]:
    """Term for a leader -> the countries in which anybody of that name held an office."""
    table: dict[str, frozenset[str]] = defaultdict(frozenset)
    for countries in knowledge("leaders").values():
        for country, names in countries.items():
            for name in names.split():
                table[fold(name, "en")] |= {country}
    return dict(table)


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
