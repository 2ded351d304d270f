"""Words that may stand in an article for one that it does not have. English.

People ask about a dictator or a spy chief where the news writes of a president or the head of
intelligence, and say Moscow, the Russians or the Kremlin for what it calls Russia. A family goes
one way, from everyday words to those of the news (`knowledge/everyday.json`). A country and its
people stand for each other, both for the seats of its government and these for one another, and the
countries of Europe for "European" (`knowledge/countries.json`). They are asked only for words that
no article has: what an article says itself is the better thing to look for. Only of a seat of
government an article speaks by its country's name as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from bot.knowledge import knowledge
from bot.text.analysis import fold

Families = Iterable[tuple[str, str]]  # words as asked for, and those that may stand for them


def words_of_the_news(term: str) -> frozenset[str]:
    """The terms by which the news may call an everyday thing; none for most terms.

    >>> sorted(words_of_the_news(fold("dictator", "en")))
    ['govern', 'leader', 'presid', 'regim', 'ruler']
    """
    return _terms(_everyday().get(term, ""))


def names_of_country(term: str, is_place: bool) -> frozenset[str]:
    """The terms for the country that a term names, itself among them, or those of a region.

    None for a capital that is a place, as in "flights to Ankara".

    >>> sorted(names_of_country(fold("Ankara", "en"), is_place=False))
    ['ankara', 'turk', 'turkey', 'turkish']
    """
    return frozenset() if is_place and term in _seats() else _terms(_countries().get(term, ""))


def is_seat(term: str) -> bool:
    """Whether a term names a capital or a seat of government, as "Ankara" and "the Kremlin" do."""
    return term in _seats()


@cache
def _terms(words: str) -> frozenset[str]:
    return frozenset(fold(word, "en") for word in words.split())


@cache
def _everyday() -> dict[str, str]:
    return _by_term(knowledge("everyday").items())


@cache
def _countries() -> dict[str, str]:
    return _by_term(_families_of_countries())


@cache
def _seats() -> frozenset[str]:
    """The terms for capitals and seats of government."""
    return _terms(" ".join(knowledge("countries")["seats"].values()))


def _by_term(families: Families) -> dict[str, str]:
    """A term as asked for -> the words of its families."""
    table: dict[str, list[str]] = defaultdict(list)
    for asked, others in families:
        for term in _terms(asked):
            table[term].append(others)
    return {term: " ".join(others) for term, others in table.items()}


def _families_of_countries() -> Iterator[tuple[str, str]]:
    known = knowledge("countries")
    named = {country: f"{country} {people}" for country, people in known["countries"].items()}
    for country, names in named.items():
        seats = known["seats"].get(country, "")
        yield names, f"{names} {seats}"
        yield seats, f"{names} {seats}"
    for region, countries in known["regions"].items():
        yield region, " ".join(named[country] for country in countries.split())
