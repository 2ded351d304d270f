"""Noun phrases of English news prose: where one ends, and which part of it is the name.

A phrase is a proper name with its connectors ("Syrian Observatory for Human Rights") or a
description with its complements ("the authorities of the province of Hatay"). The name in it stands
behind the person's office ("Kremlin Spokesperson Dmitry Peskov"), behind what it is ("the TV
channel Russia 24"), or behind who wrote a document ("a report by the World Bank").

Words are told apart by their capitals and by the lists of `reporting.toml`; there is no parser, so
a phrase with a verb in it is not understood.
"""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_DEMONYM = ("ish", "ian", "ese", "can", "ean", "nch", "iet", "sh", "ani", "aqi", "eli", "tch")
HIDDEN = "\ue000"  # stands for quoted words, which are not read

_WORD = re.compile(
    rf"{HIDDEN}+|(?:[^\W\d_a-z]\.){{2,}}"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Rev|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Maj|Cmdr|St)\."
    r"|[^\W\d_a-z]\.(?=\s[^\W\d_a-z])|\w+(?:[’'&./-]\w+)*|\S"
)


class Word(NamedTuple):
    """A word or mark of a sentence; end exclusive."""

    text: str
    lower: str
    start: int
    end: int


class Phrase(NamedTuple):
    """Words of a sentence by their numbers, end exclusive."""

    start: int
    end: int


def _read(path: Path) -> dict[str, frozenset[str]]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{table}.{key}": frozenset(words.split())
        for table, entries in tables.items()
        for key, words in entries.items()
    }


LISTS = _read(Path(__file__).with_name("reporting.toml"))
AGENTS = LISTS["people.agents"]
DOCUMENTS = LISTS["people.documents"]
NOUNS = AGENTS | DOCUMENTS
NOBODY = LISTS["words.nobody"]
PRONOUNS = LISTS["words.pronouns"]
BOUNDARIES = LISTS["words.boundaries"]
_DETERMINERS = LISTS["words.determiners"]
_PREPOSITIONS = LISTS["words.prepositions"]
_CONNECTORS = LISTS["words.connectors"]
_TITLES = LISTS["people.titles"]
_ORGANISATIONS = LISTS["people.organisations"]
_AFTER = LISTS["words.postmodifiers"]
_EVENT = LISTS["words.events"]


