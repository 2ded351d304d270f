"""What stands under a heading that asks what the reader asks, or that names what is asked for.

Lists of questions have their questions as headings, and guides the words that one looks up; neither
need stand in the text below. A heading that asks the same is answered by what is below it. Others
help only where the text itself has no answer, and only with questions that need no certain form.
Small words are left out, but that a question denies is one of its words: what is safe is not told
below what is not.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.answering.denial import sentences_of
from bot.answering.replies import asks_alike
from bot.article_caches import holds_articles
from bot.model import AnswerType, Article, Passage, Question, Quote, Span
from bot.questions.question import words_of
from bot.text.analysis import is_stop_word
from bot.text.asking import asks

_SEARCHED = 20  # articles; in more, a heading says too little
_REMEMBERED = 1_024  # articles; some hundred bytes a heading
_ENOUGH = 150  # characters
_DENIAL = "not"
_DENYING = re.compile(  # in the languages of the interface and their neighbours
    r"not?|nor|neither|never|without|cannot|\w+n['’]t"
    r"|(?:is|are|was|were|do|does|did|ca|wo|could|would|should|has|have|had)nt"
    r"|nicht|nie|ohne|kein\w*|ne|pas|jamais|sans|non|mai|senza|sin|nunca|não|sem"
    r"|не|нет|нельзя|без|никогда|нема|değil|لا|ليس|لم",
    re.IGNORECASE,
)


def told_by_question(question: Question, articles: Sequence[Article]) -> Quote | None:
    """The beginning of what stands under a heading that asks in the same words."""
    for passage, terms in _sections(articles):
        asked = _terms(question.text, passage.article.language)
        is_same = asked and terms == asked
        if is_same and _asks(passage) and asks_alike(question.text, passage.heading):
            return _beginning(passage)
    return None


def told_under(question: Question, articles: Sequence[Article]) -> Quote | None:
    """The beginning of what stands under the heading that has all words of the question.

    Of several the one with the fewest words besides.
    """
    if question.answer_type is not AnswerType.ANY:
        return None
    found: tuple[int, Passage] | None = None
    for passage, terms in _sections(articles):
        asked = _terms(question.text, passage.article.language)
        may_answer = not _asks(passage) or asks_alike(question.text, passage.heading)
        is_told = asked and set(asked) <= set(terms) and (_DENIAL in asked) == (_DENIAL in terms)
        if is_told and may_answer and (found is None or len(terms) < found[0]):
            found = (len(terms), passage)
    return None if found is None else _beginning(found[1])


def _sections(articles: Sequence[Article]) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    for article in articles if len(articles) <= _SEARCHED else ():
        yield from _headed(article)


@holds_articles
@lru_cache(maxsize=_REMEMBERED)
def _headed(article: Article) -> tuple[tuple[Passage, tuple[str, ...]], ...]:
    """The first passage below each heading, with the heading's terms."""
    first: dict[str, Passage] = {}
    for number, heading in enumerate(article.headings, 1):
        if heading:
            first.setdefault(heading, article.passage(number))
    return tuple((passage, _terms(heading, article.language)) for heading, passage in first.items())


def _asks(passage: Passage) -> bool:
    return asks(passage.heading, passage.article.language)


def _terms(text: str, language: str) -> tuple[str, ...]:
    """The terms that are looked for, in order; of the small words those that deny, as one."""
    words = ((term, text[start:end]) for term, start, end in words_of(text, language))
    return tuple(
        _DENIAL if denies else term
        for term, word in words
        if (denies := _DENYING.fullmatch(word)) or not is_stop_word(word, language)
    )


def _beginning(passage: Passage) -> Quote:
    """The first sentences, until they are some lines."""
    start = passage.span.start
    told = [sentence.span.end for sentence in sentences_of(passage)]
    end = next((end for end in told if end - start >= _ENOUGH), told[-1])
    return Quote(passage, Span(start, end))
