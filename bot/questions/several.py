"""One message -> the questions it holds.

A question mark ends a question. Without marks each line is one, if all lines begin with a question
word and none only goes on with the line above, as one in lower case does below a capital; so is
each item of a list, "1. who came 2. when". A link pasted before or after is no part of a question.
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
# No further question word: "who is the man who fell and who died" is one question.
_ELSE = rf"(?:(?!{_ASKS}).)*"
_VERB = r"\b(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|\w\w+ed)\b"
_OPENS = re.compile(
    rf"(?:(?:so|tell me|i wonder|i(?:['’]d like| would like| want) to know) )?{_ASKS}",
    re.IGNORECASE,
)
_AND_ASKS = re.compile(
    rf"(?P<first>{_OPENS.pattern}{_ELSE} \w+),? and "
    rf"(?P<second>{_ASKS}(?! (?:else|exactly|many (?:of|more))\b).* .*)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:when|where|why)\W*", re.IGNORECASE)  # not "by whom" nor "how many"
_GOES_ON = re.compile(r"[.!?…؟۔।॥。！？｡].*\S", re.DOTALL)  # where a sentence may have ended
_IS_ASKED = re.compile(rf"who \w|{_ASKS}.*{_VERB}", re.IGNORECASE)  # "how many men" asks nothing
_POINTS_BACK = re.compile(r"\b(?:its|there|it(?= \w)|(?<!\bdid )it)\b", re.IGNORECASE)
_WORD = re.compile(r"\w")
_LISTED = re.compile(r"\A(?:\d{1,2}[.)]|[-*•–])\s+")
_NUMBERED = re.compile(r"(?<!\S)(\d{1,2})[.)]\s+")
_LINK = re.compile(r"[(<]?(?:https?://|www\.|t\.me/)\S+", re.IGNORECASE)
_ASKS_ALREADY = 3  # words; "who owns https://..." asks about the link
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
    >>> questions_of("1. who came 2. when")
    ['who came', 'when']
    >>> questions_of("https://example.org/?id=1 Who is he?")
    ['Who is he?']
    """
    text = without_link(text)
    if sum(map(text.count, _MARKS)) < _FEWEST:  # as nearly always
        lines = [line for line in map(_bare, text.splitlines()) if line]
        if 1 < len(lines) <= _MOST and not _are_wrapped(lines) and all(map(_opens, lines)):
            return lines
        return _numbered(text) or _joined(text)
    parts = [_bare(part) for part in _AFTER_A_QUESTION.split(text, maxsplit=_MOST - 1)]
    asking = [part for part in parts if _asks(part)]
    return parts if len(asking) > 1 else [text]


def without_link(text: str) -> str:
    """The text without a link that is pasted before or after it."""
    first, *others = text.split(maxsplit=1) or [text]
    if others and _LINK.fullmatch(first):
        text = others[0]
    before, *last = text.rsplit(maxsplit=1) or [text]
    if not last or not _LINK.fullmatch(last[0]):
        return text
    is_asked = len(before.split()) >= _ASKS_ALREADY or _WORD.match(before[-1]) is None
    return before if is_asked else text


def _numbered(text: str) -> list[str]:
    """The questions of a numbered list on one line; none where it is none."""
    if not _NUMBERED.match(text):
        return []
    _, *found = _NUMBERED.split(text, maxsplit=_MOST)
    numbers, parts = found[::2], [part.strip() for part in found[1::2]]
    counts_up = numbers == [str(number) for number in range(1, len(numbers) + 1)]
    is_list = counts_up and len(parts) > 1 and all(map(_opens, parts))
    return parts if is_list else []


def _joined(text: str) -> list[str]:
    """The questions that "and" joins: one, two, and a bare "why?" at the end, which leans."""
    *before, text = _joined_by_and(text)
    asked, _, bare = text.rpartition(" and ")
    if _OPENS.match(asked) and _IS_ASKED.search(asked) and _BARE.fullmatch(bare):
        return [*before, asked.rstrip(" ,"), bare]
    return [*before, text]


def _joined_by_and(text: str) -> list[str]:
    """The two questions of "who is he and where was he born"; else the text. English.

    "How many men and how many women died" stays whole: its first half is no question. A second
    question about "it" keeps its "and", which shows that it leans on the first.
    """
    found = _AND_ASKS.fullmatch(text) if " and " in text.lower() else None  # as in few
    if found is None or not all(map(_IS_ASKED.search, found.groups())):
        return [text]
    leads = "and " if _POINTS_BACK.search(found["second"]) else ""
    return [found["first"].rstrip(" ,"), leads + found["second"]]


def asked_alone(text: str) -> str:
    """The one question of a message whose other sentences only state something, else "".

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
    """A line without the spaces around it and the mark of a list: "2. " or "- "."""
    return _LISTED.sub("", line.strip())


def _are_wrapped(lines: list[str]) -> bool:
    """Whether a line only goes on with the one above."""
    return any(
        before[0].isupper() and below[0].islower() and not _MARK.match(before[-1])
        for before, below in pairwise(lines)
    )


def _opens(line: str) -> bool:
    """Whether a line ends or begins as questions do."""
    return bool(_MARK.match(line[-1:]) or _OPENING & set(normalised(line).split()[:1]))


def _asks(part: str) -> bool:
    """Whether there is a word before the question mark."""
    mark, word = _MARK.search(part), _WORD.search(part)
    return mark is not None and word is not None and word.start() < mark.start()
