"""Ask the bot a file of golden questions and say how many of each kind it answers rightly.

    python -m benchmarks.golden QUESTIONS.jsonl [--corpus DIR] [--rules]

One JSON object a line: `id`, `question`, `kind`, `expect` (answer, about, abstain, smalltalk),
`passages` (numbers a right answer may quote), `quote_any` and `quote_all` (what the answer must
hold), `sources` (whom it must credit); only the first four must be there. `after` has the messages
of a conversation that came before. Exit code 1 when a question was answered wrongly.

With `--rules` every rule of silence is left out in turn, and it is said what that loses and wins.
"""

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rich.console import Console
from rich.table import Table

from bot.answer import Answer, Turn, kind_of, quotes_of
from bot.answer_kinds import Kind
from bot.app import open_app
from bot.assistant import Assistant
from bot.attribution import names_of
from bot.dialogue import leant_on, remember
from bot.model import Message
from bot.rendering.plain import render
from bot.unanswered.silence import FORMS, FORMS_IN_SHORT

Golden = Mapping[str, Any]  # Any: a line of JSON

_KINDS = {
    "answer": {Kind.FOUND},
    "about": {Kind.ABOUT},
    "abstain": {Kind.NOT_FOUND, Kind.NOTICE},
    "smalltalk": {Kind.SMALL_TALK},
}


def problems(golden: Golden, answer: Answer) -> Iterator[str]:
    """What is wrong with the answer, nothing for a right one."""
    kind = kind_of(answer)
    if kind not in _KINDS[golden["expect"]]:
        yield f"{kind} instead of {golden['expect']}"
    elif golden["expect"] in ("answer", "about"):
        yield from _wrong_words(golden, answer)


def _wrong_words(golden: Golden, answer: Answer) -> Iterator[str]:
    quotes = quotes_of(answer)
    said = "\n".join([*(quote.text for quote in quotes), render(answer)])
    credited = [name for quote in quotes for source in quote.sources for name in names_of(source)]
    numbers = {quote.passage.number for quote in quotes}
    any_of, all_of = golden.get("quote_any"), golden.get("quote_all", ())
    passages, sources = golden.get("passages"), golden.get("sources", ())
    if any_of and not any(words in said for words in any_of):
        yield f"none of {any_of}"
    yield from (f"no {words!r}" for words in all_of if words not in said)
    if passages and not numbers.intersection(passages):
        yield f"passages {sorted(numbers)} instead of {passages}"
    for source in sources:
        if not any(source in name or name in source for name in credited):
            yield f"{source} not credited, only {credited}"


async def ask_all(assistant: Assistant, goldens: list[Golden]) -> list[list[str]]:
    """What is wrong with the answer to each question, each in a conversation of its own."""
    answers = [await _answer(assistant, golden) for golden in goldens]
    return [list(problems(golden, answer)) for golden, answer in zip(goldens, answers, strict=True)]


async def _answer(assistant: Assistant, golden: Golden) -> Answer:
    turns: list[Turn] = []
    for text in golden.get("after", ()):
        previous = leant_on(text, turns)
        answer = await assistant.respond(Message(text), previous)
        if turn := remember(text, answer, previous):
            turns.insert(0, turn)
    question = golden["question"]
    return await assistant.respond(Message(question), leant_on(question, turns))


def report(console: Console, goldens: list[Golden], wrong: list[list[str]]) -> None:
    asked = Counter(golden["kind"] for golden in goldens)
    right = Counter(g["kind"] for g, found in zip(goldens, wrong, strict=True) if not found)
    table = Table("kind", "asked", "right", "%")
    for kind in asked:
        share = right[kind] / asked[kind]
        table.add_row(kind, str(asked[kind]), str(right[kind]), f"{share:.0%}")
    table.add_row(
        "all", str(asked.total()), str(right.total()), f"{right.total() / asked.total():.0%}"
    )
    console.print(table)
    for golden, found in zip(goldens, wrong, strict=True):
        if found:
            console.print(f"{golden['id']} {golden['kind']}: {golden['question']}", markup=False)
            console.print("    " + "; ".join(found), style="red", markup=False)


def report_rules(console: Console, goldens: list[Golden], corpus: Path) -> None:
    """What each rule of silence is worth: right answers lost and won without it."""
    wrong = asyncio.run(ask_all(open_app(corpus).assistant, goldens))
    table = Table("without", "lost", "won")
    for rules in (FORMS, FORMS_IN_SHORT):
        for rule in list(rules):
            with patch.dict(rules):
                del rules[rule]
                without = asyncio.run(ask_all(open_app(corpus).assistant, goldens))
            lost = sum(bool(now) > bool(before) for now, before in zip(without, wrong, strict=True))
            won = sum(bool(now) < bool(before) for now, before in zip(without, wrong, strict=True))
            table.add_row(rule.__name__, str(lost), str(won))
    console.print(table)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--rules", action="store_true", help="measure each rule of silence")
    options = parser.parse_args()
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    goldens: list[Golden] = [json.loads(line) for line in lines if line.strip()]
    if options.rules:
        report_rules(Console(), goldens, options.corpus)
        return 0
    wrong = asyncio.run(ask_all(open_app(options.corpus).assistant, goldens))
    report(Console(), goldens, wrong)
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    sys.exit(main())
