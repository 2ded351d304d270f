"""Two newspaper articles, asked for what their sources say and where these differ."""

import json
from typing import Any

import pytest

from bot.answer import Found, quotes_of
from bot.app import open_app
from bot.assistant import Assistant
from tests.asked import ask
from tests.repository import DATA

QUESTIONS = [json.loads(line) for line in (DATA / "press.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return open_app(DATA / "press").assistant


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked["question"])
def test_the_press_is_quoted_with_its_sources(assistant: Assistant, asked: dict[str, Any]) -> None:
    answer = ask(assistant, asked["question"])

    said = " ".join(quote.text for quote in quotes_of(answer))
    credited = " ".join(source.name for quote in quotes_of(answer) for source in quote.sources)
    assert isinstance(answer, Found) is (asked["expect"] == "answer")
    assert [words for words in asked["quote_all"] if words not in said] == []
    assert [name for name in asked["sources"] if name not in credited] == []
