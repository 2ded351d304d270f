"""Quotation marks: which words of a passage are somebody else's.

Curly, straight and angle marks, double and single; an apostrophe is no mark. A quotation that is
left open at the end of a paragraph goes on in the next one, if that begins with a mark again.
"""

import re

from bot.names import HIDDEN

_QUOTED = re.compile(
    r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)"
    r"|(?<!\w)‘(?:[^’]|’(?=\w))*’(?!\w)|(?<!\w)'(?=\w)(?:[^']|'(?=\w))*[\w,.?!]'(?!\w)"
)
_OPENING = '“„«"'
_CLOSING = '”“»"'
_FEW_WORDS = 4  # quoted words by which a sentence is speech rather than a term in scare quotes


def hide_quotations(text: str, continued: bool) -> tuple[str, bool]:
    """The text with quoted words hidden, of the same length, and whether a quotation is left open.

    `continued` says that the passage before left one open; then it is resumed only by a mark.
    """
    if continued and text[:1] not in _OPENING:
        return hide_quotations(text, False)
    hidden = _QUOTED.sub(lambda match: HIDDEN * len(match.group()), text)
    last = max(text.rfind(mark) for mark in "“„«")
    is_open = last >= 0 and not any(mark in text[last + 1 :] for mark in "”»“")
    return hidden, is_open


def is_quotation(sentence: str) -> bool:
    """Whether a sentence with hidden quotations is mostly one, and no mere term in marks."""
    quoted = sentence.count(HIDDEN)
    return quoted >= 5 * _FEW_WORDS and quoted * 2 > len(sentence.strip())
