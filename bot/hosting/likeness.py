"""Which questions are most like what was asked: by the trigrams that they share.

A trigram is a run of three letters, so no words need to be known and any language will do. Likeness
is Jaccard's index: of the trigrams that either has, the share that both have.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

_KEPT = 64  # sets of questions whose trigrams are at hand

Trigram = tuple[str, str, str]


def by_likeness(asked: str, questions: tuple[str, ...]) -> list[int]:
    """The indices of the questions, those most like what was asked first.

    Only the questions' trigrams are cached: what a reader wrote may be long, and comes once.
    """
    wanted = _trigrams(asked)
    having, sizes = _index(questions)
    shared = [0] * len(questions)
    for trigram in wanted:
        for at in having.get(trigram, ()):
            shared[at] += 1
    likeness = [
        both / (size + len(wanted) - both) for both, size in zip(shared, sizes, strict=True)
    ]
    return sorted(range(len(questions)), key=likeness.__getitem__, reverse=True)


@lru_cache(maxsize=_KEPT)
def _index(questions: tuple[str, ...]) -> tuple[Mapping[Trigram, Sequence[int]], list[int]]:
    """For each trigram the questions that have it, by index; and how many each question has."""
    having: dict[Trigram, list[int]] = defaultdict(list)
    trigrams = [_trigrams(question) for question in questions]
    for at, own in enumerate(trigrams):
        for trigram in own:
            having[trigram].append(at)
    return having, [len(own) for own in trigrams]


def _trigrams(text: str) -> set[Trigram]:
    """Those of the text in lower case; spaces around it mark where it begins and ends."""
    folded = f"  {' '.join(text.casefold().split())} "
    return set(zip(folded, folded[1:], folded[2:], strict=False))
