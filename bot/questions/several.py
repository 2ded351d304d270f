"""One message -> the questions it holds."""

import re

_MOST = 10  # questions of one message that are answered apart; the last keeps the rest
_FEWEST = 2
_AFTER_A_QUESTION = re.compile(
    r"(?:(?<=[?？؟\u037e])|(?<=[?？؟\u037e][!！]))[”»\"')\]]*\s*(?=[^\s?？؟!！.…\u037e”»\"')\]])"
)
_MARK = re.compile(r"[?？؟\u037e]")
_WORD = re.compile(r"\w")


def questions_of(text: str) -> list[str]:
    """The questions of a message, in order; the message itself when it does not hold several.

    >>> questions_of("Who is he? And where?! Thanks")
    ['Who is he?', 'And where?!', 'Thanks']
    >>> questions_of("Is it true that 3 > 2??")
    ['Is it true that 3 > 2??']
    """
    if len(_MARK.findall(text)) < _FEWEST:  # as nearly always
        return [text]
    parts = [part.strip() for part in _AFTER_A_QUESTION.split(text, maxsplit=_MOST - 1)]
    asking = [part for part in parts if _asks(part)]
    return parts if len(asking) > 1 else [text]


def _asks(part: str) -> bool:
    """Whether a word stands before a question mark."""
    mark, word = _MARK.search(part), _WORD.search(part)
    return mark is not None and word is not None and word.start() < mark.start()
