"""What somebody did is told where a sentence begins with them."""

import pytest

from bot.answering.reranking import possible_first
from bot.model import Library
from tests.answers import article
from tests.ranked import ranked

STRIKE = Library(
    (
        article(
            "“I hope that Minister Holt sees what Holt may lose,” said Ann Pell of the union.",
            "Transport Minister Mira Holt called the union to her office, and Holt’s staff waited.",
            "Ann Pell, who leads the union, was cheered. Talks with Holt are to follow.",
            "In response, Norway closed its ports. Holt and Pell left.",
            "On Monday the ferry company was blamed. The ferry company lowered its fares.",
            title="Dock workers begin a strike",
        ),
    )
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Holt do?", "Transport Minister Mira Holt"),
        ("What did Minister Holt do about the strike?", "Transport Minister Mira Holt"),
        ("How did Holt react to the strike?", "Transport Minister Mira Holt"),
        ("What was Holt's reaction?", "Transport Minister Mira Holt"),
        ("What did the Norwegians do?", "In response"),
        ("What did the ferry company do?", "The ferry company lowered"),
    ],
)
async def test_what_somebody_did_is_told_by_a_sentence_that_begins_with_them(
    question: str, told: str
) -> None:
    assert (await _first(question)).startswith(told)


@pytest.mark.parametrize("question", ["What did Holt say?", "What did Holt do in Oslo?"])
async def test_another_question_keeps_its_best_sentence(question: str) -> None:
    assert not (await _first(question)).startswith("Transport")


async def test_what_somebody_will_do_is_no_deed() -> None:
    assert not (await _first("What will Holt do?")).startswith("Transport")


async def test_what_a_country_did_is_not_what_its_army_did() -> None:
    told = article(
        "The Turkish army, which came in May, was hit in a raid that shook the army.",
        "In response, Turkey closed its Turkish ports.",
    )
    asked = "What did the Turkish army do?"
    first = possible_first(await ranked(asked, Library((told,)))).candidates[0]

    assert first.sentence.text.startswith("The Turkish army")


async def test_a_paper_called_like_them_is_another() -> None:
    told = article("The Moor Herald asked for calm.", "Moor has closed its port. It said so.")
    first = possible_first(await ranked("What did Moor do?", Library((told,)))).candidates[0]

    assert first.sentence.text.startswith("Moor has")


async def test_somebody_whom_no_sentence_begins_with_keeps_the_best_sentence() -> None:
    assert "Pell" in await _first("What did Pell do?")


async def _first(question: str) -> str:
    return possible_first(await ranked(question, STRIKE)).candidates[0].sentence.text
