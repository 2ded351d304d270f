"""What the question and the length of the article alone tell about whether it is answered there.

Words that no passage holds speak against it, names above all, and a thing to be counted that never
occurs ("How many pilots ..."). A very short question is easily matched by chance, and so is any
question in a long article; there a question is likely the article's own when one of its words is
what the article speaks of throughout.
"""

import math
from collections.abc import Mapping, Sequence

from bot.model import Clue, Hit
from bot.ranking.passage_index import shortness
from bot.ranking.wanted import Wanted

QUESTION_FEATURES = (
    "lone",  # 1 if of several words only one, or the words of one name, occur at all
    "unknown_names",  # names that none holds, by information
    "unknown_counted",  # the noun behind "how many" is in no passage
    "brevity",  # 1 / number of words looked for
    "long",  # the article, beyond forty passages; below, length is no ground for trust
    "lengthy",  # how far the article is beyond a news report, up to 1
    "commonest",  # the share of the article that speaks of the commonest of the words
    "constant",
)
_PAIR = 2
_SHORT, _LONG = 40, 150  # passages; no question set has longer articles


def question_features(wanted: Wanted, hit: Hit) -> dict[str, float]:
    """Question feature -> value, each between 0 and about 1, for the article that was found."""
    clues = wanted.question.clues
    passages = len(hit.passage.article.passage_spans)
    loosely = len(clues) > _PAIR  # of two words, one that is only related is no trace
    has_trace = [_has_trace(clue, loosely) for clue in clues]
    traced = [at for at, has in enumerate(has_trace) if has]
    traceless = [clue for clue, has in zip(clues, has_trace, strict=True) if not has]
    unknown_names = sum(
        share
        for clue, share in zip(clues, wanted.information.values(), strict=True)
        if clue.is_name and not clue.known
    )
    values = (
        1.0 if traceless and _one_word_or_name(clues, traced) else 0.0,
        unknown_names,
        1.0 if any(clue.term == wanted.counted for clue in traceless) else 0.0,
        1 / len(clues),
        math.log(min(max(passages, _SHORT), _LONG) / _SHORT),
        1 - shortness(passages),
        max(_spread_of(clue, hit.spread) for clue in clues),
        1.0,
    )
    return dict(zip(QUESTION_FEATURES, values, strict=True))


def _spread_of(clue: Clue, spread: Mapping[str, float]) -> float:
    """The share of an article's passages that hold the word or, in its place, one like it."""
    if clue.known:
        return spread.get(clue.term, 0.0)
    return max((spread.get(term, 0.0) for term in clue.alike | clue.same), default=0.0)


def _has_trace(clue: Clue, loosely: bool) -> bool:
    """Whether any passage holds the word or one that may stand for it."""
    return clue.known or bool(clue.alike or clue.same or (loosely and clue.related))


def _one_word_or_name(clues: Sequence[Clue], places: Sequence[int]) -> bool:
    """Whether the clues at these places are one at most, or the words of one name."""
    if len(places) < 2:
        return True
    in_a_row = places[-1] - places[0] == len(places) - 1
    return in_a_row and all(clues[place].is_name for place in places)
