"""Noun phrases of English news prose: where one ends.

A phrase is a proper name with its connectors ("Syrian Observatory for Human Rights") or a
description with its complements ("the authorities of the province of Hatay"). Words are told apart
by their capitals and by word lists; there is no parser, so a phrase with a verb in it is not
understood, and one that is not understood is no source.
"""

from collections.abc import Sequence, Set
from itertools import takewhile
from typing import NamedTuple

from bot.model import Span
from bot.speech.lexicon import LISTS, PLURAL, VERBS, Word, is_organisation, lower_at

_AGENTS = LISTS["people.agents"]
_DOCUMENTS = LISTS["people.documents"]
_NOUNS = _AGENTS | _DOCUMENTS
NOBODY = LISTS["words.nobody"]
DETERMINERS = LISTS["words.determiners"]
PRONOUNS = LISTS["words.pronouns"]
PREPOSITIONS = LISTS["words.prepositions"]
CONNECTORS = LISTS["words.connectors"]
PARTICLES = CONNECTORS - {"of", "for", "and", "the", "&"}  # of persons' names: "van der Berg"
_NUMERALS = LISTS["words.numerals"]
_BOUNDARIES = LISTS["cues.boundaries"]
_TITLES = LISTS["people.titles"]
_AFTER = LISTS["words.postmodifiers"]
_EVENTS = LISTS["words.events"]
_NEVER_COMMON = _BOUNDARIES | PREPOSITIONS | DETERMINERS | PRONOUNS
_NO_ADJECTIVE = _NEVER_COMMON | CONNECTORS | NOBODY | VERBS
PLACES = frozenset(("in", "at", "from", "near", "inside"))  # where somebody is, spoke or works
_STAY_OUT = frozenset(("on", "during", "after", "before", "over", "against", "through", "under"))
SUNDAYS = frozenset(("mail", "independent", "scotland", "wales"))  # "the Mail on Sunday"
_APART = LISTS["press.words"] | {"company", "corporation", "airlines", "airways", "motors"}
_FIRST_NAMES = frozenset(("Per", "Will", "April", "May", "June", "August"))
_BEFORE_MONTHS = PREPOSITIONS | {"since", "until", "last", "next", "this"}
_ORIGIN = tuple(LISTS["words.origins"])  # endings
_PROFESSION = tuple(LISTS["people.endings"])
_NO_PROFESSION = LISTS["people.no_profession"]


class Phrase(NamedTuple):
    """Words of a sentence by their numbers, end exclusive."""

    start: int
    end: int


def span_of(words: Sequence[Word], phrase: Phrase) -> Span:
    """Where a phrase stands in its sentence."""
    return Span(words[phrase.start].start, words[phrase.end - 1].end)


def is_noun(word: Word) -> bool:
    """Whether the word heads descriptions of somebody who, or something that, can tell."""
    if word.lower in _NOUNS:
        return True
    return word.lower.endswith(_PROFESSION) and word.lower not in _NO_PROFESSION


