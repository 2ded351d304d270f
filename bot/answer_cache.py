"""A cache of answers: many readers ask the same.

An answer depends on the question's text and on the library, which never changes; a reload makes a
new assistant with an empty cache. The least recently used answer is dropped first. Nothing is kept
of who asked.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable

from bot.answer import SingleAnswer

LONGEST = 300  # code points of a text; a longer one hardly comes twice, and its answer is large


class AnswerCache:
    """The answers that a search gave to the latest short questions, at most `most` of them."""

    def __init__(self, find: Callable[[str], Awaitable[SingleAnswer]], most: int) -> None:
        self._find = find
        self._most = most
        self._known: OrderedDict[str, SingleAnswer] = OrderedDict()

    async def __call__(self, text: str) -> SingleAnswer:
        """What the search finds for the text; exceptions are not cached."""
        if text in self._known:
            self._known.move_to_end(text)
            return self._known[text]
        found = await self._find(text)
        if len(text) <= LONGEST:
            self._known[text] = found
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return found
