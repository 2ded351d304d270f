"""Names that a question in another language or other letters shares with English articles.

A country goes by a name of its own in each language ("Turquía", "Сирия", "تركيا";
`knowledge/foreign_countries.json`, from CLDR), and an ending or a people's name follows the same
beginning: "Suriyeli". Other names are compared by their consonants, as their vowels are often not
written, or written otherwise: "بيسكوف" and "Πεσκόφ" sound like "Peskov". Sounds that letters do not
tell apart everywhere count as one (p, b, f, v; l, r). A name is recognised so only if it has three
consonants or more, and sounds like no other name of the articles.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice

from anyascii import anyascii

from bot.caches import WORDS
from bot.knowledge import knowledge

_BEGINNING = 4  # letters by which a country's name is looked up, and known in other letters
_SURE = 5  # letters that do in Latin ones as well, where many words begin alike
_FEWEST = 3  # consonants of a name
_LONGEST = 9  # characters of a name without spaces
_SHORTEST = 4  # letters that an ending leaves of a name
_ENDINGS = (1, 2, 3)  # letters
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_WITH_J = "ЄЮЯЙЕ"  # begin what Latin letters may begin with a "j": "Йенс", "Jens"
_JOINED = re.compile("['’ʼ].*")  # as Turkish joins endings: "Reuters'a"
_VOWELS = "aeiouyаеиоуыэюяйієїαεηιουωάέίόύώήاىةهيیא"
_ARTICLES = re.compile(r"^(?:وال|بال|لل|ال|[وبلف]|[והבלמש])(?=\w{3})")  # Arabic, Hebrew: "and the"
_UNSPACED = re.compile("[\u30a1-\u30fc]{3,}|[\u3400-\u9fff]{3,}")
# Pairs of letters for one sound; Hebrew's third is mostly a vowel.
_PAIRS = {"ντ": "d", "μπ": "b", "γκ": "g", "ου": "u", "ו": "", "ç": "ch", "ş": "sh", "ğ": "g"}
_DIGRAPHS = (
    *(("tsch", "s"), ("tch", "s"), ("ch", "s"), ("sh", "s"), ("zh", "s"), ("ts", "s")),
    ("kh", "h"),  # Cyrillic and Arabic have one letter for what is "Hakan" or "Khalid"
)
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("pfv", "b"),
        **dict.fromkeys("gqc", "k"),
        "x": "ks",
        "z": "s",
        "j": "s",
        "r": "l",
    }
    | dict.fromkeys("aeiouyhw'", "")
)


@lru_cache(maxsize=WORDS)
def sound(word: str) -> str:
    """The consonants of a word in any letters, and whether a vowel comes first.

    >>> sound("بيسكوف"), sound("Πεσκόφ"), sound("Peskov"), sound("أردوغان"), sound("Erdogan")
    ('bskb', 'bskb', 'bskb', 'aldkn', 'aldkn')
    """
    lower = unicodedata.normalize("NFC", word.lower())
    for pair, latin in _PAIRS.items():
        lower = lower.replace(pair, latin)
    latin = anyascii(unicodedata.normalize("NFC", _without_marks(lower))).lower()
    first = "a" if latin[:1] in "aeiou'" else ""
    for digraph, single in _DIGRAPHS:
        latin = latin.replace(digraph, single)
    latin = re.sub("c(?=[eiy])", "s", latin).translate(_CLASSES)
    return first + re.sub(r"(.)\1+", r"\1", re.sub("[^a-z]", "", latin))


def sounds_of(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Sound -> term, for pairs of name and term; without short sounds and those of two terms."""
    heard: dict[str, set[str]] = defaultdict(set)
    for name, term in names:
        heard[sound(name)].add(term)
    return {
        key: min(terms)
        for key, terms in heard.items()
        if len(terms) == 1 and len(key.removeprefix("a")) >= _FEWEST
    }


