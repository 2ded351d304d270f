"""The subject of a verb of saying: before it, behind it, or cut off from it by commas.

"Peskov said", "Peskov, the Kremlin spokesman, has repeatedly said", "..., said Peskov on Monday".
A passive has a subject that does not speak.
"""

import re
from collections.abc import Sequence

from bot.speech.lexicon import BOUND, FIND, LISTS, PLURAL, REPORT, SAY, THINK, Word
from bot.speech.names import is_medium
from bot.speech.phrases import (
    DETERMINERS,
    NOBODY,
    PREPOSITIONS,
    Phrase,
    is_name_word,
    is_noun,
    is_proper,
    phrase_at,
)

PRONOUNS = LISTS["words.pronouns"]
_AUXILIARIES = LISTS["cues.auxiliaries"]
_BOUNDARIES = LISTS["cues.boundaries"]
_DOCUMENTS = LISTS["people.documents"]
_OWN = frozenset(("our", "my", "this", "these"))  # "these results" are the article's own
_PLURALS = frozenset(("they", "people", "police", "media", "data", "men", "women", "staff", "some"))
_PARTICIPLES = LISTS["cues.participles"]
_SUBORDINATE = LISTS["cues.subordinate"]
_LEADS = LISTS["cues.leads"]
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_FAR = {"that": 4, "as": 10, "at": 10}  # how many words behind the verb these may stand
_SHORT = 3  # words of a description that is known by its article alone: "the young bride"
_WINDOW = 10  # words within which a verb's "that" or "as" follows


def speaking_subject(words: Sequence[Word], verb: int) -> Phrase | None:
    """Who says what this verb reports, or None when nobody in particular does."""
    behind = inverted_subject(words, verb)
    if behind is not None:
        return behind
    subject = subject_before(words, verb)
    if subject is None or not may_speak(words, subject, verb):
        return None
    return subject if _is_complete(words, verb, subject) else None


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
    if not _is_known(words, phrase):
        return None
    after_quotation = words[verb - 1].is_quotation or words[verb - 2].is_quotation
    return phrase if after_quotation or may_speak(words, phrase, verb) else None


def _is_known(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase surely is one: "said installers lacked training" has another subject."""
    first = words[phrase.start].lower
    return (
        (first in DETERMINERS and phrase.end - phrase.start <= _SHORT)
        or first in PRONOUNS
        or is_proper(words, phrase)
        or any(is_noun(word) for word in words[slice(*phrase)])
    )


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


def may_speak(words: Sequence[Word], subject: Phrase, verb: int) -> bool:
    """Whether the verb makes that subject a source."""
    word = words[verb].lower
    if word in PLURAL and not _is_plural(words, subject):
        return False
    one = subject.end - subject.start == 1
    if one and words[subject.start].lower in PRONOUNS:
        return word in SAY or word in REPORT or word in BOUND
    if one and words[subject.start].lower in NOBODY and words[subject.start].text.islower():
        return words[subject.start].lower == "one"
    if word in SAY:
        return True
    if word in THINK and word.endswith("ed") and not _opens_clause(words, verb + 1):
        return False  # "additional suspected cases"
    if words[subject.start].lower in _OWN and words[subject.end - 1].lower in _DOCUMENTS:
        return False
    if word in THINK:
        return True
    if words[subject.start].lower in ("its", "their") and word in ("put", "puts"):
        return False  # "its own survey put them at ..."
    knows = is_proper(words, subject) or any(is_noun(w) for w in words[slice(*subject)])
    if word in FIND:
        return any(is_noun(w) for w in words[slice(*subject)])
    return knows or "that" in (w.lower for w in words[verb + 1 : verb + 3])


def _is_plural(words: Sequence[Word], subject: Phrase) -> bool:
    """Whether "report" rather than "reports" can follow."""
    return words[subject.start - 1].lower == "and" or any(
        word.lower.endswith("s") or word.lower in _PLURALS for word in words[slice(*subject)]
    )


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    following = words[at].lower if at < len(words) else "."
    return (
        following in DETERMINERS
        or following in PRONOUNS
        or following in (".", ",", "that", "there")
        or words[at].is_capital
    )


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
    if (
        start > 1
        and words[start - 1].lower == "who"
        and phrase_at(words, start, end) != (start, end)
    ):
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
    """Whether a bare phrase is a description cut short: "closely associated with Whitehead's"."""
    within = words[slice(*phrase)]
    bare = within[0].text.islower() and within[0].lower not in DETERMINERS
    return (
        bare
        and not any(is_noun(w) for w in within)
        and any(word.lower in PREPOSITIONS for word in within)
    )


def _is_complete(words: Sequence[Word], verb: int, subject: Phrase) -> bool:
    """Whether a verb that needs certain words behind it has them."""
    word = words[verb].lower
    if word not in BOUND or word in SAY:
        return True
    following = words[verb + 1 : verb + 1 + _WINDOW]
    if not following or following[0].text in ",.;":
        aside = subject.start > 0 and words[subject.start - 1].text == ","
        return aside or "," in BOUND[word] or word in REPORT
    if BOUND[word] == {","}:  # "the Herald understands"
        return is_medium(words, subject)
    if "…" in BOUND[word] and any(w.is_quotation for w in following):
        return True
    wanted = BOUND[word]
    return following[0].lower in wanted or any(
        word.lower in wanted and at < _FAR.get(word.lower, 0) for at, word in enumerate(following)
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
            return aside if _is_name(words, aside) and not is_proper(words, main) else main
        at = opening


def _is_name(words: Sequence[Word], phrase: Phrase) -> bool:
    return 0 < phrase.end - phrase.start <= 4 and all(
        is_name_word(words, at, phrase.start) for at in range(*phrase)
    )
