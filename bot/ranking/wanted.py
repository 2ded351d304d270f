"""The question as passages are scored by it: each of its parts with a weight.

A word weighs what it tells in general (`information`), or that times its rarity in the library; a
group of letters weighs its part of its word; a group across words the more, the fewer of the
passages found hold it. A word of the title weighs less in a long article, and in any whose title is
a mere name: all of that is about it, named or not. A headline tells what happened, so in a report
its words keep their weight. In other languages than English, in which no table of pronouns tells
that "he" stands for the name, every passage counts as holding the name's groups across words.
Weights of a kind are shares: they sum to 1, so that long and short questions compare.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from bot.model import Clue, Question
from bot.questions.question import Words, words_of
from bot.ranking.evidence import denies, unit_asked
from bot.ranking.passage_index import PassageIndex
from bot.text.analysis import plain
from bot.text.letter_groups import letter_groups, phrase_groups
from bot.value import value

_TELLS_NOTHING = 1.5  # -log10 of the share of the commonest words
_LEAST = 0.3  # of information that even those words are given
_NOUN_ASKED = re.compile(r"\b(?:what|which)(?:['’]s)?\s", re.IGNORECASE)
_NOUN_COUNTED = re.compile(r"\bhow (?:many|much)\s", re.IGNORECASE)
_ASKS_WHAT_IT_IS = re.compile(r"\W*(?:who|what)(?:['’]s| is| are| was| were) ", re.IGNORECASE)
_TOLD_BY_TITLE = 0.7  # of a word's weight, in an article that is named after it
_LONGEST_NAME = 3  # terms; longer titles are headlines, longer questions ask for more than a name
_LONGEST_ABROAD = 5  # the same in other languages than English, whose sets have names so long
_NEARLY = 0.75  # of the words; 1 of 300 best sentences has so many of an off-topic question

Shares = Mapping[str, float]
Others = Mapping[str, frozenset[str]]  # a term of the question -> terms that may stand for it


@value
class Wanted:
    """The parts of a question with their shares; `words` to `related` are by its terms."""

    question: Question
    words: Shares
    information: Shares
    names: Shares
    alike: Others
    same: Others
    related: Others
    letters: Shares
    phrases: Shares  # those that any passage found holds
    phrases_held: Sequence[Sequence[str]]  # by each passage found, but for `phrases_given`
    phrases_given: float  # the share of those that are in the title, which every passage is about
    topic: str  # the term after "what" or "which", or ""
    counted: str  # the term after "how many", or ""
    counted_as: frozenset[str]  # that term and those that may stand for it
    defined: str  # the last term of what "who is" or "what is" asks for, or ""
    unit: re.Pattern[str] | None
    denies: bool
    titled: Mapping[frozenset[str], Sequence[str]]  # a title's terms -> those of the question's
    nearly_all: int  # how many terms are nearly all of them
    asked: frozenset[str]  # every term of the question: none of them answers it


def prepare(question: Question, found: Sequence[PassageIndex], language: str) -> Wanted:
    """The parts of the question with their shares. `found`: at least one passage in `language`."""
    clues, terms = question.clues, question.terms
    titles = {index.title for index in found}
    longest = _LONGEST_NAME if language == "en" else _LONGEST_ABROAD
    has_headline = any(len(title) > longest for title in titles)
    shortness = max([index.shortness for index in found]) if has_headline else 0.0
    information = _information(clues, titles, shortness)
    words = words_of(question.text, language)
    pairs = list(zip(clues, information, strict=True))
    asked = question.text.lower()  # looking for its words first saves looking for expressions
    counted = _noun_after(_NOUN_COUNTED, question, words) if "how m" in asked else ""
    is_of_a_kind = "what" in asked or "which" in asked
    plainly = [plain(question.text[start:end]) for _, start, end in words]
    phrases, phrases_held = _phrases(plainly, found)
    phrases_given = 0.0
    if language != "en" and not has_headline:
        given = frozenset.intersection(*{index.title_phrases for index in found})
        phrases_given = sum([phrases[group] for group in sorted(phrases.keys() & given)])
        phrases_held = [[group for group in held if group not in given] for held in phrases_held]
    return Wanted(
        question=question,
        words=_shares(terms, [weight * clue.rarity for clue, weight in pairs]),
        information=_shares(terms, information),
        names=_shares(terms, [weight * clue.is_name for clue, weight in pairs]),
        alike={clue.term: clue.alike for clue in clues if clue.alike},
        same={clue.term: clue.same for clue in clues if clue.same},
        related={clue.term: clue.related for clue in clues if clue.related},
        letters=_letters(question, information),
        phrases=phrases,
        phrases_held=phrases_held,
        phrases_given=phrases_given,
        topic=_noun_after(_NOUN_ASKED, question, words) if is_of_a_kind else "",
        counted=counted,
        counted_as=_standing_for(counted, question) if counted else frozenset(),
        defined=_defined(question),
        unit=unit_asked(question.text),
        denies=question.language == "en" and denies(plainly),
        titled={title: [term for term in terms if term in title] for title in titles},
        nearly_all=max(2, math.ceil(_NEARLY * len(terms))),
        asked=frozenset([*question.terms, *(term for term, _, _ in words)]),
    )


def _information(
    clues: Iterable[Clue], titles: Collection[frozenset[str]], shortness: float
) -> list[float]:
    """What each clue tells at large, less where it is in the titles of all passages found."""
    titled = frozenset.intersection(*titles)
    of_title = 1 - _TOLD_BY_TITLE * (1 - shortness)
    return [
        max(_LEAST, clue.information - _TELLS_NOTHING) * (of_title if clue.term in titled else 1)
        for clue in clues
    ]


def _letters(question: Question, weights: Sequence[float]) -> Shares:
    groups: dict[str, float] = {}
    for clue, weight in zip(question.clues, weights, strict=True):
        of_word = letter_groups(clue.word)
        share = weight / len(of_word)
        for group in of_word:
            groups[group] = groups.get(group, 0.0) + share
    return _shares(groups, list(groups.values()))


def _phrases(
    words: Sequence[str], found: Sequence[PassageIndex]
) -> tuple[Shares, Sequence[Sequence[str]]]:
    """The question's groups across words that any passage holds, and those that each holds."""
    groups = phrase_groups(" ".join(words))
    held = [sorted(groups & index.phrases.keys()) for index in found]
    counts = Counter(chain.from_iterable(held))
    rarities = _rarities(len(found))
    total = sum([rarities[passages] for passages in counts.values()])
    total += (len(groups) - len(counts)) * rarities[0]
    total = total or 1.0
    return {group: rarities[passages] / total for group, passages in counts.items()}, held


