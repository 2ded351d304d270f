"""A question in plainer words, before its words are looked for.

People ask with phrases whose words tell nothing alone: "called off" means cancelled, "How much
money" asks for a sum whether or not the article says "money", and "do the sources agree on" speaks
of how the article was reported, not of what it says. `knowledge/plain_english.json` holds them as
expressions and what stands in their place. A phrase whose words the articles have themselves is
left as it is: they are the better thing to look for; but where a meaning begins with "!", as in
"who is backing the army?", for an article that has "back" is none about backing. English only.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache, partial

from bot.text.plain_english import phrases

_WORD = re.compile(r"\w+")
_INSISTS = "!"
_LONGEST = 1_000  # characters; what is longer is a text, in which each expression would be sought


def in_plain_words(
    question: str, language: str, stands: Callable[[str], bool] = lambda _: False
) -> str:
    """The question with such phrases replaced; as it is when nothing else would be left.

    `stands` tells whether the articles have the telling words of a phrase.

    >>> in_plain_words("Why was the meeting called off?", "en")
    'Why was the meeting cancelled?'
    """
    if language != "en" or len(question) > _LONGEST:
        return question
    places = _places()
    groups = {place for word in _WORD.findall(question.lower()) for place in places.get(word, ())}
    replaced, small = question, question.lower()
    for group in sorted(groups):
        if not _any_of(group).search(small):  # nearly always
            continue
        for pattern, meanings in _patterns(group):
            if pattern.search(small):  # a tenth of the time that ignoring case takes
                put = partial(_put, meanings=meanings, stands=stands)
                replaced = _in_any_case(pattern.pattern).sub(put, replaced)
                small = replaced.lower()
    return replaced if _WORD.search(replaced) else question


def _put(found: re.Match[str], meanings: Sequence[str], stands: Callable[[str], bool]) -> str:
    """What stands in the place of a phrase: the meanings that the articles have, or the first."""
    insists = meanings[0].startswith(_INSISTS)
    if meanings != [""] and not insists and stands(_own_words(found)):
        return found[0]
    each = [_in_words(found.expand(meaning.lstrip(_INSISTS)), stands) for meaning in meanings]
    return " ".join([meaning for meaning in each if stands(meaning)] or each[:1])


def _own_words(found: re.Match[str]) -> str:
    """A phrase without what it was found around: "how has done" of "how has the currency done"."""
    own = found[0]
    for around in filter(None, found.groups()):
        own = own.replace(around, " ", 1)
    return own


def _in_words(meaning: str, stands: Callable[[str], bool]) -> str:
    """A meaning with one word for each choice: the first of "a/b/c_d" that the articles have."""
    if "/" not in meaning:
        return meaning
    choices = [word.replace("_", " ").split("/") for word in meaning.split(" ")]
    return " ".join([next(filter(stands, words), words[0]) for words in choices])


@cache
def _in_any_case(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


@cache
def _places() -> dict[str, list[int]]:
    """A word -> the groups of phrases that cannot be without it or another such word."""
    table: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(phrases()):
        for word in words.split():
            table[word].append(place)
    return dict(table)


@cache
def _any_of(group: int) -> re.Pattern[str]:
    """Any phrase of a group, which is looked for in a third of the time that all of them take."""
    return re.compile(rf"\b(?:{'|'.join(_group(group))})(?!\w)")


@cache
def _patterns(group: int) -> tuple[tuple[re.Pattern[str], list[str]], ...]:
    """The phrases of a group with what they mean; compiled when a question holds one."""
    return tuple(
        (re.compile(rf"\b(?:{phrase})(?!\w)"), meanings.split("|"))
        for phrase, meanings in _group(group).items()
    )


def _group(group: int) -> dict[str, str]:
    return list(phrases().values())[group]
