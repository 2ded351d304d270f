"""General English that stems do not know: irregular forms, and words that say the same in the news.

`knowledge/plain_english.json` holds both, written by hand: "fought" is a form of "fight", and a
question about the dead may be answered by "killed" or "casualties". Such a word is a hint, not a
match: how much it counts was fitted.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "knowledge" / "plain_english.json"


@cache
def irregular_forms() -> dict[str, str]:
    """Irregular form -> base form, both lower-case."""
    return {
        form: base for base, forms in _knowledge()["irregular"].items() for form in forms.split()
    }


@cache
def word_groups(kind: str) -> tuple[frozenset[str], ...]:
    """Groups of lower-case words that say the "same" as one another, or something "related"."""
    return tuple(frozenset(group.split()) for group in _knowledge()[kind])


def phrases() -> dict[str, dict[str, str]]:
    """Words of which a question must hold one -> expressions for phrases and what they mean.

    Several meanings are parted by "|"; a phrase without one tells nothing. One that begins with "!"
    is put in its place even where the articles have the phrase's own words.
    """
    found: dict[str, dict[str, str]] = _knowledge()["phrases"]
    return found


@cache
def _knowledge() -> dict[str, Any]:  # Any: what JSON holds
    knowledge: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return knowledge
