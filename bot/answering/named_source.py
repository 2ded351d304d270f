"""Whether a question asks what somebody said, and who that is.

"What does Reuters report?", "what did Peskov say about March 5", "according to NYT, who ...?": the
question names a source that an article credits, beside a word of saying. When it holds nothing
else, everything credited to that source is the answer. Names are compared folded, so that "песков"
and a lower-case "al-monitor" are found; the surname, the initials and one slip of the pen do.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile

from bot.article_caches import holds_articles
from bot.attribution import Statement, credits
from bot.model import Article
from bot.speech.aliases import initials
from bot.speech.lexicon import LISTS, REPORT, SAY, VERBS, is_organisation, split_words
from bot.text.analysis import fold, is_stop_word, to_latin
from bot.unanswered.never_quoted import WORDS_OF
from bot.value import value

_ASKING = LISTS["questions.saying"] | LISTS["questions.foreign"]  # say no more than that he spoke
_SAYING = SAY | REPORT | _ASKING
_NOUNS = LISTS["questions.nouns"]
_BY = LISTS["cues.passive"]
_EMPTY = LISTS["questions.empty"]
_WORD = re.compile(r"\w+(?:[’'.&/-]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ADVERBS = frozenset(("also", "actually", "really", "exactly", "itself", "himself", "herself"))
# Nobody whom a question asks for by name.
_ANYBODY = frozenset(("people", "person", "critics", "source", "sources"))
_OPENERS = (
    LISTS["words.determiners"]
    | LISTS["words.prepositions"]
    | LISTS["people.titles"]
    | LISTS["questions.foreign"]
    | frozenset(("did", "do", "does", "has", "have", "had", "tell", "told", "what", "and"))
    | frozenset(("is", "are", "was", "were"))
)
_PARTICULAR = frozenset(("when", "where", "why", "how", "who", "whom", "which"))
_ALL_THAT_IS_SAID = frozenset(
    ("which", noun) for noun in (*_NOUNS, *_ASKING, "information", "news", "things", "facts")
)
_BE = frozenset(("is", "are", "was", "were"))
_COMES = frozenset(("come", "comes", "came"))
_BESIDE = _SAYING | _BY | _COMES  # of which one stands beside a source's name
_TELLING = frozenset(("tell", "told", "telling")) | LISTS["questions.foreign"]
_SPOKESMAN = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:\w+ )?(?:spokes\w+|chair\w*|chief|director|lawyer|head"
    r"|president|secretary|manager|founder|owner)\b"
)
_REMEMBERED = 1_024  # articles, or names in them
_WORDS = 4_096  # of questions
_PAIRS = 16_384  # of a name's word and one of a question
_SHORTEST = 3  # letters of a surname that is asked for alone; "Oxfam UK" is not asked for as "UK"
_SAME = 0.8  # likeness of two words that are one word but for a slip


@value
class NamedSource:
    """A source that a question names, what it is credited with, and whether that is all asked."""

    name: str
    statements: tuple[Statement, ...]
    only: bool


def named_source(question: str, article: Article) -> NamedSource | None:
    """The source of the article that the question asks for the words of, or None."""
    asked = _folded_words(question)
    if _BESIDE.isdisjoint(asked):
        return None
    beginnings = {word[0] for word in asked}
    places = (
        (place, name)
        for name, words, letters in _names(article)
        if not letters.isdisjoint(beginnings)
        and (place := _find(words, asked)) is not None
        and _speaks(asked, place)
    )
    # of two, the one who was told: "what did officials tell Reuters?"
    longest = max(places, key=lambda found: (len(found[0]), found[0].start), default=(None, ""))
    place, name = longest
    if place is None:
        return _by_office(question, article)
    if _is_told(asked, place):
        heard = tuple(s for s in credits(article) if s.source.name == name and s.source.citing)
        return NamedSource(name, heard, True) if heard else None
    statements = _statements_of(name, article)
    rest = [word for at, word in enumerate(asked) if at not in place and not _is_empty(word)]
    told = _told_by([s for s in statements if s.source.citing != name], asked, rest)
    if told:
        return NamedSource(name, told, True)
    if _asks_something_particular(asked):
        return NamedSource(name, statements, False)
    cited = _citing(statements, rest)
    if cited:
        return NamedSource(name, cited, True)
    verbs = [word for word in rest if word in _SAYING]
    if verbs and verbs == rest:
        return NamedSource(name, _said_so(statements, verbs) or statements, True)
    return NamedSource(name, statements, not rest)


def _by_office(question: str, article: Article) -> NamedSource | None:
    """The person whose office is asked for: "what does the Kremlin say?" of its spokesperson."""
    match = WORDS_OF.fullmatch(question)
    if match is None:
        return None
    asked = set(_folded_words(match.group("name")))
    for statement in credits(article) if asked else ():
        if asked <= _office(statement):
            name = statement.source.name
            return NamedSource(
                name, tuple(s for s in credits(article) if s.source.name == name), True
            )
    return None


def _office(statement: Statement) -> set[str]:
    """The words right before a source's name, up to the first small word among them."""
    before, found, _ = _text(statement).partition(statement.source.name)
    words = split_words(before) if found else []
    start = len(words)
    while start and not words[start - 1].is_mark and words[start - 1].lower not in VERBS:
        start -= 1
    office = takewhile(lambda word: word.lower not in LISTS["words.prepositions"], words[start:])
    return {_folded(word.text) for word in office}


