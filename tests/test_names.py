"""The name in a noun phrase is the source as a reply shows it."""

import pytest

from bot.speech.citations import is_medium
from bot.speech.lexicon import split_words
from bot.speech.names import name_in
from bot.speech.phrases import phrase_at, span_of


def name(text: str) -> str:
    words = split_words(text)
    phrase = phrase_at(words, 0)
    assert phrase is not None
    span = span_of(words, name_in(words, phrase))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("phrase", "person"),
    [
        ("Kremlin Spokesperson Dmitry Peskov", "Dmitry Peskov"),
        ("US Permanent Representative to NATO Kay Bailey Hutchison", "Kay Bailey Hutchison"),
        ("Secretary General Jens Stoltenberg", "Jens Stoltenberg"),
        ("Minister of Foreign Affairs Sergei Lavrov", "Sergei Lavrov"),
        ("President of the European Commission Ursula von der Leyen", "Ursula von der Leyen"),
        ("Manchester City coach Pep Guardiola", "Pep Guardiola"),
        ("the village’s mayor Ana Ruiz", "Ana Ruiz"),
        ("Shopkeeper Nora Flynn", "Nora Flynn"),
        ("Dr. Jane Poole of the University of Leeds", "Jane Poole"),
        ("Arsenal’s Bukayo Saka", "Bukayo Saka"),
    ],
)
def test_an_office_is_no_part_of_a_name(phrase: str, person: str) -> None:
    assert name(phrase) == person


@pytest.mark.parametrize(
    "whole",
    [
        "Bank of England",
        "Syrian Observatory for Human Rights",
        "Centers for Disease Control and Prevention",
        "Turkey’s Foreign Ministry",
        "President of France",
        "General Electric",
    ],
)
def test_an_organisation_keeps_its_whole_name(whole: str) -> None:
    assert name(whole) == whole


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("the Daily Sabah", "Daily Sabah"),
        ("The Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights"),
        ("The New York Times", "The New York Times"),
        ("The Guardian", "The Guardian"),
    ],
)
def test_the_article_stays_only_where_it_belongs_to_the_name(phrase: str, shown: str) -> None:
    assert name(phrase) == shown


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("the TV channel Russia 24", "Russia 24"),
        ("the Kyodo news agency", "Kyodo"),
        ("a report by the World Bank", "World Bank"),
        ("figures from the Office for National Statistics", "Office for National Statistics"),
        ("A correspondent of Al-Monitor in Washington", "Al-Monitor"),
    ],
)
def test_what_it_is_leads_to_what_it_is_called(phrase: str, shown: str) -> None:
    assert name(phrase) == shown


@pytest.mark.parametrize(
    "description",
    [
        "two officials",
        "Several sources in Idlib",
        "the authorities of the Turkish border province of Hatay",
        "a study published in the journal Nature",
        "two people familiar with the matter",
    ],
)
def test_a_description_without_a_name_is_its_own(description: str) -> None:
    assert name(description) == description


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Reuters", True),
        ("the Tages-Anzeiger", True),
        ("the daily Helsingin Sanomat", True),
        ("RTÉ", True),
        ("El País", True),
        ("Vladimir Putin", False),
        ("NATO", False),
        ("the Senate", False),
        ("a friend", False),
    ],
)
def test_a_medium_is_told_from_whoever_else_is_told_things(phrase: str, expected: bool) -> None:
    words = split_words(phrase)
    whole = phrase_at(words, 0)

    assert whole is not None
    assert is_medium(words, whole) is expected
