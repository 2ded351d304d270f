"""A block of text that is too long for a passage, cut into parts that are not.

A file whose paragraphs have no blank lines between them comes as one block. It is cut where a
sentence ends with its line, else where a sentence ends, else where a line does, else after a stop
within quotation marks; what has none of these for 4,000 characters, such as a line of words without
a full stop, stays whole up to the first of them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.text.cleaning import is_blank
from bot.text.sentences import split_sentences

LONGEST = 4_000  # characters; Telegram's messages end at 4,096
_STOP = re.compile(r"[.!?…。！？]+[\"”’»]*(?=\s)")


def parts_of(block: str, language: str) -> list[str]:
    """The block, or its parts in order, without outer spaces; only spaces are lost between them.

    >>> [len(part) for part in parts_of("It rained. " * 1_000, "en")]
    [3992, 3992, 3013]
    """
    if len(block) <= LONGEST:
        return [block]
    cuts = [0, *_cuts(block, language), len(block)]
    parts = (block[a:b].strip() for a, b in pairwise(cuts))
    return [part for part in parts if not is_blank(part)]


def _cuts(block: str, language: str) -> Iterator[int]:
    sentences = {span.end for span in split_sentences(block, language)}
    lines = {match.start() for match in re.finditer("\n", block)}
    stops = {match.end() for match in _STOP.finditer(block)}
    ends = [sorted(kind) for kind in (sentences & lines, sentences, lines, stops)]
    start = 0
    while len(block) - start > LONGEST:
        start = _next(start, ends, len(block))
        yield start


def _next(start: int, ends: Sequence[Sequence[int]], last: int) -> int:
    """The last end within reach of the best kind that has one, else the first one beyond."""
    reach = [bisect_right(kind, start + LONGEST) for kind in ends]
    within = (kind[at - 1] for kind, at in zip(ends, reach, strict=True) if at)
    beyond = (kind[at] for kind, at in zip(ends, reach, strict=True) if at < len(kind))
    return next((end for end in within if end > start), min(beyond, default=last))
