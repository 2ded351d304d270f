"""A question as typed to a `Question`: what to look for, how telling it is, what would answer it.

The terms are folded by the rules of the question's language if an article is in it, else by those
of the language that most articles are in. Stop words of both are left out, unless nothing else is
left. A word that no article holds is spelled out when it is an abbreviation the articles explain,
or replaced by the word it was probably meant to be when the language at large does not know it
either; otherwise it stays, and counts as missing.

`foreign.py` takes apart a question that English articles are asked in another language. With other
articles such a question shares only names, so once one is found its other words are dropped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from bot.caches import QUESTIONS
from bot.model import Clue, Question
from bot.questions.answer_type import answer_type
from bot.questions.clues import clue_of, with_stand_ins
from bot.questions.countries import is_seat
from bot.questions.foreign import is_foreign, parse_foreign
from bot.questions.leaders import with_leaders_named
from bot.questions.meant import meant_by
from bot.questions.mistyped import mended
from bot.questions.plain_words import in_plain_words, without_opening
from bot.questions.unsaid import unsaid
from bot.questions.vocabulary import Vocabulary
from bot.text.analysis import Token, fold, is_stop_word, tokenize, without_clitics
from bot.text.language import detect

Words = Sequence[Token]

_MOST_UNKNOWN = 64  # words no article holds; a question with more is a text, and each is costly
_WHETHER = re.compile(
    r"\W*(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|may"
    r"|might|should|must)(?:n['’]t)?\b(?!.* or )",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE_PLACES = re.compile(r"\b(?:in|to|from|near|at|via) $", re.IGNORECASE)


def parse_question(text: str, vocabulary: Vocabulary) -> Question:
    """The question taken apart; no terms when there is nothing in it to look for."""
    text = mended(text, vocabulary)
    language = detect(text, preferred=vocabulary.language)
    if is_foreign(text, language, vocabulary):
        return parse_foreign(text, language, vocabulary)
    plainly = text
    if language == "en":
        text = without_opening(text)
        plainly = _plainly(text, vocabulary)
    known, corrected = _clues(plainly, language, text.isupper(), vocabulary)
    clues = _shared(known, language, vocabulary)
    return Question(
        text=text,
        language=language,
        terms=tuple(clue.term for clue in clues),
        answer_type=answer_type(plainly, language),
        corrected=corrected,
        clues=clues,
        plainly=plainly,
    )


def _plainly(text: str, vocabulary: Vocabulary) -> str:
    """An English question in plainer words, with names for offices."""
    stands = partial(_stands, vocabulary=vocabulary)
    named = with_leaders_named(
        text, stands, lambda name: fold(name, "en") in vocabulary.titles, vocabulary.has_phrase
    )
    return in_plain_words(named, stands, vocabulary.has_phrase)


def _clues(
    text: str, language: str, shouted: bool, vocabulary: Vocabulary
) -> tuple[Iterable[Clue], dict[str, str]]:
    """A clue for each term that is looked for, and the corrections: term as typed -> term meant.

    `shouted`: the question is all in capitals, so that these do not tell its names.
    """
    clues: dict[str, Clue] = {}
    corrected: dict[str, str] = {}
    nearest = vocabulary.nearest_to(language)
    content = _content(text, language, nearest, shouted)
    all_known = all(term in vocabulary for term, _, _ in content)
    not_missed = frozenset() if all_known or len(content) == 1 else unsaid(text)
    is_whether = _WHETHER.match(text) is not None
    for typed, start, end in _within_reason(content, vocabulary):
        word = text[start:end]
        meant = meant_by(typed, word, language, vocabulary)
        if meant != (typed,):
            corrected[typed] = " ".join(meant)
        is_name = word[:1].isupper() and start > 0 and not shouted
        for term in meant:
            if term not in clues:
                known_as = without_clitics(word.lower()) if term == typed else term
                clue = clue_of(term, known_as, is_name, language, vocabulary)
                if not clue.known or is_seat(term):
                    is_place = _BEFORE_PLACES.search(text, 0, start) is not None
                    clue = with_stand_ins(clue, nearest, vocabulary, is_place, is_whether)
                if clue.known or start not in not_missed:
                    clues[term] = clue
    return clues.values(), corrected


def is_not_understood(question: Question, vocabulary: Vocabulary) -> bool:
    """Whether the question is in another language than every article, and shares no word."""
    return (
        question.language not in vocabulary.languages
        and not question.corrected
        and not any(term in vocabulary for term in question.terms)
    )


@lru_cache(maxsize=QUESTIONS)
def words_of(text: str, language: str) -> Words:
    """The tokens of a question: several modules look at the same ones."""
    return tuple(tokenize(text, language))


def _content(text: str, language: str, article_language: str, shouted: bool) -> Words:
    """The tokens that are no stop words, or all of them when nothing else is left."""
    words = words_of(text, article_language)
    content = [
        (term, start, end)
        for term, start, end in words
        if not _is_stop_word(
            text[start:end].lower() if shouted else text[start:end], language, article_language
        )
    ]
    return content or words


def _within_reason(words: Words, vocabulary: Vocabulary) -> Iterator[Token]:
    """The words that articles hold, and the first 64 that none does."""
    unknown = 0
    for word in words:
        unknown += word[0] not in vocabulary
        if unknown <= _MOST_UNKNOWN or word[0] in vocabulary:
            yield word


def _is_stop_word(word: str, language: str, article_language: str) -> bool:
    """Whether it is a stop word of either language."""
    return is_stop_word(word, language) or is_stop_word(word, article_language)


def _stands(phrase: str, vocabulary: Vocabulary) -> bool:
    """Whether the articles have all words of an English phrase but its stop words and numbers."""
    telling = [
        term
        for term, start, end in tokenize(phrase, "en")
        if not (phrase[start].isdigit() or is_stop_word(phrase[start:end], "en"))
    ]
    return bool(telling) and all(term in vocabulary for term in telling)


def _shared(clues: Iterable[Clue], language: str, vocabulary: Vocabulary) -> tuple[Clue, ...]:
    """All clues; only those that the articles have, if any, of a question in another language."""
    everything = tuple(clues)
    if language in vocabulary.languages:
        return everything
    return tuple(clue for clue in everything if clue.term in vocabulary) or everything
