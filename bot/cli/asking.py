"""`repl` and `ask`: questions at a terminal and from a pipe, without Telegram."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.answer import Answer
from bot.configuration.environment import corpus_folder
from bot.model import Message

if TYPE_CHECKING:
    from bot.app import App

Corpus = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="The folder with the articles; else CORPUS_DIR, else corpus."),
]


def repl(corpus: Corpus = None) -> None:
    """Ask in the terminal; in a pipe, answer one question a line."""
    end_with_the_reader()
    opened = _open_app(corpus or corpus_folder())
    if sys.stdin.isatty() and sys.stdout.isatty():
        from bot.terminal.repl import talk

        asyncio.run(talk(opened))
    else:
        _answer_pipe(opened)


def _answer_pipe(app: "App") -> None:
    from bot.terminal.conversation import Conversation, replies

    conversation = Conversation(app)
    with asyncio.Runner() as runner:
        for reply in replies(sys.stdin, lambda line: runner.run(conversation.ask(line))):
            print(reply, end="\n\n", flush=True)


def ask(
    question: Annotated[list[str] | None, typer.Argument(metavar="QUESTION")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    as_jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help='Read a {"question", "id"} a line, write an object a line.'),
    ] = False,
    corpus: Corpus = None,
) -> None:
    """Answer one question, or with --jsonl many from a pipe."""
    if bool(question) == as_jsonl:
        raise typer.BadParameter("Give a question, or --jsonl and questions on standard input.")
    end_with_the_reader()
    with _open(corpus or corpus_folder()) as answer_to:
        if as_jsonl:
            _answer_lines(answer_to)
        else:
            _answer(" ".join(question or ()), answer_to, as_json)


def _answer(question: str, answer_to: Callable[[str], Answer], as_json: bool) -> None:
    from bot.rendering import as_json as objects
    from bot.rendering import plain

    answer = answer_to(question)
    if as_json:
        print(objects.dumps(objects.render(answer, question)))
    else:
        print(plain.render(answer))


def _answer_lines(answer_to: Callable[[str], Answer]) -> None:
    from bot.terminal.jsonl import answer_lines

    for line in answer_lines(sys.stdin, answer_to):
        print(line, flush=True)


@contextmanager
def _open(corpus: Path) -> Iterator[Callable[[str], Answer]]:
    """What answers questions about the articles of that folder, each by itself."""
    assistant = _open_app(corpus).assistant
    with asyncio.Runner() as runner:
        yield lambda question: runner.run(assistant.respond(Message(text=question)))


def _open_app(corpus: Path) -> "App":
    from bot.app import open_app
    from bot.terminal.progress import waiting_shown

    with waiting_shown() as progress:
        return open_app(corpus, progress)


def end_with_the_reader() -> None:
    """End silently when the reader of the output is gone (`| head -1`), as other programs do.

    Not for the bot itself, whose sockets close all the time.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
