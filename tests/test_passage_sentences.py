"""The sentences of a passage as places in its article, and their neighbours."""

from bot.model import Quote
from bot.sentences import following, sentences_of, touch
from tests.articles import article

ARTICLE = article("It rained. It snowed.", "The roads froze. The trains stood still.")


def test_the_sentences_of_a_passage_are_places_in_the_article() -> None:
    told = [sentence.text for sentence in sentences_of(ARTICLE.passage(2))]

    assert told == ["The roads froze.", "The trains stood still."]


def test_the_sentence_behind_a_quote_is_of_the_same_passage() -> None:
    first, last = sentences_of(ARTICLE.passage(1))

    assert following(Quote(first.passage, first.span)) == last
    assert following(Quote(last.passage, last.span)) is None


def test_sentences_touch_where_only_a_blank_parts_them() -> None:
    first, second = sentences_of(ARTICLE.passage(2))

    assert touch(first.span, second.span)
    assert not touch(first.span, first.span)
