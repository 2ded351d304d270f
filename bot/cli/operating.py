"""The operator's commands `check`, `stats`, `dead` and `backup`. All work beside a running bot."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.asking import end_with_the_reader
from bot.configuration.environment import database_path
from bot.plurals import counted

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_LISTED = 1000
MOST_ID = 2**63 - 1  # SQLite's largest integer

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Ids = Annotated[
    list[int] | None,
    typer.Argument(
        metavar="ID...", help="As `article-bot dead list` shows them.", min=1, max=MOST_ID
    ),
]
All = Annotated[bool, typer.Option("--all", help="All dead updates.")]

dead = typer.Typer(help="Updates that could not be answered.", no_args_is_help=True)


def check(
    live: Annotated[
        bool,
        typer.Option("--live", help="Only ask whether the bot is alive, for a health check."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Check settings, articles, database, token and webhook. Exit code 1 when something is bad."""
    from bot.checks.findings import is_sound, to_json

    if live:
        from bot.checks.liveness import is_alive

        findings = [is_alive()]
    else:
        from bot.checks import everything

        findings = everything.check()
    if as_json:
        print(to_json(findings))
    elif live:
        print(*(finding.line for finding in findings))
    else:
        from bot.rendering.findings import render

        _print(render(findings))
    if not is_sound(findings):
        raise typer.Exit(1)


def stats(
    days: Annotated[
        int, typer.Option(min=1, max=3660, metavar="N", help="The last N days, today among them.")
    ] = 30,
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a line of CSV a day.")] = False,
) -> None:
    """Show what was asked, what was answered, and what is waiting."""
    from bot.rendering import dashboard
    from bot.storage.statistics import read_statistics

    if as_json and as_csv:
        raise typer.BadParameter("Say --json or --csv, not both.")
    end_with_the_reader()
    statistics = read_statistics(database_path(), days, time.time())
    if as_json:
        print(dashboard.to_json(statistics))
    elif as_csv:
        print(dashboard.to_csv(statistics), end="")
    else:
        _print(dashboard.render(statistics))


@dead.command("list")
def dead_list(as_json: Json = False) -> None:
    """List them: when they came, what they were, why they died."""
    from bot.rendering import dead_updates
    from bot.storage.dead_updates import list_dead

    end_with_the_reader()
    updates = list_dead(database_path(), MOST_LISTED)
    if as_json:
        print(dead_updates.to_json(updates))
    else:
        _print(dead_updates.render(updates))


@dead.command("retry")
def dead_retry(ids: Ids = None, every: All = False) -> None:
    """Have them answered after all.

    A running bot begins within some seconds, another when it is started.
    """
    from bot.storage.dead_updates import retry
    from bot.storage.heartbeat import is_running

    path = database_path()
    asked = _asked_for(path, ids, every)
    done = retry(path, asked)
    when = "within seconds" if is_running(path) else "when the bot is started"
    _say(asked, done, f"will be tried again {when}")
    _complain(asked, done, "cannot be tried again: it is not dead, or was forgotten")


@dead.command("drop")
def dead_drop(ids: Ids = None, every: All = False) -> None:
    """Remove them for good, with what was written in them."""
    from bot.storage.dead_updates import drop

    path = database_path()
    asked = _asked_for(path, ids, every)
    done = drop(path, asked)
    _say(asked, done, "removed")
    _complain(asked, done, "was not removed: it is not dead, or its apology is still on its way")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy is to stand.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file of that name.")] = False,
) -> None:
    """Copy the database, while the bot runs, and check the copy.

    To restore: stop the bot, put the copy in the database's place, remove the files beside it that
    end in -wal and -shm, and start the bot.
    """
    from bot.storage.backup import back_up
    from bot.terminal.progress import bar

    with bar("copying") as progress:
        size = back_up(database_path(), file, force, progress)
    print(f"{file}: {size / 1e6:,.1f} MB, complete and checked.")


def _asked_for(path: Path, ids: list[int] | None, every: bool) -> list[int]:
    from bot.storage.dead_updates import all_dead

    if bool(ids) == every:
        raise typer.BadParameter("Name the updates (article-bot dead list), or say --all.")
    return all_dead(path) if every else sorted(set(ids or ()))


def _complain(asked: list[int], done: list[int], why: str) -> None:
    """Name what was asked for and not done, and leave with exit code 2."""
    left = sorted({*asked} - {*done})
    for id_ in left:
        typer.echo(f"Update {id_} {why}.", err=True)
    if left:
        raise typer.Exit(2)


def _say(asked: list[int], done: list[int], what: str) -> None:
    if not asked:  # --all of none
        print("No update is dead, so there was nothing to do.")
    elif done:
        print(f"{counted(len(done), 'update')} {what}.")


def _print(what: "RenderableType") -> None:
    from rich.console import Console

    Console(highlight=False).print(what)
