"""A quote is the best sentence, and its neighbour only when that is nearly as good."""

import pytest

from bot.answering.quoting import best_quote
from bot.model import Candidate, Question, Ranking, Sentence, Span
from bot.ranking.weights import Weights
from tests.articles import article

ONE, TWO, THREE = "One is here.", "Two is here.", "Three is here."
PASSAGE = article(f"{ONE} {TWO} {THREE}").passage(1)
WEIGHTS = Weights({}, {}, {}, ((0.0, 0.0),), {"*": 0.0}, close=1.0)


def candidate(text: str, score: float) -> Candidate:
    start = PASSAGE.text.index(text)
    number = [ONE, TWO, THREE].index(text) + 1
    span = Span(start, start + len(text))
    return Candidate(Sentence(PASSAGE, number, span), score)


def quote(*scored: tuple[str, float]) -> str:
    candidates = sorted((candidate(*one) for one in scored), key=lambda c: -c.score)
    ranking = Ranking(Question("?", "en", ()), (), tuple(candidates))
    return best_quote(ranking, PASSAGE, WEIGHTS).text


def test_one_sentence_suffices() -> None:
    assert quote((ONE, 5.0), (TWO, 3.0), (THREE, 1.0)) == ONE


def test_a_neighbour_that_is_close_joins() -> None:
    assert quote((ONE, 4.5), (TWO, 5.0), (THREE, 4.6)) == f"{TWO} {THREE}"


def test_a_sentence_further_away_does_not() -> None:
    assert quote((ONE, 5.0), (TWO, 1.0), (THREE, 4.9)) == ONE


def test_a_passage_that_was_not_ranked_has_no_quote() -> None:
    other = article("Elsewhere.").passage(1)

    with pytest.raises(ValueError, match="passage 1"):
        best_quote(Ranking(Question("?", "en", ())), other)
