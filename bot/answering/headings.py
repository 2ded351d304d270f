"""What stands under a heading that asks what the reader asks, or that names what is asked for.

Lists of questions have their questions as headings, and guides the words that people look up; the
text below need not repeat them. A heading that asks the same question is answered by what stands
below it. Other headings help only where the text itself has no answer, and the question asks for
nothing of a certain form. Stop words are left out, but a denial counts as a word: what is safe is
not told under a heading on what is not.
"""

import re
from collections.abc import Iterator, Sequence

from bot.answering.replies import asks_alike
from bot.caches import ARTICLES, cached_until_reload
from bot.model import AnswerType, Article, Passage, Question, Quote, Span
from bot.questions.question import words_of
from bot.sentences import sentences_of
from bot.text.analysis import is_stop_word
from bot.text.asking import asks
from bot.value import value

_SEARCHED = 20  # articles; in more, a heading says too little
_ENOUGH = 150  # characters
_DENIAL = "not"
_DENYING = re.compile(  # in the languages of the interface and their neighbours
    r"not?|nor|neither|never|without|cannot|\w+n['’]t"
    r"|(?:is|are|was|were|do|does|did|ca|wo|could|would|should|has|have|had)nt"
    r"|nicht|nie|ohne|kein\w*|ne|pas|jamais|sans|non|mai|senza|sin|nunca|não|sem"
    r"|не|нет|нельзя|без|никогда|нема|değil|لا|ليس|لم",
    re.IGNORECASE,
)


@value
class _Section:
    """The first passage below a heading, and what is compared of the heading."""

    passage: Passage
    terms: tuple[str, ...]
    asks: bool


def quote_under_question(question: Question, articles: Sequence[Article]) -> Quote | None:
    """The beginning of what stands under a heading that asks in the same words."""
    for asked, section in _sections(question, articles):
        passage = section.passage
        if section.asks and section.terms == asked and asks_alike(question.text, passage.heading):
            return _beginning(passage)
    return None


def quote_under_heading(question: Question, articles: Sequence[Article]) -> Quote | None:
    """The beginning of what stands under the heading that has all words of the question.

    Of several the one with the fewest words besides.
    """
    if question.answer_type is not AnswerType.ANY:
        return None
    told = [
        section
        for asked, section in _sections(question, articles)
        if all(term in section.terms for term in asked)
        and (_DENIAL in asked) == (_DENIAL in section.terms)
        and not (section.asks and not asks_alike(question.text, section.passage.heading))
    ]
    first = min(told, key=lambda section: len(section.terms), default=None)
    return None if first is None else _beginning(first.passage)


def _sections(
    question: Question, articles: Sequence[Article]
) -> Iterator[tuple[tuple[str, ...], _Section]]:
    """Each headed section, with the terms of the question in its language if it has any."""
    for article in articles if len(articles) <= _SEARCHED else ():
        sections = _headed(article)
        asked = _terms(question.text, article.language) if sections else ()
        yield from ((asked, section) for section in sections if asked)


@cached_until_reload(ARTICLES)
def _headed(article: Article) -> tuple[_Section, ...]:
    """The section below each heading; of one that stands twice the first."""
    first: dict[str, Passage] = {}
    for number, heading in enumerate(article.headings, 1):
        if heading:
            first.setdefault(heading, article.passage(number))
    language = article.language
    return tuple(
        _Section(passage, _terms(heading, language), asks(heading, language))
        for heading, passage in first.items()
    )


def _terms(text: str, language: str) -> tuple[str, ...]:
    """The terms of a text in order, without stop words, but with one for all words that deny."""
    words = ((term, text[start:end]) for term, start, end in words_of(text, language))
    return tuple(
        _DENIAL if denies else term
        for term, word in words
        if (denies := _DENYING.fullmatch(word)) or not is_stop_word(word, language)
    )


def _beginning(passage: Passage) -> Quote:
    """The first sentences of a passage, enough of them for two lines or so."""
    start = passage.span.start
    told = [sentence.span.end for sentence in sentences_of(passage)]
    end = next((end for end in told if end - start >= _ENOUGH), told[-1])
    return Quote(passage, Span(start, end))
