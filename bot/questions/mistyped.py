"""Everyday English words mended where one letter went wrong.

This comes before all else, so that "wat happend?" asks what happened, "how ofen" how often and "who
atacked it" who attacked. Only a word that general text does not know is mended, and only into a
common one or one that the articles have. Their names are left to `meant.py`, and shorthand is
spelled out by `plain_words.py`. In 6,353 questions of people about Wikipedia and papers this
changes 60 words, 54 of them slips; the others are rare words such as "razed".
"""

import re
from collections.abc import Iterable
from string import ascii_lowercase

from bot.caches import QUESTIONS, cached_until_reload
from bot.knowledge import knowledge
from bot.questions.spelling import changes, edits, slips
from bot.questions.vocabulary import Vocabulary
from bot.text.analysis import fold, is_stop_word
from bot.text.frequency import information, is_listed
from bot.text.language import detect

_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,64}(?![\w'’-])")
_FIRST = re.compile(r"\W*([A-Za-z]{2,6})(?![\w'’-])")
_WHERE = re.compile(  # "wer was sagt" is German
    r"(\W*)(?:were(?= (?:is|are|was|were|do|does|did|has|have|had|will)\b)"
    r"|wer(?= (?:is|are|were|do|does|did|was (?:the|it|he|she|his|her|this|that))\b))",
    re.I,
)
_ASKING = ("what", "who", "how", "when", "where", "why", "which", "whose")
_COMMON = 4.3  # -log10 of a word's share of general text: "receive", "religious"
_RARE = 5.0  # "wat" and "wen" are listed, as names
_SHORTEST = 4  # letters; "the" is one letter from too much
_CHANGED = 8  # letters; in a shorter word another letter makes another word: "remand", "demand"


@cached_until_reload(QUESTIONS)
def mended(text: str, vocabulary: Vocabulary) -> str:
    """The text with each mistyped everyday word mended; as it is where it is in no English."""
    if slip := _WHERE.match(text):
        text = f"{slip[1]}where{text[slip.end() :]}"
    first = _FIRST.match(text)
    asking = _asking_word(first[1].lower()) if first else None
    meant = {word: _everyday(word, vocabulary) for word in _WORD.findall(text)}
    if not (asking or any(meant.values())) or detect(text, vocabulary.language) != "en":
        return text
    if first and asking:
        text = text[: first.start(1)] + asking + text[first.end(1) :]
    return _WORD.sub(lambda found: meant.get(found[0]) or found[0], text)


def _asking_word(word: str) -> str | None:
    """The question word that a rare word is one slip of the finger away from; None for any other.

    Of two the one with the same first letter: "hwo" is "how".
    """
    if information(word, "en") < _RARE or word in knowledge("phrases")["shorthand"]:
        return None
    near = [asking for asking in slips(word, ascii_lowercase) if asking in _ASKING]
    return min(near, key=lambda asking: asking[0] != word[0], default=None)


def _everyday(word: str, vocabulary: Vocabulary) -> str | None:
    """The commonest word that this one is a slip of the finger away from; None for a good one."""
    if is_listed(word, "en") or word in knowledge("phrases")["shorthand"]:
        return None
    if (term := fold(word, "en")) in vocabulary:
        return None
    slipped = _commonest(slips(word, ascii_lowercase), vocabulary)
    if slipped and is_stop_word(slipped, "en"):  # "stil" rather than the article's "sail"
        return slipped
    near = vocabulary.correct(term)
    if near is not None:
        return None if near in vocabulary.names.values() else _written(word, near)
    if slipped or len(word) < _CHANGED:
        return slipped if len(word) >= _SHORTEST else None
    return _commonest(changes(word, ascii_lowercase), vocabulary)


def _written(word: str, term: str) -> str | None:
    """The word of that term that was meant, as general text writes it: "attacked" for "atacked"."""
    meant = [
        edit
        for edit in edits(word, ascii_lowercase)
        if is_listed(edit, "en") and fold(edit, "en") == term
    ]
    return min(meant, key=lambda edit: (information(edit, "en"), edit), default=None)


def _commonest(words: Iterable[str], vocabulary: Vocabulary) -> str | None:
    """The commonest of the words that are common, or that articles have in some form: "flown"."""
    rarity = {word: information(word, "en") for word in words if is_listed(word, "en")}
    common = [
        word
        for word in rarity
        if len(word) >= _SHORTEST and (rarity[word] <= _COMMON or fold(word, "en") in vocabulary)
    ]
    return min(common, key=lambda word: (rarity[word], word), default=None)
