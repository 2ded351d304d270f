"""Fonts of a PDF: which letters its codes stand for, and how wide their glyphs are.

pypdf reads both, but only into a private class, which is used here for lack of a public one.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf.generic._font import Font as PypdfFont

_NARROW = frozenset("iljtfrI.,:;'’‘!|()[] ")
_UNKNOWN = "\ufffd"
_THOUSANDTHS = 1000  # of the size of the font, in which a PDF states widths


@dataclass(frozen=True, slots=True)
class Glyph:
    """What a code shows: its letters, mostly one; its width as a share of the font's size."""

    text: str
    width: float
    is_blank: bool = False  # by its code, which is what the space between words is added to


class Font:
    """One font."""

    def __init__(self, resource: Any) -> None:
        font = _read(resource)
        self.bold = "bold" in str(resource.get("/BaseFont", "")).lower()
        self._font = font
        # Without names for its codes a font says by a map alone what they stand for.
        self._is_bare = bool(font.character_map) and "/Encoding" not in resource
        self._share = _share(resource)
        self._known: dict[int | str, Glyph] = {}

    def glyphs(self, codes: bytes) -> Iterator[Glyph]:
        """What the codes of a string show, from left to right."""
        encoding = self._font.encoding
        if isinstance(encoding, dict):
            for code in codes:
                if code not in self._known:
                    self._known[code] = self._glyph(encoding.get(code, chr(code)), chr(code), code)
                yield self._known[code]
        else:
            for letter in codes.decode(
                encoding, "surrogatepass" if "16" in encoding else "replace"
            ):
                if letter not in self._known:
                    self._known[letter] = self._glyph(letter, letter)
                yield self._known[letter]

    def _glyph(self, letters: str, code: str, byte: int | None = None) -> Glyph:
        known = self._font.character_map
        text = "".join(known.get(c, "" if self._is_bare else c) for c in letters)
        stated = self._font.character_widths
        width = stated.get(code, stated.get("default", 0.0)) * self._share
        return Glyph(text, width or estimated_width(text), byte == 0x20)


def _read(resource: Any) -> PypdfFont:
    """The font as pypdf reads it; of a damaged one a font whose letters are not known."""
    try:
        return PypdfFont.from_font_resource(resource)
    except Exception:  # whatever a damaged font leads pypdf into
        return PypdfFont("damaged", encoding=dict.fromkeys(range(256), _UNKNOWN))


class Fonts:
    """The fonts of one document, each looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, Font]] = {}  # the resource keeps its id

    def get(self, resource: Any) -> Font | None:
        """The font of that resource; None where there is none."""
        if not isinstance(resource, dict):
            return None
        if id(resource) not in self._known:
            self._known[id(resource)] = (resource, Font(resource))
        return self._known[id(resource)][1]


def estimated_width(text: str) -> float:
    """About how wide text is: narrow letters a quarter, wide ones the whole of the size."""
    return sum(map(_estimated, text))


def _estimated(character: str) -> float:
    if unicodedata.combining(character) or character == "\n":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.27 if character in _NARROW else 0.67 if character.isupper() else 0.5


def _share(resource: Any) -> float:
    """What a stated width is of the size: a thousandth, but in fonts that are drawn (Type 3)."""
    matrix = resource.get("/FontMatrix")
    drawn = resource.get("/Subtype") == "/Type3" and matrix is not None
    return abs(float(matrix.get_object()[0])) if drawn else 1 / _THOUSANDTHS
