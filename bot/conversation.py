"""Questions in a row, each of which may lean on the one before; and the shell for a pipe.

In a pipe it is one question a line and plain text, without control codes. `/why` is the one command
of the terminal's own: it shows how the last answer was found.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.answer import Answer, Turn
from bot.assistant import Assistant, remember
from bot.commands import Command
from bot.model import Message
from bot.rendering import plain, words

WHY = Command("why", words.WHY_DESCRIPTION)


@dataclass
class Conversation:
    """Remembers the last turn for follow-ups, and the last answer for /why."""

    assistant: Assistant
    previous: Turn | None = None
    answer: Answer | None = None

    async def ask(self, line: str) -> Answer:
        """The answer to a line, which becomes the last one."""
        answer = await self.assistant.respond(Message(text=line), self.previous)
        self.previous = remember(line, answer, self.previous) or self.previous
        self.answer = answer
        return answer


def replies(lines: Iterable[str], ask: Callable[[str], Answer]) -> Iterator[str]:
    """A reply in plain text to each line that is not blank, as soon as it is read."""
    last: Answer | None = None
    for line in lines:
        question = line.strip()
        if question == f"/{WHY.name}":
            from bot.rendering import why  # draws with Rich, which only this needs

            yield why.as_text(last)
        elif question:
            last = ask(question)
            yield plain.render(last)
