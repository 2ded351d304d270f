"""The pipe for programs: every line gets one line back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, SmallTalk, Talk
from bot.terminal.jsonl import answer_lines
from tests.json_values import JSON


def thank(_question: str) -> Answer:
    return SmallTalk(Talk.THANKS)


@given(st.lists(st.text() | JSON.map(json.dumps)))
def test_whatever_a_line_holds_it_gets_one_object_back(lines: list[str]) -> None:
    written = list(answer_lines(lines, thank))

    assert len(written) == len(lines)
    assert all(len(line.splitlines()) == 1 for line in written)
    assert all(isinstance(json.loads(line), dict) for line in written)


@given(st.text(), st.none() | st.integers() | st.text() | st.lists(st.integers()))
def test_a_question_is_answered_under_its_own_id(question: str, id: object) -> None:
    (line,) = answer_lines([json.dumps({"question": question, "id": id})], thank)

    record = json.loads(line)
    assert (record["id"], record["question"]) == (id, question)
    assert record["kind"] == "small_talk"


@pytest.mark.parametrize(
    "line", ["", "\n", "Who?", "[]", '"Who?"', "{", "[" * 100_000, '{"id": NaN}', '{"id": 1e999}']
)
def test_a_line_that_is_no_object_is_refused(line: str) -> None:
    (written,) = answer_lines([line], thank)

    assert list(json.loads(written)) == ["id", "error"]
    assert json.loads(written)["id"] is None
    assert "no JSON object" in json.loads(written)["error"]


@pytest.mark.parametrize("line", ['{"id": 7}', '{"id": 7, "question": 5}'])
def test_an_object_without_a_question_is_refused_under_its_id(line: str) -> None:
    (written,) = answer_lines([line], thank)

    assert json.loads(written) == {
        "id": 7,
        "error": 'This object has no "question" that is a text.',
    }


def test_half_a_surrogate_pair_passes_through() -> None:
    line = '{"question": "who \\ud83d?"}'

    (written,) = answer_lines([line], thank)

    assert '"question": "who \\ud83d?"' in written


def test_a_line_is_answered_before_the_next_is_read() -> None:
    read = []

    def lines():
        for number in range(2):
            read.append(number)
            yield '{"question": "Who?"}'

    next(answer_lines(lines(), thank))

    assert read == [0]
