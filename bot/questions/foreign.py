"""A question in another language, asked of English articles: what to look for.

The question is translated by dictionary: its text becomes the English of its words in the order
asked ("how many Turkish soldiers kill"), so that all rules about words and phrases can read it as a
plain English question. A word that nobody knows stays as it was typed and counts as missing by
half: the dictionary may lack it, or the article may say nothing of it.
"""

import re
from dataclasses import replace
from itertools import chain

from bot.model import Clue, Question
from bot.questions.answer_type import answer_type
from bot.questions.clues import clue_of, with_stand_ins
from bot.questions.countries import names_of_country
from bot.questions.dictionary import LANGUAGES, in_english
from bot.questions.vocabulary import Vocabulary
from bot.questions.word_by_word import Word, as_english, word_by_word
from bot.text.analysis import tokenize, without_clitics
from bot.text.asking import quoted_in
from bot.text.frequency import information

# Factors of what a word tells. Nobody knows it, in a language with a dictionary or in another:
_UNKNOWN, _UNKNOWN_ELSEWHERE = 0.5, 0.4
# It is understood and no article has it. An English question has everyday words besides, some of
# which the articles lack as well; they are not translated, so that this word counts for them.
_ABSENT = 1.5
# It is "people", of "how many people died": what tells is that they died.
_OF_ANYBODY = 0.3
_ANYBODY = frozenset(("people", "person"))
_COMMON = 5.5  # -log10 of a word's share of general text
_ENOUGH = 5  # words; so many common English ones are an English question
_WORD = re.compile(r"[^\W\d_]+")
_SAYING = frozenset(("say", "tell", "state", "report", "write"))
_SHORTEST = 3  # letters


def is_foreign(text: str, language: str, vocabulary: Vocabulary) -> bool:
    """Whether a question is in another language than articles that are mostly English.

    One of common English words alone is English even where its stop words look like another
    language's: "an" and "man" are German, too.
    """
    if vocabulary.language != "en" or language in vocabulary.languages:
        return False
    words = [word for word in _WORD.findall(text) if word.islower()]
    known = sum(information(word, "en") < _COMMON for word in words)
    return known < len(words) or known < _ENOUGH


def parse_foreign(text: str, language: str, vocabulary: Vocabulary) -> Question:
    """The question taken apart; its text is what English is known of it."""
    words = word_by_word(text, language, vocabulary)
    looked_for = _telling(words, vocabulary)
    clues: dict[str, Clue] = {}
    for word in looked_for:
        if word.term and word.term not in clues:
            clues[word.term] = _clue(word, language, vocabulary)
    return Question(
        text=_for_words_of(words, text, language)
        or _with_marks(as_english(words), text, language, vocabulary),
        language=language,
        terms=tuple(clues),
        answer_type=answer_type(text, language),
        corrected={word.typed: word.term for word in looked_for if word.typed},
        clues=tuple(clues.values()),
    )


def _for_words_of(words: list[Word], text: str, language: str) -> str | None:
    """ "What did Peskov say?" for a question of nothing but a name and a verb of saying."""
    names = [word for word in words if word.english not in _SAYING and not _is_stray(word)]
    name = " ".join(word.english for word in names)
    typed = " ".join(word.typed or word.english for word in names)
    is_name = all(word.is_understood and word.english[0].isupper() for word in names)
    if not name or not is_name or typed not in text:  # not "did Putin speak to Erdogan?"
        return None
    verbs = (in_english(text[start:end], language)[:1] for _, start, end in tokenize(text, "en"))
    return None if _SAYING.isdisjoint(chain(*verbs)) else f"What did {name} say?"


def _is_stray(word: Word) -> bool:
    """Whether nobody knows it, and it is too short to be missed: "co" is Polish for "what"."""
    return not word.is_understood and len(word.english) < _SHORTEST


def _with_marks(english: str, text: str, language: str, vocabulary: Vocabulary) -> str:
    """What English is known of a question, with the quotation marks that it has."""
    for quoted in quoted_in(text):
        title = as_english(word_by_word(quoted, language, vocabulary))
        english = english.replace(title, f'"{title}"', 1) if title else english
    return english


def _telling(words: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """The words to look for.

    Verbs of saying are left out if the only other word is a name, and a country if it is the only
    word that the articles have: it says too little.
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


def _clue(word: Word, language: str, vocabulary: Vocabulary) -> Clue:
    """What is known of a word; it tells less if nobody knows it, more if no article has it."""
    known_as = without_clitics(word.english.lower())
    if not word.is_understood:
        clue = clue_of(word.term, known_as, word.is_name, language, vocabulary)
        if word.term.isdecimal():  # a number is the same in every language
            return clue
        factor = _UNKNOWN if language in LANGUAGES else _UNKNOWN_ELSEWHERE
        return replace(clue, information=clue.information * factor)
    clue = clue_of(word.term, known_as, word.is_name, "en", vocabulary)
    if not clue.known:
        clue = with_stand_ins(clue, "en", vocabulary)
        clue = replace(clue, information=clue.information * _ABSENT)
    if word.english in _ANYBODY:
        clue = replace(clue, information=clue.information * _OF_ANYBODY)
    others = frozenset(word.others)
    return replace(clue, same=clue.same | others, related=clue.related - others)
