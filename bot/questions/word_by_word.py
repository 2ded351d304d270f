"""The words of a question in another language, each with what it is in English.

Names are recognised in other letters and with endings (`foreign_names.py`), countries, their people
and some four hundred things that the news is made of by a dictionary (`dictionary.py`). Of several
English words the one that the articles have is taken. The order stays that of the question.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from bot.questions.countries import is_seat, names_of_country
from bot.questions.dictionary import in_english, people_named
from bot.questions.foreign_names import (
    countries_within,
    country_named,
    name_heard,
    name_inflected,
    names_within,
    sound,
)
from bot.questions.meant import meant_by
from bot.questions.vocabulary import Vocabulary
from bot.text.analysis import fold, is_stop_word, plain, to_latin, tokenize
from bot.text.frequency import information, is_listed

_MOST = 64  # words of a question; one with more is a text
_EVERYDAY = 3.5  # -log10 of a word's share of general text; a commoner word is not heard as a name
_LIKE = 0.7  # likeness of two spellings of one name in Latin letters
_SHORTEST = 3  # Latin letters of a word that is looked for
# English asks "how much" of these; other languages have one word for that and for "how many".
_UNCOUNTED = frozenset(
    """money cash price cost pay rain rainfall water snow oil gas fuel energy electricity time
    help aid buy purchase sell earn win lose fall rise increase last""".split()  # noqa: SIM905
)
# What the news can do without: not missed where the articles lack it.
_LIGHT = frozenset(("schedule", "plan", "hold", "use", "receive", "give", "make", "show", "time"))
_NOUNS_IN_CAPITALS = "de"
_OF_A_PLACE = re.compile("l[ıi](?:l[ae]r)?[a-zıü]{0,3}$")  # Turkish: "Suriyeli", "Suriyelilere"
_ELIDED = re.compile(r"^\w{1,6}['’](?=\w)")  # "qu'a", "l'Iran", "all'aeroporto"
_ELIDING = frozenset(("fr", "it"))
_COUNTING = "how many"
_FATES = frozenset(("kill", "die", "wound", "injure"))  # of people, who may not be named
_ASKING = frozenset(("how_many", "how_much", "when_did", "where_did", "why_did", "who"))


class Word(NamedTuple):
    """A word of the question: what it is in English, and the other English terms for it."""

    english: str  # as it stands in the question's text
    term: str
    others: tuple[str, ...] = ()  # terms that say the same
    typed: str = ""  # the word as typed, if it became another
    is_name: bool = False
    is_people: bool = False
    is_understood: bool = True


def word_by_word(text: str, language: str, vocabulary: Vocabulary) -> list[Word]:
    """The words of a question that ask or tell, in order; names without spaces come first."""
    return [*_within(text, language, vocabulary), *_words(text, language, vocabulary)]


def as_english(words: list[Word]) -> str:
    """The English words joined by spaces; the noun after "how many" in the plural."""
    parts = [word.english for word in words]
    for at, word in enumerate(words[:-1]):
        if word.english != _COUNTING:
            continue
        after = words[at + 2 : at + 3]
        has_noun = words[at + 1].is_people and any(other.typed for other in after)
        counted = at + 1 + has_noun
        plural = f"{parts[counted]}s"
        if parts[counted] in _UNCOUNTED:
            parts[at] = "how much"
        elif parts[counted] in _FATES:
            parts[counted] = f"people {parts[counted]}"
        elif fold(plural, "en") == words[counted].term:
            parts[counted] = plural
    return " ".join(parts)


def _words(text: str, language: str, vocabulary: Vocabulary) -> Iterator[Word]:
    for term, start, end in tokenize(text, "en")[:_MOST]:
        word = text[start:end]
        if language in _ELIDING and (elided := _ELIDED.match(word)):
            word = word[elided.end() :]
            term = fold(word, "en")
        asking = in_english(word, language)[:1]
        if asking and asking[0] in _ASKING:
            if language != "ar" or asking[0] != "who" or start == 0:  # "from" is written alike
                yield Word(asking[0].replace("_", " "), "")
        elif not _is_stop_word(word, language):
            is_name = word[:1].isupper() and start > 0 and not text.isupper()
            if language == _NOUNS_IN_CAPITALS and is_listed(word.lower(), language):
                is_name = False
            yield _word(word, term, is_name, language, vocabulary)


def _word(word: str, term: str, is_name: bool, language: str, vocabulary: Vocabulary) -> Word:
    """What a word is in English, by what is surest: a name or number, a country, the dictionary."""
    english = in_english(word, language)
    if _stands(term, vocabulary) and (not english or word[0].isdigit()):
        return Word(word, term, is_name=is_name)
    place = country_named(word)
    if country := place or people_named(word, language):
        is_people = place is None or word.islower() or _OF_A_PLACE.search(word) is not None
        return _country(country, word, is_people, vocabulary)
    has_capitals = word.lower() != word.upper()
    is_common = has_capitals and is_listed(word.lower(), language) and not is_name
    name = _name(word, language, vocabulary) if not english or is_name else None
    if name is not None and (not is_common or _looks_like(to_latin(word.lower()), name)):
        return Word(name.capitalize(), name, typed=word, is_name=True)
    if english:
        found = _translated(english, word, vocabulary)
        is_light = found.english in _LIGHT and found.term not in vocabulary
        return found._replace(term="") if is_light else found
    (meant, *more) = (term,) if is_common else meant_by(term, word, language, vocabulary)
    if _stands(meant, vocabulary):
        return Word(" ".join([meant, *more]), meant, tuple(more), word, is_name)
    own = word.lower() if is_stop_word(term, "en") else term
    return Word(word, own, is_name=is_name, is_understood=False)


def _stands(term: str, vocabulary: Vocabulary) -> bool:
    """Whether the articles have a term that is no English stop word, as Vietnamese "thể" is."""
    return term in vocabulary and not is_stop_word(term, "en")


def _name(word: str, language: str, vocabulary: Vocabulary) -> str | None:
    """The term of the articles' name that a word is, in other letters or with an ending."""
    if information(word.lower(), language) > _EVERYDAY and (
        name := name_heard(word, vocabulary.sounds)
    ):
        return name
    if is_listed(word.lower(), language):
        return None
    heard = vocabulary.sounds.get(sound(word)) if word[0].isupper() else None
    if heard is not None and not _looks_like(word, heard):
        heard = None
    return name_inflected(word, vocabulary.names) or heard


