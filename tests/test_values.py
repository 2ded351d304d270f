"""Numbers and dates, and what is neither."""

import pytest

from bot.values import dates, figures


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Channel Five reported 22 dead.", ["22"]),
        ("The channel Russia 24 reported 22 dead.", ["22"]),
        ("In Idlib 24 people died on March 5 at 11:20.", ["24"]),
    ],
)
def test_the_number_of_a_name_or_a_time_counts_nothing(text: str, numbers: list[str]) -> None:
    assert [figure.number for figure in figures(text, "en")] == numbers


def test_half_that_is_a_sum_and_half_of_them_a_share() -> None:
    (the_sum,) = figures("It was half that.", "en")
    (share,) = figures("It was half of them.", "en")

    assert the_sum.counted is None
    assert share.counted is not None


def test_the_day_on_which_somebody_spoke_is_no_date_of_the_matter() -> None:
    assert dates("It opens on Monday at 7.40 pm, Ana Ruiz said on Friday.") == {"Monday", "7.40 pm"}
