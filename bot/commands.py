"""The one table of commands: handlers, Telegram's menu, `/help` and the REPL are made from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is typed after "/", what it takes, and what it does in a few words."""

    name: str
    description: str
    argument: str = ""

    @property
    def usage(self) -> str:
        return f"/{self.name} {self.argument}".strip()


COMMANDS = (
    Command("start", "Say hello"),
    Command("help", "What I can do"),
    Command("ask", "Ask the article a question", "QUESTION"),
    Command("about", "What the article is about", "[TITLE]"),
    Command("sources", "Whom the article credits", "[TITLE]"),
    Command("passage", "Read a passage", "NUMBER"),
)