def has_noun(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether one of the words of a phrase is such a noun."""
    return any(is_noun(word) for word in words[slice(*phrase)])


def has_any(words: Sequence[Word], phrase: Phrase, listed: Set[str]) -> bool:
    """Whether one of the words of a phrase is in a list."""
    return any(word.lower in listed for word in words[slice(*phrase)])


def has_organisation(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether one of the words of a phrase is in the names of organisations."""
    return any(is_organisation(word.text) for word in words[slice(*phrase)])


def _may_start(word: Word) -> bool:
    """Whether a noun phrase can begin with this word."""
    if word.is_mark or word.text == "&":
        return False
    if word.lower in DETERMINERS:
        return True
    return word.lower not in NOBODY and word.lower not in PREPOSITIONS


def is_name_word(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether the word is part of a name: a capital that no sentence gave it, or its number."""
    word = words[at]
    before_name = at + 1 < len(words) and words[at + 1].is_capital
    if word.is_capital:
        if opens_sentence(words, at) and is_noun(word) and not _begins_name(words, at):
            return False
        if word.lower in _NUMERALS:  # "Channel Five", "Three Rivers Council"
            return at > start and words[at - 1].is_capital
        return word.lower not in DETERMINERS or (word.lower == "the" and before_name)
    numbered = word.text[0].isdigit() and at > start and words[at - 1].is_capital
    return numbered and (before_name or words[at - 1].lower not in DETERMINERS)  # "A 2021 audit"


def opens_sentence(words: Sequence[Word], at: int) -> bool:
    """Whether a sentence gave the word its capital; one may follow "a.m." without a cut."""
    return at == 0 or words[at - 1].text == "."


def _begins_name(words: Sequence[Word], at: int) -> bool:
    """Whether the noun that begins the sentence begins a name: "Minister of Health Ana Ruiz"."""
    behind = words[at + 1 : at + 4]
    following = [word for word in behind if word.lower not in CONNECTORS | {"to"}]
    office = words[at].lower in _TITLES and bool(behind) and following[:1] != behind[:1]
    named = bool(following) and (following[0].is_capital or following[0].text.isdigit())
    return named and (office or following[0] is behind[0])


def is_proper(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase ends in a name rather than in a common noun."""
    return is_name_word(words, phrase.end - 1, phrase.start)


def _is_first_name(words: Sequence[Word], at: int) -> bool:
    """Whether a small word is somebody's name: "Per Holm", "Will Smith", "April Donnelly"."""
    named = words[at].text in _FIRST_NAMES and at + 1 < len(words)
    in_time = at > 0 and words[at - 1].lower in _BEFORE_MONTHS  # "In April Donnelly said"
    return named and words[at + 1].is_capital and not in_time


def phrase_at(words: Sequence[Word], start: int, limit: int | None = None) -> Phrase | None:
    """The noun phrase that begins there, or None."""
    stop = len(words) if limit is None else limit
    if start >= stop or not (_may_start(words[start]) or _is_first_name(words, start)):
        return None
    end = _end(words, start, stop)
    return Phrase(start, end) if end > start else None


def _end(words: Sequence[Word], start: int, limit: int) -> int:
    """How far names, common nouns and what joins them go on from there; `start` if none does."""
    at = start
    known = proper = described = False  # what was read: a noun of the lists, a name, any noun
    while at < limit:
        word = words[at]
        if is_name_word(words, at, start):
            proper, at = True, at + 1
        elif word.lower in DETERMINERS and _may_determine(words, start, at):
            at += 1
        elif proper and described and word.lower in PLACES and _is_called(words, start, at):
            break
        elif at > start and (step := _link(words, at, limit, proper, described)):
            known = proper = False
            at += step
        elif known and (word.lower in _AFTER or _is_done(words, at)):
            return _clause_end(words, at, limit)
        elif proper and _is_verb(words, start, at):
            break
        elif _is_between(words, at) or _is_common(
            word, known or (proper and not _qualifies(words, start, at))
        ):
            known, described, proper = known or is_noun(word), True, False
            at += 1
        else:
            break
    while at > start and _holds_on(words, at - 1, start):
        at -= 1
    return at


def _is_done(words: Sequence[Word], at: int) -> bool:
    """Whether "gathered by" stands there, as in "data gathered by Ocean Watch", or "found at"."""
    done = words[at].lower
    participle = (done.endswith("ed") and done != "quoted") or done in ("found", "left")
    placed = lower_at(words, at - 1) in _DOCUMENTS and lower_at(words, at + 1) in PLACES | {"on"}
    return participle and (placed or lower_at(words, at + 1) == "by")


def _holds_on(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether a small word at the end waits for more; the number of "Channel Five" does not."""
    small = words[at].lower in DETERMINERS | PREPOSITIONS | {"and"}
    return small and not is_name_word(words, at, start)


def _is_verb(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the word behind a name says what it did; not in "the Turkish state agency"."""
    word = words[at]
    if word.lower not in VERBS or is_noun(word):
        return False
    adjective = words[start].lower in DETERMINERS and words[at - 1].lower.endswith(_ORIGIN)
    return word.lower not in PLURAL or not adjective


def _may_determine(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether a determiner belongs to the phrase there: it begins it, or a part of it."""
    before = words[at - 1].lower
    if before in DETERMINERS and at > start:
        return not is_name_word(words, at - 1, start)  # "told Channel Two that"
    return at == start or before in PREPOSITIONS


def _is_common(word: Word, complete: bool) -> bool:
    """Whether a common noun or an adjective goes on with the phrase; `complete`: it may end."""
    if word.is_mark or word.lower in _NEVER_COMMON:
        return False
    if complete:  # "the attorney general's office"
        return is_noun(word) or word.lower.removesuffix("'s") in _NOUNS
    return word.lower not in NOBODY or word.text[0].isdigit()


def _is_between(words: Sequence[Word], at: int) -> bool:
    """Whether it joins what is around it: "the data protection officer", "the last census"."""
    if at == 0 or at + 1 == len(words) or not is_noun(words[at + 1]):
        return False
    before, word = words[at - 1].text, words[at].text
    verb = word.endswith(("s", "ed", "ly")) or before.endswith("s") or word in _NO_ADJECTIVE
    between = word.islower() and before in _NOUNS and not verb
    return between or (word in LISTS["words.order"] and before.lower() in DETERMINERS)


def _qualifies(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the name before a common noun only describes it: "the Turkish border province"."""
    first = at
    while first > start and words[first - 1].is_capital:
        first -= 1
    if first > 0 and words[first - 1].lower in DETERMINERS:
        return True
    last = words[at - 1].lower
    titled = any(word.lower in _TITLES for word in words[first : at - 1])  # "Minister Jan Ek"
    return last.endswith(("'s", "s'")) or (last.endswith(_ORIGIN) and not titled)


def _link(words: Sequence[Word], at: int, limit: int, proper: bool, described: bool) -> int:
    """How many words join what follows to the phrase: 0 when it does not belong to it."""
    word = words[at].lower
    if word == "the" or at + 1 >= limit or words[at + 1].is_mark:
        return 0
    following = words[at + 1]
    if word == "&":
        return 1 if following.is_capital else 0
    if word == "and":
        return 1 if _joins(words, at, following, proper) else 0
    if word not in CONNECTORS and word not in PREPOSITIONS:
        return 0
    if word == "to" and not proper and _is_deed(following):  # "the doctor to rest"
        return 0
    if word == "on" and following.text == "Sunday" and words[at - 1].lower in SUNDAYS:
        return 1
    behind = words[at + 1 : min(at + 5, limit)]
    target = takewhile(lambda other: other.lower not in PREPOSITIONS, behind)
    if any(other.lower in _EVENTS for other in target):
        return 0
    step = 1
    while at + step < limit - 1 and words[at + step].lower in CONNECTORS:  # "of the", "van der"
        step += 1
    if proper and not described:
        return step if _links_names(words, at) else 0
    if proper and word == "with":  # "told the broadcaster BNTV with tears in his eyes"
        return 0
    return 0 if word in _STAY_OUT else step


def _is_deed(word: Word) -> bool:
    """Whether a verb stands behind "to", rather than whom an envoy or adviser is to."""
    return word.text.islower() and word.lower not in DETERMINERS and not is_noun(word)


def _is_called(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the name that ends there is the phrase's own: not in "an aide to leader Ana Ruiz"."""
    first = end - 1
    while first > start and (words[first - 1].is_capital or words[first - 1].lower in PARTICLES):
        first -= 1
    before = [word.lower for word in words[start:first]]
    apart = any(word in PREPOSITIONS and word != "of" for word in before)
    return bool(before) and not apart and before[-1] not in _NEVER_COMMON | CONNECTORS


def _links_names(words: Sequence[Word], at: int) -> bool:
    """Whether the small word stands inside a name: "Bank of England", "Representative to NATO"."""
    word = words[at].lower
    target = next((w for w in words[at + 1 : at + 4] if w.lower not in CONNECTORS), words[at])
    if not target.is_capital or target.lower in NOBODY:
        return False
    if word == "on":  # "the Committee on Works"
        return is_organisation(words[at - 1].text)
    return word in CONNECTORS or (word in ("to", "at", "in") and words[at - 1].lower in _TITLES)


def _joins(words: Sequence[Word], at: int, following: Word, proper: bool) -> bool:
    """Whether "and" stands inside the phrase: "Health and Social Care", "officials and aides"."""
    if not proper or following.lower in LISTS["people.company"]:  # "Ruiz and colleagues"
        return is_noun(following)
    linked = any(word.lower in ("of", "for") for word in words[max(0, at - 4) : at])
    return following.is_capital and (linked or _is_one_body(words, at))


def _is_one_body(words: Sequence[Word], at: int) -> bool:
    """Whether "and" joins what one body is for: "Devon and Cornwall Police", not two firms."""
    first = words[at - 1]
    name = list(takewhile(lambda word: word.is_capital, words[at + 1 :]))
    return (
        len(name) > 1
        and is_organisation(name[-1].text)
        and name[-1].lower not in _APART
        and first.text.istitle()
        and first.lower not in LISTS["press.names"]
        and (not words[max(0, at - 2)].is_capital or lower_at(words, at - 2) in ("", "the"))
    )


def _clause_end(words: Sequence[Word], at: int, limit: int) -> int:
    """Where "who work there" ends: at a mark or at what somebody says."""
    while at < limit and not words[at].is_mark and words[at].lower != "that":
        at += 1
    return at
