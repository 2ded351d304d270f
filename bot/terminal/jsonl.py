"""The pipe for programs: a JSON object with a question a line in, one with the answer a line out.

Every line gets exactly one line back, in order, whatever it holds; so the two files stay aligned.
Questions are independent: none leans on the line before.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NoReturn

from bot.answer import Answer
from bot.rendering import as_json

_NO_OBJECT = 'This line is no JSON object. Write one a line, such as {"id": 1, "question": "Who?"}.'
_NO_QUESTION = 'This object has no "question" that is a text.'


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what the asker calls it."""

    question: str
    id: object = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A line without a question, and why."""

    error: str
    id: object = None


def answer_lines(lines: Iterable[str], answer_to: Callable[[str], Answer]) -> Iterator[str]:
    """One line of JSON for each line, as soon as it is read."""
    for line in lines:
        match parse_line(line):
            case Asked(question=question, id=id):
                answer = answer_to(question)
                yield as_json.dumps(as_json.render(answer, question, id))
            case Refused(error=error, id=id):
                yield as_json.dumps({"id": id, "error": error})


def parse_line(line: str) -> Asked | Refused:
    """What the line asks, or why it asks nothing."""
    try:
        value = json.loads(line, parse_constant=_refuse)
        id = value.get("id") if isinstance(value, dict) else None
        json.dumps(id, allow_nan=False)  # 1e999 is read as infinity, and could not be given back
    except (ValueError, RecursionError):
        return Refused(_NO_OBJECT)
    if not isinstance(value, dict):
        return Refused(_NO_OBJECT)
    question = value.get("question")
    return Asked(question, id) if isinstance(question, str) else Refused(_NO_QUESTION, id)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")
