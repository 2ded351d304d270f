"""The dialogue: which earlier turn a message leans on, and the turn that its answer makes.

A turn is a question as it was understood and the quotes it got. Follow-ups are completed by it
(`questions.followups`). Pure: whoever keeps conversations (`hosting`, `storage`) keeps the turns.
"""

import re
from collections.abc import Sequence

from bot.answer import (
    About,
    Answer,
    Excerpt,
    Found,
    NotFound,
    Several,
    Topic,
    Turn,
    kind_of,
    quotes_of,
)
from bot.answer_kinds import Kind
from bot.model import Quote
from bot.questions.followups import (
    asks_again,
    asks_for_more,
    asks_who_said,
    complete,
    is_bare,
    leans,
)
from bot.questions.intent import recognise
from bot.questions.several import without_link

_OF_TIME_OR_PLACE = re.compile(r"(?:when|where) ", re.IGNORECASE)
_ASK = re.compile(r"/ask(?!\S)", re.IGNORECASE)


def remember(text: str, answer: Answer, previous: Turn | None) -> Turn | None:
    """What the next question may lean on; None for small talk, which leaves the turn before.

    A question that leaned on the turn before is remembered with what it borrowed, and a reply that
    offered the closest passage with that passage.
    """
    if not isinstance(answer, Found | NotFound | About | Excerpt | Several):
        return None
    typed = without_link(_ASK.sub("", text).strip())
    asked = _as_understood(typed, previous)
    closest = answer.closest if isinstance(answer, NotFound) else None
    quotes = _apart(quotes_of(answer)) if closest is None else (closest,)
    return Turn(asked, kind_of(answer), quotes, "" if asked == typed else typed)


def _apart(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes without those within an earlier one: two questions may quote the same."""
    return tuple(
        quote
        for number, quote in enumerate(quotes)
        if not any(other.covers(quote) for other in quotes[:number])
    )


def looks_back(text: str) -> bool:
    """Whether a message may lean on an earlier turn than the last."""
    return leans(text) or asks_who_said(text) or asks_again(text) or asks_for_more(text)


def leant_on(text: str, turns: Sequence[Turn]) -> Turn | None:
    """Which of the turns, the latest first, a message leans on.

    Mostly the latest. "Who said that?", "again" and "more" mean the last that was quoted from. A
    follow-up passes over follow-ups that met with silence, a bare "when?" only over bare ones.
    """
    if len(turns) < 2:  # as nearly always
        return turns[0] if turns else None
    if asks_who_said(text) or asks_again(text):
        turns = [turn for turn in turns if has_quoted(turn)] or turns
    elif asks_for_more(text):
        turns = [turn for turn in turns if turn.quotes] or turns
    elif leans(text):
        turns = [turn for turn in turns if not _is_passed_over(turn, is_bare(text))] or turns
    return turns[0]


def _is_passed_over(turn: Turn, by_bare: bool) -> bool:
    """Whether a follow-up met with silence; a bare "when?" leans on it unless it is bare, too."""
    is_silent = turn.kind is Kind.NOT_FOUND and turn.typed != ""
    return is_silent and (is_bare(turn.typed) or not by_bare)


def _as_understood(text: str, previous: Turn | None) -> str:
    """The question completed; who asks for the source of an answer, or for more, asks the same."""
    if previous is None:
        return text
    if has_quoted(previous) and (asks_who_said(text) or asks_again(text)):
        return previous.question
    if previous.quotes and asks_for_more(text):
        return previous.question
    return complete(text, previous)


def has_quoted(turn: Turn) -> bool:
    """Whether the turn answered with quotes, rather than offering one."""
    return bool(turn.quotes) and turn.kind is not Kind.NOT_FOUND


def gave_no_ground(turn: Turn) -> bool:
    """Whether the turn met with silence, or was about the article: a bare "why?" cannot lean on it.

    Silence about a time or a place leaves what happened then or there. A title is as good as a
    question.
    """
    of_the_article = turn.kind is Kind.ABOUT and isinstance(recognise(turn.question), Topic)
    is_silent = turn.kind is Kind.NOT_FOUND and not _OF_TIME_OR_PLACE.match(turn.question)
    return is_silent or of_the_article
