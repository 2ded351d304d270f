"""Whether a text asks, by the mark at its end."""

_MARKS = ("?", "？", "؟")
_GREEK = ";"  # which ends the items of a list elsewhere
_CLOSING = "\"'”’»“)*_ "


def asks(text: str, language: str) -> bool:
    """Whether a text ends in a question, within quotation marks or not."""
    marks = (*_MARKS, _GREEK) if language == "el" else _MARKS
    return text.rstrip(_CLOSING).endswith(marks)
