"""Which words of a quote a reader looks for: those that were asked for, and the number.

Whoever asks "how many?" reads a quote for its figures, so they are marked like the question's own
words: those that count what was asked for if there are any, else all. Nothing is decided by it.
"""

from dataclasses import replace

from bot.model import AnswerType, Question, Quote
from bot.text.analysis import fold
from bot.text.values import figures


def emphasise(quote: Quote, question: Question) -> Quote:
    """The quote with its figures among the matched words, if a number was asked for.

    A figure that the question holds itself is no answer to it; neither is "one", which is as often
    a pronoun.
    """
    if question.answer_type is not AnswerType.NUMBER:
        return quote
    language = quote.passage.article.language
    asked = frozenset(question.terms)
    found = [
        figure
        for figure in figures(quote.text, language)
        if figure.number != "one"
        and not asked.issuperset(fold(word, language) for word in figure.number.split())
    ]
    counting = [figure for figure in found if figure.counted and figure.counted & asked]
    spans = (figure.span.shifted(quote.span.start) for figure in counting or found)
    return replace(quote, matched=tuple(sorted({*quote.matched, *spans})))
