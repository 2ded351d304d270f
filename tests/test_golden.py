"""Golden questions about the bundled article: what a reader may count on, kind by kind."""

import asyncio
import json
from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks.golden import Golden, ask_all
from bot.app import open_app

ROOT = Path(__file__).parents[1]
LEAST = {  # the share that must be right; the rest is known and reported by benchmarks/golden.py
    "factoid": 0.98,
    "noisy": 0.97,
    "by-source": 0.96,
    "conflict": 0.9,
    "about": 1.0,
    "smalltalk": 1.0,
    "off-topic": 0.97,
    "near-miss": 0.95,
    "cross-lingual": 0.95,
    "paraphrase": 0.8,
}


@pytest.fixture(scope="module")
def wrong() -> dict[str, list[list[str]]]:
    """For each kind, what is wrong with each answer."""
    lines = (ROOT / "tests/data/golden.jsonl").read_text(encoding="utf-8").splitlines()
    goldens: list[Golden] = [json.loads(line) for line in lines]
    found = asyncio.run(ask_all(open_app(ROOT / "corpus").assistant, goldens))
    by_kind = defaultdict(list)
    for golden, problems in zip(goldens, found, strict=True):
        by_kind[golden["kind"]].append(problems)
    return by_kind


@pytest.mark.parametrize("kind", LEAST)
def test_golden_questions_are_answered_rightly(
    kind: str, wrong: dict[str, list[list[str]]]
) -> None:
    answers = wrong[kind]

    assert sum(not problems for problems in answers) >= LEAST[kind] * len(answers), answers


def test_every_kind_of_the_file_has_its_least(wrong: dict[str, list[list[str]]]) -> None:
    assert set(wrong) == set(LEAST)
