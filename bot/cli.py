"""The command line: each command opens what it needs, and nothing else.

A question asked here should be answered by the time the key is let go, so what is heavy (the
libraries of the terminal, of Telegram, of the settings) is imported by the command that uses it.
"""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.answer import Answer
from bot.environment import corpus_folder
from bot.model import Message

if TYPE_CHECKING:
    from bot.assistant import Assistant

_HELP = """Ask an article a question. The answer is in the article's own words.

\b
Try:  article-bot repl
      article-bot ask "Who wrote that?"
"""

_EXIT_CODES = """\b
Exit codes:
    0  answered; "the article does not say" is an answer, too
    1  a fault of this program
    2  something has to be mended first, and the message says what
  130  interrupted by Ctrl-C
"""

app = typer.Typer(
    help=_HELP,
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help, readable in a pipe and without the price of Rich
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Corpus = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="The folder with the articles; else CORPUS_DIR, else corpus."),
]


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"article-bot {version('article-bot')}")
        raise typer.Exit


@app.callback()
def prepare(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, help="Show the version and leave."),
    ] = False,
) -> None:
    _speak_utf8()


@app.command()
def run() -> None:
    """Answer in Telegram until stopped.

    The settings come from the environment and .env; .env.example lists them.
    """
    from bot.settings import load_settings
    from bot.telegram import runner

    runner.start(load_settings())


@app.command()
def repl(corpus: Corpus = None) -> None:
    """Ask in the terminal. Into a pipe it answers one question a line."""
    from bot.app import open_app

    _end_with_the_reader()
    opened = open_app(corpus or corpus_folder())
    if sys.stdin.isatty() and sys.stdout.isatty():
        from bot.repl import talk

        asyncio.run(talk(opened))
    else:
        _answer_pipe(opened.assistant)


def _answer_pipe(assistant: "Assistant") -> None:
    from bot.conversation import Conversation, replies

    conversation = Conversation(assistant)
    with asyncio.Runner() as runner:
        for reply in replies(sys.stdin, lambda line: runner.run(conversation.ask(line))):
            print(reply, end="\n\n", flush=True)


@app.command()
def ask(
    question: Annotated[list[str] | None, typer.Argument(metavar="QUESTION")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    as_jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help='Read a {"question", "id"} a line, write an object a line.'),
    ] = False,
    corpus: Corpus = None,
) -> None:
    """Answer one question, or many from a pipe."""
    if bool(question) == as_jsonl:
        raise typer.BadParameter("Give a question, or --jsonl and questions on standard input.")
    _end_with_the_reader()
    with _open(corpus or corpus_folder()) as answer_to:
        if as_jsonl:
            _answer_lines(answer_to)
        else:
            _answer(" ".join(question or ()), answer_to, as_json)


def _answer(question: str, answer_to: Callable[[str], Answer], as_json: bool) -> None:
    from bot.assistant import turn_of
    from bot.rendering import as_json as objects
    from bot.rendering import plain

    answer = answer_to(question)
    if as_json:
        print(objects.dumps(objects.render(answer, turn_of(question, answer))))
    else:
        print(plain.render(answer))


def _answer_lines(answer_to: Callable[[str], Answer]) -> None:
    from bot.jsonl import answer_lines

    for line in answer_lines(sys.stdin, answer_to):
        print(line, flush=True)


@app.command("eval")
def evaluate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, a list of objects.")] = False,
    variant: Annotated[
        Literal["typo", "lower"] | None,
        typer.Option(help="Ask with a typing error each, or in lower case."),
    ] = None,
    pooled: Annotated[
        bool, typer.Option("--pooled", help="Ask all articles of a file at once.")
    ] = False,
) -> None:
    """Measure the answers on files of questions in the form of SQuAD."""
    import json

    from rich.console import Console
    from rich.progress import Progress

    from bot import evaluation
    from bot.question_sets import Variant
    from bot.rendering import measures

    notes = Console(stderr=True)
    with Progress(console=notes, transient=True, disable=not notes.is_terminal) as progress:
        task = progress.add_task("asking")
        kind = None if variant is None else Variant(variant)
        work = evaluation.evaluate(
            files,
            kind,
            pooled,
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
        evaluations = asyncio.run(work)
    if as_json:
        print(json.dumps(evaluation.to_json(evaluations)))
    else:
        Console().print(measures.render(evaluations))


@contextmanager
def _open(corpus: Path) -> Iterator[Callable[[str], Answer]]:
    """What answers questions about the articles of that folder, each by itself."""
    from bot.app import open_app

    assistant = open_app(corpus).assistant
    with asyncio.Runner() as runner:
        yield lambda question: runner.run(assistant.respond(Message(text=question)))


def _end_with_the_reader() -> None:
    """When whoever reads the output leaves (`| head -1`), end as other programs do: without a word.

    Not for the bot itself, whose sockets close all the time.
    """
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def _speak_utf8() -> None:
    """UTF-8 in any locale. What is no UTF-8 is replaced coming in, and escaped going out."""
    for stream, encoding, errors in (
        (sys.stdin, "utf-8-sig", "replace"),
        (sys.stdout, "utf-8", "backslashreplace"),
        (sys.stderr, "utf-8", "backslashreplace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors=errors)
