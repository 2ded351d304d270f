"""Lists of words, separated by spaces, as regular expressions."""


def alternatives(listed: str) -> str:
    """Any of the words; each may be an expression itself, with "_" for a space.

    >>> alternatives("years? per_cent")
    'years?|per cent'
    """
    return "|".join(listed.split()).replace("_", " ")


def any_of(listed: str) -> str:
    """Any of the words, as whole ones.

    >>> any_of("one two")
    '\\\\b(?:one|two)\\\\b'
    """
    return rf"\b(?:{alternatives(listed)})\b"
