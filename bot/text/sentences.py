"""Passage to sentences, in every script, as spans.

A sentence ends at a full stop, question or exclamation mark, with the closing quotation marks and
brackets after it, when a new sentence can begin after it: not inside quotation marks, not after
"Dr." or an initial, not within a number, not before a lower-case letter. In English "The" and the
like begin one after "U.S." and "Inc." as well, though not after a single initial. Thai has no
such marks; its text is cut at spaces into phrase groups of about 125 characters.

The spans are ordered and disjoint, and cover every character that is not blank.
"""

import re
from bisect import bisect_left
from operator import itemgetter

from bot.knowledge import knowledge
from bot.model import Span
from bot.text.calendar import MONTHS, WEEKDAYS
from bot.text.cleaning import is_blank

_THAI_GROUP = 125  # characters; about the length of a clause with its object
_END = re.compile(
    r"(?:[.!?…؟۔।॥]+|[。！？｡]+)[\"'”’»›)\]」』】）]*(?=(?P<blank>\s?)\s*(?P<following>\S?))"
)
_WIDE_END = "。！？｡"
_DANDA = "।"  # ends sentences in Hindi and Bengali
# Words that are cut short before a stop, in every language ("*") and in one of them.
_ABBREVIATIONS = {
    language: frozenset(words.split())
    for language, words in knowledge("languages")["abbreviations"].items()
}
# "No. 5" is one, "she said no." is none.
_BEFORE_NUMBERS = frozenset(
    """no nos nr op vol pp p fig figs eq eqs ref refs sec ch ed eds art mar est av
    pos abs""".split()  # noqa: SIM905
)
_HALVES_OF_THE_DAY = ("a.m", "p.m")
# What may follow the hour: "at 5 p.m. Monday", "at 4 a.m. GMT".
_AFTER_THE_HOUR = re.compile(
    rf"\s*(?:{WEEKDAYS}|{MONTHS}|GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T|C[SD]T|MSK"
    r"|Eastern|Pacific|Central|Moscow|Greenwich|British)\b"
)
# English words that begin a sentence and no name: "in Washington, D.C. She left."
_OPENS = re.compile(
    r"\s+(?:The|This|That|These|Those|It|Its|He|His|She|Her|They|Their|We|Our|You|There|Here|In|On|At"
    r"|By|For|From|With|After|Before|During|Since|When|While|Although|Though|Because|If|As|But|And"
    r"|However|Then|Another)[\s,]"
)
# After these they begin a name all the same: "Batman vs. The Joker", "Dr. He Jiankui".
_GO_ON = frozenset(
    """v vs cf eg ie e.g i.e a.k.a aka feat fig mr mrs ms dr prof gen col lt sgt capt cmdr maj adm
    rep sen gov pres hon rev""".split()  # noqa: SIM905
)
_ORDINAL_STOPS = frozenset(
    ["cs", "da", "de", "et", "fi", "hr", "hu", "no", "pl", "sk", "sl", "sr", "tr"]
)
_ORDINAL = re.compile(r"\d\d?|[IVXLC]+")
_CLOSERS = {'"': '"', "“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "(": ")", "（": "）"}
_OPENING = re.compile(f"[{''.join(_CLOSERS)}]")


def split_sentences(text: str, language: str) -> list[Span]:
    """The sentences of a passage in order, without outer spaces."""
    cuts = _thai_cuts(text) if language == "th" else _sentence_cuts(text, language)
    spans = (
        _trimmed(text, start, end)
        for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)
    )
    return [span for span in spans if len(span)]


def _sentence_cuts(text: str, language: str) -> list[int]:
    quoted = _quoted_stretches(text)
    has_dandas = _DANDA in text  # then a full stop only shortens, as in "जॉन सी. मेसेंजर"
    return [
        match.end()
        for match in _END.finditer(text)
        if not (has_dandas and match.group() == ".")
        and _may_end(text, match, language)
        and not _is_within(quoted, match)
    ]


def _is_within(stretches: list[tuple[int, int]], match: re.Match[str]) -> bool:
    """Whether the marks stand inside one of the stretches, which are disjoint and in order."""
    before = bisect_left(stretches, match.start(), key=itemgetter(0))
    return before > 0 and match.end() < stretches[before - 1][1]


def _may_end(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a sentence may end at these marks, judged by what stands on either side."""
    mark, blank, following = match.group(0, "blank", "following")
    if mark[0] in _WIDE_END:
        return True
    if (following and not blank) or following.islower():
        return False
    return mark != "." or not _is_abbreviation(text, match.start(), language)


def _is_abbreviation(text: str, stop: int, language: str) -> bool:
    """Whether the word before a full stop is an initial, "U.S" or a known abbreviation."""
    start = stop
    while start > 0 and not text[start - 1].isspace() and text[start - 1] not in "(\"“„«'‘[":
        start -= 1
    word = text[start:stop]
    if len(word) == 1 and word.isalpha() and not word.islower():
        return True
    if language in _ORDINAL_STOPS and _ORDINAL.fullmatch(word):
        return True
    low = word.lower()
    if low in _HALVES_OF_THE_DAY:
        goes_on = not text[stop + 1 :].lstrip()[:1].isupper()
        return goes_on or _AFTER_THE_HOUR.match(text, stop + 1) is not None
    if language == "en" and _OPENS.match(text, stop + 1):
        return low in _GO_ON
    if "." in word and all(len(part) == 1 and part.isalpha() for part in word.split(".")):
        return True
    if low in _BEFORE_NUMBERS and text[stop + 1 : stop + 3].strip()[:1].isdigit():
        return True
    return low in _ABBREVIATIONS["*"] or low in _ABBREVIATIONS.get(language, ())


def _quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Start and end of what stands in quotation marks or brackets, outermost, closed only."""
    stretches: list[tuple[int, int]] = []
    never_closed: set[str] = set()  # opening marks with no closing one in what is left
    opening = _OPENING.search(text)
    while opening:
        start, mark = opening.start(), opening.group()
        end = -1 if mark in never_closed else _closing(text, start + 1, _CLOSERS[mark])
        if end >= 0:
            stretches.append((start, end + 1))
        else:
            never_closed.add(mark)
        opening = _OPENING.search(text, max(start, end) + 1)
    return stretches


def _closing(text: str, start: int, closers: str) -> int:
    found = [at for closer in closers if (at := text.find(closer, start)) >= 0]
    return min(found, default=-1)


def _thai_cuts(text: str) -> list[int]:
    """Ends of phrase groups: the first space 125 or more characters after the last cut."""
    cuts: list[int] = []
    start = 0
    for index, character in enumerate(text):
        if character.isspace() and index - start >= _THAI_GROUP:
            cuts.append(index)
            start = index
    return cuts


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end)
