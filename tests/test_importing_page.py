"""Facts are taken as they stand, or not at all."""

import pytest

from bot.importing.page import Facts, tidy


@pytest.mark.parametrize(
    "title",
    ["", "  ", "Untitled", "untitled document", "Microsoft Word - report v2.doc", "scan.pdf"],
)
def test_what_a_program_put_for_want_of_a_title_is_none(title: str) -> None:
    assert tidy(Facts(title=title)).title is None


@pytest.mark.parametrize("title", ["1984", "Home truths", "The Document", "No title for Leeds"])
def test_an_odd_title_is_one(title: str) -> None:
    assert tidy(Facts(title=title)).title == title


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-03-05T23:30:00-05:00", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("2024/31/05", "2024/31/05"),  # no such month
        ("05/03/2024", "05/03/2024"),  # May or March: nobody can tell
        ("5 mars 2024", "5 mars 2024"),
    ],
)
def test_a_day_is_written_as_one_and_all_else_as_it_stands(stated: str, published: str) -> None:
    assert tidy(Facts(published=stated)).published == published


def test_what_is_no_language_and_no_web_address_is_left_out() -> None:
    facts = tidy(Facts(language="English (UK)", url="/relative"))

    assert (facts.language, facts.url) == (None, None)


def test_facts_stand_over_others() -> None:
    facts = Facts(title="Mine").or_else(Facts(title="Theirs", publisher="They"))

    assert (facts.title, facts.publisher) == ("Mine", "They")
