"""Which names of an article mean the same source: "Peskov", "Dmitry Peskov"; "WHO", "World ...".

A short name stands for a longer one that ends in it, when that is a person's, or whose initials it
is. The longer one need not be credited itself: it is enough that the article spells it out.
"""

import re
from collections.abc import Sequence

from bot.language import UPPER, stop_words
from bot.model import Span
from bot.speech.lexicon import LISTS, is_organisation

_PARTICLES = LISTS["words.connectors"]
_FUNCTION = frozenset(("of", "for", "the", "and", "de", "du", "in", "on"))


class Aliases:
    """The names under which one article speaks of its sources."""

    def __init__(self, text: str, names: Sequence[Span], language: str) -> None:
        self._text = text
        self._small = stop_words(language)
        self._first: dict[tuple[str, ...], Span] = {}
        for span in names:
            self._first.setdefault(self._key(span), span)
        self._proper = [
            key for key, span in self._first.items() if _is_spelt(text[span.start : span.end])
        ]
        self._known: dict[tuple[str, ...], Span] = {}

    def full(self, name: Span) -> Span:
        """Where the article spells that name out most fully, at its first mention."""
        key = self._key(name)
        if key not in self._known:
            self._known[key] = self._longer(key) or self._spelt_out(name) or self._first[key]
        return self._known[key]

    def _key(self, span: Span) -> tuple[str, ...]:
        return name_key(self._text[span.start : span.end])

    def _longer(self, key: tuple[str, ...]) -> Span | None:
        matches = [other for other in self._proper if _stands_for(key, other)]
        return self._first[max(matches, key=len)] if matches else None

    def _spelt_out(self, name: Span) -> Span | None:
        """ "World Health Organization (WHO)", or a first name before a surname."""
        short = self._text[name.start : name.end]
        if len(short) > 1 and short.isupper():
            return self._explained(short)
        if is_organisation(short) or not re.fullmatch(rf"[{UPPER}][\w’'-]+", short):
            return None
        if re.search(rf"\b{re.escape(short.lower())}\b", self._text):  # "Schools", a common noun
            return None
        return self._with_first_name(short)

    def _explained(self, acronym: str) -> Span | None:
        for match in re.finditer(rf"\((?:the )?{re.escape(acronym)}\)", self._text):
            words = list(re.finditer(r"[^\W_][\w’'-]*", self._text[: match.start()]))[-10:]
            for at in range(len(words)):
                spelt = [word.group() for word in words[at:]]
                starts = spelt[0][0].isupper() and spelt[0].lower() not in _FUNCTION
                if starts and initials(spelt) == acronym.lower():
                    return Span(words[at].start(), words[-1].end())
        return None

    def _with_first_name(self, surname: str) -> Span | None:
        """The surname with the only first name that the article gives it."""
        found: dict[str, Span] = {}
        for match in re.finditer(rf"(?<= ){re.escape(surname)}\b", self._text):
            before = _FIRST_NAME.search(self._text[: match.start()][-_LONGEST_FIRST_NAME:])
            if before and self._is_first_name(before.group("name")):
                start = match.start() - len(before.group())
                found.setdefault(before.group("name"), Span(start, match.end()))
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


_FIRST_NAME = re.compile(rf"\b(?P<name>[{UPPER}][^\W\d_]+) (?:[{UPPER}]\. )?$")
_LONGEST_FIRST_NAME = 30  # characters, with an initial
_NO_FIRST_NAME = LISTS["words.nobody"] | LISTS["people.titles"] | LISTS["words.determiners"]
_NO_FIRST_ENDING = ("ern", "ish", "ese", "ian", "ing", "ically", "'s", "’s")


def name_key(name: str) -> tuple[str, ...]:
    """A name as it is compared: lower case, without the article and the possessive."""
    words = [re.sub(r"['’]s?$", "", word) for word in name.lower().split()]
    return tuple(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def _is_spelt(name: str) -> bool:
    """Whether it is a name without an office, which is no longer form of one."""
    words = name.split()
    if any(word.lower() in LISTS["people.titles"] for word in words):
        return False
    owned = any(word.endswith(("'s", "’s")) for word in words)  # "Arsenal’s Bukayo Saka"
    return not owned and all(word[0].isupper() or word in _PARTICLES for word in words)


def initials(words: Sequence[str]) -> str:
    """The first letters of the words that count, in lower case."""
    return "".join(word[0] for word in words if word.lower() not in _FUNCTION).lower()


def _stands_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) >= len(long):
        return False
    if len(short) == 1 and initials(long) == short[0] and len(short[0]) > 1:
        return True
    person = not any(map(is_organisation, long)) and not _FUNCTION.intersection(long)
    return person and long[-len(short) :] == short and len(long) <= 4
