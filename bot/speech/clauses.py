"""Where a noun phrase stands in its clause: at its beginning, or right before a word.

An introduction is stepped over: "In a letter to customers, Pell said". A phrase before a verb is
the longest one that ends there, as far back as the clause goes.
"""

import re
from collections.abc import Sequence

from bot.speech.citations import is_medium
from bot.speech.lexicon import LISTS, VERBS, Word, lower_at
from bot.speech.phrases import (
    DETERMINERS,
    NOBODY,
    PLACES,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    has_any,
    has_noun,
    is_proper,
    phrase_at,
)

_BOUNDARIES = LISTS["cues.boundaries"]
_SUBORDINATE = LISTS["cues.subordinate"]
_DOCUMENTS = LISTS["people.documents"]
LEADS = LISTS["cues.leads"]
_SELVES = frozenset(("himself", "herself", "itself", "themselves"))
TURNS = frozenset(("but", "yet", "and", "still", "then", "so"))  # "Yet Ruiz seemed to ..."
_AGO = frozenset(("ago", "earlier", "later"))
_WHEN = _AGO | {"before", "after"}
_LONGEST_INTRODUCTION = 12  # words
_SPANS_OF_TIME = frozenset(("years", "months", "weeks", "days", "decades", "centuries", "hours"))
_SHARES = frozenset(("percent", "cent"))  # of people who were asked
_NO_PART = (  # of a description
    PREPOSITIONS | DETERMINERS | PRONOUNS | NOBODY | VERBS | LISTS["cues.auxiliaries"] | {"and"}
)
_YEAR = re.compile(r"(?:1\d|20)\d\d")


def pronoun_at(words: Sequence[Word], at: int) -> Phrase | None:
    """The pronoun that stands there, or None."""
    found = at < len(words) and words[at].lower in PRONOUNS
    return Phrase(at, at + 1) if found else None


def after_introduction(words: Sequence[Word]) -> int:
    """The number of the word after "In a letter to customers,"; 0 without such a beginning."""
    if lower_at(words, 0) in TURNS:
        return 1 + after_introduction(words[1:])
    when = _when(words)
    if when and words[when - 1].lower in _AGO and not _goes_on(words, when):
        return when
    if not (when or lower_at(words, 0) in LEADS or _opens_with_participle(words)):
        return 0
    introduction = enumerate(words[:_LONGEST_INTRODUCTION], 1)
    return next((behind for behind, word in introduction if word.text == ","), 0)


def _opens_with_participle(words: Sequence[Word]) -> bool:
    """Whether it begins as "Prompted by the protests, the mayor said" or "Writing in May," does."""
    first = lower_at(words, 0)
    behind = PREPOSITIONS if first.endswith("ing") else ("by",)
    return first.endswith(("ing", "ed", "en")) and lower_at(words, 1) in behind


