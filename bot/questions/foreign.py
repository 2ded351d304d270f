"""A question in another language, asked of English articles: word by word in English.

Names are known in other letters and with endings, countries and their people by lists (`abroad.py`,
`dictionary.py`), and some three hundred things that the news is made of by a dictionary. The
question's text becomes those words in the order asked, so that all that looks at words and phrases
takes it for a plain English question ("how many Turkish soldier kill"). What nobody knows stays as
it was typed and counts as missing, by half: it may be a word that the dictionary lacks, or what the
article says nothing of.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from bot.model import Clue, Question
from bot.questions.abroad import (
    countries_within,
    country_named,
    name_heard,
    name_inflected,
    names_within,
    sound,
)
from bot.questions.answer_type import answer_type
from bot.questions.clues import clue_of, with_stand_ins
from bot.questions.dictionary import LANGUAGES, in_english, people_named
from bot.questions.meant import meant_by
from bot.questions.spelling import Vocabulary
from bot.questions.stand_ins import is_seat, names_of_country
from bot.text.analysis import fold, is_stop_word, scan, without_clitics
from bot.text.frequency import information, is_listed

# What a word counts that neither the articles nor the dictionary have: in languages with one, those
# without, and those in which each pair of characters is a word.
_UNKNOWN = {**dict.fromkeys(LANGUAGES, 0.5), "zh": 0.25, "ja": 0.25}
_ELSEWHERE = 0.4
# What one counts that is understood and absent: small words, which English questions are made of as
# well, are missing here, and would be among what the articles lack.
_ABSENT = 1.5
_MOST = 64  # words of a question; one with more is a text
_COMMON = 5.5  # -log10 of a word's share of general text
_ENOUGH = 5  # words that are all English
_SMALL = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # Latin letters of a word that is looked for
_SAYING = frozenset(("say", "tell", "state", "report", "write"))
# What the news can do without: not looked for where the articles lack it.
_LIGHT = frozenset(("schedule", "plan", "hold", "use", "receive", "give", "make", "show", "time"))
_NOUNS_IN_CAPITALS = "de"
_OF_A_PLACE = re.compile("l[ıi](?:l[ae]r)?[a-zıü]{0,3}$")  # Turkish: "Suriyeli", "Suriyelilere"
_ELIDED = re.compile(r"^\w{1,6}['’](?=\w)")  # "qu'a", "l'Iran", "all'aeroporto"
_ELIDING = frozenset(("fr", "it"))
_ASKING = frozenset(("how_many", "when_did", "where_did", "why_did", "who"))


class Word(NamedTuple):
    """A word of the question: what it is in English, and the other English terms for it."""

    english: str  # as it stands in the question's text
    term: str
    others: tuple[str, ...] = ()  # terms that say the same
    typed: str = ""  # where it is not the word itself
    is_name: bool = False
    is_people: bool = False
    is_understood: bool = True


def is_abroad(text: str, language: str, vocabulary: Vocabulary) -> bool:
    """Whether a question is in another language than articles that are mostly English.

    One of common English words is in English even where function words tell otherwise: "an old man"
    is German as much.
    """
    if vocabulary.language != "en" or language in vocabulary.languages:
        return False
    small = [word for word in _SMALL.findall(text) if word.islower()]
    known = sum(information(word, "en") < _COMMON for word in small)
    return known < len(small) or known < _ENOUGH


def parse_abroad(text: str, language: str, vocabulary: Vocabulary) -> Question:
    """The question taken apart; its text is what English is known of it."""
    words = [*_within(text, language, vocabulary), *_words(text, language, vocabulary)]
    looked_for = _telling(words, vocabulary)
    clues = {
        word.term: _clue(word, language, vocabulary) for word in reversed(looked_for) if word.term
    }
    kept = tuple(reversed(clues.values()))
    return Question(
        text=_told(words),
        language=language,
        terms=tuple(clue.term for clue in kept),
        answer_type=answer_type(text, language),
        corrected={word.typed: word.term for word in looked_for if word.typed},
        clues=kept,
    )


def _told(words: list[Word]) -> str:
    """The English words in order, and what is counted in the plural: "how many soldiers"."""
    told = [word.english for word in words]
    for at, word in enumerate(words[:-1]):
        if word.english == "how many":
            behind = words[at + 2 : at + 3]
            has_noun = words[at + 1].is_people and any(other.typed for other in behind)
            counted = at + 1 + has_noun
            plural = f"{told[counted]}s"
            if fold(plural, "en") == words[counted].term:
                told[counted] = plural
    return " ".join(told)


def _telling(words: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """The words to look for: not that somebody says, where all there is besides is one name.

    A country alone that the articles have says too little, and counts as not understood.
    """
    besides = [word for word in words if word.term and word.english not in _SAYING]
    if len(besides) == 1 and besides[0].is_name and besides[0].is_understood:
        words = [word for word in words if word.english not in _SAYING]
    known = [word for word in words if word.term in vocabulary]
    if len(known) == 1 < sum(bool(word.term) for word in words):
        word = known[0]
        if names_of_country(word.term, is_place=True):
            return [other for other in words if other is not word]
    return words


def _words(text: str, language: str, vocabulary: Vocabulary) -> Iterator[Word]:
    for term, start, end in scan(text, "en")[:_MOST]:
        word = text[start:end]
        if language in _ELIDING and (elided := _ELIDED.match(word)):
            word = word[elided.end() :]
            term = fold(word, "en")
        asking = in_english(word, language)[:1]
        if asking and asking[0] in _ASKING:
            if language != "ar" or asking[0] != "who" or start == 0:  # "from" is written alike
                yield Word(asking[0].replace("_", " "), "")
        elif not _is_small(word, language):
            is_name = word[:1].isupper() and start > 0 and not text.isupper()
            if language == _NOUNS_IN_CAPITALS and is_listed(word.lower(), language):
                is_name = False
            yield _word(word, term, is_name, language, vocabulary)


def _word(word: str, term: str, is_name: bool, language: str, vocabulary: Vocabulary) -> Word:
    """What a word is in English, by what is surest: a name or number, a country, the dictionary."""
    english = in_english(word, language)
    if term in vocabulary and (not english or word[0].isdigit()):
        return Word(word, term, is_name=is_name)
    place = country_named(word)
    if country := place or people_named(word, language):
        is_people = place is None or word.islower() or _OF_A_PLACE.search(word) is not None
        return _country(country, word, is_people, vocabulary)
    has_capitals = word.lower() != word.upper()
    is_common = has_capitals and is_listed(word.lower(), language) and not is_name
    if not is_common and (not english or is_name) and (name := _name(word, language, vocabulary)):
        return Word(name.capitalize(), name, typed=word, is_name=True)
    if english:
        found = _translated(english, word, vocabulary)
        is_light = found.english in _LIGHT and found.term not in vocabulary
        return found._replace(term="") if is_light else found
    (meant, *more) = (term,) if is_common else meant_by(term, word, language, vocabulary)
    if meant != term or meant in vocabulary:
        return Word(" ".join([meant, *more]), meant, tuple(more), word, is_name)
    return Word(word, term, is_name=is_name, is_understood=False)


def _name(word: str, language: str, vocabulary: Vocabulary) -> str | None:
    """The term of a name of the articles that a word is in other letters or with an ending."""
    if name := name_heard(word, vocabulary.sounds):
        return name
    if is_listed(word.lower(), language):
        return None
    sounds = vocabulary.sounds if word[0].isupper() else {}
    return name_inflected(word, vocabulary.names) or sounds.get(sound(word))


def _country(country: str, word: str, is_people: bool, vocabulary: Vocabulary) -> Word:
    """A country or its people by a name that the articles have, and their other names for it."""
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


def _clue(word: Word, language: str, vocabulary: Vocabulary) -> Clue:
    if not word.is_understood:
        known_as = without_clitics(word.english.lower())
        clue = clue_of(word.term, known_as, word.is_name, language, vocabulary)
        return replace(clue, information=clue.information * _UNKNOWN.get(language, _ELSEWHERE))
    known_as = without_clitics(word.english.lower())
    clue = clue_of(word.term, known_as, word.is_name, "en", vocabulary)
    if not clue.known:
        clue = with_stand_ins(clue, vocabulary)
        clue = replace(clue, information=clue.information * _ABSENT)
    others = frozenset(word.others)
    return replace(clue, same=clue.same | others, related=clue.related - others)


def _is_small(word: str, language: str) -> bool:
    """Whether it only holds a sentence together, in either language."""
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
