"""The command line: each command opens what it needs, and nothing else.

A question should be answered at once, so heavy imports (the libraries of the terminal, of Telegram,
of the settings) are left to the commands that need them.
"""

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from bot.cli import asking, importing, measuring, operating, serving

_HELP = """Ask an article a question. The answer is in the article's own words.

\b
Try:  article-bot repl
      article-bot ask "Who wrote that?"
"""

_EXIT_CODES = """\b
Exit codes:
    0  answered; "the article does not say" is an answer, too
    1  a fault of this program; of `check`, something does not work
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


app.command()(serving.run)
app.command()(asking.repl)
app.command()(asking.ask)
app.command("eval")(measuring.evaluate)
app.command()(importing.add)
app.command()(operating.check)
app.command()(operating.stats)
app.add_typer(operating.dead, name="dead")
app.command()(operating.backup)


def _speak_utf8() -> None:
    """UTF-8 in any locale. What is no UTF-8 is replaced coming in, and escaped going out."""
    for stream, encoding, errors in (
        (sys.stdin, "utf-8-sig", "replace"),
        (sys.stdout, "utf-8", "backslashreplace"),
        (sys.stderr, "utf-8", "backslashreplace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors=errors)
