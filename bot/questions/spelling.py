"""What one typing mistake makes of a word: all words at an edit distance of one.

A word of a few letters has some hundred of them, so those that are words can be looked up, which
needs no table beside the words. Which of them was meant is for the caller to choose.
"""


def edits(word: str, letters: str) -> list[str]:
    """All that one mistake makes of a word."""
    return slips(word, letters) + changes(word, letters)


def slips(word: str, letters: str) -> list[str]:
    """All that a letter added or dropped, or two neighbours swapped, make of a word.

    >>> sorted(slips("at", "b"))
    ['a', 'abt', 'atb', 'bat', 't', 'ta']
    """
    parted = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    added = [before + letter + after for before, after in parted for letter in letters]
    dropped = [before + after[1:] for before, after in parted[:-1]]
    swapped = [before + after[1] + after[0] + after[2:] for before, after in parted[:-2]]
    return added + dropped + swapped


def changes(word: str, letters: str) -> list[str]:
    """All that another letter in the place of one makes of a word.

    >>> sorted(changes("at", "b"))
    ['ab', 'bt']
    """
    return [word[:at] + letter + word[at + 1 :] for at in range(len(word)) for letter in letters]
