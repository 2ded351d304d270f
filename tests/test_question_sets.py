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


WRONG_AT = [
    ({"data": 7}, r"set\.json: data is not a list"),
    ({"data": [{}]}, r"data\[0\]: paragraphs is not a list"),
    ({"data": ["words"]}, r"data\[0\]: paragraphs is not a list"),
    (
        {"data": [{"paragraphs": [{"context": None}]}]},
        r"data\[0\] paragraphs\[0\]: context is not text",
    ),
    (
        {
            "data": [
                {
                    "paragraphs": [
                        {
                            "context": "Boats float.",
                            "qas": [{"question": "What?", "answers": [{"answer_start": -1}]}],
                        }
                    ]
                }
            ]
        },
        r"qas\[0\] answers\[0\]: answer_start is not a number from 0",
    ),
]


@pytest.mark.parametrize(("data", "said"), WRONG_AT)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, data: object, said: str) -> None:
    path = tmp_path / "set.json"
    path.write_text(json.dumps(data))

    with pytest.raises(CorpusError, match=said):
        read_question_sets(path)


def test_places_may_be_written_as_strings(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text(json.dumps(DATA).replace('"answer_start": 0', '"answer_start": "0"'))

    (known,) = read_question_sets(path)[0].questions

    assert [answer.end - answer.start for answer in known.answers] == [len("Boats")]


def test_a_mark_of_the_byte_order_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text(json.dumps(DATA), encoding="utf-8-sig")

    assert read_question_sets(path)[0].article.title == "Harbours"


def test_an_entry_without_a_paragraph_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text(json.dumps({"data": [{"title": "Nothing", "paragraphs": []}, *DATA["data"]]}))

    assert [one.article.title for one in read_question_sets(path)] == ["Harbours"]


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
