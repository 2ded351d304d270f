"""What /why shows."""

from dataclasses import replace

from bot.answer import Found, NotFound, Part, Several, SmallTalk, Talk
from bot.model import Candidate, Clue, Hit, Question, Quote, Ranking, Sentence
from bot.ranking.features import FEATURES
from bot.ranking.support import QUESTION_FEATURES
from bot.ranking.weights import fitted
from bot.rendering import why, words
from tests.answers import article

STORY = article("It rained all day.", "The sun shone.")


def candidate(number: int, **contributions: float) -> Candidate:
    passage = STORY.passage(number)
    return Candidate(Sentence(passage, 1, passage.span), sum(contributions.values()), contributions)


RANKING = Ranking(
    Question(
        "Did it rein?",
        "en",
        ("rain",),
        corrected={"rein": "rain"},
        clues=(Clue("rain", "rain", 3.25, 0.5), Clue("hail", "hail", 5.0, 1.0, known=False)),
    ),
    (Hit(STORY.passage(1), 2.5, ("rain",)), Hit(STORY.passage(2), -0.5)),
    (candidate(1, coverage=3.0, bm25=0.5), candidate(2, coverage=0.25, bm25=0.5)),
    0.75,
)
FOUND = Found(RANKING, (Quote(STORY.passage(1), STORY.passage_spans[0]),))


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_why_shows_the_question_as_it_was_read_and_the_confidence() -> None:
    shown = rows(why.as_text(FOUND))

    assert ["rain", "0.50", "3.25"] in shown
    assert ["hail", "absent", "5.00"] in shown
    assert ["read", "as", "rein", "→", "rain"] in shown
    assert ["confidence", "0.75"] in shown


def test_why_shows_the_passages_with_their_words() -> None:
    shown = rows(why.as_text(FOUND))

    assert ["¶", "1", "2.50", "rain"] in shown
    assert ["¶", "2", "-0.50"] in shown


def test_why_sets_the_best_sentence_beside_the_next_by_what_parts_them_most() -> None:
    text = why.as_text(FOUND)

    assert ["coverage", "+3.00", "+0.25"] in rows(text)
    assert ["score", "+3.50", "+0.75"] in rows(text)
    assert text.index("coverage") < text.index("bm25")


def test_why_shows_every_feature_that_counts_and_what_the_confidence_is_made_of() -> None:
    given = {f"feature{number}": number / 4 for number in range(1, 40)}
    known = dict.fromkeys((*FEATURES, *QUESTION_FEATURES), 0.5)
    ranking = replace(RANKING, candidates=(candidate(1, **given),), features=known)

    shown = rows(why.as_text(NotFound(ranking)))

    assert all([name, f"{added:+.2f}"] in shown for name, added in given.items())
    points = fitted().points_of(known)
    assert all([name, f"{added:+.2f}"] in shown for name, added in points.items())
    assert ["log", "odds", f"{fitted().support_of(known):+.2f}"] in shown


def test_why_lists_what_was_rejected() -> None:
    assert ["¶", "2", "+0.75", "The", "sun", "shone."] in rows(why.as_text(NotFound(RANKING)))


def test_a_lone_candidate_and_an_empty_ranking_can_be_explained() -> None:
    alone = Ranking(RANKING.question, (), RANKING.candidates[:1])

    assert ["coverage", "+3.00"] in rows(why.as_text(NotFound(alone)))
    assert "confidence" in why.as_text(NotFound(Ranking(Question("?", "en", ()))))


def test_why_says_what_silence_was_for() -> None:
    silent = NotFound(RANKING, missing="it gives no place")

    assert ["silent", "because", "it", "gives", "no", "place"] in rows(why.as_text(silent))
    assert "it gives no place" in why.as_text(Several((Part("Where?", silent),)))
    assert "silent because" not in why.as_text(FOUND)


def test_there_is_nothing_to_explain_before_a_search() -> None:
    assert why.as_text(None) == words.WHY_NOT
    assert why.as_text(SmallTalk(Talk.THANKS)) == words.WHY_NOT