@cache
def _rarities(passages: int) -> tuple[float, ...]:
    """Inverse frequency among so many passages found of what none, one, two ... of them hold."""
    return tuple(
        math.log(1 + (passages - held + 0.5) / (held + 0.5)) for held in range(passages + 1)
    )


def _noun_after(asking: re.Pattern[str], question: Question, words: Words) -> str:
    """The term right after "what" or "how many", if it is looked for; else ""."""
    match = asking.search(question.text)
    if match is None:
        return ""
    noun = next((term for term, start, _ in words if start >= match.end()), "")
    noun = question.corrected.get(noun, noun)
    return noun if noun in question.terms else ""


def _standing_for(term: str, question: Question) -> frozenset[str]:
    """The term and those that may say the same."""
    return frozenset().union(*(clue.family for clue in question.clues if clue.term == term))


def _defined(question: Question) -> str:
    asks = len(question.terms) <= _LONGEST_NAME and _ASKS_WHAT_IT_IS.match(question.text)
    return question.terms[-1] if asks else ""


def _shares(parts: Iterable[str], weights: Sequence[float]) -> Shares:
    """Each part's share of the sum of the weights; all 0 when that is 0."""
    total = sum(weights) or 1.0
    return dict(zip(parts, [weight / total for weight in weights], strict=True))
