"""Arabic and Hebrew from a PDF, in the order in which it is read.

A PDF holds right-to-left text as it is seen, from left to right, which is last letter first; or, by
some programs, as it is read; and does not say which. It is taken for the former. Where the words
then turn out to be spelt backwards (some letters stand only at the end of a word, some only at its
beginning), it was the latter.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_WORD = re.compile("[\u05d0-\u05ea\u0621-\u064a\u066e-\u06d3]{3,}")
_LAST = re.compile("[\u05da\u05dd\u05df\u05e3\u05e5\u0629\u0649]")  # final letters, ta marbuta
_ARTICLE = "\u0627\u0644"  # al-, at the beginning of every third Arabic word
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_ARABIC_DIGITS = "\u0660-\u0669\u06f0-\u06f9"
# Words and numbers that run from left to right within a line that does not.
_LEFT_TO_RIGHT = re.compile(
    rf"([A-Za-z\u00c0-\u024f\d](?:(?:[^{_LETTERS}]|[{_ARABIC_DIGITS}])*[A-Za-z\u00c0-\u024f\d%])?)"
)
_RIGHT_TO_LEFT = re.compile(rf"[{_LETTERS}](?:[^A-Za-z\u00c0-\u024f\d]*[{_LETTERS}])?")
_OF_RIGHT_TO_LEFT = re.compile(f"[{_LETTERS}]")
# Ligatures, joined forms, radicals: what fonts show in the place of letters.
_STAND_INS = re.compile("[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc\u2126\u212b\u2f00-\u2fd5]+")
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
    return _OF_RIGHT_TO_LEFT.match(character) is not None and character.isalpha()


def turned(text: str) -> str:
    """Right-to-left text that is given as it is seen as it is read, or the other way round.

    >>> turned("2020 םולש")
    'שלום 2020'
    """
    runs = _LEFT_TO_RIGHT.split(text)  # every second one runs from left to right
    return "".join([run if n % 2 else run[::-1] for n, run in enumerate(runs)][::-1])


def as_read(lines: Sequence[str], mostly: bool) -> list[str]:
    """The lines of a page that are given as they are seen.

    `mostly` says that most of the document runs from right to left. In it each line with such
    letters does, in others their words alone may.
    """
    runs_so = holds_right_to_left if mostly else is_right_to_left
    whole = {n: turned(line).translate(_MIRRORED) for n, line in enumerate(lines) if runs_so(line)}
    mended = dict(zip(whole, _with_brackets_turned(list(whole.values())), strict=True))
    return [_plain(mended.get(n, _with_words_turned(line))) for n, line in enumerate(lines)]


def _plain(text: str) -> str:
    """The letters that are meant, in the order of reading."""
    return _STAND_INS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _with_words_turned(line: str) -> str:
    return _RIGHT_TO_LEFT.sub(lambda match: turned(match[0]), line)


def _with_brackets_turned(lines: Sequence[str]) -> list[str]:
    """The lines, their brackets turned where most of them open after a word and shut before one.

    Some programs write the bracket that is meant, others the one that is seen.
    """
    wrong = sum(len(_SHUTS.findall(line)) - len(_OPENS.findall(line)) for line in lines)
    return [line.translate(_MIRRORED) for line in lines] if wrong > 0 else list(lines)


def is_backwards(strokes: Iterable[str]) -> bool:
    """Whether the right-to-left words would be spelt from the last letter to the first as seen."""
    forwards = backwards = 0
    for word in (word for text in strokes for word in _WORD.findall(_plain(turned(text)))):
        forwards += bool(_LAST.match(word[-1])) + word.startswith(_ARTICLE)
        backwards += bool(_LAST.match(word[0])) + word.endswith(_ARTICLE[::-1])
    return backwards > forwards
