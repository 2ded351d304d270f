"""A question in another language, asked of English articles: what to look for.

The query is translated by dictionary: its text becomes the English of its words in the order asked,
so that all that looks at words and phrases takes it for a plain English question ("how many Turkish
soldiers kill"). What nobody knows stays as it was typed and counts as missing, by half: it may be a
word that the dictionary lacks, or what the article says nothing of.
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
from bot.questions.word_by_word import Word, told, word_by_word
from bot.text.analysis import tokenize, without_clitics
from bot.text.asking import quoted_in
from bot.text.frequency import information

# Weight of a word in no article and no dictionary: in a language with a dictionary, in others.
_UNKNOWN, _ELSEWHERE = 0.5, 0.4
# What one counts that is understood and absent: small words, which English questions are made of as
# well, are missing here, and would be among what the articles lack.
_ABSENT = 1.5
_COMMON = 5.5  # -log10 of a word's share of general text
_ENOUGH = 5  # words that are all English
_SMALL = re.compile(r"[^\W\d_]+")
_SAYING = frozenset(("say", "tell", "state", "report", "write"))
_SHORTEST = 3  # letters
_ANYBODY = frozenset(("people", "person"))  # of "how many people died" it is the dead that tell
_LITTLE = 0.3


def is_foreign(text: str, language: str, vocabulary: Vocabulary) -> bool:
    """Whether a question is in another language than articles that are mostly English.

    One of common English words is in English even where function words tell otherwise: "an old man"
    is German as much.
    """
    if vocabulary.language != "en" or language in vocabulary.languages:
        return False
    small = [word for word in _SMALL.findall(text) if word.islower()]
    known = sum(information(word, "en") < _COMMON for word in small)
    return known < len(small) or known < _ENOUGH


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
        or _with_marks(told(words), text, language, vocabulary),
        language=language,
        terms=tuple(clues),
        answer_type=answer_type(text, language),
        corrected={word.typed: word.term for word in looked_for if word.typed},
        clues=tuple(clues.values()),
    )


def _for_words_of(words: list[Word], text: str, language: str) -> str | None:
    """ "What did Peskov say?" of a question that has but a name and a verb of saying."""
    names = [word for word in words if word.english not in _SAYING and not _is_stray(word)]
    name = " ".join(word.english for word in names)
    typed = " ".join(word.typed or word.english for word in names)
    is_name = all(word.is_understood and word.english[0].isupper() for word in names)
    if not name or not is_name or typed not in text:  # not "did Putin speak to Erdogan?"
        return None
    verbs = (in_english(text[start:end], language)[:1] for _, start, end in tokenize(text, "en"))
    return None if _SAYING.isdisjoint(chain(*verbs)) else f"What did {name} say?"


def _is_stray(word: Word) -> bool:
    """Whether it is too short to be a word that lacks: "co" is Polish for "what"."""
    return not word.is_understood and len(word.english) < _SHORTEST


def _with_marks(english: str, text: str, language: str, vocabulary: Vocabulary) -> str:
    """What English is known of a question, with the quotation marks that it has."""
    for quoted in quoted_in(text):
        title = told(word_by_word(quoted, language, vocabulary))
        english = english.replace(title, f'"{title}"', 1) if title else english
    return english


def _telling(words: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """The words to look for.

    Verbs of saying are left out if the only other word is a name. So is a country that is all that
    the articles share with the question: it says too little.
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
    """What is known of a word; one that nobody knows tells less, one that no article has more."""
    known_as = without_clitics(word.english.lower())
    if not word.is_understood:
        clue = clue_of(word.term, known_as, word.is_name, language, vocabulary)
        if word.term.isdecimal():  # a number is the same in every language
            return clue
        counts = _UNKNOWN if language in LANGUAGES else _ELSEWHERE
        return replace(clue, information=clue.information * counts)
    clue = clue_of(word.term, known_as, word.is_name, "en", vocabulary)
    if not clue.known:
        clue = with_stand_ins(clue, "en", vocabulary)
        clue = replace(clue, information=clue.information * _ABSENT)
    if word.english in _ANYBODY:
        clue = replace(clue, information=clue.information * _LITTLE)
    others = frozenset(word.others)
    return replace(clue, same=clue.same | others, related=clue.related - others)
