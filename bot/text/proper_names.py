"""Names in a text, told by their capitals alone: of any language that has them.

A name is a run of capitalised words that the text never writes small. The first word of a sentence
does not count, for every first word has a capital. Scripts without capitals have no names.
"""

import re
from collections import Counter
from itertools import groupby

_POSSESSIVE = re.compile(r"[’']s\b")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_STRETCH = re.compile(r"[^\W_][\w’'-]*(?: [\w’'-]+)*")
_LONGEST_RUN = 12  # words with capitals, of which the last may be a name; "BY OUR REPORTER IN ..."


def names_in(text: str) -> set[str]:
    """The names in a text and what they end in, without possessive endings.

    >>> sorted(names_in("The envoy met Recep Erdogan in Turkey’s capital. Later he left."))
    ['Erdogan', 'Recep Erdogan', 'Turkey']
    """
    return set(count_names(text))


def count_names(text: str) -> Counter[str]:
    """How often each of the names in a text stands there, but at the beginning of a sentence."""
    text = _POSSESSIVE.sub(",", text)
    small = {word for word in _WORD.findall(text) if word[0].islower()}

    def is_name(word: str) -> bool:
        return word[0].isupper() and word.lower() not in small

    found: Counter[str] = Counter()
    for stretch in _STRETCH.finditer(text):
        opens = not text.endswith((", ", "; "), 0, stretch.start())
        for named, run in groupby(stretch.group().split(" "), key=is_name):
            words = list(run)
            if named:
                first = max(opens, len(words) - _LONGEST_RUN)
                found.update(" ".join(words[start:]) for start in range(first, len(words)))
            opens = False
    return found
