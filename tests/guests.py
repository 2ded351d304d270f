"""Somebody who talks with a host, for the tests of what people get to see."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from bot.actions import Action
from bot.app import App, CurrentApp, open_app
from bot.hosting.host import Host
from bot.hosting.memory import RamMemory
from bot.hosting.visit import AdminCommands, Offered, Pressed, Reply, Rules
from bot.model import Message, Visitor
from bot.rendering import plain
from bot.rendering.keyboard import Button, Keyboard

T = TypeVar("T")

RAIN = """---
title: Rain in Lombardy
publisher: The Paper
url: https://example.org/rain
language: en
---
The flood killed 12 farmers in Lombardy, Reuters reported.

A bakery in Toledo sold bread to the mayor, Maria Lopez. \
A queue had formed outside the town hall before eight, though no council was to meet that day.

Nothing else happened in the valley on Monday.
"""
SNOW = """---
title: Snow in Norway
language: en
---
The blizzard closed 14 schools in Tromso, the Herald said.

Skiers from Bergen enjoyed the powder.
"""


def write(folder: Path, **articles: str) -> App:
    """The app over these articles, by name of file."""
    folder.mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return open_app(folder)


ANN = Visitor(7, 7, "en")


@dataclass
class Guest:
    """A person in a chat. What a shell does with replies is done here: the turn is filed."""

    current: CurrentApp
    rules: Rules = field(default_factory=Rules)
    visitor: Visitor = ANN
    admin_commands: AdminCommands = field(default_factory=dict)
    memory: RamMemory = field(default_factory=RamMemory)

    def __post_init__(self) -> None:
        self.host = Host(self.current, self.memory, self.rules, self.admin_commands)
        self.host.bot = "article_bot"
        self.numbers = count(1)
        self.id = 0  # of the last reply

    def beside(self, visitor: Visitor) -> "Guest":
        """Somebody else, who talks with the same host."""
        other = Guest(self.current, self.rules, visitor, self.admin_commands, self.memory)
        other.host, other.numbers = self.host, self.numbers
        return other

    def say(self, text: str, reply_to: int | None = None) -> Reply:
        """The reply, which is expected."""
        reply = self.try_saying(text, reply_to)
        assert reply is not None
        return reply

    def try_saying(self, text: str, reply_to: int | None = None) -> Reply | None:
        self.id = next(self.numbers)
        message = Message(text, self.visitor, reply_to)
        return self._file(run(self.host.receive(message, self.id)))

    def press(self, what: Action | Button | None) -> Pressed:
        action = what.action if isinstance(what, Button) else what
        id = next(self.numbers)
        pressed = run(self.host.press(action, self.visitor, id))
        if pressed.reply is not None and (pressed.reply.turn or pressed.reply.offers):
            self.id = id
            self._file(pressed.reply)
        return pressed

    def type(self, text: str, page: int = 0) -> Offered:
        return run(self.host.offer(text, self.visitor, page))

    def _file(self, reply: Reply | None) -> Reply | None:
        if reply is not None:
            chat, sender = self.visitor.chat, self.visitor.sender
            self.memory.keep(self.id, chat, sender, reply.turn, reply.offers)
        return reply


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(coroutine)


def text_of(reply: Reply | None) -> str:
    """What is shown, in plain text."""
    assert reply is not None
    return plain.render(reply.answer, reply.reader)


def labels(keyboard: Keyboard) -> list[list[str]]:
    return [[button.label for button in row] for row in keyboard]


def button(reply: Reply, label: str) -> Button:
    """The button of that label."""
    found = [one for row in reply.keyboard for one in row if one.label == label]
    assert found, f"no {label!r} among {labels(reply.keyboard)}"
    return found[0]
