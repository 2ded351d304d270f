"""Who speaks in one sentence of English news prose.

Attribution hangs on a small number of cues: a verb of saying, "according to", "citing", "by", a
dateline, a colon. Beside each cue stands the noun phrase of the source, before or after it. Quoted
words are hidden first: what somebody says within a quotation is not the article's attribution.

A medium that was told something is the source, and whoever told it is cited by it:
"a high-ranking official told Reuters" is Reuters, citing a high-ranking official.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model import Span
from bot.names import (
    BOUNDARIES,
    HIDDEN,
    LISTS,
    NOBODY,
    NOUNS,
    PRONOUNS,
    Phrase,
    Word,
    is_capital,
    is_mark,
    is_proper,
    may_start,
    name_in,
    phrase_end,
    split_words,
)

_SAY, _REPORT, _FIND = LISTS["verbs.say"], LISTS["verbs.report"], LISTS["verbs.find"]
_QUOTING, _PASSIVE = LISTS["verbs.quoting"], LISTS["verbs.passive"]
_PUBLISHED = LISTS["verbs.published"]
_VERBS = _SAY | _REPORT | _FIND | _QUOTING
_AUXILIARIES = LISTS["words.auxiliaries"]
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_LEADS = LISTS["words.leads"] | {"when", "as", "who", "adding", "to", "while", "and", "but"}
_CUE = re.compile(
    r"\b(?:" + "|".join(sorted(_VERBS | {"according", "per", "by", "citing", "quoting"})) + r")\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[^\W\d_]{3}[^(]{0,40}\((?P<name>[A-Z][\w ./-]{1,30})\)\s*[-–—]")
_COLON = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|for|the|and)){0,5}):(?=\s)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody credited in a sentence; spans count from the start of the sentence.

    `phrase` is the whole noun phrase, `name` the part of it that is shown. A pronoun stands for a
    speaker named elsewhere; without `citing` it is the whole attribution, else it is what is cited.
    """

    phrase: Span
    name: Span
    citing: Span | None = None
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    cue: int
    phrase: Phrase
    citing: Phrase | None = None


def find_speakers(sentence: str) -> list[Speaker]:
    """Everybody whom the sentence credits, in order; quoted words are hidden by the caller."""
    if not _CUE.search(sentence):
        return []
    words = split_words(sentence)
    found: list[_Found] = []
    for at, word in enumerate(words):
        if word.lower in _CUES and not (is_capital(word) and at > 0 and word.lower in _VERBS):
            found.extend(_read_cue(words, at, found))
    return [_speaker(words, each) for each in _with_citations(words, found)]


_CUES = _VERBS | {"according", "per", "by"}


def _read_cue(words: Sequence[Word], at: int, found: Sequence[_Found]) -> Iterator[_Found]:
    word = words[at].lower
    if word == "according":
        if _lower(words, at + 1) == "to":
            yield from _forward(words, at, at + 2)
    elif word == "per":
        if at == 0 or words[at - 1].lower in (",", "as"):
            yield from _forward(words, at, at + 1, only_proper=True)
    elif word == "by":
        if at and _credits_by(words, at):
            yield from _forward(words, at, at + 1)
    elif not _is_inside(words, at, found):
        yield from _said(words, at)


def _is_inside(words: Sequence[Word], at: int, found: Sequence[_Found]) -> bool:
    """Whether a verb only belongs to what was said: "police said witnesses told them"."""
    if not found:
        return False
    between = [word.lower for word in words[found[-1].cue + 1 : at]]
    return not any(
        mark in between for mark in (";", "while", "whereas", "but", "and", "adding")
    ) and not any(word.startswith(HIDDEN) for word in between)


def _credits_by(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1].lower
    if before in _PASSIVE or (before == "saying" and "quoted" in (w.lower for w in words[:at])):
        return True
    documents = LISTS["people.documents"]
    return before in _PUBLISHED and any(
        word.lower in documents for word in words[max(0, at - 5) : at - 1]
    )


