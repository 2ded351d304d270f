"""Media, and whom they cite: "told Reuters", "citing two officials", "quoted by Delfi".

A newspaper or an agency is known by its name, by words in it ("Times"), by what it is said to be
("the daily ..."), or because something with an article and a bare name was told something.
"""

from collections.abc import Sequence

from bot.speech.lexicon import LISTS, Word, is_organisation, lower_at
from bot.speech.names import name_in
from bot.speech.phrases import NOBODY, Phrase, has_noun, is_noun, is_proper, phrase_at

_KINDS = LISTS["press.kinds"]
_CITING = frozenset(("citing", "quoting"))
_TALKS = LISTS["cues.talks"]
_NO_MEDIUM = LISTS["people.titles"] | LISTS["press.none"] | NOBODY | {"parliament", "congress"}
_SHOWN = {("leaked", "to"), ("sent", "to"), *((verb, "by") for verb in LISTS["cues.shown"])}
_CONFIDES = frozenset(("confirmed", "admitted", "said", "revealed", "complained", "explained"))
_LINKS = LISTS["words.prepositions"] | LISTS["cues.boundaries"] | {"and", "or", "the", "a"}
_ASIDE = frozenset(("a", "an", "the", "his", "her", "its", "who", "which"))
_LONGEST_NAME = 3  # words of a medium that is known as one only by being told something
_NEAR = 12  # words after the verb within which "to The Guardian" says who was told


def is_medium(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase names a newspaper, an agency or a channel."""
    name = name_in(words, phrase)
    known = [word.lower for word in words[slice(*name)] if word.lower != "the"]
    if not known:  # "The The"
        return False
    house = known[0].removesuffix("'s")  # "the BBC's Persian service"
    if "-".join(known) in LISTS["press.names"] or house in LISTS["press.names"]:
        return True
    if not is_proper(words, name):
        return False
    if len(known) == 1 and words[name.start].text.isupper():  # "RTÉ"
        return len(known[0]) > 2 and known[0] not in LISTS["press.none"]
    around = {word.lower for word in words[slice(*phrase)]} - set(known)
    if not _KINDS.isdisjoint(around):
        return True
    if known[-1] in LISTS["press.words"] or known[0] in LISTS["press.articles"]:
        return len(known) > 1 or "the" in around
    bare = words[phrase.start].lower == "the" and not any(map(is_organisation, known))
    return bare and name in (phrase, Phrase(phrase.start + 1, phrase.end))


def medium_told(words: Sequence[Word], verb: int) -> Phrase | None:
    """The medium in "told X", "confirmed this to X", "in an interview with X"."""
    direct = words[verb].lower in ("told", "tells")
    starts = [verb + 1] if direct else []
    for at, word in enumerate(words[:-1]):
        near = word.lower == "to" and verb < at < verb + _NEAR
        if near or (word.lower in ("to", "with") and lower_at(words, at - 1) in _TALKS):
            starts.append(at + 1)
    present = words[verb].lower == "tells"  # so magazines let people speak to them
    for start in starts:
        phrase = phrase_at(words, start)
        if phrase is None:
            continue
        if is_medium(words, phrase) or (present and is_proper(words, phrase)):
            return phrase
    return None


def medium_shown(words: Sequence[Word], subject: Phrase) -> Phrase | None:
    """The medium within "a report seen by X", "a memo leaked to X"."""
    for at in range(subject.start + 1, subject.end - 1):
        if (words[at - 1].lower, words[at].lower) in _SHOWN:
            phrase = phrase_at(words, at + 1, subject.end)
            return phrase if phrase is not None and is_medium(words, phrase) else None
    return None


def perhaps_medium(words: Sequence[Word], verb: int) -> Phrase | None:
    """A bare name that was told: "told Postimees that"; the article may know it for a person."""
    talks = (at for at, word in enumerate(words) if at and words[at - 1].lower in _TALKS)
    to = (at + 1 for at in talks if words[at].lower in ("to", "with"))  # "speaking to"
    start = verb + 1 if words[verb].lower in ("told", "tells") else next(to, 0)
    start = start or _behind_to(words, verb)
    phrase = phrase_at(words, start) if start else None
    if phrase is None or not all(word.is_capital for word in words[slice(*phrase)]):
        return None
    named = [word.lower for word in words[slice(*phrase)]]
    if any(map(is_organisation, named[1:])) or not _NO_MEDIUM.isdisjoint(named):
        return None
    introduced = lower_at(words, phrase.end) == "," and lower_at(words, phrase.end + 1) in _ASIDE
    return None if introduced or len(named) > _LONGEST_NAME else phrase


def _behind_to(words: Sequence[Word], verb: int) -> int:
    """The number of the word after "confirmed to" or "confirmed this to"; 0 without."""
    if words[verb].lower not in _CONFIDES:
        return 0
    to = verb + 1 + (lower_at(words, verb + 1) in ("this", "that", "it"))
    return to + 1 if lower_at(words, to) == "to" else 0


def citation(words: Sequence[Word]) -> tuple[int, Phrase] | None:
    """Whom the sentence says is cited, and the number of the word that says so."""
    for at, word in enumerate(words):
        if word.lower in _CITING:
            phrase = phrase_at(words, at + 1)
        elif word.lower in ("reference", "referring") and lower_at(words, at + 1) == "to":
            phrase = phrase_at(words, at + 2)
        else:
            continue
        if phrase is not None and can_be_source(words, phrase):
            return at, _with_role(words, phrase)
    return None


def _with_role(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The phrase with what the name only describes: "Tarsk intelligence officers"."""
    behind = words[phrase.end : phrase.end + 2]
    described = is_proper(words, phrase) and len(behind) > 1 and is_noun(behind[1])
    plain = described and behind[0].text.islower() and behind[0].lower not in _LINKS
    return Phrase(phrase.start, phrase.end + 2) if plain else phrase


def can_be_source(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase is a name, or describes somebody or something that can say things."""
    first = words[phrase.start]
    if is_proper(words, phrase):
        return first.lower not in NOBODY or phrase.end - phrase.start > 1 or first.text.isupper()
    return has_noun(words, phrase)
