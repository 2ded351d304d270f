"""What befell people: the quote must have a word for that, and the dead are counted apart.

"How many were injured?" is not answered by a number of the killed, nor "what happened to Rask?" by
what he said, nor "how many soldiers does Norway have?" by how many it lost.
"""

import re

from bot.model import Question, Quote
from bot.text.analysis import fold, terms_in
from bot.text.plain_english import any_form_of
from bot.text.values import figures
from bot.unanswered.asked_words import asked_words, missing
from bot.unanswered.words import fates, people

_HOSPITAL = re.compile(r"\bhospitals?\b", re.I)
_EXECUTIVE = re.compile(r"\bexecutives?\b", re.I)
_HAVE = re.compile(r"\bhow many (?:\w+ ){1,3}?(?:does|do|did) (?:[^\s,]+ ){1,4}?have\b", re.I)
_LOSE = re.compile(rf"\b{any_form_of('kill injure wound capture lose')} (?:\w+ ){{0,3}}\Z", re.I)
_WHAT_BEFELL = re.compile(
    r"\W*(?:and |so |but )?what (?:has |had |ever )?(?:happen(?:ed|s) to|bec[ao]mes? of)\b", re.I
)
_BEFELL = re.compile(  # what is done to somebody, or comes to pass by itself
    r"\b(?:was|were|been|is|are|being|be|got) (?:\w+ly |also |later |then |still |not )?"
    r"(?:\w+(?:ed|en|wn|ght)|hit|cut|hurt|lost|held|sent|shot|put|shut|sold|made|left|found|told|let)\b"
    r"|\b(?:take|takes|taking|took) place\b|\bg[ai]v(?:e|es|en|ing) way\b|"
    + any_form_of(
        """die kill perish drown survive escape flee hit strike attack target bomb destroy
        damage wound injure hurt sink crash collapse burn explode disappear vanish
        resign retire quit lose suffer recover improve deteriorate worsen rise fall
        grow shrink drop halve double jump climb soar surge plunge plummet tumble slump
        decline increase decrease close open end stop begin start fail arrest
        detain release free cancel postpone delay suspend reject refuse reopen reach
        win pass break split force sweep"""
    ),
    re.I,
)
_NEAR = 100  # characters
_THEM = re.compile(r"\b(?:he|she|it|they|him|her|them)\b", re.I)


def is_of_another_fate(question: Question, text: str) -> bool:
    """Whether people's fate is asked for, and the text has no word for it.

    A chief executive is nobody who was executed, and who is in hospital need not be hurt.
    """
    terms = terms_in(_EXECUTIVE.sub("", text), "en")
    place = fold("hospital", "en") if _HOSPITAL.search(question.text) else None
    return any(
        clue.term in asked and terms.isdisjoint(told) and terms.isdisjoint(clue.same)
        for clue in question.clues
        if clue.term != place
        for asked, told in fates()
    )


def counts_the_lost(question: Question, text: str) -> bool:
    """Whether "how many soldiers do they have?" gets a text that only counts the lost.

    All whom that counts were killed, wounded or captured.
    """
    if _HAVE.search(question.text) is None:
        return False
    counted = [
        figure.span.start
        for figure in figures(text, "en")
        if figure.counted is not None and not people("en").isdisjoint(figure.counted)
    ]
    return bool(counted) and all(_LOSE.search(text, 0, start) for start in counted)


def tells_no_fate(question: Question, quote: Quote) -> bool:
    """Whether it is asked what happened to somebody, and no word for that stands near them."""
    asks = _WHAT_BEFELL.match(question.text)
    if asks is None:
        return False
    words = asked_words(question, asks.end())
    near = (
        quote.text[max(0, told.start() - _NEAR) : told.end() + _NEAR]
        for told in _BEFELL.finditer(quote.text)
    )
    return not any(_THEM.search(text) or len(missing(words, text)) < len(words) for text in near)
