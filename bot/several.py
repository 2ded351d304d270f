"""One message -> the questions it holds."""

import re

_MOST = 10  # questions of one message that are answered apart; the last keeps the rest
_AFTER_A_QUESTION = re.compile(r"(?<=[?？؟\u037e])[”»\"')\]]*\s*(?=[^\s?？؟!.…\u037e”»\"')\]])")
_ASKS = re.compile(r"\w.*[?？؟\u037e]", re.DOTALL)


def questions_of(text: str) -> list[str]:
    """The questions of a message, in order; the message itself when it does not hold several.

    >>> questions_of("Who is he? And where?! Thanks")
    ['Who is he?', 'And where?!', 'Thanks']
    >>> questions_of("Is it true that 3 > 2??")
    ['Is it true that 3 > 2??']
    """
    parts = [part.strip() for part in _AFTER_A_QUESTION.split(text, maxsplit=_MOST - 1)]
    asking = [part for part in parts if _ASKS.search(part)]
    return parts if len(asking) > 1 else [text]
