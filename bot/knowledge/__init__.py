"""What the bot knows of words and of the world: files written by hand, or made from public tables.

Each holds one kind: idioms and ways of asking, everyday words and those of the news, opposites,
countries and who led them, languages and how they are written, stop words, words of other
languages. What they mean is told where they are used.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def knowledge(name: str) -> Any:  # Any: what JSON holds
    """What the file of that name holds, not to be changed. Raises OSError when there is none."""
    return json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))
