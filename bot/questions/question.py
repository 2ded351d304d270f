"""A question as typed to a `Question`: what to look for, how telling it is, what would answer it.

The terms are folded as the articles' are. Stop words of the question's language and the articles'
are left out, unless nothing else is left. A word that no article holds is spelled out when it is an
abbreviation the articles explain, or replaced by the word it was probably meant to be when the
language at large does not know it either; otherwise it stays, and counts as missing.

Words of another language than the articles' can only be shared when they are names, so the others
are dropped as soon as one is found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from bot.model import Clue, Question
from bot.questions.abroad import countries_within, country_named, name_heard, names_within
from bot.questions.answer_type import answer_type
from bot.questions.clues import clue_of, with_stand_ins
from bot.questions.leaders import with_leaders_named
from bot.questions.plain_words import in_plain_words
from bot.questions.spelling import Vocabulary
from bot.questions.stand_ins import is_seat, names_of_country
from bot.text.analysis import (
    fold,
    is_stop_word,
    plain,
    scan,
    to_latin,
    without_clitics,
)
from bot.text.frequency import information, is_listed
from bot.text.language import detect, language_of_script, script_of, script_of_language

Words = Sequence[tuple[str, int, int]]  # term, start and end of each

_AT_HAND = 64  # questions: as many as are answered at once, and more
_WORDS = 4_096  # the small ones stand in every question
_ABBREVIATION = range(2, 6)  # letters
_MOST_UNKNOWN = 64  # words no article holds; a question with more is a text, and each is costly
_RARE = 5.0  # -log10 of a word's share of general text: "nyt", but not "win"
_BEFORE_PLACES = re.compile(r"\b(?:in|to|from|near|at|via) $", re.IGNORECASE)
_H_OF_SOUND = re.compile(r"(?<=[csz])h")  # in "chavushoglu", for the article's "Çavuşoğlu"


def parse_question(text: str, vocabulary: Vocabulary) -> Question:
    """The question taken apart; no terms when there is nothing in it to look for."""
    language = detect(text, preferred=vocabulary.language)
    clues: dict[str, Clue] = {}
    corrected: dict[str, str] = {}
    stands = partial(_stands, vocabulary=vocabulary)
    named = with_leaders_named(text, stands) if language == "en" else text
    plainly = in_plain_words(named, language, stands)
    for term in _within(text, language, vocabulary):
        clues[term] = clue_of(term, term, True, language, vocabulary)
    content = _content(plainly, language, vocabulary.language, text.isupper())
    for typed, start, end in _within_reason(content, vocabulary):
        word = plainly[start:end]
        meant = _meant(typed, word, language, vocabulary)
        if meant != (typed,):
            corrected[typed] = " ".join(meant)
        is_name = word[:1].isupper() and start > 0 and not text.isupper()
        for term in meant:
            if term not in clues:
                known_as = without_clitics(word.lower()) if term == typed else term
                clue = clue_of(term, known_as, is_name, language, vocabulary)
                if not clue.known or is_seat(term):
                    clue = with_stand_ins(clue, vocabulary, _is_place(plainly, start))
                clues[term] = clue
    kept = _shared(clues.values(), language, vocabulary)
    return Question(
        text=text,
        language=language,
        terms=tuple(clue.term for clue in kept),
        answer_type=answer_type(plainly, language),
        corrected=corrected,
        clues=kept,
    )


def is_foreign(question: Question, vocabulary: Vocabulary) -> bool:
    """Whether the question is in another language than every article and shares no word."""
    return question.language not in vocabulary.languages and not any(
        term in vocabulary for term in question.terms
    )


@lru_cache(maxsize=_AT_HAND)
def words_of(text: str, language: str) -> Words:
    """The tokens of a question as `scan` gives them: several modules look at the same ones."""
    return tuple(scan(text, language))


def _content(text: str, language: str, article_language: str, shouted: bool) -> Words:
    """The tokens that are no stop words, or all of them when nothing else is left.

    `shouted` where the question was typed in capitals alone, which tell nothing.
    """
    words = words_of(text, article_language)
    content = [
        (term, start, end)
        for term, start, end in words
        if not _is_small(
            text[start:end].lower() if shouted else text[start:end], language, article_language
        )
    ]
    return content or words


def _within_reason(words: Words, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """The words without those that no article holds beyond the first 64 such."""
    unknown = 0
    for word in words:
        unknown += word[0] not in vocabulary
        if unknown <= _MOST_UNKNOWN or word[0] in vocabulary:
            yield word


@lru_cache(maxsize=_WORDS)
def _is_small(word: str, language: str, article_language: str) -> bool:
    """Whether it is a stop word of either language."""
    return is_stop_word(word, language) or is_stop_word(word, article_language)


def _stands(phrase: str, vocabulary: Vocabulary) -> bool:
    """Whether the articles have each telling word of an English phrase; a number tells nothing."""
    telling = [
        term
        for term, start, end in scan(phrase, "en")
        if not (phrase[start].isdigit() or _is_small(phrase[start:end], "en", "en"))
    ]
    return bool(telling) and all(term in vocabulary for term in telling)


def _meant(term: str, word: str, language: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The terms to look for in place of one: mostly itself."""
    if term in vocabulary:
        return (term,)
    if language not in vocabulary.languages and (named := _named(word, vocabulary)):
        return (named,)
    if _may_abbreviate(word, language) and (spelled := vocabulary.spelled_out(term)):
        return spelled
    for form in _spellings(term, word, vocabulary):
        if form in vocabulary:
            return (form,)
    same_script = script_of(word[0]) == script_of_language(vocabulary.language)
    if same_script and is_listed(without_clitics(word.lower()), language):
        return (term,)
    # unstemmed as well: "arvled" ends like a verb and loses what would tell that it is "arveld"
    for form in (term, plain(word), *_spellings(term, word, vocabulary)):
        near = vocabulary.correct(form)
        if near is not None and (same_script or not is_stop_word(near, vocabulary.language)):
            return (near,)  # in other letters only names are shared
    return (term,)


