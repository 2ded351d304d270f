"""The one table of commands: handlers, Telegram's menu, `/help` and the REPL are made from it."""

from dataclasses import dataclass

from bot.locales import N_


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is typed after "/", what it takes, and what it does in a few words."""

    name: str
    description: str
    argument: str = ""
    several: bool = False  # of use only where there are several articles
    admin: bool = False  # for those who look after the bot

    @property
    def usage(self) -> str:
        return f"/{self.name} {self.argument}".strip()


COMMANDS = (
    Command("start", N_("Say hello")),
    Command("help", N_("What I can do")),
    Command("ask", N_("Ask the article a question"), N_("QUESTION")),
    Command("about", N_("What the article is about"), N_("[TITLE]")),
    Command("sources", N_("Whom the article credits"), N_("[TITLE]")),
    Command("passage", N_("Read a passage"), N_("NUMBER")),
)


def commands_for(several: bool, admin: bool = False) -> tuple[Command, ...]:
    """The commands worth showing, in their order."""
    return tuple(
        command
        for command in COMMANDS
        if (several or not command.several) and (admin or not command.admin)
    )
