"""The expected type of the answer, by the question's form, in languages with a list of such.

`knowledge/answer_types.json` holds phrases by language and type. The one that comes first in the
question decides ("In what year did the man who ..." asks for a time), the longer of two at one
place ("how long ago", not "how long"). "What" and "which" ask for nothing in particular, and keep a
"when" after them from deciding ("What did they do when ..."); a phrase after a comma opens the
question proper.
"""

import re
from functools import cache

from bot.knowledge import knowledge
from bot.model import AnswerType
from bot.text.language import script_of_language
from bot.text.stems import bare_consonants

_LOOSE_DOT = "\u0307"  # what casefold leaves beside the "i" of a Turkish "İ"
_WITHOUT_SPACES = frozenset(["Han", "Kana", "Thai"])


def answer_type(text: str, language: str = "en") -> AnswerType:
    """The type of answer asked for; ANY when the form does not tell.

    >>> answer_type("How many soldiers?", "en")
    <AnswerType.NUMBER: 'number'>
    """
    phrases = _phrases(language)
    if not phrases:
        return AnswerType.ANY
    small = _small(text)
    match = _after_comma(language).search(small) or _pattern(language).search(small)
    return phrases[match["phrase"]] if match else AnswerType.ANY


def _small(text: str) -> str:
    """A text without its capitals, and with one "i" for the two of Turkish: "KİM" is "kim".

    Nor has it what is often left out in Arabic: "أين" is "اين".
    """
    small = text.casefold().replace(_LOOSE_DOT, "").replace("ı", "i")
    return small if small.isascii() else bare_consonants(small)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Any of a language's phrases, as whole words where spaces separate them, longest first."""
    phrases = "|".join(re.escape(phrase) for phrase in sorted(_phrases(language), key=len)[::-1])
    if script_of_language(language) in _WITHOUT_SPACES:
        return re.compile(f"(?P<phrase>{phrases})")
    return re.compile(rf"(?<!\w)(?P<phrase>{phrases})(?!\w)")


@cache
def _after_comma(language: str) -> re.Pattern[str]:
    """A phrase that opens the main clause: "When it sank, who was aboard?"."""
    return re.compile(f", {_pattern(language).pattern}")


@cache
def _phrases(language: str) -> dict[str, AnswerType]:
    """Phrase, without capitals -> the type it asks for."""
    listed: dict[str, str] = knowledge("answer_types").get(language, {})
    return {
        _small(phrase): AnswerType(kind)
        for kind, phrases in listed.items()
        for phrase in phrases.split("|")
    }
