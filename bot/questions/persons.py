"""Pronouns resolved: "he" or "she" is the person of the turn before.

With the name in the pronoun's place a question can be understood by itself, and all rules about
names apply to it. The person is the one that the question before named. If that named nobody or
asked who somebody is ("who leads Lumen?", "who is Berg's lawyer?"), it is the one that its answer
names; if the answer names nobody, "whom did Berg blame?" is about Berg all the same. "Who called
her?" goes on about her. The pronoun stays where two people are spoken of, or where the only name is
that of a place, a day or a body, or stands after "of". English.
"""

import re

from bot.answer import Turn
from bot.answer_kinds import Kind
from bot.questions.countries import is_country
from bot.questions.named_person import is_before_a_name, person_named
from bot.questions.wordings import normalised
from bot.text.analysis import fold
from bot.text.calendar import MONTHS, WEEKDAYS
from bot.text.language import detect

_NO_NOUN = r"(?:about|after|and|as|at|by|for|from|if|in|on|or|the|to|when|with)\b"
_PRONOUN = re.compile(
    rf"\b(?:(?P<whose>his|her(?= (?!{_NO_NOUN})\w))|he|she|him|her)\b(?!['’])", re.IGNORECASE
)
_PRONOUNS = frozenset(("he", "she", "him", "his", "her"))
# "Her's" is "her" before a noun here: "did she lose her job?", but not "did she call her?"
_ONE_PERSON = ({"he", "his"}, {"him", "his"}, {"she", "her's"}, {"her", "her's"})
_WORD = r"[A-Z](?:[\w-]|['’](?=[A-Z]))++"  # "O'Neill", and of "Berg's" only "Berg"
_NAME = re.compile(rf"(?<=[\w,] ){_WORD}(?: {_WORD})*+(?!['’](?!s (?:age|job|name)\b))")
_SMALL = re.compile(r"[^\W\d_]{3,}")
_LEANING = re.compile(r"(?:\b(?:at|for|from|in|near|of|on|since|the)|['’]s) \Z", re.IGNORECASE)
_DAY = re.compile(f"{MONTHS}|{WEEKDAYS}")
_SEEKS_SOMEBODY = re.compile(r"\b(?i:who|whom|whose)\b(?!(?: is| was|['’]s) [A-Z])")
_SEEKS_WHOM = re.compile(r"\b(?i:whom?) (?:does|did|has|had|will) [A-Z]")  # "... Berg blame?"


def with_person_named(text: str, previous: Turn, *, of_source: bool = False) -> str:
    """The text with the person's name for each pronoun; as it is where the person is not known.

    Or where a name stands before the pronoun, which then means that one. `of_source`: the turn
    before asked "who said that?", so the person is whoever is credited.

    >>> with_person_named("What is her job?", Turn("What did Ana Ruiz say?", "found"))
    "What is Ana Ruiz's job?"
    >>> with_person_named("Why did Berg say he left?", Turn("What did Ana Ruiz say?", "found"))
    'Why did Berg say he left?'
    """
    if _PRONOUNS.isdisjoint(normalised(text).split()):  # as in most questions
        return text
    pronoun = _PRONOUN.search(text)
    if pronoun is None or _NAME.search(text, 0, pronoun.start()) or not _is_of_one(text):
        return text
    person = (_credited(previous) if of_source else "") or _person(previous, text)
    if not person or detect(text, preferred="en") != "en":  # "her" is "every" in Turkish
        return text
    return _PRONOUN.sub(lambda found: f"{person}'s" if found["whose"] else person, text)


def _is_of_one(text: str) -> bool:
    """Whether all pronouns may mean one person: in "did he pay her?" they mean two."""
    said = {
        "her's" if found["whose"] and found[0].lower() == "her" else found[0].lower()
        for found in _PRONOUN.finditer(text)
    }
    return any(said <= one for one in _ONE_PERSON)


def _person(turn: Turn, text: str) -> str:
    """Whom the pronouns of a text stand for; "" where that is not clear."""
    if _SEEKS_SOMEBODY.search(turn.question) and not _goes_on(turn.typed, text):
        answered = _answered(turn)
        if answered or not _SEEKS_WHOM.search(turn.question):
            return answered
    question = _as_quoted(turn)
    names = {
        found[0]
        for found in _NAME.finditer(question)
        if not _LEANING.search(question, 0, found.start())
    }
    if not names:
        return _answered(turn)
    name = names.pop() if len(names) == 1 else ""
    is_person = name and not name.isupper() and not _DAY.fullmatch(name)
    return name if is_person and not is_country(fold(name.split()[-1], "en")) else ""


def _credited(turn: Turn) -> str:
    """The only person to whom the quotes are credited, or whom their sources cite; else ""."""
    sources = [source for quote in turn.quotes for source in quote.sources]
    names = {person_named(source.citing or source.name) for source in sources} - {""}
    return names.pop() if len(names) == 1 else ""


def _as_quoted(turn: Turn) -> str:
    """The question of a turn; one in lower case with the capitals that its quotes have."""
    if not turn.question.islower():
        return turn.question
    named = " ".join(name for quote in turn.quotes for name in _NAME.findall(quote.text)).split()
    names = {name.lower(): name for name in named if not is_before_a_name(name)}
    return _SMALL.sub(lambda word: names.get(word[0], word[0]), turn.question)


def _goes_on(before: str, text: str) -> bool:
    """Whether both texts have a pronoun for a man, or both for a woman."""
    one, other = _PRONOUN.search(before), _PRONOUN.search(text)
    return None not in (one, other) and _is_of_a_man(one) == _is_of_a_man(other)


def _is_of_a_man(pronoun: re.Match[str] | None) -> bool:
    return pronoun is not None and pronoun[0].lower() in ("he", "him", "his")


def _answered(turn: Turn) -> str:
    """The only person whom the answer names and the question does not; else ""."""
    if turn.kind is not Kind.FOUND or not turn.quotes:
        return ""
    return person_named(turn.quotes[0].text, besides=turn.question)
