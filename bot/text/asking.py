"""Whether a text is a question, by the mark at its end, and what it has in quotation marks."""

import re

_MARKS = ("?", "？", "؟")
_GREEK = ";"  # which ends the items of a list elsewhere
_QUOTED = re.compile(
    r"[\"“„«»]([^\"“”„«»]{2,80})[\"“”«»]|(?<!\w)['‘‚]([^'‘’‚]{2,80})['’‘](?!\w)"  # no "Berg's"
)
_CLOSING = "\"'”’»“)*_ "


def asks(text: str, language: str) -> bool:
    """Whether a text ends in a question, within quotation marks or not."""
    marks = (*_MARKS, _GREEK) if language == "el" else _MARKS
    return text.rstrip(_CLOSING).endswith(marks)


def quoted_in(text: str) -> list[str]:
    """The titles and other words that stand in quotation marks.

    >>> quoted_in("Who wrote «War and Peace»?")
    ['War and Peace']
    """
    return [double or single for double, single in _QUOTED.findall(text)]
