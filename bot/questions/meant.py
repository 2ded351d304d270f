"""Words as typed to the terms that are searched for: mostly themselves.

One that no article holds is spelled out when it is an abbreviation the articles explain, parted
when it is a name and its number, written in Latin letters when it is in others, or mended when the
language at large does not know it.
"""

import re
from collections.abc import Iterator

from bot.questions.vocabulary import ABBREVIATED, Vocabulary
from bot.text.analysis import fold, is_stop_word, plain, to_latin, without_clitics
from bot.text.frequency import information, is_listed
from bot.text.language import language_of_script, script_of, script_of_language

_RARE = 5.0  # -log10 of a word's share of general text: "nyt", but not "win"
# "channel9", for "Channel 9"; "F16s", for "F-16"
_NAME_AND_NUMBER = re.compile(r"([^\W\d_]+)(\d{1,4})s?")
_H_OF_SOUND = re.compile(r"(?<=[csz])h")  # in "chavushoglu", for the article's "Çavuşoğlu"


def meant_by(term: str, word: str, language: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The terms to look for in place of one: mostly itself."""
    if term in vocabulary:
        return (term,)
    if _may_abbreviate(word, language) and (spelled := vocabulary.spelled_out(term)):
        return spelled
    if parts := _name_and_number(word, language, vocabulary):
        return parts
    nearest = vocabulary.nearest_to(language)
    for form in _spellings(term, word, nearest):
        if form in vocabulary:
            return (form,)
    if word[0].isupper():  # a name, which an article in another language has with its endings
        for other in sorted(vocabulary.languages):
            if (form := fold(word, other)) in vocabulary:
                return (form,)
    same_script = script_of(word[0]) == script_of_language(nearest)
    if same_script and is_listed(without_clitics(word.lower()), language):
        return (term,)
    # unstemmed as well: "arvled" ends like a verb and loses what would tell that it is "arveld",
    # and "soliders" is a plural, two changes from "soldier"
    unstemmed = plain(word)
    forms = (term, unstemmed, unstemmed.removesuffix("s"), *_spellings(term, word, nearest))
    for form in forms:
        near = vocabulary.correct(form)
        if near is not None and (same_script or not is_stop_word(near, nearest)):
            return (near,)  # in other letters only names are shared
    return (term,)


def _name_and_number(word: str, language: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The terms of a name and of the number after it; () for any other word.

    A letter and a number stand in most articles; only where both stand together are they a name.
    """
    found = _NAME_AND_NUMBER.fullmatch(word)
    if found is None or found[2] not in vocabulary:
        return ()
    name, number = found.groups()
    if len(name) == 1:
        is_name = vocabulary.stand_together(name, number) and not is_stop_word(name, language)
        return (fold(name, language), number) if is_name else ()
    terms = meant_by(fold(name, language), name, language, vocabulary)
    return (*terms, number) if all(term in vocabulary for term in terms) else ()


def _may_abbreviate(word: str, language: str) -> bool:
    """Whether a word looks like an abbreviation: few letters, in capitals or rare."""
    rare = information(word.lower(), language) >= _RARE
    return len(word) in ABBREVIATED and (word.isupper() or rare)


def _spellings(term: str, word: str, language: str) -> Iterator[str]:
    """The word in Latin letters, unstemmed and with the articles' stem, if it is in others."""
    if language_of_script(script_of(word[0]), language) != language:
        latin = to_latin(word.lower())
        yield latin
        yield _H_OF_SOUND.sub("", latin)
        yield fold(latin or term, language)
