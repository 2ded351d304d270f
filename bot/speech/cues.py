"""Who speaks in a sentence of a language that has no grammar here but a table of cues.

A name is a run of capitalised words beside a cue: "laut Reuters", "по словам Дмитрия Пескова",
"a déclaré Emmanuel Macron". In Turkish the verb ends the sentence and the name begins it. Offices
stay in the name where capitals do not tell them apart; pronouns credit nobody.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.model import Span
from bot.speech.lexicon import HIDDEN, SPOKEN, Table
from bot.speech.speaker import Speaker
from bot.text.language import UPPER

_CAPITAL = rf"\b[{UPPER}][\w&-]*"
_LINK = r"(?:(?:de|del|di|da|do|dos|du|des|von|van|der|la|le|für|et|y|e) ){0,2}"
_NAME = rf"(?P<name>{_CAPITAL}(?:[ ’']{_LINK}{_CAPITAL}){{0,5}})"
_MOST_OFFICE_WORDS = 4  # lower-case words between the verb and the name: "заявил пресс-секретарь"
_FULL_NAME = 2  # words of a person's name behind an office in Cyrillic: "Кремля Дмитрий Песков"


def find_speakers(sentence: str, language: str) -> list[Speaker]:
    """Everybody whom the sentence credits, in order. Raises KeyError without a table."""
    return [Speaker(name, name) for name in sorted(set(_names(sentence, language)))]


@cache
def tables() -> Table:
    """The cues of each language, by its code; read when first needed."""
    return tomllib.loads(Path(__file__).with_name("cues.toml").read_text(encoding="utf-8"))


def _names(sentence: str, language: str) -> Iterator[Span]:
    """For each pattern the first name beside its cue, in no order."""
    for pattern in _patterns(language):
        for match in pattern.finditer(sentence):
            if match.group("name").lower() not in _never(language):
                yield _without_office(match, language)
                break


def _without_office(match: re.Match[str], language: str) -> Span:
    """The name without the genitive of an office before it, where a case ending marks it."""
    start, end = match.span("name")
    words = match.group("name").split()
    if language in ("ru", "uk") and match.group("office") and len(words) > _FULL_NAME:
        start = end - len(" ".join(words[-_FULL_NAME:]))
    return Span(start, end)


@cache
def _never(language: str) -> frozenset[str]:
    return frozenset(tables()[language]["never"].split("|"))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """The ways in which a cue and a name stand, for each kind of cue that the table has."""
    table = {key: entry.replace("\n", "") for key, entry in tables()[language].items()}
    between = rf"(?:(?:{table['between']}) ?){{0,2}}" if table["between"] else ""
    offices = 0 if language == "de" else _MOST_OFFICE_WORDS  # German nouns are capitalised
    office = rf"(?P<office>(?:\b[^\W\d_{UPPER}][\w-]* ){{0,{offices}}}?)"
    edge = rf"(?:^|[,;{HIDDEN}{SPOKEN}] ?[-–—]? ?)"
    end = rf"(?=$|[.,;:!?–—{HIDDEN}]| (?:{table.get('then', '-')})\b)"
    shapes = {
        "according": [rf"(?i:\b(?:%s))(?: |(?<=[’'])){between}{office}{_NAME}"],
        "said": [
            rf"{edge}{between}{office}{_NAME} (?:%s)\b",
            rf"\b(?:%s) {between}{office}{_NAME}{end}",
        ],
        "behind": [rf"(?P<office>)(?i:{between}){_NAME} (?:%s)\b"],
        "behind_suffix": [rf"(?P<office>){_NAME}['’]\w+ (?:%s)\b"],
        "last": [rf"^(?P<office>){_NAME}(?:,| ).*\b(?:%s)[.!]?$"],
    }
    return tuple(
        re.compile(shape % table[key]) for key in shapes if key in table for shape in shapes[key]
    )
