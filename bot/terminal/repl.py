"""The shell at a terminal: lines are edited with prompt_toolkit, replies printed with Rich.

Keys are those of every shell: arrows for the history, Tab to complete, Ctrl-C to clear the line,
Ctrl-D to leave. What is not a person at a terminal is served by `conversation.replies`.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.styles import Style
from rich.console import Console, Group, RenderableType
from rich.text import Text

from bot.app import App
from bot.commands import Command, commands_for
from bot.configuration.environment import state_folder
from bot.model import Library
from bot.rendering import terminal, why, words
from bot.terminal.completion import offers
from bot.terminal.conversation import WHY, Conversation, is_number, is_why
from bot.text.proper_names import names_in

PROMPT = "› "
_TITLES = 5  # listed on the first screen
_STYLE = Style.from_dict({"prompt": "ansicyan bold", "placeholder": "ansibrightblack"})


async def talk(app: App) -> None:
    """Talk with a person at a terminal until Ctrl-D."""
    console, conversation, session = Console(), Conversation(app), _session(app.library)
    show(console, welcome(app.library))
    while True:
        try:
            line = (await session.prompt_async()).strip()
        except EOFError:
            return
        if line.lower().removeprefix("/") in ("quit", "exit"):
            return
        if line:
            show(console, await reply_to(line, conversation))


async def reply_to(line: str, conversation: Conversation) -> RenderableType:
    """What is shown for a line: a command of the terminal, a choice by its number, a question."""
    if is_why(line):
        return why.render(conversation.last.answer if conversation.last else None)
    button = conversation.choice(line)
    if button is None and conversation.choices and is_number(line):
        return Text(_no_such_choice(len(conversation.choices), line))
    if button is None:
        reply = await conversation.ask(line)
        return Group(terminal.render(reply.answer, reply.reader), *_choices(conversation))
    if button.url is not None:
        return Text(button.url, style=f"{terminal.ACCENT} link {button.url}")
    pressed = await conversation.press(button)
    said = [Text(pressed.alert)] if pressed.alert else []
    shown = [terminal.render(pressed.reply.answer, pressed.reply.reader)] if pressed.reply else []
    return Group(*said, *shown, *_choices(conversation))


def _no_such_choice(number: int, typed: str) -> str:
    if number == 1:
        return words.NO_OTHER_CHOICE.format(typed)
    return words.NO_SUCH_CHOICE.format(number, typed)


def _choices(conversation: Conversation) -> list[RenderableType]:
    """The numbered buttons on a line."""
    labels = [button.label for button in conversation.choices]
    return ["", terminal.choices(labels)] if labels else []


def show(console: Console, what: RenderableType) -> None:
    """Print with a blank line around, no wider than is good to read."""
    console.print()
    console.print(what, width=min(console.width, terminal.WIDEST))
    console.print()


def welcome(library: Library) -> Group:
    """The first screen: what is asked about, what can be asked, which keys help."""
    shown = library.articles[:_TITLES]
    hidden = len(library.articles) - len(shown)
    return Group(
        *(terminal.heading(article) for article in shown),
        *([words.MORE.format(hidden)] if hidden else []),
        "",
        words.WELCOME if len(library.articles) == 1 else words.WELCOME_TO_MANY,
        Text(words.EXAMPLES),
        Text(words.KEYS, style="dim"),
    )


def _session(library: Library) -> PromptSession[str]:
    commands = (*commands_for(several=len(library.articles) > 1), WHY)
    names = {name for article in library.articles for name in names_in(article.text)}
    return PromptSession(
        FormattedText([("class:prompt", PROMPT)]),
        placeholder=FormattedText([("class:placeholder", words.PLACEHOLDER)]),
        style=_STYLE,
        history=_history(state_folder()),
        completer=_Completer(names, commands),
        complete_while_typing=Condition(lambda: get_app().current_buffer.text.startswith("/")),
        key_bindings=_keys(),
    )


def _history(folder: Path) -> History:
    """What was asked before, kept for its owner alone; for this time only if it cannot be kept."""
    path = folder / "history"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(path)


class _Completer(Completer):
    """prompt_toolkit's view of `completion.offers`."""

    def __init__(self, names: Iterable[str], commands: Sequence[Command]) -> None:
        self._names = tuple(names)
        self._commands = commands

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 (the library's signature)
    ) -> Iterable[Completion]:
        for offer in offers(document.text_before_cursor, self._names, self._commands):
            yield Completion(offer.text, -offer.replaces, display_meta=offer.remark)


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-c")
    def clear_the_line(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return keys
