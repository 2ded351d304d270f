"""What `docs/privacy.md` says of the memory is what is found there."""

import gc
import math
import sys
from collections.abc import Iterator
from typing import Any

from bot.app import open_app
from bot.assistant import REMEMBERED
from bot.caches import forget_articles
from bot.model import Message
from tests.repository import ROOT

PAGE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
NAME = "zebulonowicz"
QUESTIONS = (
    f"What did {NAME} tell the Guardian?",
    f"How many {NAME} soldiers were killed?",
    f"Why did {NAME} leave?",
    f"Who attacked {NAME}?",
)


async def test_a_typed_name_stays_only_where_others_drive_it_out() -> None:
    assistant = open_app(ROOT / "corpus").assistant
    for question in QUESTIONS:
        await assistant.respond(Message(text=question))
    del assistant
    forget_articles()  # as a reload does

    of_words, of_questions = (
        most_entries_of_what_holds(NAME),
        most_entries_of_what_holds(*QUESTIONS),
    )
    assert f"{REMEMBERED} others have been asked" in PAGE
    assert 0 < of_questions <= 4_096
    assert "4,096 other questions" in PAGE
    assert of_words == 8_192
    assert "8,192 other words" in PAGE


def most_entries_of_what_holds(*texts: str) -> float:
    """How many others drive one of these texts out of each place that remembers it."""
    return max(
        cache.cache_parameters()["maxsize"] or math.inf
        for cache in caches()
        if any(text in remembered_by(cache) for text in texts)
    )


def caches() -> Iterator[Any]:  # Any: what functools makes of a function
    for name, module in list(sys.modules.items()):
        if name.startswith("bot."):
            yield from (each for each in vars(module).values() if hasattr(each, "cache_clear"))


def remembered_by(cache: Any) -> str:
    return repr([part for part in gc.get_referents(cache) if isinstance(part, dict)])
