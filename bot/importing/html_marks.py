"""What trafilatura takes for the article of a page, or of a chapter, as marks of its blocks.

trafilatura gives a text of its own, in which blocks may be lost, joined or cut; so a block counts
as held when most of its letters stand there.
"""

import copy
from collections.abc import Sequence

import trafilatura
from lxml import etree

from bot.importing.html_segments import Segment

GRAM = 12  # letters; two texts that share as many in a row share words
_MARKED = 0.6  # share of a block's grams that trafilatura's text must hold
# Five times a long page, and a deep one. Beyond them trafilatura takes minutes, or gives up.
_MOST_ELEMENTS = 50_000
_MOST_LEVELS = 200
_MOST_CHARACTERS = 2_000_000  # a thick book; some 100 bytes of memory each


def marks_of(tree: etree._Element, segments: Sequence[Segment]) -> list[bool]:
    """Of each segment of the tree whether trafilatura keeps it; none of a tree too large for it."""
    text = _article_text(tree)
    lines = {letters_of(line) for line in text.splitlines()}
    grams = set(_grams(letters_of(text)))
    return [_holds(lines, grams, letters_of(segment.text)) for segment in segments]


def letters_of(text: str) -> str:
    """The letters and digits of the text, folded: what two spellings of a block share."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _article_text(tree: etree._Element) -> str:
    """What trafilatura takes for the article; nothing of a page too large for it to judge."""
    if _is_beyond_judging(tree):
        return ""
    return trafilatura.extract(copy.deepcopy(tree), favor_recall=True, include_comments=False) or ""


def _is_beyond_judging(tree: etree._Element) -> bool:
    elements = level = characters = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        elements += event == "start"
        characters += len((element.text if event == "start" else element.tail) or "")
        if elements > _MOST_ELEMENTS or level > _MOST_LEVELS or characters > _MOST_CHARACTERS:
            return True
    return False


def _holds(lines: set[str], grams: set[str], letters: str) -> bool:
    if len(letters) < 2 * GRAM:
        return letters in lines
    own = _grams(letters)
    return sum(gram in grams for gram in own) >= _MARKED * len(own)


def _grams(letters: str) -> list[str]:
    return [letters[i : i + GRAM] for i in range(len(letters) - GRAM + 1)]
