"""BM25 returns the passages that hold a word of the question, best first."""

import random

import pytest
from rank_bm25 import BM25Okapi

from bot.errors import CorpusError
from bot.model import Hit, Library
from bot.questions.question import parse_question
from bot.questions.vocabulary import Vocabulary
from bot.retrieval.rank_bm25 import RankBm25Retriever
from bot.text.analysis import terms
from tests.articles import HARBOUR, library


async def hits(text: str, of: Library, top_k: int = 10) -> list[Hit]:
    return await RankBm25Retriever(of).retrieve(parse_question(text, Vocabulary(of)), top_k)


async def test_the_passage_with_the_words_comes_first() -> None:
    found = await hits("Where is the new lighthouse?", library(*HARBOUR))

    assert found[0].passage.number == 5
    assert found[0].matched == ("new", "lighthous")


async def test_a_word_in_every_passage_still_counts_as_found() -> None:
    everywhere = library("The ferry sank.", "The ferry left.", "A ferry came.")

    found = await hits("ferry", everywhere)

    assert [hit.passage.number for hit in found] == [1, 2, 3]


async def test_passages_without_any_word_are_not_found() -> None:
    assert await hits("zebra", library(*HARBOUR)) == []


async def test_behind_those_found_come_the_others_where_stems_do_not_suffice() -> None:
    korean = library("항구가 닫혔다.", "배가 떠났다.", "비가 왔다.", language="ko")

    found = await hits("배가 언제 떠났어?", korean)

    assert found[0].passage.number == 2
    assert sorted(hit.passage.number for hit in found) == [1, 2, 3]
    assert [hit.matched for hit in found[1:]] == [(), ()]
    assert len(await hits("배가 언제 떠났어?", korean, top_k=2)) == 2


@pytest.mark.parametrize("language", ["en", "de", "ko"])
@pytest.mark.parametrize("text", ["ferries and the lighthouse", "the council of Lindholm", "zebra"])
async def test_a_hit_holds_a_term_of_the_question_or_comes_last(language: str, text: str) -> None:
    of = library(*HARBOUR, language=language)

    found = await hits(text, of, top_k=4)

    assert found == sorted(found, key=lambda hit: (not hit.matched, -hit.score, -len(hit.matched)))
    assert len({hit.passage for hit in found}) == len(found) <= 4
    for hit in found:
        held = set(terms(hit.passage.text, language))
        assert held.issuperset(hit.matched)
        assert hit.matched or (hit.score == 0 and language != "en")


async def test_no_more_than_asked_for_are_returned() -> None:
    assert len(await hits("the sailors, the boats, the lighthouse", library(*HARBOUR), 2)) == 2


async def test_an_unknown_word_finds_what_says_the_same() -> None:
    found = await hits("Was there a death toll?", library(*HARBOUR))

    assert [hit.passage.number for hit in found] == [2]


async def test_a_single_short_passage_is_searched() -> None:
    assert len(await hits("ferry", library("Ferry!"))) == 1


@pytest.mark.parametrize(("passages", "at_once"), [(900, 1), (900, 256), (200, 256)])
async def test_the_best_of_many_passages_are_those_that_scoring_each_would_find(
    monkeypatch: pytest.MonkeyPatch, passages: int, at_once: int
) -> None:
    monkeypatch.setattr("bot.retrieval.rank_bm25._AT_ONCE", at_once)
    chance = random.Random(1)
    words = [first + second for first in "bdfgklmnprst" for second in ("aba", "olo", "imi", "unu")]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    texts = [
        " ".join(chance.choices(words, weights, k=chance.randint(2, 30))) for _ in range(passages)
    ]
    of = library(*texts)
    index = BM25Okapi([terms(text, "en") for text in texts])
    retriever, vocabulary = RankBm25Retriever(of), Vocabulary(of)

    for _ in range(40):
        question = parse_question(
            " ".join(chance.choices(words, k=chance.randint(1, 5))), vocabulary
        )
        scores = index.get_scores(question.terms)
        hits = await retriever.retrieve(question, 20)

        best = sorted(
            (-score, -len(set(question.terms) & index.doc_freqs[place].keys()), place + 1)
            for place, score in enumerate(scores)
            if set(question.terms) & index.doc_freqs[place].keys()
        )
        assert [(-hit.score, -len(hit.matched), hit.passage.number) for hit in hits] == best[:20]


def test_an_empty_corpus_is_refused() -> None:
    with pytest.raises(CorpusError, match="no passages"):
        RankBm25Retriever(Library(()))