def _looks_like(word: str, name: str) -> bool:
    """Whether a word is spelt much like a name, in Latin letters: "Poutine", but not "Peyton".

    Asked of common words, too: "песков" without a capital may be the sands.
    """
    return SequenceMatcher(None, plain(word), name).ratio() >= _LIKE


def _country(country: str, word: str, is_people: bool, vocabulary: Vocabulary) -> Word:
    """A country or its people by the name that the articles have, and other names they have."""
    own = fold(country, "en")
    names = names_of_country(own, is_place=False) | {own}
    terms = sorted(names, key=lambda name: (is_seat(name), (name == own) == is_people, name))
    known = [term for term in terms if term in vocabulary] or [own]
    return Word(known[0].capitalize(), known[0], tuple(known[1:]), word, True, is_people)


def _translated(english: tuple[str, ...], word: str, vocabulary: Vocabulary) -> Word:
    """The first of the English words that the articles have, the others as saying the same."""
    known = [each for each in english if fold(each, "en") in vocabulary] or [english[0]]
    terms = list(dict.fromkeys(fold(each, "en") for each in known))
    return Word(known[0], terms[0], tuple(terms[1:]), word)


def _is_stop_word(word: str, language: str) -> bool:
    """Whether it is a stop word of that language or of English, or too short to look for."""
    return (
        is_stop_word(word, language)
        or is_stop_word(word, "en")
        or (len(word) < _SHORTEST and word.isascii() and word.islower())
    )


def _within(text: str, language: str, vocabulary: Vocabulary) -> Iterator[Word]:
    """Countries and names in a question without spaces."""
    if language not in ("ja", "zh"):
        return
    for country in countries_within(text):
        word = _country(country, country, False, vocabulary)
        if word.term in vocabulary:
            yield word
    for name in names_within(text, vocabulary.sounds):
        yield Word(name.capitalize(), name, typed=name, is_name=True)
