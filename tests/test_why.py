"""What /why shows."""

from dataclasses import replace

import pytest
from rich.console import Console

from bot.answer import Found, NotFound, Part, Several, SmallTalk, Talk
from bot.answering.composing import compose
from bot.model import Candidate, Clue, Hit, Question, Quote, Ranking, Sentence
from bot.ranking.features import FEATURES
from bot.ranking.support import QUESTION_FEATURES
from bot.ranking.weights import fitted
from bot.rendering import why, words
from tests.answers import article
from tests.articles import library
from tests.ranked import ranked

STORY = article("It rained all day.", "The sun shone.")


def candidate(number: int, **contributions: float) -> Candidate:
    passage = STORY.passage(number)
    sentence = Sentence(passage, 1, passage.span)
    return Candidate(sentence, sum(contributions.values()), lambda: contributions)


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
    assert ["read", "as", "Did", "it", "rein?"] in shown
    assert ["taken", "for", "rein", "→", "rain"] in shown
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


NO_COUNT = ("The ferry sank and its sailors died.",) * 4


@pytest.mark.parametrize("skipped", [0, 1, 4])
async def test_what_each_feature_added_sums_to_the_score_also_behind_what_was_passed_over(
    skipped: int,
) -> None:
    counted = "At least 14 sailors of the ferry died, the owner said. It burned for 3 days."
    of = library(*NO_COUNT[:skipped], counted, "It rained on the ferry.")

    answer = compose(await ranked("How many sailors died as the ferry sank?", of))

    text = why.as_text(answer)
    columns = text[text.index("why this sentence") :].partition("sentences")[0]
    *given, score = [
        [float(cell) for cell in line.split()[-2:]] for line in columns.splitlines() if "." in line
    ]
    for added, total in zip(zip(*given, strict=True), score, strict=True):
        assert sum(added) == pytest.approx(total, abs=0.005 * (len(given) + 1))
    passed_over = text.partition("has nothing of the form asked for")[2].partition("how sure")[0]
    assert passed_over.count(NO_COUNT[0]) == skipped


def test_a_narrow_window_cuts_no_number() -> None:
    best = replace(RANKING.candidates[0], score=11.6)
    ranking = replace(RANKING, candidates=(best, *RANKING.candidates[1:]))
    narrow = Console(width=32, color_system=None)
    with narrow.capture() as shown:
        narrow.print(why.render(NotFound(ranking)))

    assert ["score", "+11.60"] in [row[:2] for row in rows(shown.get())]


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
