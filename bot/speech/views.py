"""Whose estimate, tally or view a sentence gives: "by her estimate", "the rebels' own tally was 9".

The owner stands before the noun, as a possessive. Behind "in" or "by" the rest of the sentence is
what he thinks; else a number has to follow the noun.
"""

import re
from collections.abc import Sequence

from bot.model import Span
from bot.speech.lexicon import LISTS, Word, lower_at
from bot.speech.phrases import DETERMINERS, Phrase

VIEWS = LISTS["cues.views"]
OWNERS = frozenset(("his", "her", "its", "their"))
OBLIQUE = frozenset(("him", "her", "it", "them"))
_JOINTS = frozenset(("while", "but", "and"))  # before "by Ek's count"; not "diverse in their views"
_NEAR = 5  # words between "was" and the number


def is_owned(words: Sequence[Word], at: int) -> bool:
    """Whether the noun there is somebody's."""
    owner = lower_at(words, _owner_at(words, at))
    return owner in OWNERS or owner.endswith(("'s", "s'"))


def owner_of(words: Sequence[Word], at: int) -> Phrase | None:
    """The possessive before the noun, with its "'s", if the sentence gives that owner's view."""
    last = _owner_at(words, at)
    start = last
    while start and (words[start - 1].is_capital or words[start - 1].lower in DETERMINERS):
        if words[start - 1].lower in ("by", "in"):
            break
        start -= 1
    opens = start < 2 or words[start - 2].is_mark or words[start - 2].lower in _JOINTS
    is_given = (opens and lower_at(words, start - 1) in ("by", "in")) or _is_number(words, at + 1)
    return Phrase(start, last + 1) if is_given else None


def without_ending(words: Sequence[Word], name: Span) -> Span:
    """The name without the ending of an owner."""
    last = next(word for word in words if word.end == name.end)
    ending = re.search(r"(?<=s)['’]$|['’]s$", last.text)
    return name if ending is None else Span(name.start, name.end - len(ending.group()))


def _owner_at(words: Sequence[Word], at: int) -> int:
    """The number of the word before the noun; "own" may stand between."""
    return at - 2 if lower_at(words, at - 1) == "own" else at - 1


def _is_number(words: Sequence[Word], at: int) -> bool:
    """Whether "was nine", "is about 40" stands there."""
    return lower_at(words, at) in ("is", "was") and any(
        word.is_number for word in words[at + 1 : at + 1 + _NEAR]
    )
