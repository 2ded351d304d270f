"""Messages to an assistant, its answers, and the turns that they leave."""

import asyncio

from bot.answer import Answer, Turn
from bot.assistant import Assistant
from bot.dialogue import remember
from bot.model import Message


def ask(assistant: Assistant, text: str, previous: Turn | None = None) -> Answer:
    return asyncio.run(assistant.respond(Message(text), previous))


def turn_after(assistant: Assistant, *texts: str) -> Turn:
    """The turn that is left when these were sent one after the other."""
    turn: Turn | None = None
    for text in texts:
        turn = remember(text, ask(assistant, text, turn), turn) or turn
    assert turn is not None
    return turn