def _speaks(asked: Sequence[str], place: range) -> bool:
    """Whether the question puts the name where a source stands: beside a word of saying."""
    after = [word for word in asked[place.stop : place.stop + 2] if word not in _ADVERBS]
    before = [word for word in asked[max(0, place.start - 4) : place.start] if word != "the"]
    if after and after[0] in _SAYING:  # not "when was the winner announced"
        return not before or before[-1] not in _BE or after[0] in _NOUNS or _is_told(asked, place)
    match before:
        case [*_, "according", "to"]:
            return True
        case [*_, word, "by"]:
            return word in _BY or word in _SAYING
        case [*_, word, "of" | "from"]:
            return word in _ASKING or word in _COMES
        case [*_, word]:
            return word in _TELLING
        case _:
            return False


def _asks_something_particular(asked: Sequence[str]) -> bool:
    """Whether one thing is asked for and not all that is said: "which claims" asks for all."""
    pairs = zip(asked, [*asked[1:], ""], strict=True)
    return any(
        word in _PARTICULAR and (word, behind) not in _ALL_THAT_IS_SAID for word, behind in pairs
    )


def _is_told(asked: Sequence[str], place: range) -> bool:
    """Whether a source is asked for what others told it: "what was Reuters told?"."""
    before = [word for word in asked[: place.start] if word != "the"]
    return (
        before[:1] == ["what"]
        and len(before) == 2
        and before[1] in _BE
        and list(asked[place.stop :]) == ["told"]
    )


def _is_empty(word: str) -> bool:
    return word in _ASKING or word in _EMPTY or word in SAY or is_stop_word(word, "en")


@holds_articles
@lru_cache(maxsize=_REMEMBERED)
def _statements_of(name: str, article: Article) -> tuple[Statement, ...]:
    """What a source is credited with, and what "its spokesman" says right behind one of these.

    Or behind any sentence that begins with the name.
    """
    own = {s for s in credits(article) if name in (s.source.name, s.source.citing)}
    ends = {statement.span.end for statement in own}
    return tuple(
        statement
        for statement in credits(article)
        if statement in own
        or (
            _SPOKESMAN.search(_text(statement))
            and (statement.span.start - 1 in ends or _follows_name(statement, name))
        )
    )


def _follows_name(statement: Statement, name: str) -> bool:
    """Whether the sentence before the statement begins with that name."""
    text, end = statement.source.article.text, max(0, statement.span.start - 1)
    line = text.rfind("\n", 0, end) + 1
    start = max(line, *(text.rfind(mark, line, end) + 1 for mark in (". ", "! ", "? ")))
    return text[start:end].lstrip(" ").startswith(name)


