"""`eval`: how good the answers are, on files of questions."""

import asyncio
from pathlib import Path
from typing import Annotated, Literal

import typer


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
    """Measure the answers on files of questions.

    They have the form of SQuAD, packed by gzip or not. What is measured is finding and
    confidence; the rules of silence come after it, and leave a little more unanswered.
    """
    import json

    from rich.console import Console

    from bot import evaluation
    from bot.question_sets import Variant
    from bot.rendering import measures
    from bot.terminal.progress import bar

    kind = None if variant is None else Variant(variant)
    with bar("asking") as progress:
        evaluations = asyncio.run(evaluation.evaluate(files, kind, pooled, progress=progress))
    if as_json:
        print(json.dumps(evaluation.to_json(evaluations)))
    else:
        Console().print(measures.render(evaluations))
