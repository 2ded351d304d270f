"""A quote is the best sentence, and those beside it only when they are nearly as good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.quoting import best_quote, worthy_run
from bot.model import Candidate, Question, Ranking, Sentence, Span
from bot.ranking.weights import Weights
from tests.articles import article

ONE, TWO, THREE = "One is here.", "Two is here.", "Three is here."
PASSAGE = article(f"{ONE} {TWO} {THREE}").passage(1)
WEIGHTS = Weights({}, {}, {}, {}, ((0.0, 0.0),), {"*": 0.0}, price=0.005)


def candidate(text: str, score: float) -> Candidate:
    start = PASSAGE.text.index(text)
    number = [ONE, TWO, THREE].index(text) + 1
    span = Span(start, start + len(text))
    return Candidate(Sentence(PASSAGE, number, span), score)


def quote(*scored: tuple[str, float]) -> str:
    candidates = sorted((candidate(*one) for one in scored), key=lambda c: -c.score)
    ranking = Ranking(Question("?", "en", ()), (), tuple(candidates))
    return best_quote(ranking, WEIGHTS).text


def test_one_sentence_suffices() -> None:
    assert quote((ONE, 5.0), (TWO, 2.0), (THREE, 1.0)) == ONE


def test_a_neighbour_that_is_close_joins() -> None:
    assert quote((ONE, 1.0), (TWO, 5.0), (THREE, 4.6)) == f"{TWO} {THREE}"


def test_a_sentence_further_away_does_not() -> None:
    assert quote((ONE, 5.0), (TWO, 1.0), (THREE, 1.0)) == ONE


def test_three_that_are_as_good_stand_together() -> None:
    assert quote((ONE, 5.0), (TWO, 4.9), (THREE, 4.8)) == PASSAGE.text


def test_a_sentence_between_comes_along() -> None:
    assert quote((ONE, 5.0), (TWO, 1.0), (THREE, 4.9)) == PASSAGE.text


def test_a_sentence_that_was_not_ranked_parts_what_stands_around_it() -> None:
    assert quote((ONE, 5.0), (THREE, 4.9)) == ONE


@given(
    st.lists(
        st.tuples(st.floats(-20, 20), st.integers(1, 400)),
        min_size=1,
        max_size=8,
    ),
    st.floats(0, 0.01),
    st.data(),
)
def test_a_quote_is_a_run_around_the_best_and_shorter_where_room_is_dearer(
    sentences: list[tuple[float, int]], price: float, data: st.DataObject
) -> None:
    scores = {number: score for number, (score, _) in enumerate(sentences, 1)}
    lengths = {number: length for number, (_, length) in enumerate(sentences, 1)}
    best = max(scores, key=lambda number: scores[number])

    run = worthy_run(scores, lengths, best, price)
    dearer = worthy_run(scores, lengths, best, price + data.draw(st.floats(0.001, 1)))

    assert best in run
    assert len(run) <= 3
    assert sum(lengths[n] for n in dearer) <= sum(lengths[n] for n in run)


def test_a_ranking_without_sentences_has_no_quote() -> None:
    with pytest.raises(IndexError):
        best_quote(Ranking(Question("?", "en", ())))
