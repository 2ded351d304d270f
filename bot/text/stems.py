"""What is left of a word without its endings: Snowball's stems, and our own for Arabic and Korean.

Snowball's algorithms are the library's. Arabic has a light stemmer of its own, Korean words lose
their particles and the endings of verbs; a language with neither keeps its words.
"""

import re
from collections.abc import Callable
from functools import cache

import Stemmer

from bot.knowledge import knowledge
from bot.text.frequency import is_listed

_STEMMERS: dict[str, str] = knowledge("languages")["stemmers"]  # Snowball's, by language
_ARABIC_MARKS = re.compile("[\u064b-\u0652\u0640]")
_ARABIC_LETTERS = str.maketrans("أإآىؤئ", "ااايوي")
_ARABIC_BEGINNINGS = re.compile(r"^(?:وال|بال|كال|فال|ولل|لل|ال|و(?=\w{3}))(?=\w{2})")
_ARABIC_ENDINGS = re.compile(r"(?<=\w\w)(?:ها|ان|ات|ون|ين|يه|ية|هم|ه|ة|ي|ا)$")
_KOREAN_ENDINGS = re.compile(
    r"(?<=\w\w)(?:에서|에게|으로|까지|부터|처럼|보다|마다|하고|께서|이나|라도|이라|라는|인가|입니까"
    r"|이었나|였나|이다|들|은|는|이|가|을|를|의|에|로|와|과|도|만"
    r"|(?:이었|였|이)?(?:는가|는지|나요|을까|습니까|인가요|인지))$"
)
_LONGEST_KOREAN = 64  # syllables; beyond that, it is no word
_KOREAN_VERB = re.compile(
    r"(?<=\w\w)(?:한|할|함|했\w*|해(?:서|도|야)?|된|될|됨|됐\w*|돼(?:서|도|야)?"
    r"|[하되](?:는|던|고|며|면|지|기|게|여|어|여서|어서|려고|도록|였\w*|었\w*))$"
)
_KOREAN_PARTICLE = re.compile(r"(?<=\w)[은는이가을를의에로와과도만]$")


def has_snowball(language: str) -> bool:
    """Whether Snowball has a stemmer for the language."""
    return language in _STEMMERS


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """The Snowball stemmer of a language, or the identity where there is none."""
    if language == "ar":
        return _arabic_stem
    if language == "ko":
        return _korean_stem
    algorithm = _STEMMERS.get(language)
    if algorithm is None:
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(algorithm).stemWord
    return stem


def _arabic_stem(word: str) -> str:
    """The word without vowel marks, article, conjunction and the commonest endings.

    A light stemmer in the manner of Larkey's light10: on questions it found more than Snowball's,
    which also cuts letters that belong to the root.
    """
    return _ARABIC_ENDINGS.sub("", _ARABIC_BEGINNINGS.sub("", bare_consonants(word)))


def _korean_stem(word: str) -> str:
    """The word without its particles and the endings of verbs made of nouns ("참여한").

    Two syllables remain, or one where both are no word of the language at large ("성을", but
    "가을"). Repeated until nothing changes, so that a noun that itself ends like one that has a
    particle still meets itself with one: "국가" and "국가가" are one term.
    """
    if len(word) > _LONGEST_KOREAN:
        return word
    if len(word) == 2 and not is_listed(word, "ko"):
        return _KOREAN_PARTICLE.sub("", word)
    bare = _KOREAN_VERB.sub("", _KOREAN_ENDINGS.sub("", word))
    return bare if bare == word else _korean_stem(bare)


def bare_consonants(word: str) -> str:
    """An Arabic word without vowel marks and with one letter for all forms of alef, waw and ya."""
    return _ARABIC_MARKS.sub("", word).translate(_ARABIC_LETTERS)


def base_form(word: str, language: str) -> str:
    """The form a stop word is listed in: no vowel marks in Arabic, no particles in Korean."""
    if language == "ar":
        return _ARABIC_MARKS.sub("", word)
    return _korean_stem(word) if language == "ko" else word
