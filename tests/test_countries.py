"""Countries by their people, their capitals and their regions."""

import pytest

from bot.knowledge import knowledge
from bot.questions.countries import is_country, names_of_country
from bot.text.analysis import fold


@pytest.mark.parametrize("name", ["Kremlin", "Moscow", "Russians", "Russian", "Russia"])
def test_a_country_goes_by_several_names(name: str) -> None:
    term = fold(name, "en")

    assert {"russia", "russian"} <= names_of_country(term, is_place=False) | {term}


def test_a_region_stands_for_its_countries() -> None:
    assert {"franc", "german"} <= names_of_country(fold("European", "en"), is_place=False)
    assert "japan" not in names_of_country(fold("European", "en"), is_place=False)


def test_no_thing_is_a_country() -> None:
    assert is_country(fold("Danes", "en"))
    assert not is_country(fold("ferry", "en"))


def test_no_country_is_a_seat_and_each_seat_and_region_has_its_country() -> None:
    known = knowledge("countries")
    within = " ".join(known["regions"].values()).split()

    assert {*known["seats"], *within} <= known["countries"].keys()
    assert known["countries"].keys().isdisjoint(" ".join(known["seats"].values()).split())
