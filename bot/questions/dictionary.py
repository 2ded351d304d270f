"""What a word of a question in another language says in English, as far as news needs it.

`knowledge/foreign_words.json` holds what the news is made of, `knowledge/foreign_peoples.json`
countries with their people: English words and, for each language, the words that say the same. An
entry that ends in "-" is the beginning of a word, with room for inflections. Words are compared
without accents and marks. A German compound that is not listed is known by its end: a "Fährunglück"
is an accident.

Single words are looked up: no phrase is translated, and a word that means several things gives all
of them.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache

from anyascii import anyascii

from bot.caches import WORDS
from bot.knowledge import knowledge
from bot.text.analysis import without_clitics
from bot.text.language import script_of
from bot.text.stems import bare_consonants

LANGUAGES = ("de", "es", "fr", "it", "pt", "ru", "uk", "pl", "tr", "ar")

_LOOKED_UP = 2  # letters by which an entry is found
_ENDING = {"tr": 10, "ru": 5, "uk": 5, "pl": 5}  # letters after a beginning, at most
_SHORT, _SHORT_ENDING = 3, 3  # letters of a short beginning, and at most after it
_COMPOUNDING = "de"
_PART = 4  # letters of each part of a compound, at least
_JOINED = re.compile("['’ʼ].*")  # Turkish endings of names
_MARK = re.compile("['’ʼ]")
# "and", "by", "for", "so", and then "the"; the root may begin like any of them.
_ARABIC_BEGINNINGS = re.compile(r"^(?:[وف]?(?:ال|بال|كال|لل)|[وفبلك])(?=\w{2})")
_ARABIC_ENDINGS = frozenset(
    "ا ت وا ه ها هم ين ون ان ات ة ي ية يه يا ته تها نا هما يين يون".split()  # noqa: SIM905
)

Entry = tuple[str, bool, tuple[str, ...]]  # letters, whether more may follow, English words


@lru_cache(maxsize=WORDS)
def in_english(word: str, language: str) -> tuple[str, ...]:
    """The English words for a word, the likeliest first; () when it is not listed.

    >>> in_english("Soldaten", "de")[0], in_english("погибло", "ru")[0]
    ('soldier', 'kill')
    """
    return _looked_up("foreign_words", word, language)


@lru_cache(maxsize=WORDS)
def people_named(word: str, language: str) -> str | None:
    """The country whose people, language or adjective a word is, or None.

    >>> people_named("türkische", "de"), people_named("сирийских", "ru")
    ('Turkey', 'Syria')
    """
    return next(iter(_looked_up("foreign_peoples", word, language)), None)


def _looked_up(file: str, word: str, language: str) -> tuple[str, ...]:
    table = _entries(file, language)
    if not table:
        return ()
    small = plain_foreign(word)
    forms = [small, _ARABIC_BEGINNINGS.sub("", small)] if language == "ar" else [small]
    if language == _COMPOUNDING and file == "foreign_words":
        forms += [small[at:] for at in range(_PART, len(small) - _PART)]
    return next(filter(None, (_found(form, table, language) for form in forms)), ())


def _found(word: str, table: dict[str, list[Entry]], language: str) -> tuple[str, ...]:
    """The English words of the longest entry that the word begins with."""
    most = _ENDING.get(language, 6)
    for letters, is_beginning, english in table.get(word[:_LOOKED_UP], ()):
        if word == letters:
            return english
        if not (is_beginning and word.startswith(letters)):
            continue
        ending = word[len(letters) :]
        longest = most if len(letters) > _SHORT else _SHORT_ENDING
        if (ending in _ARABIC_ENDINGS) if language == "ar" else (len(ending) <= longest):
            return english
    return ()


@cache
def _entries(file: str, language: str) -> dict[str, list[Entry]]:
    """The first letters -> entries, the longest first."""
    merged: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for english, by_language in knowledge(file).items():
        for entry in by_language.get(language, "").split():
            merged[plain_foreign(entry.rstrip("-")), entry.endswith("-")] += english.split()
    table: dict[str, list[Entry]] = defaultdict(list)
    for (letters, is_beginning), words in merged.items():
        table[letters[:_LOOKED_UP]].append((letters, is_beginning, tuple(dict.fromkeys(words))))
    for found in table.values():
        found.sort(key=lambda entry: (-len(entry[0]), entry[1]))
    return dict(table)


def plain_foreign(word: str) -> str:
    """A word as it is looked up: small, without accents and marks, and without a joined ending.

    >>> plain_foreign("Türkiye'nin"), plain_foreign("l'armée"), plain_foreign("министёр")
    ('turkiye', 'armee', 'министер')
    """
    small = without_clitics(word.lower())
    script = script_of(small[:1]) if small else ""
    if script == "Latin":
        return anyascii(_JOINED.sub("", small)).lower()
    if script == "Arabic":
        return bare_consonants(small)
    return _MARK.sub("", small).replace("ё", "е")
