"""The pipe for programs: a JSON object with a question a line in, one with the answer a line out.

Every line gets exactly one line back, in order, whatever it holds; so the two files stay aligned.
Questions are independent: none leans on the line before.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn

from bot.answer import Answer
from bot.rendering import as_json

_NO_OBJECT = 'This line is no JSON object. Write one a line, such as {"id": 1, "question": "Who?"}.'
_NO_QUESTION = 'This object has no "question" that is a text.'


def answer_lines(lines: Iterable[str], answer_to: Callable[[str], Answer]) -> Iterator[str]:
    """One line of JSON for each line, as soon as it is read."""
    for line in lines:
        yield as_json.dumps(_answered(line, answer_to))


def _answered(line: str, answer_to: Callable[[str], Answer]) -> as_json.Record:
    """The answer to what the line asks, or why it asks nothing; under the id that it gives."""
    try:
        value = json.loads(line, parse_constant=_refuse)
        id = value.get("id") if isinstance(value, dict) else None
        json.dumps(id, allow_nan=False)  # 1e999 is read as infinity, and could not be given back
    except (ValueError, RecursionError):
        value = id = None
    if not isinstance(value, dict):
        return {"id": id, "error": _NO_OBJECT}
    question = value.get("question")
    if not isinstance(question, str):
        return {"id": id, "error": _NO_QUESTION}
    return as_json.render(answer_to(question), question, id)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")
