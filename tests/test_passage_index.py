"""A passage knows which of its sentences hold a word."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model import AnswerType
from bot.ranking.passage_index import PassageIndex, sentences_in
from bot.text.analysis import terms
from tests.articles import HARBOUR, article

PASSAGE = article(*HARBOUR).passage(2)
INDEX = PassageIndex(PASSAGE)


def test_a_bit_stands_for_a_sentence() -> None:
    assert sentences_in(INDEX.terms["sailor"]) == (0,)
    assert sentences_in(INDEX.terms["rescuer"]) == (1,)
    assert "harbour" not in INDEX.terms


def test_groups_of_letters_are_known_by_sentence() -> None:
    assert INDEX.letters["_sai"] == (0,)
    assert INDEX.phrases["rs di"] == (0,)


def test_evidence_is_known_by_type() -> None:
    assert set(INDEX.evidence[AnswerType.NUMBER]) == {"14", "9"}


def test_a_place_is_told_by_the_word_before_it_or_before_its_article() -> None:
    index = PassageIndex(article("Talks in The Hague ended. The Hague was calm.").passage(1))

    assert index.evidence[AnswerType.PLACE]["hagu"] == 0b01


def test_its_sentences_are_those_of_the_passage() -> None:
    first, second = INDEX.sentences

    assert f"{first.text} {second.text}" == PASSAGE.text
    assert (first.number, second.number) == (1, 2)


def test_matched_words_stand_where_they_are_in_the_article() -> None:
    places = INDEX.matched(["sailor", "aliv", "nothing"])

    text = PASSAGE.article.text
    assert [[text[s.start : s.end] for s in found] for found in places] == [
        ["sailors"],
        ["alive"],
    ]


@given(st.integers(min_value=0, max_value=1 << 70))
def test_bits_come_back_as_places(bits: int) -> None:
    assert sum(1 << place for place in sentences_in(bits)) == bits


@given(st.text(min_size=1), st.sampled_from(["en", "th", "zh", "ar"]))
def test_every_term_of_a_passage_is_in_some_sentence(text: str, language: str) -> None:
    index = PassageIndex(article(text, language=language).passage(1))

    for term in terms(text, language):
        assert sentences_in(index.terms[term])[-1] < len(index.sentences)
    assert sum(index.lengths) == len(index.tokens)