def name_heard(word: str, sounds: Mapping[str, str]) -> str | None:
    """The term of the name that a word in other letters sounds like, or None."""
    if _LATIN.match(word):
        return None
    bare = _ARTICLES.sub("", word)
    forms = [word, bare, word.lower().replace("г", "х")]  # Ukrainian writes "h" as "г"
    if _CYRILLIC.match(word):
        forms += [f"j{word}"] if word[0] in _WITH_J else []
        forms += [word[:-cut] for cut in _ENDINGS if len(word) - cut >= _SHORTEST]
    return next((sounds[key] for key in map(sound, forms) if key in sounds), None)


def name_inflected(word: str, names: Mapping[str, str]) -> str | None:
    """The term of the name that a word in Latin letters is with an ending, or None.

    `names` are in plain letters, with and without their last vowel.

    >>> name_inflected("Ankary", names_of([("Ankara", "ankara")]))
    'ankara'
    """
    plain = _plain(_JOINED.sub("", word.lower()))
    if not _LATIN.match(word) or not word[0].isupper():
        return None
    forms = (plain[: len(plain) - cut] for cut in (0, *_ENDINGS))
    return next((names[form] for form in forms if form in names), None)


def names_of(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name in plain letters, with and without its last vowel -> term."""
    table: dict[str, str] = {}
    for name, term in names:
        plain = _plain(name.lower())
        table[plain] = term
        if len(plain) > _SHORTEST and plain[-1] in _VOWELS:
            table.setdefault(plain[:-1], term)
    return table


def names_within(text: str, sounds: Mapping[str, str]) -> Iterator[str]:
    """The terms of names that sound within runs without spaces."""
    return _within(text, lambda part: sounds.get(sound(part)))


def country_named(word: str) -> str | None:
    """The English name of the country that a word names in some language, or None.

    >>> country_named("Suriyeli"), country_named("Турции"), country_named("soldiers")
    ('Syria', 'Turkey', None)
    """
    plain = _plain(_ARTICLES.sub("", word.lower()))
    is_common = _LATIN.match(word) and word.islower()  # "usa" is a verb in Spanish
    sure = _SURE if is_common else _BEGINNING
    for beginning, country in _countries().get(plain[:_BEGINNING], ()):
        if plain.startswith(beginning) and len(beginning) >= sure:
            return country
    return None if len(plain) < sure and is_common else _by_name().get(plain)


def countries_within(text: str) -> Iterator[str]:
    """The countries named within runs without spaces."""
    return _within(text, _by_name().get)


def _within(text: str, known: Callable[[str], str | None]) -> Iterator[str]:
    """What is known of the parts of runs without spaces: of the longest from each place on."""
    for run in _UNSPACED.findall(text):
        for start in range(len(run)):
            parts = (run[start : start + size] for size in range(_LONGEST, 1, -1))
            yield from islice(filter(None, map(known, parts)), 1)


@cache
def _countries() -> dict[str, list[tuple[str, str]]]:
    """The first letters -> beginnings of names, longest first, each with its country."""
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, country in _names():
        beginning = name
        for _ in range(2):  # endings are mostly one vowel or two
            if len(beginning) > _BEGINNING and beginning[-1] in _VOWELS:
                beginning = beginning[:-1]
        if len(name) > _BEGINNING:
            table[name[:_BEGINNING]].append((beginning, country))
    return {key: sorted(found, key=lambda one: -len(one[0])) for key, found in table.items()}


@cache
def _by_name() -> dict[str, str]:
    """A country's whole name -> country."""
    return dict(_names())


@cache
def _names() -> tuple[tuple[str, str], ...]:
    listed: dict[str, str] = knowledge("foreign_countries")
    return tuple(
        (_plain(name), country) for country, all_ in listed.items() for name in all_.split()
    )


def _plain(word: str) -> str:
    """A lower-case word without accents if it is in Latin letters."""
    return anyascii(word).lower() if _LATIN.match(word) else word


def _without_marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(mark for mark in decomposed if not "\u064b" <= mark <= "\u0652")
