"""Whoever asks for a number sees it at once."""

from bot.answering.emphasis import emphasise
from bot.model import AnswerType, Question, Quote, Span
from tests.articles import article

TEXT = "In March 2020 at least 22 soldiers of the 300 sent died in 9 hours; one was found later."


def marked(terms: tuple[str, ...], wanted: AnswerType, within: Span | None = None) -> list[str]:
    passage = article("A first paragraph.", TEXT).passage(2)
    quote = Quote(passage, within or passage.span)
    result = emphasise(quote, Question("?", "en", terms, wanted))
    text = passage.article.text
    assert (result.passage, result.span) == (quote.passage, quote.span)
    return [text[span.start : span.end] for span in result.matched]


def test_the_figure_that_counts_what_was_asked_for_is_marked_alone() -> None:
    assert marked(("soldier",), AnswerType.NUMBER) == ["22"]


def test_all_figures_are_marked_where_none_counts_it_but_no_date_and_no_pronoun() -> None:
    assert marked(("pilot",), AnswerType.NUMBER) == ["22", "300", "9"]


def test_a_figure_of_the_question_is_no_answer() -> None:
    assert marked(("pilot", "300"), AnswerType.NUMBER) == ["22", "9"]


def test_other_questions_mark_no_figure() -> None:
    assert marked(("soldier",), AnswerType.PERSON) == []
