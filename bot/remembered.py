"""Answers that were found already: many readers ask the same thing.

What a question finds depends on its text and on the library, and a library never changes: whoever
reads the corpus again makes a new assistant, which has nothing remembered. The answer that was used
least lately makes room for a new one, so memory stays bounded. Nothing is kept of who asked.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

V = TypeVar("V")


class Remembered(Generic[V]):
    """The latest results of a slow function of a text, at most `most` of them."""

    def __init__(self, find: Callable[[str], Awaitable[V]], most: int) -> None:
        self._find = find
        self._most = most
        self._known: OrderedDict[str, V] = OrderedDict()

    async def __call__(self, text: str) -> V:
        """What the function gives for the text; whatever it raises is not remembered."""
        if text in self._known:
            self._known.move_to_end(text)
            return self._known[text]
        found = await self._find(text)
        self._known[text] = found
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return found
