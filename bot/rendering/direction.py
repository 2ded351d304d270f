"""Keeping Latin and Arabic or Hebrew parts of one line in order.

Where both directions meet in a line, the bidirectional algorithm may move a number or a mark to the
wrong side. Each part is then wrapped in an isolate (U+2068 ... U+2069; Unicode Standard Annex #9),
which Telegram keeps. Quotes are never wrapped: they stay as the article has them.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_REMEMBERED = 1024  # lines; the same names stand in most replies
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = {"L"}, {"R", "AL"}

# A command, with the number that it takes or the blank for one.
_COMMAND = re.compile(r"/[a-z]+(?: (?:[0-9]+|\{[a-z]*\}))?")


def isolator(line: str) -> Callable[[str], str]:
    """How to write the parts of such a line: isolated if directions mix in it, else as they are.

    >>> isolator("Reuters · ¶ 2")("Reuters")
    'Reuters'
    """
    return _isolated if _mixes(line) else str


def _isolated(part: str) -> str:
    return f"{_FIRST_STRONG_ISOLATE}{part}{_POP_ISOLATE}"


@lru_cache(maxsize=_REMEMBERED)
def _mixes(line: str) -> bool:
    directions = {unicodedata.bidirectional(char) for char in line}
    return not directions.isdisjoint(_LEFT_TO_RIGHT) and not directions.isdisjoint(_RIGHT_TO_LEFT)


def in_order(part: str) -> str:
    """A part of a line, isolated if directions mix within it: what follows keeps its side."""
    return isolator(part)(part)


def with_commands_apart(sentence: str) -> str:
    """The sentence with each command isolated if it is written from right to left.

    A slash belongs to neither direction and would else go to the wrong end of its command.
    """
    return _COMMAND.sub(lambda command: isolator(sentence)(command[0]), sentence)
