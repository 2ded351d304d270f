"""The table of commands, for the shells, Telegram's menu and `/help`."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.locales import N_


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is typed after "/", what it takes, and what it does in a few words.

    Where there are several articles `of_several` says what it does, if that differs.
    """

    name: str
    description: str
    argument: str = ""
    of_several: str = ""
    several: bool = False  # of use only where there are several articles
    admin: bool = False  # for those who look after the bot
    personal: bool = False  # takes a host, who knows who asks

    @property
    def usage(self) -> str:
        return f"/{self.name} {self.argument}".strip()


_TITLE = N_("[TITLE]")  # of the article that is meant, which one alone need not be told

COMMANDS = (
    Command("start", N_("Say hello")),
    Command("help", N_("What I can do")),
    Command(
        "ask", N_("Ask the article a question"), N_("QUESTION"), N_("Ask the articles a question")
    ),
    Command("about", N_("What the article is about"), _TITLE, N_("What an article is about")),
    Command("sources", N_("Whom the article credits"), _TITLE, N_("Whom an article credits")),
    Command("passage", N_("Read a passage"), N_("NUMBER")),
    Command("articles", N_("Choose an article"), _TITLE, several=True, personal=True),
    Command("language", N_("Choose my language"), personal=True),
    Command("history", N_("Your last questions"), personal=True),
    Command("privacy", N_("What I keep, and for how long"), personal=True),
    Command("forget", N_("Delete what I keep about you"), personal=True),
    Command("stats", N_("How the bot is used"), admin=True, personal=True),
    Command("reload", N_("Read the articles again"), admin=True, personal=True),
)


def commands_for(several: bool, admin: bool = False) -> tuple[Command, ...]:
    """The commands worth showing, in their order and as they are explained there."""
    shown = [
        command
        for command in COMMANDS
        if (several or not command.several) and (admin or not command.admin)
    ]
    if several:
        return tuple(replace(one, description=one.of_several or one.description) for one in shown)
    return tuple(replace(one, argument=one.argument.replace(_TITLE, "")) for one in shown)


def split_command(text: str) -> tuple[str, str]:
    """A command's name in lower case and what follows it; no name for any other text.

    >>> split_command("/Passage  5 "), split_command("Who?")
    (('passage', '5'), ('', 'Who?'))
    """
    if not text.startswith("/"):
        return "", text
    words = text[1:].split(maxsplit=1)
    name = words[0].lower() if words else ""
    return name, words[1].strip() if len(words) > 1 else ""


def nearest(name: str, commands: Sequence[Command]) -> str:
    """How the command is used that was probably meant, begun or mistyped; /help when none is near.

    A name of the table that is not among `commands` was not mistyped, so that none is near to it.
    """
    usages = {command.name: command.usage for command in commands}
    if name in {command.name for command in COMMANDS} - {*usages}:
        return "/help"
    begun = [known for known in usages if name and known.startswith(name)]
    near = begun or difflib.get_close_matches(name, usages, n=1)
    return usages[near[0]] if near else "/help"
