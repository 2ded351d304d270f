"""Where an article has each of its words, and what stands before its names.

Of every source it is asked again what the whole article does with its name. Searching the text each
time takes seconds in a long article, so its words are entered once, and what was found out about a
name is kept. Places are code points from the start of the text; names are compared as written.
"""

import re
from collections import defaultdict
from functools import cached_property

from bot.speech.lexicon import LISTS
from bot.text.language import UPPER

_WORD = re.compile(r"\w+")
_NOBODY = LISTS["words.nobody"] | LISTS["words.determiners"]
_CAPITALISED = re.compile(rf"\b[{UPPER}][^\W\d_]+(?= \Z)")
_LONGEST_WORD = 60  # characters before a name that are looked at
_KIN = tuple(f" {kin} " for kin in LISTS["people.kin"])  # "her mum Denise"
_TOLD = ("told ", "tells ", "with ", "to ")


class Concordance:
    """The words of one text with their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._with_first_name: dict[str, bool] = {}
        self._only_told: dict[str, bool] = {}

    def places(self, name: str) -> list[int]:
        """Where the text has a name, in order, as whole words; nowhere if it begins with a mark."""
        first = _WORD.match(name)
        if first is None:
            return []
        starts = self._places.get(first.group(), [])
        if first.group() == name:
            return starts
        whole = re.compile(rf"{re.escape(name)}(?!\w)")
        return [start for start in starts if whole.match(self.text, start)]

    def has_first_name(self, name: str) -> bool:
        """Whether a name has a first name or is one; "Labour" and "Peltro" never have one."""
        if name not in self._with_first_name:
            self._with_first_name[name] = " " in name or any(
                before.endswith(_KIN)
                or any(word.lower() not in _NOBODY for word in _CAPITALISED.findall(before))
                for before in map(self._before, self.places(name))
            )
        return self._with_first_name[name]

    def is_only_told(self, name: str) -> bool:
        """Whether the text does no more with a name than tell it something, as with a medium's."""
        if name not in self._only_told:
            last = name.split()[-1]
            first = name.removesuffix(last)
            self._only_told[name] = all(
                self._before(start).endswith(_TOLD) for start in self.places(name)
            ) and all(self._before(start).endswith(first) for start in self.places(last))
        return self._only_told[name]

    def _before(self, start: int) -> str:
        return self.text[max(0, start - _LONGEST_WORD) : start]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for word in _WORD.finditer(self.text):
            found[word.group()].append(word.start())
        return dict(found)
