"""The measures say what they are defined to say."""

import json
import random
from pathlib import Path

import pytest

from bot.evaluation import Outcome, evaluate, off_topic, summarise, to_json
from bot.question_sets import KnownQuestion, QuestionSet, Variant
from tests.articles import HARBOUR, article

OWN = [
    Outcome(own=True, rank=1, right=True, quoted=100, confidence=0.9, answered=True),
    Outcome(own=True, rank=1, right=False, quoted=200, confidence=0.8, answered=True),
    Outcome(own=True, rank=2, right=False, quoted=300, confidence=0.4, answered=True),
    Outcome(own=True, rank=None, right=False, quoted=0, confidence=0.2, answered=False),
]
STRAY = [
    Outcome(own=False, rank=None, right=False, quoted=50, confidence=0.3, answered=True),
    Outcome(own=False, rank=None, right=False, quoted=0, confidence=0.0, answered=False),
]


def test_shares_are_of_the_questions_they_speak_of() -> None:
    one = summarise("set", 1, [*OWN, *STRAY])

    assert (one.hit_1.percent, one.hit_1.count) == (50.0, 4)
    assert one.hit_3.percent == 75.0
    assert one.mrr_10 == (1 + 1 + 0.5 + 0) / 4
    assert one.quote_hit.percent == 25.0
    assert one.quote_length == 200.0
    assert one.own_answered.percent == 75.0
    assert (one.off_topic_answered.percent, one.off_topic_answered.count) == (50.0, 2)


def test_auroc_is_the_chance_that_an_own_question_is_surer() -> None:
    assert summarise("set", 1, [*OWN, *STRAY]).auroc == 7 / 8


@pytest.mark.parametrize(("least", "asked"), [(0, 2), (3, 3), (100, 5)])
def test_an_article_is_asked_as_many_strays_as_it_has_questions_or_the_least(
    least: int, asked: int
) -> None:
    own, other = (
        QuestionSet(article(name), tuple(KnownQuestion(f"{name} {n}", 1, ()) for n in range(count)))
        for name, count in (("own", 2), ("other", 5))
    )

    strays = off_topic(own, [own, other], random.Random(0), least)

    assert len(set(strays)) == asked
    assert all(text.startswith("other") for text in strays)


def test_off_topic_is_counted_at_the_level_that_answers_nearly_all() -> None:
    assert summarise("set", 1, [*OWN, *STRAY]).off_topic_at_95.percent == 50.0


def test_reliability_sets_what_was_shown_beside_what_was_right() -> None:
    bins = summarise("set", 1, OWN).reliability

    assert [(one.low, one.right.percent, one.right.count) for one in bins] == [
        (0.2, 0.0, 1),
        (0.4, 0.0, 1),
        (0.8, 0.0, 1),
        (0.9, 100.0, 1),
    ]


@pytest.fixture
def question_file(tmp_path: Path) -> Path:
    path = tmp_path / "harbours.json"
    path.write_text(
        json.dumps(
            {
                "data": [
                    entry(HARBOUR, {1: ("How many sailors died?", "14")}),
                    entry(
                        ("Llamas live in the Andes.", "Alpacas are smaller than llamas."),
                        {0: ("Where do llamas live?", "Andes")},
                    ),
                ]
            }
        )
    )
    return path


def entry(passages: tuple[str, ...], asked: dict[int, tuple[str, str]]) -> dict[str, object]:
    paragraphs: list[dict[str, object]] = [{"context": text, "qas": []} for text in passages]
    for place, (question, answer) in asked.items():
        at = passages[place].index(answer)
        answers = [{"text": answer, "answer_start": at}]
        paragraphs[place]["qas"] = [{"question": question, "answers": answers}]
    return {"title": passages[0], "language": "en", "paragraphs": paragraphs}


@pytest.mark.parametrize("pooled", [False, True])
@pytest.mark.parametrize("variant", [None, *Variant])
async def test_a_file_is_asked_from_end_to_end(
    question_file: Path, pooled: bool, variant: Variant | None
) -> None:
    told: list[tuple[int, int]] = []

    (one,) = await evaluate(
        [question_file], variant, pooled, progress=lambda done, of: told.append((done, of))
    )

    assert one.articles == 2
    assert (one.hit_1.percent, one.hit_1.count) == (100.0, 2)
    assert one.quote_hit.percent == 100.0
    assert (one.off_topic_answered.percent, one.off_topic_answered.count) == (0, 0 if pooled else 2)
    total = 2 if pooled else 4
    assert told == [(done, total) for done in range(1, total + 1)]
    assert json.loads(json.dumps(to_json([one])))[0]["name"] == "harbours.json"
