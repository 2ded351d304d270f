"""A conversation without Telegram: for a person at a terminal, and for a pipe.

In a pipe it is one question a line, and replies in plain text. `/why` is a command of the terminal
alone: it shows how the last answer was found.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answer import Answer, SmallTalk, Talk
from bot.app import App, CurrentApp
from bot.commands import Command
from bot.hosting.host import Host
from bot.hosting.memory import RamMemory
from bot.hosting.visit import Pressed, Reply
from bot.model import Message, Visitor
from bot.rendering import plain, words
from bot.rendering.keyboard import Button, Keyboard

WHY = Command("why", words.WHY_DESCRIPTION)

_HERE = Visitor()


class Conversation:
    """Keeps the last reply for /why, and the buttons under it, which are chosen by number."""

    def __init__(self, app: App) -> None:
        self.last: Reply | None = None
        self.choices: Sequence[Button] = ()
        self._memory = RamMemory()
        self._host = Host(CurrentApp(app), self._memory)
        self._turns = 0

    async def ask(self, line: str) -> Reply:
        """The reply to a line, which becomes the last one."""
        self._turns += 1
        reply = await self._host.receive(Message(line, _HERE), self._turns)
        assert reply is not None, "everybody is allowed here"
        return self._shown(reply)

    def choice(self, line: str) -> Button | None:
        """The button of that number, if there is one."""
        number = int(line) if is_number(line) else 0
        return self.choices[number - 1] if 0 < number <= len(self.choices) else None

    async def press(self, button: Button) -> Pressed:
        """What the button does; what answers a question becomes the last reply."""
        self._turns += 1
        pressed = await self._host.press(button.action, _HERE, self._turns)
        reply = pressed.reply
        if reply is not None and (reply.turn is not None or reply.offers):
            self._shown(reply)
        elif reply is not None:  # a page was turned: /why still means the answer
            self.choices = _choices(reply.keyboard)
        elif pressed.keyboard is not None:
            self.choices = _choices(pressed.keyboard)
        return pressed

    def _shown(self, reply: Reply) -> Reply:
        self._memory.keep(self._turns, _HERE.chat, _HERE.sender, reply.turn, reply.offers)
        self.choices = _choices(reply.keyboard)
        self.last = replace(reply, answer=_with_why(reply.answer))
        return self.last


def is_why(line: str) -> bool:
    """Whether a line asks how the last answer was found, in capitals as other commands may be."""
    return line.lower() == f"/{WHY.name}"


def is_number(line: str) -> bool:
    """Whether a line means a choice rather than a question."""
    return line.isdecimal() and len(line) < 3


def _choices(keyboard: Keyboard) -> Sequence[Button]:
    """The buttons that make sense at a terminal: it has a clipboard of its own."""
    return [button for row in keyboard for button in row if button.copy is None]


def _with_why(answer: Answer) -> Answer:
    if isinstance(answer, SmallTalk) and answer.kind is Talk.HELP:
        return replace(answer, commands=(*answer.commands, WHY))
    return answer


def replies(lines: Iterable[str], ask: Callable[[str], Reply]) -> Iterator[str]:
    """A reply in plain text to each line that is not blank, as soon as it is read."""
    last: Reply | None = None
    for line in lines:
        question = line.strip()
        if is_why(question):
            from bot.rendering import why  # draws with Rich, which only this needs

            yield why.as_text(last.answer if last else None)
        elif question:
            last = ask(question)
            yield plain.render(last.answer, last.reader)
