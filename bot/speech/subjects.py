"""The subject of a verb of saying: before it, behind it, or cut off from it by commas.

"Peskov said", "Peskov, the Kremlin spokesman, has repeatedly said", "..., said Peskov on Monday".
A passive has a subject that does not speak.
"""

import re
from collections.abc import Sequence

from bot.speech.lexicon import LISTS, Word
from bot.speech.phrases import (
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    is_name_word,
    is_noun,
    is_proper,
    phrase_at,
)
from bot.speech.verbs import PRONOUNS, is_complete, is_known, may_speak

_AUXILIARIES = LISTS["cues.auxiliaries"]
_BOUNDARIES = LISTS["cues.boundaries"]
_PARTICIPLES = LISTS["cues.participles"]
_SUBORDINATE = LISTS["cues.subordinate"]
_LEADS = LISTS["cues.leads"]
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")


def speaking_subject(words: Sequence[Word], verb: int) -> Phrase | None:
    """Who says what this verb reports, or None when nobody in particular does."""
    behind = inverted_subject(words, verb)
    if behind is not None:
        return behind
    subject = subject_before(words, verb)
    if subject is None or not may_speak(words, subject, verb):
        return None
    return subject if is_complete(words, verb, subject) else None


def inverted_subject(words: Sequence[Word], verb: int) -> Phrase | None:
    """The subject behind the verb: "..., said Peskov" and "“...” said Peskov in Moscow"."""
    if verb == 0 or not (words[verb - 1].text == "," or words[verb - 1].is_quotation):
        return None
    if words[verb].lower in ("told", "tells") or words[verb].lower in LISTS["cues.transitive"]:
        return None
    phrase = pronoun_at(words, verb + 1) or phrase_at(words, verb + 1)
    if phrase is None or words[phrase.start].lower == "that":
        return None
    end = phrase.end
    if not (end == len(words) or words[end].is_mark or words[end].lower in _LEADS):
        return None
    if not is_known(words, phrase):
        return None
    after_quotation = words[verb - 1].is_quotation or words[verb - 2].is_quotation
    return phrase if after_quotation or may_speak(words, phrase, verb) else None


def subject_before(words: Sequence[Word], verb: int) -> Phrase | None:
    """The noun phrase before an active verb."""
    following = words[verb + 1].lower if verb + 1 < len(words) else ""
    if following == "by" or (following == "to" and words[verb].lower in _PARTICIPLES):
        return None
    end = _before_auxiliaries(words, verb)
    if end is None or end == 0:
        return None
    if words[end - 1].text == ")":
        end = max((at for at in range(end) if words[at].text == "("), default=0)
    if end == 0:
        return None
    if words[end - 1].text == ",":
        return _before_aside(words, end - 1)
    return ending_at(words, end)


def pronoun_at(words: Sequence[Word], at: int) -> Phrase | None:
    found = at < len(words) and words[at].lower in PRONOUNS
    return Phrase(at, at + 1) if found else None


def ending_at(words: Sequence[Word], end: int) -> Phrase | None:
    """The longest noun phrase that ends there within its clause."""
    start = end
    while start and not words[start - 1].is_mark and words[start - 1].lower not in _BOUNDARIES:
        start -= 1
    if start and words[start - 1].lower in _SUBORDINATE:
        return None
    apart = start < end and phrase_at(words, start, end) != (start, end)
    if start > 1 and words[start - 1].lower == "who" and apart:
        return ending_at(words, start - 1)  # "An adviser who spoke on condition of anonymity"
    if end - 1 >= start and words[end - 1].lower in PRONOUNS | {"one"}:
        return Phrase(end - 1, end)
    for at in range(start, end):
        phrase = phrase_at(words, at, end)
        if phrase is None or _is_participle(words, phrase):
            continue
        if phrase.end == end or _is_employed(words, phrase, end):
            return phrase
    return None


def _is_employed(words: Sequence[Word], phrase: Phrase, end: int) -> bool:
    """Whether only a name's employer or home stands before the end: "Kim Sato at Brandt & Co."."""
    if not is_proper(words, phrase) or words[phrase.end].lower not in ("at", "of", "from", "in"):
        return False
    rest = phrase_at(words, phrase.end + 1, end)
    return rest is not None and rest.end == end


def _is_participle(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase is a description cut short: "closely associated with", "Whitehead's"."""
    within = words[slice(*phrase)]
    age = len(within) == 1 and within[0].text[0].isdigit()
    if age or within[-1].lower.endswith("'s"):
        return True
    bare = within[0].text.islower() and within[0].lower not in DETERMINERS
    return (
        bare
        and not any(is_noun(w) for w in within)
        and any(word.lower in PREPOSITIONS for word in within)
    )


def _before_auxiliaries(words: Sequence[Word], verb: int) -> int | None:
    """Where the subject ends; None when the verb is passive."""
    end = verb
    while end and (
        words[end - 1].lower in _AUXILIARIES
        or (words[end - 1].lower.endswith("ly") and not words[end - 1].is_capital)
        or _is_day(words, end - 1)
    ):
        if words[end - 1].lower in _BE and not words[verb].lower.endswith("ing"):
            return None
        end -= 1
    return end


def _is_day(words: Sequence[Word], at: int) -> bool:
    """Whether the word is "on" or the day in "on Monday"."""
    following = words[at + 1].lower if at + 1 < len(words) else ""
    word = words[at].lower
    return bool(_DAY.fullmatch(word)) or (word == "on" and bool(_DAY.match(following)))


def _before_aside(words: Sequence[Word], comma: int) -> Phrase | None:
    """The subject in "Peskov, the Kremlin spokesman, said" and "The spokesman, Peskov, said"."""
    at = comma
    while True:
        opening = max((i for i in range(at) if words[i].text in (",", ";", ":")), default=-1)
        if opening <= 0 or words[opening].text != ",":
            return None
        main = ending_at(words, opening)
        if main is not None:
            aside = Phrase(opening + 1, at)
            named = _is_name(words, aside) or _ends_in_name(words, aside)
            return aside if named and not is_proper(words, main) else main
        at = opening


def _ends_in_name(words: Sequence[Word], aside: Phrase) -> bool:
    """Whether "the former prosecutor Lucia Benavente" says who "his challenger" is."""
    return (
        words[aside.start].lower == "the"
        and phrase_at(words, aside.start, aside.end) == aside
        and all(word.is_capital for word in words[aside.end - 2 : aside.end])
        and is_proper(words, aside)
    )


def _is_name(words: Sequence[Word], phrase: Phrase) -> bool:
    return 0 < phrase.end - phrase.start <= 4 and all(
        is_name_word(words, at, phrase.start) for at in range(*phrase)
    )
