"""Whom papers cite, by author and year."""

import pytest

from bot.attribution import credits
from bot.speech.papers import cited_authors, is_paper
from tests.articles import article

FOUND = "Giavi et al. (2021) found that bees slept."
FELL = "Visits fell by 62% in meadows (see Knop et al., 2017; van Dyck & Holt 1999a)."


@pytest.mark.parametrize(
    ("sentence", "authors"),
    [
        (FOUND, ["Giavi"]),
        (FELL, ["Knop", "van Dyck"]),
        ("Beer and Ruiz (2020, 2021) disagree.", ["Beer"]),
        ("It grew (by 2017; Fig. 2) and grew (12, 2018).", []),
    ],
)
def test_authors_stand_before_years(sentence: str, authors: list[str]) -> None:
    names = cited_authors(sentence)

    assert [sentence[name.start : name.end] for name in names] == authors


def test_papers_credit_whom_they_cite() -> None:
    paper = article(FOUND, FELL)

    assert [statement.source.name for statement in credits(paper)] == ["Giavi", "Knop", "van Dyck"]


def test_other_articles_name_towns_and_years_in_brackets() -> None:
    text = "Her book (Oxford, 2004) was praised. Giavi et al. (2021) disagree."

    assert not is_paper(text)
    assert "Oxford" not in [statement.source.name for statement in credits(article(text))]
