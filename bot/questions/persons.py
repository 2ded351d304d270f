"""Who "he" or "she" is in a question: the person whom the turn before asked about by name.

Put in the pronoun's place, the name makes a question that is understood by itself, and what is
known of questions about names holds for it. Where the turn before had several names, or one that
may be a place, nobody is named. English.
"""

import re

from bot.answer import Turn
from bot.questions.countries import is_country
from bot.text.analysis import fold
from bot.text.language import detect

_PRONOUN = re.compile(r"\b(?:(?P<whose>his|her(?= \w))|he|she|him|her)\b(?!['’])", re.IGNORECASE)
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w-]+(?: [A-Z][\w’-]+)*")
_LEANING = re.compile(r"\b(?:in|at|from|near|the) \Z", re.IGNORECASE)


def with_person_named(text: str, previous: Turn) -> str:
    """The text with the person's name for each pronoun; as it is where none is known.

    A name before the pronoun is whom that stands for.

    >>> with_person_named("What is her job?", Turn("What did Ana Ruiz say?", "found"))
    "What is Ana Ruiz's job?"
    >>> with_person_named("Why did Berg say he left?", Turn("What did Ana Ruiz say?", "found"))
    'Why did Berg say he left?'
    """
    pronoun = _PRONOUN.search(text)
    if pronoun is None or _NAME.search(text, 0, pronoun.start()):
        return text
    person = _person(previous)
    if not person or detect(text, preferred="en") != "en":  # "her" is "every" in Turkish
        return text
    return _PRONOUN.sub(lambda found: f"{person}'s" if found["whose"] else person, text)


def _person(turn: Turn) -> str:
    """Whom a turn asked about, "" where that is nobody or not clear."""
    names = {
        found[0]
        for found in _NAME.finditer(turn.question)
        if not _LEANING.search(turn.question, 0, found.start())
    }
    name = names.pop() if len(names) == 1 else ""
    return "" if not name or is_country(fold(name.split()[-1], "en")) else name
