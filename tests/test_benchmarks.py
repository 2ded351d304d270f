"""The benchmarks ask everybody the same, and say when something to compare with is missing."""

import gzip
import json
import sys
from collections.abc import Awaitable
from pathlib import Path

import pytest

from benchmarks import compare
from benchmarks.delivery import Bot, measure
from bot.evaluation import Outcome
from bot.model import Ranking
from bot.search import Search
from tests.measured import question_set


def test_a_peer_that_is_not_installed_is_named_and_the_others_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_passages: object, _language: str) -> compare.Search:
        raise ModuleNotFoundError(name="elsewhere")

    questions = tmp_path / "questions.json.gz"
    questions.write_bytes(question_set())
    naive = compare.PEERS["rank-bm25, naive"]
    monkeypatch.setattr(compare, "PEERS", {"Elsewhere": missing, "naive": naive})
    monkeypatch.setattr(sys, "argv", ["compare", str(questions)])

    compare.main()

    printed = capsys.readouterr().out.splitlines()
    assert printed[2].split(maxsplit=1) == [
        "Elsewhere",
        "not compared: elsewhere is missing (make bench)",
    ]
    assert [line.split()[0] for line in printed[-2:]] == ["naive", "article-bot"]


def test_the_articles_that_are_hardest_for_the_best_peer_can_be_left_out() -> None:
    hit, miss = _answered_at(1), _answered_at(2)
    best = [[hit, miss, miss], [hit, hit, miss], [miss, miss], [hit]]
    worse = [[hit, hit, hit], [miss, miss, miss], [miss, miss], [miss]]

    assert compare.as_easy([worse, best], 40) == [3, 1, 0, 2]
    assert compare.as_easy([worse, best], 50) == [3, 1, 0]
    assert compare.as_easy([worse, best], 75) == [3, 1]
    assert compare.as_easy([worse, best], 100) == [3]


def test_the_hardest_article_of_all_is_kept_where_no_other_is_easier() -> None:
    assert compare.as_easy([[[_answered_at(2)], [_answered_at(3)]]], 50) == [0]


def _answered_at(rank: int) -> Outcome:
    return Outcome(own=True, rank=rank, right=False, quoted=0, confidence=0.5, answered=True)


def test_a_peer_is_asked_what_we_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours: list[str] = []
    theirs: list[str] = []
    rank = Search.rank

    def listening(_passages: object, _language: str) -> compare.Search:
        return lambda question: theirs.append(question) or []

    def heard(search: Search, text: str) -> Awaitable[Ranking]:
        ours.append(text)
        return rank(search, text)

    questions = tmp_path / "questions.json.gz"
    questions.write_bytes(question_set())
    monkeypatch.setattr(compare, "PEERS", {"listening": listening})
    monkeypatch.setattr(Search, "rank", heard)
    monkeypatch.setattr(sys, "argv", ["compare", str(questions)])

    compare.main()

    assert len(set(theirs)) > 1
    assert theirs == ours


def test_an_article_of_which_nothing_is_asked_is_left_out_of_the_comparison(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    silent = {"title": "Tides", "paragraphs": [{"context": "The tide turns.", "qas": []}]}
    asked = json.loads(gzip.decompress(question_set()))["data"]
    questions = tmp_path / "questions.json"
    questions.write_text(json.dumps({"data": [silent, *asked]}))
    monkeypatch.setattr(compare, "PEERS", {"naive": compare.PEERS["rank-bm25, naive"]})
    monkeypatch.setattr(sys, "argv", ["compare", str(questions), "--as-easy", "0"])

    compare.main()

    assert f"{len(asked)} of {len(asked)} articles" in capsys.readouterr().out


async def test_a_bot_that_ends_before_it_has_answered_is_reported_with_its_last_words() -> None:
    ends = Bot("an echo", (sys.executable, "-c", "raise SystemExit('its library is missing')"))

    with pytest.raises(SystemExit, match="an echo: it ended, saying its library is missing"):
        await measure(ends, questions=1, in_flight=1)