def _citing(statements: Sequence[Statement], others: Sequence[str]) -> tuple[Statement, ...]:
    """Those that cite the others asked for: "what did officials tell Reuters?"."""
    wanted = {fold(word, "en") for word in others}
    return tuple(
        statement
        for statement in statements
        if wanted
        and wanted <= {fold(word, "en") for word in (statement.source.citing or "").split()}
    )


def _told_by(
    statements: Sequence[Statement], asked: Sequence[str], rest: Sequence[str]
) -> tuple[Statement, ...]:
    """Statements whose cited source the question names: "what does the WHO plan, says the BBC?".

    Nothing if the question has more than one word besides.
    """
    return tuple(
        statement
        for statement in statements
        if statement.source.citing is not None
        and (place := _find(_words(statement.source.citing), asked)) is not None
        and len([word for word in rest if word not in asked[place.start : place.stop]]) <= 1
    )


def _said_so(statements: Sequence[Statement], verbs: Sequence[str]) -> tuple[Statement, ...]:
    """Statements whose sentence holds the verb that is asked about: "what did Peskov deny?"."""
    wanted = {fold(verb, "en") for verb in verbs}
    return tuple(
        statement
        for statement in statements
        if wanted.intersection(fold(word, "en") for word in _WORD.findall(_text(statement)))
    )


def _text(statement: Statement) -> str:
    return statement.source.article.text[statement.span.start : statement.span.end]


@holds_articles
@lru_cache(maxsize=_REMEMBERED)
def _names(article: Article) -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
    """(name, its words, first letters) of all whom the article credits or who are cited by them.

    The first letters are those of its last word and of its initials: a question without a word
    that begins with one of them cannot hold the name.
    """
    sources = [statement.source for statement in credits(article)]
    names = dict.fromkeys(name for s in sources for name in (s.name, s.citing) if name is not None)
    found = ((name, tuple(_words(name))) for name in names)
    return tuple(
        (name, words, frozenset([initials(words)[:1], *(word[0] for word in words[-1:])]))
        for name, words in found
    )


def _words(name: str) -> list[str]:
    """The words a source is asked for by: a name's, or a description's up to its complement."""
    words = _folded_words(name)
    if not name.split()[-1][0].isupper():
        words = list(takewhile(lambda word: word not in LISTS["words.prepositions"], words))
    small = LISTS["words.determiners"] | _ANYBODY
    numbered = [word in LISTS["words.numerals"] and at > 0 for at, word in enumerate(words)]
    return [word for word, kept in zip(words, numbered, strict=True) if kept or word not in small]


def _find(name: Sequence[str], asked: Sequence[str]) -> range | None:
    """Where the question holds the name: whole, its end with nothing else before it, initials."""
    ends = name and any(_alike(name[-1], word) for word in asked)  # as most names do not
    for length in range(len(name) if ends else 0, 0, -1):
        part = name[-length:]
        if length == 1 < len(name) and (_is_small(part[0]) or is_organisation(part[0])):
            break
        for at in range(len(asked) - length + 1):
            whole = length == len(name) or at == 0 or asked[at - 1] in _OPENERS
            if whole and all(map(_alike, part, asked[at : at + length])):
                return range(at, at + length)
    short = initials(name)
    if len(short) >= 2 and short in asked:
        return range(asked.index(short), asked.index(short) + 1)
    return None


def _is_small(surname: str) -> bool:
    """Whether a word is no surname; "Aas" and "Moe" are."""
    return len(surname) < _SHORTEST or is_stop_word(surname, "en")


@lru_cache(maxsize=_PAIRS)
def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending or a slip of the pen."""
    if one == other:
        return True
    if one[0] != other[0] or min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _SAME


def _folded_words(text: str) -> list[str]:
    """The words of a text as they are compared; a mark without Latin letters is none."""
    return [folded for word in _WORD.findall(text) if (folded := _folded(word))]


@lru_cache(maxsize=_WORDS)
def _folded(word: str) -> str:
    return _POSSESSIVE.sub("", to_latin(word.lower().replace(".", "")))
