"""Numbers are read with what they count."""

import pytest

from bot.text.values import dates, figures, units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 34 dead soldiers were found.", [("34", {"dead", "soldier"})]),
        ("The trust said 6,000 had come.", [("6,000", None)]),
        ("It put the toll at 41 and rising.", [("41", None)]),
        ("Some 22 of the soldiers were lost.", [("22", {"soldier"})]),
        ("It arrived at thirteen.", [("thirteen", None)]),
        ("Police held 43 of them.", [("43", None)]),
        ("It is about a third.", [("a third", {"percent", "per"})]),
        ("It began on 5 March 2020.", []),
        ("Both bids failed.", []),
        ("Channel Five and the channel Russia 24 reported it at 11:20.", []),
        ("Mira Holt, 58, saw 3 cows.", [("3", {"cow"})]),
        ("Of the crew, 12, including the captain, left.", [("12", None)]),
        ("In Idlib 24 people died.", [("24", {"person", "die"})]),
        ("It was half that.", [("half", None)]),
        ("A two-person team met.", [("two", set())]),
        ("It was a five-year study.", [("five", {"year"})]),
    ],
)
def test_a_number_counts_the_nouns_behind_it(
    text: str, expected: list[tuple[str, set[str] | None]]
) -> None:
    found = figures(text, "en")

    assert [(figure.number, figure.counted) for figure in found] == expected
    assert [text[one.span.start : one.span.end] for one in found] == [one.number for one in found]


def test_units_are_everything_that_is_counted() -> None:
    assert units("Three years and 8 months, or 5.", "en") >= {"year", "month"}


def test_dates_are_found_by_their_names() -> None:
    assert dates("On Monday, 5 March, and in June 1998") == {"Monday", "5 March", "June", "1998"}


def test_the_day_on_which_somebody_spoke_is_no_date_of_the_matter() -> None:
    assert dates("It opens on Monday at 7.40 pm, Ana Ruiz said on Friday.") == {"Monday", "7.40 pm"}
