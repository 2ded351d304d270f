"""What a button does, as a value and as the few bytes Telegram gives back when it is pressed.

A turn is named by the id under which it is stored, so buttons outlive a restart. A client can send
any bytes: `decode` gives None for what it does not know, and what an action names need not exist.
Written as a letter and its values, separated by ":"; Telegram takes 1 to 64 bytes.
"""

import re
from typing import Any

from bot.value import value


@value
class Read:
    """Show a passage of the article that the turn quotes."""

    turn: int
    passage: int


@value
class Context:
    """Show the paragraph around the quote, and its neighbours."""

    turn: int


@value
class Back:
    """Show the answer again."""

    turn: int


@value
class Rate:
    """Say whether the answer helped (1) or not (0)."""

    turn: int
    helpful: int


@value
class Ask:
    """Ask the question that was offered at that position under the reply of that turn."""

    turn: int
    position: int


@value
class Choose:
    """Ask the article of that key from now on (`deep_links`); of key "0", all of them."""

    key: str


@value
class Browse:
    """Turn to a page of the list of articles, counted from 1."""

    page: int


@value
class Speak:
    """Use another language for the bot's own words."""

    language: str


Action = Read | Context | Back | Rate | Ask | Choose | Browse | Speak

_LETTERS: dict[str, Any] = {  # Any: classes that take different values
    "r": Read,
    "c": Context,
    "b": Back,
    "h": Rate,
    "a": Ask,
    "w": Choose,
    "p": Browse,
    "l": Speak,
}
_NAMES = {kind: letter for letter, kind in _LETTERS.items()}
_NUMBER = re.compile(r"[0-9]{1,18}")
_WORD = re.compile(r"[0-9a-z]{1,16}")


def encode(action: Action) -> str:
    """The action in at most 64 ASCII characters.

    >>> encode(Read(turn=7, passage=3))
    'r:7:3'
    """
    values = [str(getattr(action, name)) for name in action.__match_args__]
    return ":".join([_NAMES[type(action)], *values])


def decode(data: str) -> Action | None:
    """The action that was encoded so; None for any other text.

    >>> decode("r:7:3"), decode("r:7:-3"), decode("l:ru")
    (Read(turn=7, passage=3), None, Speak(language='ru'))
    """
    letter, *values = data.split(":")
    kind = _LETTERS.get(letter)
    if kind is None or len(values) != len(kind.__match_args__):
        return None
    pattern, read = (_WORD, str) if kind in (Choose, Speak) else (_NUMBER, int)
    if not all(map(pattern.fullmatch, values)):
        return None
    action: Action = kind(*map(read, values))
    return action
