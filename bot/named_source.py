"""Whether a question asks what somebody said, and who that is.

"What does Reuters report?", "what did Peskov say about March 5", "according to NYT, who ...?": the
question names a source that an article credits, beside a word of saying. When it holds nothing
else, everything credited to that source is the answer. Names are compared folded, so that "песков"
and a lower-case "al-monitor" are found; the surname, the initials and one slip of the pen do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.analysis import fold, is_stop_word, to_latin
from bot.attribution import Statement, credits
from bot.model import Article
from bot.speech.aliases import initials
from bot.speech.lexicon import LISTS, REPORT, SAY, is_organisation

_ASKING = LISTS["questions.saying"] | LISTS["questions.foreign"]  # say no more than that he spoke
_SAYING = SAY | REPORT | _ASKING
_BY = LISTS["cues.passive"]
_EMPTY = LISTS["questions.empty"]
_WORD = re.compile(r"\w+(?:[’'.&/-]\w+)*")
_NEAR = 2  # words between a source's name and the word of saying: "according to the ..."
_SAME = 0.8  # likeness of two words that are one word but for a slip
_WORDS_OF = re.compile(
    r"\W*what(?: else)? (?:did|does|do|has|have) (?:the )?(?P<name>.+?)"
    r" (?:say|said|claim(?:ed)?|report(?:ed)?|write|written|tell|told|stated?|comment(?:ed)?)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source that a question names, what it is credited with, and whether that is all asked."""

    name: str
    statements: tuple[Statement, ...]
    only: bool


def named_source(question: str, article: Article) -> NamedSource | None:
    """The source of the article that the question asks for the words of, or None."""
    asked = [_folded(word) for word in _WORD.findall(question)]
    saying = [at for at, word in enumerate(asked) if _says(asked, at)]
    if not saying:
        return None
    places = (
        (place, name)
        for name in _names(article)
        if (place := _find(_words(name), asked)) is not None and _is_near(place, saying)
    )
    place, name = max(places, key=lambda found: len(found[0]), default=(None, ""))
    if place is None:
        return None
    statements = tuple(s for s in credits(article) if name in (s.source.name, s.source.citing))
    rest = [word for at, word in enumerate(asked) if at not in place and not _is_empty(word)]
    verbs = [word for word in rest if word in _SAYING]
    if verbs and verbs == rest:
        return NamedSource(name, _said_so(statements, verbs) or statements, True)
    return NamedSource(name, statements, not rest)


def asks_only_for_words_of(question: str, article: Article) -> bool:
    """Whether all that is asked is what somebody said whom the article never quotes."""
    match = _WORDS_OF.fullmatch(question)
    if match is None:
        return False
    name = match.group("name").split()[-1]
    verb = rf"\b(?:{'|'.join(sorted(SAY | REPORT))})\b"
    who = rf"\b{re.escape(name)}\b"
    between = r"(?:[^\w.!?]+\w+){0,3}[^\w.!?]+"  # at most three words of one sentence
    near = rf"{who}{between}{verb}|{verb}{between}{who}"
    return re.search(near, article.text, re.IGNORECASE) is None


def _says(asked: Sequence[str], at: int) -> bool:
    word = asked[at]
    return word in _SAYING or (word == "by" and at > 0 and asked[at - 1] in _BY)


def _is_near(place: range, saying: Sequence[int]) -> bool:
    return any(
        place.start - at - 1 <= _NEAR and at - place.stop <= _NEAR
        for at in saying
        if at not in place
    )


def _is_empty(word: str) -> bool:
    return word in _ASKING or word in _EMPTY or word in SAY or is_stop_word(word, "en")


def _said_so(statements: Sequence[Statement], verbs: Sequence[str]) -> tuple[Statement, ...]:
    """The statements made by that very verb: "what did Peskov deny?"."""
    wanted = {fold(verb, "en") for verb in verbs}
    return tuple(
        statement
        for statement in statements
        if wanted.intersection(fold(word, "en") for word in _WORD.findall(_text(statement)))
    )


def _text(statement: Statement) -> str:
    return statement.source.article.text[statement.span.start : statement.span.end]


def _names(article: Article) -> Iterator[str]:
    """The names credited in the article, and those cited by them."""
    seen: dict[str, None] = {}
    for statement in credits(article):
        seen.setdefault(statement.source.name)
        if statement.source.citing is not None:
            seen.setdefault(statement.source.citing)
    yield from seen


def _words(name: str) -> list[str]:
    words = [_folded(word) for word in _WORD.findall(name)]
    return [word for word in words if word not in LISTS["words.determiners"]] or words


def _find(name: Sequence[str], asked: Sequence[str]) -> range | None:
    """Where the question holds the name: whole, its end, its initials."""
    for length in range(len(name), 0, -1):
        part = name[-length:]
        if length == 1 < len(name) and (len(part[0]) < 4 or is_organisation(part[0])):
            break
        for at in range(len(asked) - length + 1):
            if all(map(_alike, part, asked[at : at + length])):
                return range(at, at + length)
    short = initials(name)
    if len(short) >= 2 and short in asked:
        return range(asked.index(short), asked.index(short) + 1)
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending or a slip of the pen."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _SAME


def _folded(word: str) -> str:
    return re.sub(r"['’]s?$", "", to_latin(word.lower().replace(".", "")))
