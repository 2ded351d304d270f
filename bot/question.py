"""A question as typed to a `Question`: what to look for, and what a right answer must hold.

The terms are folded as the article's are, so the languages of the library decide how words are
stemmed; stop words of the question's language and of the article's are left out. A term that no
article holds is replaced by the one it was probably meant to be (see `spelling`).
"""

import re

from bot.analysis import is_stop_word, tokenize
from bot.language import detect
from bot.model import AnswerType, Question
from bot.spelling import Vocabulary

_ANSWER_TYPES = (
    (
        AnswerType.NUMBER,
        r"how (?:many|much|often|old|long|far|tall|large|big|high)\b|what (?:number|percentage|share|proportion|age)\b",
    ),
    (
        AnswerType.TIME,
        r"when\b|(?:what|which) (?:year|date|day|month|century|decade|time)\b|how long ago\b",
    ),
    (AnswerType.PERSON, r"who(?:m|se)?\b"),
    (
        AnswerType.PLACE,
        r"where\b|(?:what|which) (?:city|country|place|town|state|province|region|continent)\b",
    ),
    (AnswerType.REASON, r"why\b|what (?:reason|caused?)\b|for what reason\b"),
)


def parse_question(text: str, vocabulary: Vocabulary) -> Question:
    """The question taken apart; no terms when there is nothing in it to look for."""
    language = detect(text, preferred=vocabulary.language)
    typed = _content_terms(text, language, vocabulary.language)
    corrected = {
        term: meant for term in typed if (meant := vocabulary.correct(term)) not in (None, term)
    }
    terms = dict.fromkeys(corrected.get(term, term) for term in typed)
    return Question(
        text=text,
        language=language,
        terms=tuple(terms),
        answer_type=answer_type(text),
        corrected={typed: meant for typed, meant in corrected.items() if meant},
    )


def answer_type(text: str) -> AnswerType:
    """What the question's form asks for; ANY when it does not tell.

    >>> answer_type("How many soldiers?")
    <AnswerType.NUMBER: 'number'>
    """
    for kind, pattern in _ANSWER_TYPES:
        if re.search(rf"\b(?:{pattern})", text, re.IGNORECASE):
            return kind
    return AnswerType.ANY


def _content_terms(text: str, language: str, article_language: str) -> list[str]:
    """Terms of the words that are no stop words; of all words when nothing else is left."""
    tokens = tokenize(text, article_language)
    shouted = text.isupper()
    content = [
        token.term
        for token in tokens
        if not any(
            is_stop_word(word, known)
            for word in [text[token.span.start : token.span.end]]
            for known in {language, article_language}
        )
        and not (
            shouted and is_stop_word(text[token.span.start : token.span.end].lower(), language)
        )
    ]
    return list(dict.fromkeys(content or [token.term for token in tokens]))
