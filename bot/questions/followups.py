"""Questions that lean on the one before: "how many?", "and who said that?".

A short question with nothing of its own to look for borrows the words of the question before it.
Pure: the conversation's last turn is handed in, and whoever keeps conversations hands it over.
"""

import re

from bot.answer import Turn

_LEADS_ON = re.compile(r"\s*(?:and|but|so|or|what about|how about|also|then)\b", re.IGNORECASE)
_BARE = re.compile(
    r"\W*(?:(?:and|but|so|or|then|ok|okay)\b\W*)*"
    r"(?:(?:about|against|at|by|for|from|in|of|since|to|until|with)\b )?"
    r"(?:who|whom|whose|what|when|where|why|how(?: (?:many|much|long|often|old|far|big))?"
    r"|which(?: (?:one|ones|year|day|date|place|city|country))?)"
    r"(?: (?:exactly|else|of (?:them|those|these)|then|there|so|not))*\W*",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:he|him|his|she|her|hers|it|its|they|them|their|theirs|that|those|these|there|then)\b",
    re.IGNORECASE,
)
_WHO_SAYS = re.compile(
    r"\W*(?:(?:and|but|so|ok|okay|well)\b\W*)*"
    r"(?:who(?: else)?(?: has| have|'s|’s)? (?:say|says|said|saying|reported|reports|claims|claimed"
    r"|told (?:you|them|us)|confirmed|wrote)(?: (?:that|this|so|it|these|those))?"
    r"|says who|according to (?:who|whom)|who(?: is|'s|’s|s)? (?:the |its |your )?sources?"
    r"|(?:what|which)(?: is|'s|’s|s)? (?:the |its |your )?sources?(?: (?:of|for) (?:that|this|it))?"
    r"|from (?:whom|who)|source)\W*",
    re.IGNORECASE,
)
_LONGEST = 7  # words; a longer question says enough by itself


def asks_who_said(text: str) -> bool:
    """Whether somebody asks whose word the last answer was.

    >>> asks_who_said("And who said that?"), asks_who_said("Who said that Turkey lost?")
    (True, False)
    """
    return _WHO_SAYS.fullmatch(text) is not None


def complete(text: str, previous: Turn | None) -> str:
    """The question with the words of the one before it when it needs them, else as it is.

    A command has no words to lend.

    >>> complete("how many?", Turn("Which soldiers were killed?", "found"))
    'how many? Which soldiers were killed?'
    """
    if previous is None or previous.question.startswith("/") or not _leans(text):
        return text
    return f"{text} {previous.question}"


def _leans(text: str) -> bool:
    if _BARE.fullmatch(text):
        return True
    short = len(text.split()) <= _LONGEST
    return short and bool(_LEADS_ON.match(text)) and bool(_POINTS_BACK.search(text))