def split_words(text: str) -> list[Word]:
    """The words and marks of a sentence in order."""
    return [
        Word(match.group(), match.group().lower().replace("’", "'"), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def is_capital(word: Word) -> bool:
    return word.text[0].isupper()


def is_mark(word: Word) -> bool:
    return not word.text[0].isalnum()


def may_start(word: Word) -> bool:
    """Whether a noun phrase can begin with this word."""
    if is_mark(word):
        return False
    if word.lower in _DETERMINERS:
        return True
    if len(word.text) > 1 and word.text.isupper():  # "US", "WHO"
        return True
    return word.lower not in NOBODY and word.lower not in _PREPOSITIONS


def phrase_end(words: Sequence[Word], start: int, limit: int) -> int:
    """Number of the word after the noun phrase that begins at `start`; `start` if none does."""
    at = start
    known = False  # a noun that may end a description has been read
    proper = False  # a name has been read, and nothing after it
    described = False
    while at < limit:
        word = words[at]
        if _is_name_word(words, at, start):
            proper, at = True, at + 1
        elif word.lower in _DETERMINERS and not known and not proper:
            at += 1
        elif at > start and (step := _link(words, at, limit, proper, described)):
            known = proper = False
            at += step
        elif known and word.lower in _AFTER:
            return _clause_end(words, at, limit)
        elif _is_noun_word(word, known or (proper and not _qualifies(words, start, at))):
            known = known or word.lower in NOUNS
            described = True
            proper = False
            at += 1
        else:
            break
    while at > start and words[at - 1].lower in _DETERMINERS | _PREPOSITIONS:
        at -= 1
    return at


def _is_name_word(words: Sequence[Word], at: int, start: int) -> bool:
    word = words[at]
    if is_capital(word):
        return word.lower not in _DETERMINERS or (at == start and word.lower == "the")
    return word.text[0].isdigit() and at > start and is_capital(words[at - 1])


def _is_noun_word(word: Word, after_head: bool) -> bool:
    if is_mark(word) or word.lower in BOUNDARIES or word.lower in _PREPOSITIONS:
        return False
    if after_head:
        return word.lower in NOUNS
    return word.lower not in NOBODY or word.text[0].isdigit()


def _qualifies(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the name before a common noun only describes it: "the Turkish border province"."""
    first = at
    while first > start and is_capital(words[first - 1]):
        first -= 1
    return words[at - 1].lower.endswith(_DEMONYM) or (
        first > 0 and words[first - 1].lower in _DETERMINERS
    )


def _link(words: Sequence[Word], at: int, limit: int, proper: bool, described: bool) -> int:
    """How many words join what follows to the phrase: 0 when it does not belong to it."""
    word = words[at].lower
    if at + 1 >= limit or is_mark(words[at + 1]):
        return 0
    following = words[at + 1]
    step = 1 + sum(other.lower in _CONNECTORS for other in words[at + 1 : min(at + 3, limit)])
    target = next(
        (other for other in words[at + 1 : at + 4] if other.lower not in _CONNECTORS), following
    )
    if word in ("and", "&"):
        return 1 if _joins(words, at, following, proper) else 0
    if word not in _CONNECTORS and word not in _PREPOSITIONS:
        return 0
    if any(other.lower in _EVENT for other in words[at + 1 : min(at + 5, limit)]):
        return 0
    if proper and not described:
        titled = words[at - 1].lower in _TITLES and word in ("to", "at", "in")
        named = is_capital(target) and target.lower not in NOBODY
        return step if named and (word in _CONNECTORS or titled) else 0
    if word in ("on", "during", "after", "before", "over", "against", "through", "under"):
        return 0
    return step


def _joins(words: Sequence[Word], at: int, target: Word, proper: bool) -> bool:
    """Whether "and" stands inside the phrase: "Health and Social Care", "officials and aides"."""
    if not proper:
        return target.lower in NOUNS
    linked = any(word.lower in ("of", "for") for word in words[max(0, at - 4) : at])
    return linked and is_capital(target)


def _clause_end(words: Sequence[Word], at: int, limit: int) -> int:
    while at < limit and (not is_mark(words[at])) and words[at].lower != "that":
        at += 1
    return at


def is_proper(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase ends in a name rather than in a common noun."""
    return _is_name_word(words, phrase.end - 1, phrase.start)


def name_in(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The part of a phrase that names the source, as the reply shows it."""
    start, end = phrase
    run = _last_run(words, phrase)
    if run.start == start and run != Phrase(end, end):
        return _without_office(words, _without_article(words, run))
    if run.start < end and _names_after(words, start, run.start):
        return _without_office(words, _without_article(words, run))
    return _author(words, phrase) or phrase


def _last_run(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The capitalised words that end the phrase, with the connectors among them."""
    at = phrase.end
    while at > phrase.start:
        if _is_name_word(words, at - 1, phrase.start):
            at -= 1
        elif at < phrase.end and words[at - 1].lower in _CONNECTORS | {"to", "at", "in"}:
            back = at - 1
            while back > phrase.start and words[back - 1].lower in _CONNECTORS:
                back -= 1
            if back == phrase.start or not _is_name_word(words, back - 1, phrase.start):
                break
            at = back
        else:
            break
    return Phrase(at, phrase.end)


def _names_after(words: Sequence[Word], start: int, run: int) -> bool:
    """Whether the name at the end is what the words before it describe: "the channel Russia 24"."""
    before = [word.lower for word in words[start:run]]
    if before == ["the"]:
        return True
    if before[-1] in _PREPOSITIONS | _CONNECTORS | _DETERMINERS or is_mark(words[run - 1]):
        return False
    link = next((at for at, word in enumerate(before) if word in _PREPOSITIONS | _AFTER), None)
    return link is None or any(word in _TITLES for word in before[:link])


def _without_article(words: Sequence[Word], phrase: Phrase) -> Phrase:
    first = words[phrase.start]
    if first.lower != "the" or len(range(*phrase)) == 1:
        return phrase
    belongs = words[phrase.end - 1].lower in LISTS["press.with_article"]
    inside = phrase.start > 0 and not is_mark(words[phrase.start - 1])
    if is_capital(first) and (belongs or inside):
        return phrase
    return Phrase(phrase.start + 1, phrase.end)


def _without_office(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The person's name behind an office; the phrase itself when it names no person."""
    start, end = phrase
    titles = [at for at in range(start, end) if _is_title(words[at])]
    if not titles:
        return _without_owner(words, _without_employer(words, phrase))
    rest = Phrase(titles[-1] + 1, end)
    if rest.start == end:
        return phrase
    if words[rest.start].lower in _CONNECTORS | {"to", "at", "in"}:
        return _name_at_end(words, Phrase(rest.start + 1, end)) or phrase
    rest = _without_employer(words, rest)
    if any(words[at].lower in _ORGANISATIONS for at in range(*rest)):
        return phrase
    if (
        titles[-1] == start
        and words[start].lower in ("general", "major", "chief")
        and (end - rest.start == 1)
    ):
        return phrase
    return rest


def _without_employer(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The person in "Jane Poole of the University of Leeds"; "Bank of England" stays whole."""
    for at in range(phrase.start + 2, phrase.end - 1):
        if words[at].lower in ("of", "for", "at", "from") and not any(
            words[i].lower in _ORGANISATIONS or words[i].lower in _CONNECTORS
            for i in range(phrase.start, at)
        ):
            return Phrase(phrase.start, at)
    return phrase


def _is_title(word: Word) -> bool:
    return any(part in _TITLES for part in (word.lower, *word.lower.split("-")))


def _name_at_end(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """The person at the end of "NATO Kay Bailey Hutchison", "Foreign Affairs Sergei Lavrov"."""
    start, end = phrase
    while start < end and words[start].lower in _CONNECTORS:
        start += 1
    if end - start >= 3 and words[start].text.isupper():
        return Phrase(start + 1, end)
    capitals = [at for at in range(start, end) if is_capital(words[at])]
    while capitals and words[capitals[0]].lower in LISTS["people.fields"]:
        capitals.pop(0)
    if len(capitals) < 2 or capitals[-2] <= start:
        return None
    if any(words[at].lower in _ORGANISATIONS for at in capitals[-2:]):
        return None
    return Phrase(capitals[-2], end)


def _without_owner(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The person in "Arsenal’s Bukayo Saka"; "Turkey’s Foreign Ministry" stays whole."""
    for at in range(phrase.start, phrase.end - 2):
        rest = Phrase(at + 1, phrase.end)
        if words[at].lower.endswith("'s") and not any(
            words[i].lower in _ORGANISATIONS for i in range(*rest)
        ):
            return rest
    return phrase


def _author(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """Who made the document ("a report by X") or runs the medium ("a correspondent of X")."""
    kinds = [at for at in range(*phrase) if words[at].lower in DOCUMENTS | LISTS["people.press"]]
    if not kinds:
        return None
    press = words[kinds[0]].lower in LISTS["people.press"]
    links = ("by", "from", "of", "for", "at", "in", "with") if press else ("by", "from")
    for at in range(kinds[0] + 1, phrase.end - 1):
        if words[at].lower in links:
            rest = Phrase(at + 1, phrase_end(words, at + 1, phrase.end))
            return name_in(words, rest) if rest.end > rest.start else None
    return None
