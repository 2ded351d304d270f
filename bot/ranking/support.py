"""Whether the article answers at all: what the question, the article and the passage found tell.

Words that no passage holds speak against it, above all names, numbers and the thing to be counted
("How many pilots ..."). Words that the article has more often than general text speak for it: a
common word may be anywhere, but a rare one all over an article is what the article is about. A very
short question is easily matched by chance, and so is any question in a long article.
"""

import math
from collections.abc import Sequence
from functools import cache

from bot.model import LONG, Clue, Hit
from bot.ranking.passage_index import shortness
from bot.ranking.wanted import Wanted

QUESTION_FEATURES = (
    "lone",  # 1 if of several words only one, or the words of one name, occur at all
    "unknown_name",  # 1 if no passage holds one of its names or numbers
    "unknown_counted",  # the noun after "how many" is in no passage
    "brevity",  # 1 / number of words looked for
    "long",  # how far the article is beyond forty passages; being shorter earns no trust
    "lengthy",  # how far the article is beyond a news report: 0 to 1, at forty passages
    "abroad",  # 1 if the article is in another language than English
    "typical",  # how much more often the article has a word of the passage than general text
    "commonest",  # the share of the article that speaks of the commonest word of the passage
    "constant",
)
_PAIR = 2  # words
_LONGEST = 150  # passages; no question set has longer articles
_TYPICAL = 5.0  # orders of magnitude: a word's share of passages to its share of general text


def question_features(wanted: Wanted, hit: Hit) -> dict[str, float]:
    """Question feature -> value, each between 0 and about 1, for the passage that was found."""
    clues = wanted.question.clues
    passages = len(hit.passage.article.passage_spans)
    loosely = len(clues) > _PAIR  # of two words, one that is only related is no trace
    has_trace = [_has_trace(clue, loosely) for clue in clues]
    traced = [at for at, has in enumerate(has_trace) if has]
    traceless = [clue for clue, has in zip(clues, has_trace, strict=True) if not has]
    held = [(clue, hit.spread[clue.term]) for clue in clues if clue.term in hit.matched]
    typical = max([clue.information + math.log10(share) for clue, share in held], default=0.0)
    return {
        "lone": float(bool(traceless) and _one_word_or_name(clues, traced)),
        "unknown_name": float(any(_is_particular(clue) and not clue.known for clue in clues)),
        "unknown_counted": float(any(clue.term == wanted.counted for clue in traceless)),
        "brevity": 1 / len(clues),
        "long": _length(passages),
        "lengthy": 1 - shortness(passages),
        "abroad": float(hit.passage.article.language != "en"),
        "typical": typical / _TYPICAL,
        "commonest": max([share for _, share in held], default=0.0),
        "constant": 1.0,
    }


@cache
def _length(passages: int) -> float:
    """How far an article goes beyond forty passages, as a logarithm: 0 to 1.3."""
    return math.log(min(max(passages, LONG), _LONGEST) / LONG)


def _is_particular(clue: Clue) -> bool:
    """Whether it is a name or a number."""
    return clue.is_name or clue.term[0].isdigit()


def _has_trace(clue: Clue, loosely: bool) -> bool:
    """Whether any passage holds the word or one that may stand for it."""
    return not clue.is_unheard_of or (loosely and bool(clue.related))


def _one_word_or_name(clues: Sequence[Clue], places: Sequence[int]) -> bool:
    """Whether the clues at these places are one at most, or the words of one name."""
    if len(places) < 2:
        return True
    in_a_row = places[-1] - places[0] == len(places) - 1
    return in_a_row and all(clues[place].is_name for place in places)
