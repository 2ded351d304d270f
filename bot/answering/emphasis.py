"""Which words of a quote are in bold: those that were asked for, and the numbers.

Asked for are the question's own words in any form, and words that say the same. A related word may
have found the sentence, but "army" in bold is no answer to "how many soldiers?". Whoever asks "how
many?" reads a quote for its numbers: those that count what was asked for are marked, or all if none
does. No answer depends on this.
"""

from dataclasses import replace

from bot.model import AnswerType, Article, Question, Quote, Span
from bot.text.analysis import fold, is_stop_word
from bot.text.values import figures


def with_asked_words_alone(quote: Quote, question: Question) -> Quote:
    """The quote, with only those matched words that were asked for or say the same."""
    asked = frozenset(question.terms).union(*(clue.same | clue.alike for clue in question.clues))
    related = frozenset[str]().union(*(clue.related for clue in question.clues)) - asked
    article = quote.passage.article
    matched = tuple(place for place in quote.matched if _is_asked(place, article, related))
    return replace(quote, matched=matched)


def _is_asked(place: Span, article: Article, related: frozenset[str]) -> bool:
    """Whether a word is no related one, nor an "a", which a question of stop words looks for."""
    word = article.text[place.start : place.end]
    is_letter = len(word) == 1 and is_stop_word(word, article.language)
    return not is_letter and fold(word, article.language) not in related


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
