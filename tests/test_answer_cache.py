"""What was found is not looked for again, and memory is bounded."""

import pytest

from bot.answer import Report
from bot.answer_cache import LONGEST, AnswerCache


class Finder:
    """Answers with the text itself, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, text: str) -> Report:
        self.asked.append(text)
        if not text:
            raise ValueError("nothing asked")
        return Report(text)


async def test_the_same_text_is_looked_for_once() -> None:
    find = Finder()
    cache = AnswerCache(find, most=2)

    answers = [await cache(text) for text in ("one", "three", "one")]

    assert answers == [Report("one"), Report("three"), Report("one")]
    assert find.asked == ["one", "three"]


async def test_what_was_used_least_lately_makes_room() -> None:
    find = Finder()
    cache = AnswerCache(find, most=2)

    for text in ("a", "b", "a", "c", "a", "b"):
        await cache(text)

    assert find.asked == ["a", "b", "c", "b"]


async def test_what_is_long_is_not_kept() -> None:
    find = Finder()
    cache = AnswerCache(find, most=2)

    for text in ("a" * LONGEST, "b" * (LONGEST + 1)):
        assert await cache(text) == await cache(text)

    assert [text[0] for text in find.asked] == ["a", "b", "b"]


async def test_a_failure_is_not_remembered() -> None:
    find = Finder()
    cache = AnswerCache(find, most=2)

    for _ in range(2):
        with pytest.raises(ValueError, match="nothing"):
            await cache("")

    assert find.asked == ["", ""]
