"""How wide text of a PDF is.

A PDF says how wide each letter of a font is, by numbers of its own that stand for letters. pypdf
reads both, but keeps widths to itself; they are taken from where it keeps them. Where a letter is
missing there, or a release of pypdf keeps them elsewhere, an estimate serves.
"""

import unicodedata
from collections.abc import Mapping
from typing import Any

_NARROW = frozenset("iljtfrI.,:;'’‘!|()[] ")
_ANY = ""  # stands for each letter of a font whose letters are all alike
_THOUSANDTHS = 1000  # of the size of the font, in which a PDF states widths


class Widths:
    """Widths of text in the fonts of one document, each font looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Mapping[str, float]]] = {}  # the font keeps its id

    def of(self, text: str, font: Any) -> float:
        """The width of the text in a font of the document, as a share of the font's size."""
        if id(font) not in self._known:
            self._known[id(font)] = (font, _letters_of(font))
        letters = self._known[id(font)][1]
        return sum(letters.get(c) or letters.get(_ANY) or estimated_width(c) for c in text)


def estimated_width(text: str) -> float:
    """About how wide text is: narrow letters a quarter, wide ones the whole of the size."""
    return sum(map(_estimated, text))


def _estimated(character: str) -> float:
    if unicodedata.combining(character) or character == "\n":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.27 if character in _NARROW else 0.67 if character.isupper() else 0.5


def _letters_of(font: Any) -> Mapping[str, float]:
    """The width of each letter in the font; empty where that cannot be found out."""
    try:
        from pypdf.generic._font import Font

        known = Font.from_font_resource(font)
        widths, mapped, encoding = known.character_widths, known.character_map, known.encoding
        if set(widths) == {"default"} and isinstance(encoding, str):
            return {_ANY: widths["default"] / _THOUSANDTHS}
        if isinstance(encoding, dict):
            codes = {chr(code): mapped.get(letter, letter) for code, letter in encoding.items()}
        else:
            codes = {code: mapped.get(code, code) for code in widths}
        return {
            codes[code]: width / _THOUSANDTHS
            for code, width in widths.items()
            if code in codes and len(codes[code]) == 1
        }
    except Exception:  # whatever a damaged font, or a pypdf that knows no such module, leads to
        return {}
