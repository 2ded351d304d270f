"""Which names of an article mean the same source: "Peskov", "Dmitry Peskov"; "WHO", "World ...".

A short name stands for a longer one that ends in it, when that is a person's, or whose initials it
is. The longer one need not be credited itself: it is enough that the article spells it out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.model import Span
from bot.speech.concordance import Concordance
from bot.speech.lexicon import LISTS, VERBS, is_organisation
from bot.text.language import UPPER, stop_words

_PARTICLES = LISTS["words.connectors"]
_FUNCTION = frozenset(("of", "for", "the", "and", "de", "du", "in", "on"))
_WORD = re.compile(r"[^\W_][\w’'-]*")
_LONGEST_NAME = 300  # characters before its acronym
_MOST_NAMES = 4  # of a person
_FIRST_NAME = re.compile(rf"\b(?P<name>[{UPPER}][^\W\d_]+) (?:[{UPPER}]\. )?$")
_LONGEST_FIRST_NAME = 30  # characters, with an initial
_NO_FIRST_NAME = LISTS["words.nobody"] | LISTS["people.titles"] | LISTS["words.determiners"] | VERBS
_NO_FIRST_ENDING = ("ern", "ish", "ese", "ian", "ing", "ically", "'s", "’s")
Key = tuple[str, ...]  # a name as it is compared, word by word


class Aliases:
    """The names under which one article speaks of its sources."""

    def __init__(self, concordance: Concordance, names: Sequence[Span], language: str) -> None:
        self._concordance = concordance
        self._text = text = concordance.text
        self._small = stop_words(language)
        self._first: dict[Key, Span] = {}
        for span in sorted(names, key=self._is_possessive):  # rather "Whitehead" for his view
            self._first.setdefault(self._key(span), span)
        self._longest = _longest_forms(
            key for key, span in self._first.items() if _is_spelt(text[span.start : span.end])
        )
        self._known: dict[Key, Span] = {}

    def full(self, name: Span) -> Span:
        """Where the article spells that name out most fully, at its first mention."""
        key = self._key(name)
        if key not in self._known:
            longer = self._first.get(self._longest.get(key, ()))  # for which the name is short
            self._known[key] = longer or self._spelt_out(name) or self._first[key]
        return self._known[key]

    def _is_possessive(self, span: Span) -> bool:
        return self._text.endswith(("'s", "’s"), span.start, span.end)

    def _key(self, span: Span) -> Key:
        return name_key(self._text[span.start : span.end])

    def _spelt_out(self, name: Span) -> Span | None:
        """ "World Health Organization (WHO)", or a first name before a surname."""
        short = self._text[name.start : name.end]
        if len(short) > 1 and short.isupper():
            return self._explained(short)
        if is_organisation(short) or not re.fullmatch(rf"[{UPPER}][\w’'-]+", short):
            return None
        if self._concordance.places(short.lower()):  # "Schools", a common noun
            return None
        return self._with_first_name(short)

    def _explained(self, acronym: str) -> Span | None:
        """The words before "(WHO)" whose initials it is, "World Health Organization"."""
        for place in self._concordance.places(acronym):
            opening = next((o for o in ("(", "(the ") if self._text.endswith(o, 0, place)), "")
            if not opening or not self._text.startswith(")", place + len(acronym)):
                continue
            end = place - len(opening)
            words = list(_WORD.finditer(self._text, max(0, end - _LONGEST_NAME), end))[-10:]
            for at in range(len(words)):
                spelt = [word.group() for word in words[at:]]
                starts = spelt[0][0].isupper() and spelt[0].lower() not in _FUNCTION
                if starts and initials(spelt) == acronym.lower():
                    return Span(words[at].start(), words[-1].end())
        return None

    def _with_first_name(self, surname: str) -> Span | None:
        """The surname with the only first name that the article gives it."""
        found: dict[str, Span] = {}
        for place in self._concordance.places(surname):
            before = _FIRST_NAME.search(self._text[max(0, place - _LONGEST_FIRST_NAME) : place])
            if before and self._is_first_name(before.group("name")):
                start = place - len(before.group())
                found.setdefault(before.group("name"), Span(start, place + len(surname)))
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_first_name(self, word: str) -> bool:
        plain = word.lower()
        return (
            word[0].isupper()
            and plain not in self._small
            and plain not in _NO_FIRST_NAME
            and not plain.endswith(_NO_FIRST_ENDING)
            and not is_organisation(plain)
        )


def name_key(name: str) -> Key:
    """A name as it is compared: lower case, without the article and the possessive."""
    words = [re.sub(r"['’]s?$", "", word) for word in name.lower().split()]
    return tuple(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def _is_spelt(name: str) -> bool:
    """Whether it may be the longer form of a name: it has no office, and is nobody's."""
    words = name.split()
    if any(word.lower() in LISTS["people.titles"] for word in words):
        return False
    owned = any(word.endswith(("'s", "’s")) for word in words)  # "Arsenal’s Bukayo Saka"
    return not owned and all(word[0].isupper() or word in _PARTICLES for word in words)


def initials(words: Sequence[str]) -> str:
    """The first letters of the words that count, in lower case."""
    return "".join(word[0] for word in words if word.lower() not in _FUNCTION).lower()


def _longest_forms(names: Iterable[Key]) -> dict[Key, Key]:
    """For each short form the longest of the names that it stands for, the first of several."""
    longest: dict[Key, Key] = {}
    for name in names:
        for short in _short_forms(name):
            longest[short] = max(longest.get(short, ()), name, key=len)
    return longest


def _short_forms(name: Key) -> Iterator[Key]:
    """The initials of a name of several words, and of a person's all that it may end in."""
    short = initials(name)
    if len(name) > 1 < len(short):
        yield (short,)
    is_person = not any(map(is_organisation, name)) and _FUNCTION.isdisjoint(name)
    if is_person and len(name) <= _MOST_NAMES:
        yield from (name[start:] for start in range(1, len(name)))
