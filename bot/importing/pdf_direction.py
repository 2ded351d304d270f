"""Arabic and Hebrew from a PDF, in the order in which it is read.

A PDF holds right-to-left text as it is seen, last letter first, or as it is read, and does not say
which. pypdf takes all of it for the former: it turns each run of right-to-left letters, and leaves
the runs in the order in which they came. Here that order is mended. Where the words then turn out
to be spelt backwards (some letters stand only at the end of a word, some only at its beginning),
the text was written as it is read, and is turned once more.
"""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile("[\u05d0-\u05ea\u0621-\u064a\u066e-\u06d3]{2,}")
_LAST = re.compile("[\u05da\u05dd\u05df\u05e3\u05e5\u0629\u0649]")  # final letters, ta marbuta
_ARTICLE = "\u0627\u0644"  # al-, at the beginning of every third Arabic word
# Words and numbers that run from left to right within a line that does not.
_LEFT_TO_RIGHT = re.compile(
    r"([A-Za-z\u00c0-\u024f\d](?:[^\u0590-\u08ff]*[A-Za-z\u00c0-\u024f\d%])?)"
)
_LEADING_MARKS = re.compile(r"^([^\w\s%]+)(.*)$", re.DOTALL)
_TOUCHING = re.compile(
    r"(?<=[^\W\d_])(?=\d)|(?<=[A-Za-z\d])(?=[\u0590-\u08ff])|(?<=[\u0590-\u08ff])(?=[A-Za-z])"
)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_OPENS = re.compile(r"(?:^|\s)[(\[{«](?=\w)|(?<=\w)[)\]}»]")  # as a bracket does before a word
_SHUTS = re.compile(r"(?:^|\s)[)\]}»](?=\w)|(?<=\w)[(\[{«]")


def is_right_to_left(text: str) -> bool:
    """Whether most letters of the text are of a script that runs from right to left."""
    letters = [character for character in text if character.isalpha()]
    return sum(map(_is_of_right_to_left, letters)) > len(letters) / 2


def holds_right_to_left(text: str) -> bool:
    """Whether a letter of the text is of such a script."""
    return any(map(_is_of_right_to_left, text))


def _is_of_right_to_left(character: str) -> bool:
    return "\u0590" <= character <= "\u08ff" and character.isalpha()


def as_read(text: str, backwards: bool) -> str:
    """What pypdf gives for right-to-left text, in the order in which it is read.

    `backwards` says that the text was written in that order, and not as it is seen.

    >>> as_read(".(שלום )אלה2020", False), as_read("םולש2020", True)
    ('2020 שלום (אלה).', 'שלום 2020')
    """
    runs = _LEFT_TO_RIGHT.split(text)  # every second one runs from left to right
    if backwards:
        mended = [run if n % 2 else run[::-1] for n, run in enumerate(runs)]
    else:
        mended = [run if n % 2 else _without_leading_marks(run) for n, run in enumerate(runs)][::-1]
    return _TOUCHING.sub(" ", "".join(mended))


def _without_leading_marks(run: str) -> str:
    """The run with the marks that pypdf has left at its beginning at its end."""
    match = _LEADING_MARKS.match(run)
    return (match[2] + match[1][::-1] if match else run).translate(_MIRRORED)


def with_brackets_turned(lines: Sequence[str]) -> list[str]:
    """The lines, their brackets turned where most of them open after a word and shut before one.

    Some programs write the bracket that is meant, others the one that is seen.
    """
    wrong = sum(len(_SHUTS.findall(line)) - len(_OPENS.findall(line)) for line in lines)
    return [line.translate(_MIRRORED) for line in lines] if wrong > 0 else list(lines)


def is_backwards(lines: Iterable[str]) -> bool:
    """Whether the right-to-left words of the lines are spelt from the last letter to the first."""
    forwards = backwards = 0
    for word in (word for line in lines for word in _WORD.findall(line)):
        forwards += bool(_LAST.match(word[-1])) + word.startswith(_ARTICLE)
        backwards += bool(_LAST.match(word[0])) + word.endswith(_ARTICLE[::-1])
    return backwards > forwards
