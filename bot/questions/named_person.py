"""The one person whom a quote names in full: who is meant by "he" or "she" in the next question.

"Who raised the alarm?" is answered by "... by Colin Mabbutt, the rink's engineer", so "how old is
he?" asks about Mabbutt. A name is two capitalised words or more, without the office before them.
Nobody is meant where the name may be that of a body or a place, or where there are two; then the
next question borrows the words of the one before as they are. English.
"""

import re

from bot.questions.countries import is_country
from bot.text.analysis import fold
from bot.text.calendar import MONTHS, WEEKDAYS
from bot.text.word_lists import any_of

_WORD = r"[A-Z](?:[\w-]|['’](?=[A-Z]))+"
_NAME = re.compile(
    rf"(?<![\w’'.-]){_WORD}(?: (?:(?:[A-Z]\.|al|bin|de|del|der|el|van|von) ){{0,2}}{_WORD})+"
)
_OFFICE = re.compile(
    any_of(
        r"""(?:prime_)?minister president mayor governor ambassador commander general director
        manager chief head leader executive officer chair\w* secretary spokes\w+ captain
        rear admiral colonel major sergeant lieutenant judge justice senator councillor inspector
        superintendent professor doctor dr mr mrs ms miss sir lord lady king queen
        prince princess pope bishop father sister coach foreign defen[cs]e interior
        finance health intelligence speaker archbishop permanent special representative
        envoy advis[eo]r deputy vice acting former state national station the but and in
        on at when while after before according as for"""
    ),
    re.IGNORECASE,
)
_NOBODY = re.compile(
    any_of(
        r"""agency ministry council police union press times news service party university hospital
        bank court street road station company group club board forces? army navy committee
        commission authority institute association foundation office department cent(?:re|er) school
        college church arena bridge river island bay park hall house radio fm tv daily post
        telegraph guardian network security states? kingdom nations
        organi[sz]ation federation republic north\w* south\w* east\w* west\w*"""
    )
    + f"|{MONTHS}|{WEEKDAYS}",
    re.IGNORECASE,
)
_KIND = re.compile(  # "in Fair Isle", "the ferry Halcyon Star"
    any_of(
        """in at near for from of the outside around ferry ship vessel boat tanker yacht train plane
        newspaper daily weekly magazine broadcaster channel station website village town city river
        lake mountain firm company plant brand film book play song album band team club group"""
    )
    + r"\s\Z",
    re.IGNORECASE,
)


def person_named(text: str, besides: str = "") -> str:
    """The only person whom a text names in full, leaving out those that `besides` names, or "".

    >>> person_named("The alarm was raised by Station Commander Rob Tennant, 58, on Monday.")
    'Rob Tennant'
    >>> person_named("Ana Ruiz met Jon Berg."), person_named("It is in Fair Isle.")
    ('', '')
    >>> person_named("The Observatory for Human Rights counted them.")
    ''
    """
    names = {name for found in _NAME.finditer(text) if (name := _person(found, text))}
    others = {name for name in names if name.split()[-1] not in besides}
    return others.pop() if len(others) == 1 else ""


def _person(found: re.Match[str], text: str) -> str:
    """The name that was found, without an office; "" where it is no person's."""
    words = found[0].split()
    offices = [at for at, word in enumerate(words) if is_before_a_name(word)]
    name = words[offices[-1] + 1 :] if offices else words
    is_of_a_kind = not offices and _KIND.search(text, 0, found.start()) is not None
    is_person = len(name) > 1 and not is_of_a_kind and not any(map(_NOBODY.fullmatch, name))
    return " ".join(name) if is_person else ""


def is_before_a_name(word: str) -> bool:
    """Whether it is a word of an office, or of whose office that is: "Turkish", "President"."""
    is_office = word.isupper() or _OFFICE.fullmatch(word) is not None
    return is_office or is_country(fold(word, "en"))