def _named(word: str, vocabulary: Vocabulary) -> str | None:
    """The articles' term for a country or a name as another language has it, if they have one."""
    if vocabulary.language != "en":
        return None
    country = country_named(word)
    return (
        _term_of_country(country, vocabulary)
        if country is not None
        else name_heard(word, vocabulary.sounds)
    )


def _within(text: str, language: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The articles' terms for countries and names in a question without spaces."""
    if vocabulary.language != "en" or language not in ("ja", "zh"):
        return
    for country in countries_within(text):
        if term := _term_of_country(country, vocabulary):
            yield term
    yield from names_within(text, vocabulary.sounds)


def _term_of_country(country: str, vocabulary: Vocabulary) -> str | None:
    """The term by which the articles name a country: its name, else its people."""
    term = fold(country, "en")
    others = sorted(names_of_country(term, is_place=False))
    return next((name for name in (term, *others) if name in vocabulary), None)


def _may_abbreviate(word: str, language: str) -> bool:
    """Whether a word looks like an abbreviation: few letters, in capitals or rare."""
    rare = information(word.lower(), language) >= _RARE
    return len(word) in _ABBREVIATION and (word.isupper() or rare)


def _spellings(term: str, word: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The word in Latin letters, unstemmed and with the articles' stem, if it is in others."""
    if language_of_script(script_of(word[0]), vocabulary.language) != vocabulary.language:
        latin = to_latin(word.lower())
        yield latin
        yield _H_OF_SOUND.sub("", latin)
        yield fold(to_latin(word.lower()) or term, vocabulary.language)


def _shared(clues: Iterable[Clue], language: str, vocabulary: Vocabulary) -> tuple[Clue, ...]:
    """All clues, or only those found if the question is in another language and any is.

    A country alone says too little of what is asked, and counts as nothing found.
    """
    everything = tuple(clues)
    if language in vocabulary.languages:
        return everything
    found = tuple(clue for clue in everything if clue.term in vocabulary)
    if len(found) == 1 < len(everything) and names_of_country(found[0].term, is_place=True):
        return tuple(clue for clue in everything if clue is not found[0])
    return found or everything


def _is_place(text: str, start: int) -> bool:
    """Whether the word that starts there stands where places do: "in Moscow"."""
    return _BEFORE_PLACES.search(text, 0, start) is not None
