"""Golden questions: what a reader may count on, kind by kind.

About the bundled article, and about eight other reports, each in a library of its own.
"""

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
LEAST_OF_OTHERS = {
    "factoid": 0.85,
    "noisy": 0.8,
    "by-source": 0.94,
    "conflict": 0.65,
    "about": 1.0,
    "off-topic": 0.96,
    "near-miss": 0.95,
    "cross-lingual": 0.75,
    "paraphrase": 0.3,
}
REPORTS = sorted((ROOT / "tests/data/reports").iterdir())


@pytest.fixture(scope="module")
def wrong() -> dict[str, list[list[str]]]:
    """For each kind, what is wrong with each answer about the bundled article."""
    by_kind: dict[str, list[list[str]]] = defaultdict(list)
    _ask(ROOT / "corpus", ROOT / "tests/data/golden.jsonl", by_kind)
    return by_kind


@pytest.fixture(scope="module")
def wrong_of_others() -> dict[str, list[list[str]]]:
    """For each kind, what is wrong with each answer about other reports."""
    by_kind: dict[str, list[list[str]]] = defaultdict(list)
    for report in REPORTS:
        _ask(report, report / "questions.jsonl", by_kind)
    return by_kind


def _ask(corpus: Path, questions: Path, by_kind: dict[str, list[list[str]]]) -> None:
    lines = questions.read_text(encoding="utf-8").splitlines()
    goldens: list[Golden] = [json.loads(line) for line in lines]
    found = asyncio.run(ask_all(open_app(corpus).assistant, goldens))
    for golden, problems in zip(goldens, found, strict=True):
        by_kind[golden["kind"]].append(problems)


@pytest.mark.parametrize("kind", LEAST)
def test_golden_questions_are_answered_rightly(
    kind: str, wrong: dict[str, list[list[str]]]
) -> None:
    answers = wrong[kind]

    assert sum(not problems for problems in answers) >= LEAST[kind] * len(answers), answers


@pytest.mark.parametrize("kind", LEAST_OF_OTHERS)
def test_questions_about_other_reports_are_answered_as_rightly_as_they_were(
    kind: str, wrong_of_others: dict[str, list[list[str]]]
) -> None:
    answers = wrong_of_others[kind]

    assert sum(not problems for problems in answers) >= LEAST_OF_OTHERS[kind] * len(answers)


def test_every_kind_of_the_files_has_its_least(
    wrong: dict[str, list[list[str]]], wrong_of_others: dict[str, list[list[str]]]
) -> None:
    assert set(wrong) == set(LEAST)
    assert set(wrong_of_others) == set(LEAST_OF_OTHERS)
