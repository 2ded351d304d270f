"""Numbers with their nouns, for the operator's English; readers' languages have catalogues."""


def counted(number: int, noun: str) -> str:
    """The number and the noun in its number, for nouns that take an s.

    >>> counted(1, "update"), counted(1200, "update")
    ('1 update', '1,200 updates')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
