"""Quotation marks: which words of a passage are somebody else's.

Curly, straight and angle marks, double and single; an apostrophe is no mark. A quotation of several
paragraphs is open to the end of each but the last, and each begins with a mark again, so every
passage can be read by itself.
"""

import re

from bot.speech.lexicon import HIDDEN, SPOKEN

_QUOTED = re.compile(
    r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)"
    r"|(?<!\w)‘(?:[^’]|’(?=\w))*’(?!\w)|(?<!\w)'(?=\w)(?:[^']|'(?=\w)){2,}[\w,.?!]'(?!\w)"
)
_FEW_WORDS = 4  # quoted words by which a sentence is speech rather than a term in scare quotes


def hide_quotations(text: str) -> str:
    """The passage with quoted words hidden, of the same length."""
    return _QUOTED.sub(_hide, text)


def _hide(match: re.Match[str]) -> str:
    """As many hidden characters; the last says whether a speaker must follow."""
    quoted = match.group()
    spoken = len(quoted) > 3 and (quoted[-2] in ",!?" or match.string[match.end() :][:1] == ",")
    return HIDDEN * (len(quoted) - 1) + (SPOKEN if spoken else HIDDEN)


def is_quotation(sentence: str) -> bool:
    """Whether a sentence with hidden quotations holds nothing else, and more than a term."""
    quoted = sentence.count(HIDDEN)
    return quoted >= 2 * _FEW_WORDS and not any(letter.isalnum() for letter in sentence)
