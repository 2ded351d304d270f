"""Countries, their people and capitals, which stand for one another in the news. English.

The news says Moscow, the Russians or the Kremlin for Russia. A country and its people stand for
each other, both for the seats of its government and these for one another, and the countries of
Europe for "European" (`knowledge/countries.json`).
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from bot.knowledge import knowledge
from bot.text.analysis import fold


def names_of_country(term: str, is_place: bool) -> frozenset[str]:
    """The terms for the country that a term names, itself among them, or those of a region.

    None for a capital that is a place, as in "flights to Ankara".

    >>> sorted(names_of_country(fold("Ankara", "en"), is_place=False))
    ['ankara', 'turk', 'turkey', 'turkish']
    """
    return frozenset() if is_place and is_seat(term) else _countries().get(term, frozenset())


def is_country(term: str) -> bool:
    """Whether a term stands for a country, its people or its government, or for a region."""
    return term in _countries()


def is_seat(term: str) -> bool:
    """Whether a term names a capital or a seat of government, as "Ankara" and "the Kremlin" do."""
    return term in _seats()


@cache
def _seats() -> frozenset[str]:
    return _terms(" ".join(knowledge("countries")["seats"].values()))


@cache
def _countries() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = defaultdict(frozenset)
    for asked, names in _families():
        for term in _terms(asked):
            table[term] |= _terms(names)
    return dict(table)


def _families() -> Iterator[tuple[str, str]]:
    """Words as asked for, and those that may stand for them."""
    known = knowledge("countries")
    named = {country: f"{country} {people}" for country, people in known["countries"].items()}
    for country, names in named.items():
        seats = known["seats"].get(country, "")
        yield names, f"{names} {seats}"
        yield seats, f"{names} {seats}"
    for region, countries in known["regions"].items():
        yield region, " ".join(named[country] for country in countries.split())


def _terms(words: str) -> frozenset[str]:
    return frozenset(fold(word, "en") for word in words.split())
