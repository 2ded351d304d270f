"""One message -> the questions it holds.

A question mark ends a question. Without marks a line is one, where each line begins with a question
word; a line in small letters below one that begins with a capital only goes on with it.
"""

import re
from itertools import pairwise

from bot.questions.wordings import TABLES, normalised, phrases
from bot.text.sentences import split_sentences

_MOST = 10  # questions of one message that are answered apart; the last keeps the rest
_FEWEST = 2
_MARKS = "?？؟\u037e"
_CLOSING = "”»\"')\\]"
_AFTER_A_QUESTION = re.compile(
    rf"(?:(?<=[{_MARKS}])|(?<=[{_MARKS}][!！]))[{_CLOSING}]*\s*(?=[^\s{_MARKS}!！.…{_CLOSING}])"
)
_MARK = re.compile(f"[{_MARKS}]")
_ASKS = r"\b(?:who|whom|whose|what|when|where|why|which|how)\b"
# One question alone: in "a man who fell and who died" two belong to it.
_ELSE = rf"(?:(?!{_ASKS}).)*"
_VERB = r"\b(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|\w\w+ed)\b"
_OPENS = re.compile(rf"(?:so |tell me )?{_ASKS}", re.IGNORECASE)
_AND_ASKS = re.compile(
    rf"(?P<first>{_OPENS.pattern}{_ELSE} \w+),? and "
    rf"(?P<second>{_ASKS}(?! (?:else|exactly|many (?:of|more))\b).* .*)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:when|where|why)\W*", re.IGNORECASE)  # not "by whom" nor "how many"
_GOES_ON = re.compile(r"[.!?…؟۔।॥。！？｡].*\S", re.DOTALL)  # where a sentence may have ended
_IS_ASKED = re.compile(rf"who \w|{_ASKS}.*{_VERB}", re.IGNORECASE)  # of "how many men" nothing is
_POINTS_BACK = re.compile(r"\b(?:its|there|it(?= \w)|(?<!\bdid )it)\b", re.IGNORECASE)
_WORD = re.compile(r"\w")
_LISTED = re.compile(r"\A(?:\d{1,2}[.)]|[-*•–])\s+")
_OPENING = frozenset(
    phrase
    for table in TABLES
    for phrase in phrases(table.get("follow_up", {}).get("bare", ""))
    if " " not in phrase
)


def questions_of(text: str) -> list[str]:
    """The questions of a message, in order; the message itself when it does not hold several.

    >>> questions_of("Who is he? And where?! Thanks")
    ['Who is he?', 'And where?!', 'Thanks']
    >>> questions_of("Is it true that 3 > 2??")
    ['Is it true that 3 > 2??']
    >>> questions_of("who is he\\nwhere is he")
    ['who is he', 'where is he']
    >>> questions_of("Who is he and where was he born?")
    ['Who is he', 'where was he born?']
    >>> questions_of("Who came and when?")
    ['Who came', 'when?']
    """
    if sum(map(text.count, _MARKS)) < _FEWEST:  # as nearly always
        lines = [line for line in map(_bare, text.splitlines()) if line]
        return lines if 1 < len(lines) <= _MOST and _all_ask(lines) else _joined(text)
    parts = [_bare(part) for part in _AFTER_A_QUESTION.split(text, maxsplit=_MOST - 1)]
    asking = [part for part in parts if _asks(part)]
    return parts if len(asking) > 1 else [text]


def _joined(text: str) -> list[str]:
    """The questions that "and" joins: one, two, and a bare "why?" at the end, which leans."""
    *before, text = _joined_by_and(text)
    asked, _, bare = text.rpartition(" and ")
    if _OPENS.match(asked) and _IS_ASKED.search(asked) and _BARE.fullmatch(bare):
        return [*before, asked.rstrip(" ,"), bare]
    return [*before, text]


def _joined_by_and(text: str) -> list[str]:
    """The two questions of "who is he and where was he born"; else the text. English.

    Of "how many men and how many women died" the first is none by itself. A second that speaks of
    "it" keeps the "and" by which it leans on the first.
    """
    found = _AND_ASKS.fullmatch(text) if " and " in text.lower() else None  # as in few
    if found is None or not all(map(_IS_ASKED.search, found.groups())):
        return [text]
    leads = "and " if _POINTS_BACK.search(found["second"]) else ""
    return [found["first"].rstrip(" ,"), leads + found["second"]]


def asked_alone(text: str) -> str:
    """The only question of a message beside what is just said; "" where there is no such thing.

    >>> asked_alone("I read of 22 and of 34. How many died?")
    'How many died?'
    >>> asked_alone("How many died?")
    ''
    """
    if not _GOES_ON.search(text):  # as nearly always
        return ""
    parts = [text[span.start : span.end].strip() for span in split_sentences(text, "en")]
    asking = [part for part in parts if _MARK.search(part)]
    return asking[0] if len(asking) == 1 < len(parts) else ""


def _bare(line: str) -> str:
    """A line without the blanks around it and the mark of a list: "2. " or "- "."""
    return _LISTED.sub("", line.strip())


def _all_ask(lines: list[str]) -> bool:
    """Whether each line is a question of its own."""
    wrapped = any(
        before[0].isupper() and below[0].islower() and not _MARK.match(before[-1])
        for before, below in pairwise(lines)
    )
    asking = (
        _MARK.match(line[-1]) or _OPENING & set(normalised(line).split()[:1]) for line in lines
    )
    return not wrapped and all(asking)


def _asks(part: str) -> bool:
    """Whether a word stands before a question mark."""
    mark, word = _MARK.search(part), _WORD.search(part)
    return mark is not None and word is not None and word.start() < mark.start()
