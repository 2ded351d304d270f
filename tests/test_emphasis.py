"""Whoever asks for a number sees it at once."""

from bot.answering.emphasis import emphasise, with_asked_words_alone
from bot.model import AnswerType, Clue, Question, Quote, Span
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


def test_a_related_word_is_not_marked_but_what_says_the_same() -> None:
    passage = article(
        "A soldier of the army died; the soldierly forces mourned the trooper."
    ).passage(1)
    text = passage.text
    spans = tuple(
        Span(text.index(word), text.index(word) + len(word))
        for word in ("soldier", "army", "soldierly", "forces", "trooper")
    )
    clue = Clue(
        "soldier",
        "soldier",
        4.0,
        1.0,
        alike=frozenset(["soldierli"]),
        same=frozenset(["trooper"]),
        related=frozenset(["armi", "forc", "trooper"]),
    )
    asked = Question("soldiers?", "en", ("soldier",), clues=(clue,))

    result = with_asked_words_alone(Quote(passage, passage.span, matched=spans), asked)

    assert [text[span.start : span.end] for span in result.matched] == [
        "soldier",
        "soldierly",
        "trooper",
    ]


def test_a_letter_that_only_holds_a_sentence_together_is_not_marked() -> None:
    passage = article("Vitamin C and a lemon.").passage(1)
    spans = (Span(8, 9), Span(14, 15))

    result = with_asked_words_alone(
        Quote(passage, passage.span, matched=spans), Question("a c", "en", ("a", "c"))
    )

    assert result.matched == spans[:1]
