"""What was found is not looked for again, and memory is bounded."""

import pytest

from bot.remembered import Remembered

pytestmark = pytest.mark.anyio


class Finder:
    """Finds the length of a text, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, text: str) -> int:
        self.asked.append(text)
        if not text:
            raise ValueError("nothing asked")
        return len(text)


async def test_the_same_text_is_looked_for_once() -> None:
    find = Finder()
    remembered = Remembered(find, most=2)

    assert [await remembered(text) for text in ("one", "three", "one")] == [3, 5, 3]
    assert find.asked == ["one", "three"]


async def test_what_was_used_least_lately_makes_room() -> None:
    find = Finder()
    remembered = Remembered(find, most=2)

    for text in ("a", "b", "a", "c", "a", "b"):
        await remembered(text)

    assert find.asked == ["a", "b", "c", "b"]


async def test_a_failure_is_not_remembered() -> None:
    find = Finder()
    remembered = Remembered(find, most=2)

    for _ in range(2):
        with pytest.raises(ValueError, match="nothing"):
            await remembered("")

    assert find.asked == ["", ""]
