"""BM25 returns the passages that hold a word of the question, best first."""

import pytest

from bot.errors import CorpusError
from bot.model import Hit, Library
from bot.question import parse_question
from bot.retrieval.rank_bm25 import RankBm25Retriever
from bot.spelling import Vocabulary
from tests.articles import HARBOUR, library


async def hits(text: str, of: Library, top_k: int = 10) -> list[Hit]:
    return await RankBm25Retriever(of).retrieve(parse_question(text, Vocabulary(of)), top_k)


@pytest.mark.anyio
async def test_the_passage_with_the_words_comes_first() -> None:
    found = await hits("Where is the new lighthouse?", library(*HARBOUR))

    assert found[0].passage.number == 5
    assert found[0].matched == ("new", "lighthous")


@pytest.mark.anyio
async def test_a_word_in_every_passage_still_counts_as_found() -> None:
    everywhere = library("The ferry sank.", "The ferry left.", "A ferry came.")

    found = await hits("ferry", everywhere)

    assert [hit.passage.number for hit in found] == [1, 2, 3]


@pytest.mark.anyio
async def test_passages_without_any_word_are_not_found() -> None:
    assert await hits("zebra", library(*HARBOUR)) == []


@pytest.mark.anyio
async def test_no_more_than_asked_for_are_returned() -> None:
    assert len(await hits("the sailors, the boats, the lighthouse", library(*HARBOUR), 2)) == 2


@pytest.mark.anyio
async def test_an_unknown_word_finds_what_says_the_same() -> None:
    found = await hits("Was there a death toll?", library(*HARBOUR))

    assert [hit.passage.number for hit in found] == [2]


@pytest.mark.anyio
async def test_a_single_short_passage_is_searched() -> None:
    assert len(await hits("ferry", library("Ferry!"))) == 1


def test_an_empty_corpus_is_refused() -> None:
    with pytest.raises(CorpusError, match="no passages"):
        RankBm25Retriever(Library(()))
