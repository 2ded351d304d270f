"""The buttons under a reply, as values. A shell makes its own kind of buttons of them."""

from dataclasses import dataclass

from bot.actions import Action


@dataclass(frozen=True, slots=True)
class Button:
    """A label and the one thing that pressing it does."""

    label: str
    action: Action | None = None  # goes to the host
    url: str | None = None  # is opened
    copy: str | None = None  # goes to the clipboard; at most 256 characters


Keyboard = tuple[tuple[Button, ...], ...]  # rows
