"""Contradictions: a claim and its denial by another source, quoted together.

A question for yes or no, or one that doubts a claim, is answered by both where they are neighbours:
two sentences of a passage, or the last of one and the first of the next, if that speaks of "any
such report". They contradict each other if the later has a verb for that, or if only one of them
says "not". A denial of the very words that are quoted goes with them whatever was asked.
"""

import re

from bot.answering.quoting import with_sentence
from bot.attribution import adds_a_source, credited_for
from bot.model import Quote, Sentence
from bot.sentences import following, sentences_of, touch
from bot.unanswered.words import AUXILIARIES

_YES_OR_NO = re.compile(rf"\W*(?:{AUXILIARIES})\b")  # of lower-case text, as the next one
_WEIGHS = re.compile(
    r"\b(?:really|certain|sure|surely|prove[nd]?|proof|rule out|disagree\w*|disput\w+|otherwise"
    r"|contradict\w*|confirmed|doubt\w*|correct|true|right|wrong)\b|n['’]t (?:it|they|there)\W*\Z"
)
_CONTESTS = re.compile(
    r"\b(?:claim|den(?:y|ie)|disput|reject|contradict|insist|refut|dismiss|counter)\w*",
    re.IGNORECASE,
)
_CLAIM = r"(?:this|that|these|those|the) (?:claim|report|accusation|allegation|charge|account)s?"
_DENIES_THIS = re.compile(
    r"\b(?:den(?:y|ies|ied)|disput\w+|reject\w*|contradict\w*|refut\w+|dismiss\w*)"
    rf" (?:(?:this|it|them|{_CLAIM})\b|that(?! ))"
    rf"|\bcall(?:s|ed) (?:{_CLAIM}\b|(?:this|that|it) (?:a lie|untrue|false|nonsense)\b)",
    re.IGNORECASE,
)
_NEGATES = re.compile(
    r"\b(?:not?|nobody|none|nothing|neither|never|nowhere|without|lies?|untrue|false|wrong|nonsense)"
    r"\b|n['’]t\b",
    re.IGNORECASE,
)
_CONTESTS_SUCH = re.compile(  # but not "denying rumours on the internet that it fell"
    rf"{_CONTESTS.pattern}(?: [\w’'-]+){{0,3}}? (?:any such|this|that|it|these|those)\b",
    re.IGNORECASE,
)


def weighs_a_claim(question: str) -> bool:
    """Whether a question is for yes or no, or doubts what is told: "Really only 22 dead?"."""
    asked = question.lower()
    return _YES_OR_NO.match(asked) is not None or _WEIGHS.search(asked) is not None


def contested(first: Quote) -> list[Quote]:
    """The quote, grown by the sentence next to it in which somebody else says it is not so.

    Two quotes where that sentence begins the next passage; the quote alone where nobody denies it.
    """
    if not credited_for(first):
        return denied(first)
    for sentence in sentences_of(first.passage):
        if touch(sentence.span, first.span) and _contests(sentence, first):
            return [with_sentence(first, sentence)]
    article, number = first.passage.article, first.passage.number
    if first.span.end < first.passage.span.end or number == len(article.passage_spans):
        return [first]
    below = sentences_of(article.passage(number + 1))[0]
    answers = _CONTESTS_SUCH.search(below.text) and adds_a_source(below, first)
    return [first, Quote(below.passage, below.span)] if answers else [first]


def denied(first: Quote) -> list[Quote]:
    """The quote with the next sentence, when somebody else denies in it what was just said."""
    after = following(first)
    if after and _DENIES_THIS.search(after.text) and adds_a_source(after, first):
        return [with_sentence(first, after)]
    return [first]


def _contests(sentence: Sentence, first: Quote) -> bool:
    """Whether somebody else says the sentence, and it contradicts the quote, or the quote it."""
    follows = sentence.span.start > first.span.start
    later = sentence.text if follows else first.text
    if _CONTESTS.search(later) is None:
        negated = [_NEGATES.search(text) is not None for text in (sentence.text, first.text)]
        if negated[0] == negated[1]:
            return False
    return adds_a_source(sentence, first)