def _when(words: Sequence[Word]) -> int:
    """The number of the word after "A week before" or "Three years ago"; 0 without."""
    told = (at for at, word in enumerate(words[:4]) if at and word.lower in _WHEN)
    return next(told, -1) + 1


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the introduction does: "Three years ago," and "Two days later in Geneva,"."""
    return at == len(words) or words[at].is_mark or words[at].lower in LEADS


def leading_subject(words: Sequence[Word]) -> Phrase | None:
    """The proper name that is the subject at the beginning."""
    start = after_introduction(words)
    phrase = phrase_at(words, start)
    if phrase is None or words[start].lower in PRONOUNS:
        return None
    if not is_proper(words, phrase) and lower_at(words, phrase.end) == ",":
        phrase = phrase_at(words, phrase.end + 1) or phrase  # "The mayor, Ana Ruiz, has ..."
    if not is_proper(words, phrase) or phrase.end == len(words):
        return None
    followed = words[phrase.end]
    if followed.text == "," and phrase.end + 1 < len(words):
        followed = words[phrase.end + 1]
    return None if followed.is_mark or followed.is_capital else phrase


def described_subject(words: Sequence[Word]) -> Phrase | None:
    """Who, told by a description, is the subject at the beginning: "Villagers tell of smoke"."""
    phrase = phrase_at(words, 0)
    if phrase is None or is_proper(words, phrase) or phrase.end == len(words):
        return None
    return phrase if has_noun(words, phrase) and words[phrase.end].text.islower() else None


def clause_start(words: Sequence[Word], end: int) -> int:
    """The number of the first word behind the mark before `end`."""
    while end and not words[end - 1].is_mark:
        end -= 1
    return end


def ending_at(words: Sequence[Word], end: int) -> Phrase | None:
    """The longest noun phrase that ends there within its clause."""
    if lower_at(words, end - 1) in _SELVES:  # "he himself"
        end -= 1
    start = end
    while start and not words[start - 1].is_mark and words[start - 1].lower not in _BOUNDARIES:
        start -= 1
    determiner = start == 1 and words[0].lower == "that"  # "That account", not "that police said"
    if start and words[start - 1].lower in _SUBORDINATE and not determiner:
        whole = Phrase(start, end)
        after = words[start - 1].lower == "after" and phrase_at(words, start, end) == whole
        return whole if after and is_medium(words, whole) else None  # "after Reuters reported"
    if start and words[start - 1].lower == "whose" and words[end - 1].lower in _DOCUMENTS:
        return None
    apart = start < end and phrase_at(words, start, end) != (start, end)
    if start > 1 and words[start - 1].lower == "who" and apart:
        return ending_at(words, start - 1)  # "An adviser who spoke on condition of anonymity"
    if end - 1 >= start and words[end - 1].lower in PRONOUNS | {"one", "another"}:
        return Phrase(end - 1, end)
    for at in range(start, end):
        phrase = phrase_at(words, at, end)
        if phrase is None or _cannot_be_subject(words, phrase):
            continue
        if phrase.end == end or _is_placed(words, phrase, end) or _is_whole(words, phrase, end):
            return phrase if is_proper(words, phrase) else Phrase(phrase.start, end)
    return None


def _is_whole(words: Sequence[Word], phrase: Phrase, end: int) -> bool:
    """Whether nothing but "force" of "the police force", "opposite" of "her neighbour opposite"."""
    rest = words[phrase.end : end]
    common = all(
        word.text.islower() and word.lower not in _NO_PART and word.text[-1] != "s" for word in rest
    )
    return common and len(rest) <= 2 and has_noun(words, phrase) and not is_proper(words, phrase)


def _is_placed(words: Sequence[Word], phrase: Phrase, end: int) -> bool:
    """Whether only a place stands before the end: "Kim Sato at Brandt & Co.", "A man on a roof"."""
    known = has_noun(words, phrase) or words[phrase.start].lower in DETERMINERS
    plain = known and not has_any(words, phrase, PREPOSITIONS)
    near = PLACES | {"of"} if is_proper(words, phrase) else PREPOSITIONS if plain else ()
    rest = phrase_at(words, phrase.end + 1, end) if words[phrase.end].lower in near else None
    return rest is not None and rest.end == end


def _cannot_be_subject(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether nobody says anything as this phrase: "For years", "associated with", "Holt's"."""
    within = words[slice(*phrase)]
    if len(within) > 1 and within[0].lower in _SPANS_OF_TIME:  # "For years doctors said"
        return True
    if len(within) > 1 and _YEAR.fullmatch(within[0].text):  # "in 2007 by The Economist, which"
        return True
    age = len(within) == 1 and within[0].text[0].isdigit()
    if age or within[-1].lower in _SHARES or within[-1].lower.endswith("'s"):
        return True
    done = within[0].text.islower() and within[0].lower.endswith("ed")
    if done and lower_at(words, phrase.start + 1) in PREPOSITIONS:  # "(as) revealed in"
        return True
    bare = within[0].text.islower() and within[0].lower not in DETERMINERS
    joined = any(word.lower in PREPOSITIONS for word in within)
    return bare and joined and not has_noun(words, phrase)