def _forward(
    words: Sequence[Word], cue: int, start: int, only_proper: bool = False
) -> Iterator[_Found]:
    """The source, or several joined by "and", that follow a cue."""
    end = phrase_end(words, start, len(words)) if start < len(words) else start
    phrase = Phrase(start, end)
    if end == start or not _can_be_source(words, phrase):
        return
    if only_proper and not is_proper(words, phrase):
        return
    yield _Found(cue, phrase)
    if _lower(words, end) == "and" and is_proper(words, phrase):
        second = Phrase(end + 1, phrase_end(words, end + 1, len(words)))
        if second.end > second.start and is_proper(words, second):
            yield _Found(cue, second)


def _can_be_source(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase is a name, or describes somebody or something that can say things."""
    if is_proper(words, phrase):
        return words[phrase.start].lower not in NOBODY or phrase.end - phrase.start > 1
    return any(word.lower in NOUNS for word in words[phrase.start : phrase.end])


def _said(words: Sequence[Word], verb: int) -> Iterator[_Found]:
    """The subject of a verb of saying, before or after it."""
    word = words[verb].lower
    if word in _QUOTING and not any(w.text.startswith(HIDDEN) for w in words):
        return
    if word in ("pointed", "points") and _lower(words, verb + 1) not in ("out", "to"):
        return
    if (after := _inverted(words, verb)) is not None:
        yield _Found(verb, after)
        return
    subject = _subject(words, verb)
    if subject is None or not _may_say(words, subject, verb):
        return
    yield _told(words, verb, subject)


def _may_say(words: Sequence[Word], subject: Phrase, verb: int) -> bool:
    head = words[subject.end - 1].lower
    word = words[verb].lower
    if head in PRONOUNS and subject.end - subject.start == 1:
        return word in _SAY or word in _REPORT
    if word in _SAY:
        return words[subject.start].lower not in NOBODY or subject.end - subject.start > 1
    if word in _FIND:
        return any(w.lower in NOUNS for w in words[subject.start : subject.end])
    return _can_be_source(words, subject)


def _inverted(words: Sequence[Word], verb: int) -> Phrase | None:
    """The subject behind the verb: "..., said Peskov" and "“...” said Peskov in Moscow"."""
    before = words[verb - 1] if verb else None
    if before is None or not (before.text == "," or before.text.startswith(HIDDEN)):
        return None
    start = verb + 1
    if start >= len(words) or not may_start(words[start]):
        return None
    pronoun = words[start].lower in PRONOUNS
    end = start + 1 if pronoun else phrase_end(words, start, len(words))
    phrase = Phrase(start, end)
    ends = end == len(words) or is_mark(words[end]) or words[end].lower in _LEADS
    return phrase if end > start and ends and _may_say(words, phrase, verb) else None


def _subject(words: Sequence[Word], verb: int) -> Phrase | None:
    end = _before_auxiliaries(words, verb)
    if end is None or end == 0:
        return None
    if words[end - 1].text == ")":
        end = max((at for at in range(end) if words[at].text == "("), default=0)
    if words[end - 1].text == ",":
        return _before_apposition(words, end - 1)
    return _ending_at(words, end)


def _before_auxiliaries(words: Sequence[Word], verb: int) -> int | None:
    """Where the subject ends; None when the verb is passive."""
    end = verb
    while end and (
        words[end - 1].lower in _AUXILIARIES
        or (words[end - 1].lower.endswith("ly") and not is_capital(words[end - 1]))
        or _is_day(words, end - 1)
    ):
        if words[end - 1].lower in _BE and not words[verb].lower.endswith("ing"):
            return None
        end -= 1
    return end


def _is_day(words: Sequence[Word], at: int) -> bool:
    """Whether the word is "on" or the day in "on Monday"."""
    day = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
    word = words[at].lower
    return bool(day.fullmatch(word)) or (word == "on" and bool(day.match(_lower(words, at + 1))))


def _before_apposition(words: Sequence[Word], comma: int) -> Phrase | None:
    """The subject in "Peskov, the Kremlin spokesman, said" and "The spokesman, Peskov, said"."""
    at = comma
    while True:
        opening = max((i for i in range(at) if words[i].text in (",", ";", ":")), default=-1)
        if opening <= 0 or words[opening].text != ",":
            return None
        main = _ending_at(words, opening)
        aside = Phrase(opening + 1, at)
        if main is None:
            at = opening
            continue
        if aside.end - aside.start <= 4 and not is_proper(words, main):
            named = all(is_capital(word) for word in words[aside.start : aside.end])
            return aside if named else main
        return main


def _ending_at(words: Sequence[Word], end: int) -> Phrase | None:
    """The longest noun phrase that ends there within its clause."""
    start = end
    while start and not is_mark(words[start - 1]) and words[start - 1].lower not in BOUNDARIES:
        start -= 1
    for at in range(start, end):
        word = words[at]
        if word.lower in PRONOUNS:
            if at == end - 1:
                return Phrase(at, end)
        elif may_start(word) and phrase_end(words, at, end) == end:
            return Phrase(at, end)
    return None


def _told(words: Sequence[Word], verb: int, subject: Phrase) -> _Found:
    """The medium that was told, citing the subject; else the subject."""
    for at in range(verb + 1, min(verb + 12, len(words) - 0)):
        direct = at == verb + 1 and words[verb].lower in ("told", "tells")
        to = words[at - 1].lower in ("to", "with") and at > verb + 1
        if not (direct or to) or not may_start(words[at]):
            continue
        medium = Phrase(at, phrase_end(words, at, len(words)))
        if medium.end > medium.start and is_medium(words, medium):
            return _Found(verb, medium, subject)
    if words[verb].lower in ("quoted", "quotes", "cited", "cites"):
        cited = Phrase(verb + 1, phrase_end(words, verb + 1, len(words)))
        if cited.end > cited.start:
            return _Found(verb, subject, cited)
    return _Found(verb, subject)


def is_medium(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase names a newspaper, an agency or a channel."""
    if not is_proper(words, phrase):
        return False
    start, end = name_in(words, phrase)
    names = [word.lower for word in words[start:end] if word.lower != "the"]
    return (
        "-".join(names) in LISTS["press.names"]
        or names[0] in LISTS["press.names"]
        or names[-1] in LISTS["press.words"]
        or any(w.lower in ("newspaper", "agency", "broadcaster") for w in words[slice(*phrase)])
    )


def _with_citations(words: Sequence[Word], found: Sequence[_Found]) -> Iterator[_Found]:
    """Each source with whom it cites: "..., citing two officials", "with reference to ..."."""
    cited = _citation(words)
    for number, each in enumerate(found):
        last = number == len(found) - 1
        if cited is not None and last and each.citing is None and cited != each.phrase:
            yield _Found(each.cue, each.phrase, cited)
        else:
            yield each


def _citation(words: Sequence[Word]) -> Phrase | None:
    for at, word in enumerate(words):
        if word.lower in ("citing", "quoting"):
            start = at + 1
        elif word.lower in ("reference", "referring") and _lower(words, at + 1) == "to":
            start = at + 2
        else:
            continue
        if start < len(words):
            phrase = Phrase(start, phrase_end(words, start, len(words)))
            if phrase.end > phrase.start and _can_be_source(words, phrase):
                return phrase
    return None


def _speaker(words: Sequence[Word], found: _Found) -> Speaker:
    whole = _span(words, found.phrase)
    single = found.phrase.end - found.phrase.start == 1
    pronoun = single and words[found.phrase.start].lower in PRONOUNS
    name = whole if pronoun else _span(words, name_in(words, found.phrase))
    citing = None if found.citing is None else _span(words, found.citing)
    return Speaker(whole, name, citing, pronoun)


def _span(words: Sequence[Word], phrase: Phrase) -> Span:
    return Span(words[phrase.start].start, words[phrase.end - 1].end)


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if at < len(words) else ""


def leading_name(sentence: str) -> Span | None:
    """The name a sentence begins with as its subject, or None."""
    words = split_words(sentence)
    if not words or not may_start(words[0]):
        return None
    phrase = Phrase(0, phrase_end(words, 0, len(words)))
    if phrase.end == 0 or phrase.end == len(words) or not is_proper(words, phrase):
        return None
    followed = words[phrase.end]
    if is_mark(followed) or not followed.text[0].islower():
        return None
    return _span(words, name_in(words, phrase))
