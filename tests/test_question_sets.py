"""Question sets are read as they are, or refused with what is wrong."""

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import CorpusError
from bot.question_sets import Variant, mistyped, read_question_sets, retyping

DATA = {
    "data": [
        {
            "title": "Harbours",
            "paragraphs": [
                {"context": "Ferries sink.", "qas": []},
                {
                    "context": "Boats float.",
                    "qas": [
                        {
                            "question": "What floats?",
                            "answers": [{"text": "Boats", "answer_start": 0}],
                        }
                    ],
                },
            ],
        }
    ]
}


def test_answers_are_places_in_the_article(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text(json.dumps(DATA))

    (one,) = read_question_sets(path)

    (known,) = one.questions
    (answer,) = known.answers
    assert one.article.text[answer.start : answer.end] == "Boats"
    assert one.article.passage(known.passage).text == "Boats float."
    assert one.article.language == "en"


def test_a_gzipped_file_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "set.json.gz"
    path.write_bytes(gzip.compress(json.dumps(DATA).encode()))

    assert read_question_sets(path)[0].questions[0].text == "What floats?"


@pytest.mark.parametrize("content", [b"", b"[]", b'{"data": []}', b'{"data": [{}]}', b"\xff"])
def test_another_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "set.json"
    path.write_bytes(content)

    with pytest.raises(CorpusError, match=r"set\.json"):
        read_question_sets(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        read_question_sets(tmp_path / "none.json")


@given(st.text(), st.integers())
def test_a_typo_changes_at_most_one_word(text: str, seed: int) -> None:
    typed = mistyped(text, random.Random(seed)).split(" ")

    words = text.split(" ")
    assert len(typed) == len(words)
    assert sum(one != other for one, other in zip(typed, words, strict=True)) <= 1


def test_variants_retype_questions() -> None:
    chance = random.Random(1)

    assert retyping(Variant.LOWER, chance)("Who IS it?") == "who is it?"
    assert retyping(None, chance)("Who?") == "Who?"
    assert retyping(Variant.TYPO, chance)("submarines") != "submarines"
