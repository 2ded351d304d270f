"""What was asked in vain leads to the questions that are most like it."""

import tracemalloc

from bot.hosting.likeness import by_likeness


def test_questions_are_alike_by_the_letters_they_share() -> None:
    asked = "how many pilots were killed"
    known = ("What does Reuters say?", "How many soldiers were killed?", "How many divers?", asked)

    assert [known[at] for at in by_likeness(asked, known)] == [
        asked,
        "How many soldiers were killed?",
        "How many divers?",
        "What does Reuters say?",
    ]


def test_what_readers_write_is_not_kept() -> None:
    tracemalloc.start()
    for first in range(0x4E00, 0x9E00, 0x400):
        by_likeness("".join(map(chr, range(first, first + 0x400))), ("Who?",))
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert kept < 100_000
