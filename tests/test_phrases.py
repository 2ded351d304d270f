"""A noun phrase ends where its sentence goes on."""

import pytest

from bot.speech.lexicon import split_words
from bot.speech.phrases import phrase_at, span_of


def phrase(text: str) -> str | None:
    words = split_words(text)
    found = phrase_at(words, 0)
    if found is None:
        return None
    span = span_of(words, found)
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reuters has learned", "Reuters"),
        ("Turkish officials that Ankara considers", "Turkish officials"),
        ("Kay Bailey Hutchison in a press conference", "Kay Bailey Hutchison"),
        ("Dmitry Peskov on Monday", "Dmitry Peskov"),
        ("the mayor of London, who", "the mayor of London"),
        ("the Ministry of Health and Social Care said", "the Ministry of Health and Social Care"),
        ("officials and witnesses in Idlib.", "officials and witnesses in Idlib"),
        ("Reuters and AP reported", "Reuters"),
        ("two people familiar with the plans that", "two people familiar with the plans"),
        ("the agency said", "the agency"),
        ("opposition leader Ana Ruiz at a rally", "opposition leader Ana Ruiz"),
        ("an aide to leader Ana Ruiz at the rally", "an aide to leader Ana Ruiz at the rally"),
        ("residents of Port Ansel in the north", "residents of Port Ansel in the north"),
    ],
)
def test_a_phrase_takes_what_belongs_to_it(text: str, expected: str) -> None:
    assert phrase(text) == expected


@pytest.mark.parametrize("text", ["but he would", "In Idlib", ", said", "when it rains"])
def test_not_every_word_begins_a_phrase(text: str) -> None:
    assert phrase(text) is None
