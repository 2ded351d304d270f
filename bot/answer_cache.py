"""Answers that were found already: many readers ask the same thing.

What a question finds depends on its text and on the library, and a library never changes: whoever
reads the corpus again makes a new assistant, which has nothing remembered. The answer that was used
least lately makes room for a new one, so memory stays bounded. Nothing is kept of who asked.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable

from bot.answer import SingleAnswer


class AnswerCache:
    """The answers that a search gave to the latest questions, at most `most` of them."""

    def __init__(self, find: Callable[[str], Awaitable[SingleAnswer]], most: int) -> None:
        self._find = find
        self._most = most
        self._known: OrderedDict[str, SingleAnswer] = OrderedDict()

    async def __call__(self, text: str) -> SingleAnswer:
        """What the search finds for the text; whatever it raises is not remembered."""
        if text in self._known:
            self._known.move_to_end(text)
            return self._known[text]
        found = await self._find(text)
        self._known[text] = found
        if len(self._known) > self._most:
            self._known.popitem(last=False)
        return found
