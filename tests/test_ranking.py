"""The sentence that answers comes first, and the ranker knows when none does."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Candidate, Hit, Library, Ranking
from bot.questions.question import parse_question
from bot.questions.vocabulary import Vocabulary
from bot.ranking.features import FEATURES
from bot.ranking.passage_index import PassageIndex
from bot.ranking.ranker import Ranker, is_answerable
from bot.ranking.support import QUESTION_FEATURES, question_features
from bot.ranking.wanted import prepare
from bot.ranking.weights import Weights, fitted
from bot.retrieval import TOP_K
from bot.retrieval.rank_bm25 import RankBm25Retriever
from tests.articles import HARBOUR, article, library
from tests.ranked import ranked

LIBRARY = library(*HARBOUR)


async def ask(text: str, of: Library = LIBRARY) -> Ranking:
    return await ranked(text, of)


async def test_a_passage_is_analysed_once_for_all_rankers_of_its_article() -> None:
    question = parse_question("What sank?", Vocabulary(LIBRARY))
    hits = await RankBm25Retriever(LIBRARY).retrieve(question, 1)

    (_, (one,)), (_, (other,)) = Ranker().measure(question, hits), Ranker().measure(question, hits)

    assert one.analysed is other.analysed


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many sailors died?", "14 sailors"),
        ("how many sailers died", "14 sailors"),
        ("What was the death toll?", "14 sailors"),
        ("When was the harbour closed?", "3 May 2019"),
        ("Why was the harbour closed?", "because of a storm"),
        ("Who is the mayor?", "Astrid Berg"),
        ("MAYOR?", "Astrid Berg"),
        ("What did Astrid Berg ask the WSC for?", "for help"),
        ("Where will the lighthouse be built?", "in Norrby"),
        ("Что сказала Астрид Берг?", "Astrid Berg"),
    ],
)
async def test_the_sentence_that_answers_comes_first(question: str, answer: str) -> None:
    ranking = await ask(question)

    assert answer in ranking.candidates[0].sentence.text
    assert is_answerable(ranking)


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "How do I bake sourdough bread?",
        "How many elephants died?",
        "What is Norrby's population?",
        "Who won the football match in Lindholm?",
    ],
)
async def test_what_no_sentence_says_is_not_answered(question: str) -> None:
    assert not is_answerable(await ask(question))


async def test_a_single_word_is_answered_in_any_form_where_a_report_has_it() -> None:
    report = library("The storm hit on Monday, injuring three sailors.", "It rained all night.")
    archive = library(
        "The storm hit on Monday, injuring three sailors.", *["It rained all night."] * 150
    )

    assert is_answerable(await ask("Who was injured?", report))
    assert not is_answerable(await ask("Who was injured?", archive))


async def test_the_scores_of_the_best_are_the_sums_of_their_contributions() -> None:
    best = (await ask("How many sailors died in the storm?")).candidates[:10]

    assert best
    for candidate in best:
        assert math.isclose(candidate.score, sum(candidate.contributions.values()))
        assert set(candidate.contributions) <= set(FEATURES)


async def test_the_sentences_of_the_five_best_passages_are_looked_at() -> None:
    ranking = await ask("Ferry?", library(*["The ferry left.", "A ferry came. It rained."] * 4))

    assert len(ranking.hits) == 8
    assert len({each.sentence.passage for each in ranking.candidates}) == 5


async def test_a_passage_is_as_good_as_its_best_sentence() -> None:
    ranking = await ask("Who found the sailors alive?")
    best: dict[int, Candidate] = {}
    for candidate in ranking.candidates:
        best.setdefault(candidate.sentence.passage.number, candidate)

    assert [hit.score for hit in ranking.hits] == [
        best[hit.passage.number].score for hit in ranking.hits
    ]
    assert [hit.score for hit in ranking.hits] == sorted(
        (hit.score for hit in ranking.hits), reverse=True
    )


async def test_matched_words_are_places_in_the_article() -> None:
    candidate = (await ask("How many sailors died?")).candidates[0]

    text = candidate.sentence.passage.article.text
    assert [text[span.start : span.end] for span in candidate.matched] == ["sailors", "died"]


async def test_equal_passages_keep_the_order_of_the_article() -> None:
    twins = library("The ferry sank.", "Nothing else.", "The ferry sank.")

    assert [hit.passage.number for hit in (await ask("ferry", twins)).hits] == [1, 3]


async def test_several_articles_are_ranked_as_one_library() -> None:
    both = Library((article(*HARBOUR), article("Ferries of Oslo are electric.", slug="oslo")))

    ranking = await ask("Which ferries are electric?", both)

    assert ranking.hits[0].passage.article.slug == "oslo"


async def test_nothing_found_is_no_answer() -> None:
    ranking = await ask("zzz")

    assert ranking.candidates == ()
    assert ranking.confidence == 0.0
    assert not is_answerable(ranking)


@given(text=st.text())
async def test_confidence_of_any_question_is_a_share(text: str) -> None:
    assert 0 <= (await ask(text)).confidence <= 1


def test_every_weight_belongs_to_a_feature() -> None:
    assert set(fitted().ranking) <= set(FEATURES)
    of_support = (fitted().support, fitted().support_abroad, fitted().support_lengthy)
    assert set().union(*of_support) <= {*FEATURES, *QUESTION_FEATURES}


def test_confidence_rises_with_support() -> None:
    shares = [fitted().confidence(support / 4) for support in range(-60, 60)]

    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1


def test_a_language_without_threshold_takes_that_of_all() -> None:
    weights = Weights({}, {}, {}, {}, ((0.0, 0.0), (1.0, 1.0)), {"en": 0.5, "*": 0.25}, 1.0)

    assert weights.threshold("en") == 0.5
    assert weights.threshold("ko") == 0.25
    assert weights.confidence(0.5) == 0.5


def test_the_longer_the_article_the_less_a_match_is_trusted() -> None:
    """Among many passages some match by chance; among few, shortness is no ground for trust."""
    question = parse_question("Who is the mayor?", Vocabulary(LIBRARY))
    wanted = prepare(question, [PassageIndex(LIBRARY.passages[0])], "en")
    hits = [
        Hit(library(*("The mayor spoke.",) * passages).passages[0], 1.0)
        for passages in (1, 40, 80, 150, 300)
    ]
    lengths = [question_features(wanted, hit)["long"] for hit in hits]
    assert lengths[:2] == [0, 0]
    assert 0 < lengths[2] < lengths[3] == lengths[4]
    assert fitted().support["long"] < 0


async def test_what_the_article_speaks_of_throughout_is_told_by_its_passages() -> None:
    everywhere = library("The mayor spoke.", "The mayor slept.", "A herring swam.", "It rained.")
    of_herring, of_mayor, _ = await told("Which herring met the mayor?", everywhere)

    assert (of_mayor["commonest"], of_herring["commonest"]) == (0.5, 0.25)
    assert of_mayor["typical"] < of_herring["typical"]  # a herring is rarer at large


async def test_a_word_is_the_more_typical_the_more_passages_hold_it() -> None:
    question = "Which herring met the mayor?"
    once, *_ = await told(question, library("A herring swam.", "It rained.", "A dog slept."))
    often, *_ = await told(question, library("A herring swam.", "The herring slept.", "It rained."))

    assert often["typical"] - once["typical"] == pytest.approx(math.log10(2) / 5)


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Did the mayor call Astrid Berg?", 0),
        ("Did the mayor call Frida Berg?", 1),
        ("Was the harbour closed in 2019?", 0),
        ("Was the harbour closed in 1874?", 1),
        ("Did the mayor call a herring?", 0),
    ],
)
async def test_a_name_or_number_that_no_passage_holds_is_unknown(
    question: str, unknown: int
) -> None:
    assert {features["unknown_name"] for features in await told(question, LIBRARY)} == {unknown}


async def test_what_a_question_tells_has_the_names_of_its_features() -> None:
    assert tuple((await told("Who is the mayor?", LIBRARY))[0]) == QUESTION_FEATURES


async def told(text: str, of: Library) -> list[dict[str, float]]:
    """What the question and each passage found for it tell, best first."""
    question = parse_question(text, Vocabulary(of))
    hits = await RankBm25Retriever(of).retrieve(question, TOP_K)
    wanted = prepare(question, [PassageIndex(hit.passage) for hit in hits], "en")
    return [question_features(wanted, hit) for hit in hits]


@given(st.fixed_dictionaries({name: st.floats(0, 1) for name in (*FEATURES, *QUESTION_FEATURES)}))
def test_what_each_feature_adds_sums_up_to_the_support(features: dict[str, float]) -> None:
    points = fitted().points_of(features)

    assert sum(points.values()) == pytest.approx(fitted().support_of(features))
    assert 0 not in points.values()


async def test_a_ranking_holds_what_its_confidence_rests_on() -> None:
    ranking = await ask("Who is the mayor?")

    support = fitted().support_of(ranking.features)
    assert ranking.confidence == fitted().confidence(support)


def test_between_short_and_long_articles_support_is_mixed() -> None:
    weights = Weights({}, {"words": 2.0}, {"words": 3.0}, {"words": 4.0}, (), {}, 1.0)
    english = {"words": 1.0, "abroad": 0.0}

    assert [weights.support_of(english | {"lengthy": at}) for at in (0.0, 0.5, 1.0)] == [2, 3, 4]


async def test_a_short_article_in_another_language_has_weights_of_its_own() -> None:
    weights = Weights({}, {"words": 2.0}, {"words": 3.0}, {"words": 4.0}, (), {}, 1.0)
    oslo = library("Die Bürgermeisterin sprach.", language="de")
    abroad, *_ = await told("Wer ist die Bürgermeisterin?", oslo)
    at_home, *_ = await told("Who is the mayor?", LIBRARY)

    assert weights.support_of(abroad | {"words": 1.0, "lengthy": 0.5}) == 3.5
    assert weights.support_of(at_home | {"words": 1.0, "lengthy": 0.0}) == 2
