"""`add`: documents and web pages into the corpus."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.configuration.environment import corpus_folder
from bot.plurals import counted

if TYPE_CHECKING:
    from bot.importing.adding import Added

_PREVIEW = 160  # characters of the text
_FACTS = ("title", "publisher", "published", "language", "url")


def add(
    sources: Annotated[list[str], typer.Argument(metavar="FILE|URL...")],
    corpus: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where to write; else CORPUS_DIR, else corpus."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The title; for one document.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day, such as 2024-03-05.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="A code, such as en or pt-BR.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Where it stands; for one document.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, write nothing.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private addresses, too.")
    ] = False,
) -> None:
    """Turn documents and web pages into articles.

    Reads HTML, PDF, DOCX, EPUB, Markdown and text. What a document states of itself (title,
    publisher, day, language, address) is taken from it; the options stand over that. A running bot
    answers from a new article once it has reloaded.
    """
    from bot.errors import ArticleBotError
    from bot.importing.adding import Wishes
    from bot.importing.adding import add as add_document
    from bot.importing.page import Facts

    if len(sources) > 1 and (title or url):
        raise typer.BadParameter("--title and --url are for one document at a time.")
    stated = Facts(title, publisher, published, language, url)
    wishes = Wishes(corpus or corpus_folder(), stated, force, dry_run, allow_private)
    failed = 0
    for source in sources:
        try:
            print(_report(source, add_document(source, wishes), dry_run))
        except ArticleBotError as error:
            failed = error.exit_code
            print(f"{source}: {error}", file=sys.stderr)
    raise typer.Exit(failed)


def _report(source: str, added: "Added", dry_run: bool) -> str:
    """What was (or would be) written, as the bot will read it, and what is missing."""
    from bot.corpus.fields import A_DAY, odd_day
    from bot.rendering.blocks import shorten

    article, stated = added.article, added.facts
    lines = [f"{source} -> {added.path}{' (not written: --dry-run)' * dry_run}"]
    facts = {name: getattr(stated, name) for name in _FACTS}
    lines += [f"  {name:<10} {value or _unstated(name, added)}" for name, value in facts.items()]
    if stated.published and (odd := odd_day(stated.published)):
        lines.append(f"  {'day':<10} {odd}. {A_DAY}")
    passages = article.passages
    lines += [
        f"  {'text':<10} {counted(len(passages), 'passage')}, {len(article.text):,} characters"
        + (f". {added.hints['text']}" if "text" in added.hints else ""),
        f"  {'first':<10} {shorten(passages[0].text, _PREVIEW)}",
        f"  {'last':<10} {shorten(passages[-1].text, _PREVIEW)}",
    ]
    if missing := [name for name, value in facts.items() if not value]:
        options = ", ".join(f"--{name}" for name in missing)
        how = "add with" if dry_run else "write into the file, or add again with --force and"
        lines.append(f"  {'missing':<10} {how} {options}")
    return "\n".join(lines)


def _unstated(name: str, added: "Added") -> str:
    """What stands for a fact that the document does not state, and what may help to find it."""
    taken = f" (taken for {added.article.language!r})" if name == "language" else ""
    return " ".join(filter(None, ("-" + taken, added.hints.get(name))))
