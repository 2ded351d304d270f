"""Whether a question asks what somebody said, and who that is.

"What does Reuters report?", "what did Peskov say about March 5", "according to NYT, who ...?": the
question names a source that an article credits, beside a word of saying. When it holds nothing
else, everything credited to that source is the answer. Names are compared folded, so that "песков"
and a lower-case "al-monitor" are found; the surname, the initials and one slip of the pen do.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.analysis import is_stop_word, to_latin
from bot.attribution import Statement, credits
from bot.model import Article
from bot.speech.aliases import initials
from bot.speech.lexicon import LISTS, REPORT, SAY, THINK

_SAYING = SAY | REPORT | THINK | LISTS["cues.passive"] | LISTS["questions.saying"]
_EMPTY = LISTS["questions.empty"]
_WORD = re.compile(r"\w+(?:[’'.&/-]\w+)*")


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source that a question names, what it is credited with, and whether that is all asked."""

    name: str
    statements: tuple[Statement, ...]
    only: bool


def named_source(question: str, article: Article) -> NamedSource | None:
    """The source of the article that the question asks for the words of, or None."""
    asked = [_folded(word) for word in _WORD.findall(question)]
    saying = {at for at, word in enumerate(asked) if word in _SAYING}
    if not saying:
        return None
    best: tuple[range, str] | None = None
    for name, words in _names(article):
        place = _find(words, asked)
        if place is not None and (best is None or len(place) > len(best[0])):
            best = place, name
    if best is None:
        return None
    place, name = best
    rest = [
        word
        for at, word in enumerate(asked)
        if at not in place
        and at not in saying
        and word not in _EMPTY
        and not is_stop_word(word, "en")
    ]
    return NamedSource(name, _statements(article, name), not rest)


def _statements(article: Article, name: str) -> tuple[Statement, ...]:
    return tuple(s for s in credits(article) if name in (s.source.name, s.source.citing))


def _names(article: Article) -> Iterable[tuple[str, list[str]]]:
    """The names credited in the article, each with its words as they are compared."""
    seen: dict[str, None] = {}
    for statement in credits(article):
        seen.setdefault(statement.source.name)
        if statement.source.citing is not None:
            seen.setdefault(statement.source.citing)
    for name in seen:
        words = [_folded(word) for word in _WORD.findall(name)]
        yield name, [w for w in words if w not in LISTS["words.determiners"]]


def _find(name: Sequence[str], asked: Sequence[str]) -> range | None:
    """Where the question holds the name: whole, its surname, its initials, or its head noun."""
    for length in range(len(name), 0, -1):
        part = name[-length:]
        if length < len(name) and length == 1 and not _tells(part[0]):
            break
        for at in range(len(asked) - length + 1):
            if all(map(_alike, part, asked[at : at + length])):
                return range(at, at + length)
    short = initials(name)
    if len(short) >= 2 and short in asked:
        at = asked.index(short)
        return range(at, at + 1)
    return None


def _tells(word: str) -> bool:
    """Whether the last word of a name is enough to know it by."""
    return len(word) > 3 and word not in LISTS["people.organisations"]


def _alike(one: str, other: str) -> bool:
    return one == other or (
        min(len(one), len(other)) >= 5
        and abs(len(one) - len(other)) <= 2
        and (one.startswith(other[:-1]) or other.startswith(one[:-1]))
    )


def _folded(word: str) -> str:
    return re.sub(r"['’]s?$", "", to_latin(word.lower().replace(".", "")))
