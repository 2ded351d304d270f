"""Neighbouring sentences that a quote needs.

The next sentence is quoted as well where the quote ends in a question ("Will it sail again? Nobody
knows.") or only announces what follows; where only the next sentence gives the reason that is asked
for, or the name ("Its envoy, Ana Ruiz, may go."), or tells whether somebody did a thing ("did not
arrest him"); and where a short quote says too little alone ("This is kahm yeast.", but not "Nine
were hurt."). The sentence before is quoted with one that only confirms or denies it ("Two residents
confirmed this"). What is announced, reasons, names and deeds are looked for in English articles
only.
"""

import re
from dataclasses import replace

from bot.answering.quoting import with_sentence
from bot.attribution import adds_a_source, with_sources
from bot.model import AnswerType, Passage, Question, Quote, Sentence, Span
from bot.ranking.evidence import gives_reason
from bot.sentences import following, sentences_of
from bot.text.word_lists import alternatives
from bot.unanswered.befallen import tells_no_fate
from bot.unanswered.capitals import as_written
from bot.unanswered.deeds import speaks_of_no_deed
from bot.unanswered.needed import holds
from bot.unanswered.unnamed import gives_full_name, gives_name

_LEANS = re.compile(
    r"\b(?:he|she|they|it|him|her|them|his|their|its|this|these|those|such)\b"
    r"|\bthat (?:day|date|time|night|week|month|year|evening|morning|moment|point|decision|move)\b",
    re.IGNORECASE,
)
_LEANS_BACK = re.compile(
    r"\b(?:confirm|den(?:y|ie)|reject|dismiss|disput)\w* (?:this|that|it|these"
    r"|the (?:report|claim|news|information|allegation|figure|accusation)s?)\b(?! that)",
    re.IGNORECASE,
)
# Not "who is Ana Ruiz?", which has the name.
_WHO_DID = re.compile(
    r"\W*(?:and |so )?who(?:['’]?s)? (?!(?:is|are|was|were) (?-i:[A-Z]))", re.IGNORECASE
)
_BY_SOMEBODY = re.compile(r"\bby (?:an?|the|two|three|his|her|their|its) ")
_GOES_ON = re.compile(r"\A[“\"](?:But|And|Because|So|There|The)\b")  # whoever spoke before
_OF_DEEDS = (speaks_of_no_deed, tells_no_fate)
_FEW = 50  # characters: less than a line
_POINTS = re.compile(
    r"(?:(?:This|That|These|Those) (?:is|are|was|were)|Das (?:ist|sind|war|waren)"
    r"|C['’](?:est|était)|Ce sont|Est[aeo]s? (?:es|son|era|eran)|Это|Це)\b"
)
# A sentence that only announces what the next one tells: "How many fell ill is a matter of
# dispute.", "The cause is under investigation.", "The union tells another story." So news begins
# where nothing is certain. It has all words of a question and answers nothing.
_IS = "(?:is|are|was|were|remains?)"
_OPEN = alternatives(
    r"""under_investigation investigated unknown unclear uncertain disputed contested
    (?:a_matter_)?(?:of|in|under)_dispute an_open_question not_(?:yet_)?(?:known|clear)"""
)
_DIFFERENT = r"(?:another|(?:an? )?(?:very |rather |quite |entirely )?different)"
_ANNOUNCES = re.compile(
    r"\A(?:(?:But|And|Just|Exactly) )*(?i:how|who|what|where|why|when|whether)\b[^,;:“\"?]*"
    rf" (?:{_IS}|depends)\b[^,;:“\"?]*\.\Z"
    rf"|\b{_IS} (?:(?:still|also|being|now) )?(?:{_OPEN})\.\Z"
    rf"|\AIt {_IS} (?:still )?(?:unknown|unclear|uncertain|not (?:yet )?(?:known|clear))"
    r" (?:how|who|what|where|why|when|whether)\b[^,;:“\"?]*\.\Z"
    r"|\b(?:tells?|told|gave|gives?|offer(?:s|ed)?|ha[sd]|have)"
    rf" {_DIFFERENT} (?:story|account|version|view|explanation)s?\.\Z"
)


def with_what_it_leans_on(quote: Quote) -> Quote:
    """The quote with the sentence before it, and its sources, where it says nothing alone."""
    span = leaning_back(quote.passage, quote.span)
    return quote if span == quote.span else with_sources(replace(quote, span=span))


def leaning_back(passage: Passage, span: Span) -> Span:
    """The span, from the sentence before on where "confirmed this" needs that."""
    if not holds(passage.article.text[span.start : span.end], _LEANS_BACK):
        return span
    starts = [sentence.span.start for sentence in sentences_of(passage)]
    before = [start for start in starts if start < span.start]
    return Span(before[-1], span.end) if before else span


def with_what_follows(quote: Quote, question: Question) -> Quote:
    """The quote, with the next sentence where it needs that (see above).

    One that says too little takes no sentence in which somebody else speaks.
    """
    after = following(quote)
    if after is None:
        return quote
    needs = quote.text.endswith("?") or (
        _says_little(quote, question) and not adds_a_source(after, quote)
    )
    if not needs and quote.passage.article.language == "en":
        needs = (
            holds(quote.text.rsplit(". ", 1)[-1], _ANNOUNCES)  # its last sentence
            or _names(after.text, quote, question)
            or _explains(after.text, quote, question)
            or _tells_deed(after, quote, question)
        )
    return with_sentence(quote, after) if needs else quote


def _says_little(quote: Quote, question: Question) -> bool:
    """Whether a short quote only points at something, or has less than half of the question."""
    if len(quote.span) >= _FEW:
        return False
    text = quote.passage.article.text
    held = {text[span.start : span.end].lower() for span in quote.matched}
    return 2 * len(held) < max(1, len(question.terms)) or _POINTS.match(quote.text) is not None


def _names(after: str, quote: Quote, question: Question) -> bool:
    """Whether "who" gets its name only from the next sentence, which leans on the quote."""
    return (
        _WHO_DID.match(question.text) is not None
        and holds(after, _LEANS)
        and not holds(quote.text, _BY_SOMEBODY)
        and not gives_name(quote.text, question)
        and gives_full_name(after, question)
    )


def _explains(after: str, quote: Quote, question: Question) -> bool:
    """Whether the next sentence may give the reason that is asked for and the quote lacks."""
    return (
        question.answer_type is AnswerType.REASON
        and not gives_reason(quote.text)
        and (holds(after, _LEANS) or holds(after, _GOES_ON))
    )


def _tells_deed(after: Sentence, quote: Quote, question: Question) -> bool:
    """Whether only the next sentence, about "him", tells what "Was Berg arrested?" asks.

    Or what "What happened to Berg?" asks.
    """
    if not holds(after.text, _LEANS):
        return False
    asked = as_written(question, quote.passage.article)
    grown = replace(quote, span=after.span)
    return any(lacks(asked, quote) and not lacks(asked, grown) for lacks in _OF_DEEDS)
