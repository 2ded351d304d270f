"""Arabic and Hebrew from a PDF, in the order in which it is read.

A PDF may hold right-to-left text as it is seen, last letter first, or as it is read, and does not
say which. The words tell: some letters stand only at the end of a word, some only at its beginning.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.importing.pdf_lines import Line

_WORD = re.compile("[\u05d0-\u05ea\u0621-\u064a\u066e-\u06d3]{2,}")
_LAST = re.compile("[\u05da\u05dd\u05df\u05e3\u05e5\u0629\u0649]")  # final letters, ta marbuta
_ARTICLE = "\u0627\u0644"  # al-, at the beginning of every third Arabic word
_LEFT_TO_RIGHT = re.compile(
    r"[A-Za-z\u00c0-\u024f\d](?:[^\u0590-\u08ff]*[A-Za-z\u00c0-\u024f\d%])?"
)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def in_reading_direction(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages with right-to-left lines as they are read, their cells from right to left."""
    backwards = is_backwards(line.text for page in pages for line in page)
    return [
        [_read(line, backwards) if is_right_to_left(line.text) else line for line in page]
        for page in pages
    ]


def _read(line: Line, backwards: bool) -> Line:
    cells = line.cells[::-1] or ((line.x, line.text),)
    cells = tuple((x, turned(text) if backwards else text) for x, text in cells)
    text = "  ".join(text for _, text in cells)
    return replace(line, text=text, cells=cells if line.cells else ())


def is_right_to_left(text: str) -> bool:
    """Whether most letters of the text are of a script that runs from right to left."""
    letters = [character for character in text if character.isalpha()]
    return sum("\u0590" <= letter <= "\u08ff" for letter in letters) > len(letters) / 2


def is_backwards(lines: Iterable[str]) -> bool:
    """Whether the right-to-left words of the lines are spelt from the last letter to the first."""
    forwards = backwards = 0
    for word in (word for line in lines for word in _WORD.findall(line)):
        forwards += bool(_LAST.match(word[-1])) + word.startswith(_ARTICLE)
        backwards += bool(_LAST.match(word[0])) + word.endswith(_ARTICLE[::-1])
    return backwards > forwards


def turned(line: str) -> str:
    """The line from its other end; numbers and left-to-right words within it stay as they are.

    >>> turned("2020 )הלא( םולש")
    'שלום (אלה) 2020'
    """
    kept = _LEFT_TO_RIGHT.sub(lambda match: match[0][::-1], line)
    return kept[::-1].translate(_MIRRORED)
