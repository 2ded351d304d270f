"""Who is named beside what they are: "The spokesman, Dmitry Peskov," is Dmitry Peskov.

A name between commas may also be that of a place: "at a rally in the capital, Vard".
"""

from collections.abc import Sequence
from itertools import takewhile

from bot.speech.clauses import after_introduction
from bot.speech.lexicon import LISTS, VERBS, Word, lower_at
from bot.speech.names import name_in
from bot.speech.phrases import (
    CONNECTORS,
    DETERMINERS,
    PARTICLES,
    PLACES,
    PREPOSITIONS,
    Phrase,
    has_any,
    has_noun,
    has_organisation,
    is_name_word,
    is_proper,
    phrase_at,
)
from bot.speech.views import OWNERS

_SPEAKERS = LISTS["people.agents"] | LISTS["people.titles"]


def named_by_apposition(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Who "the lead author" is where "Ewan Strachan," follows; else the phrase itself."""
    at = phrase.end
    if at == len(words) or words[at].text != ",":
        return phrase
    aside = phrase_at(words, at + 1)
    if aside is None or not is_name(words, aside):
        return phrase
    if is_proper(words, phrase) and not _is_full_name(words, aside):
        return phrase
    if is_place(words, phrase, aside):
        return _named_head(words, phrase) or phrase
    closed = aside.end == len(words) or words[aside.end].is_mark or words[aside.end].lower in VERBS
    return aside if closed else phrase


def named_lead(words: Sequence[Word]) -> Phrase | None:
    """Who is named behind what they are at the beginning: "Her partner in the firm, Bo Ek, ..."."""
    phrase = phrase_at(words, after_introduction(words))
    if phrase is None or not has_noun(words, phrase):
        return None
    if lower_at(words, phrase.end) in PLACES:
        place = phrase_at(words, phrase.end + 1)
        phrase = phrase if place is None else Phrase(phrase.start, place.end)
    named = named_by_apposition(words, phrase)
    is_told = named.start > phrase.end and named.end < len(words)
    return named if is_told and _is_full_name(words, named) else None


def is_place(words: Sequence[Word], phrase: Phrase, aside: Phrase) -> bool:
    """Whether a name is that of the place before it: "Ana Ruiz at a rally in the capital, Vard"."""
    near = words[max(0, phrase.start - 1) : phrase.end]
    links = [word.lower for word in near if word.lower in PREPOSITIONS]
    placed = bool(links) and links[-1] in PLACES
    return placed and (_named_head(words, phrase) is not None or not _is_full_name(words, aside))


def _named_head(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """ "farmer Ilse Novak" of "farmer Ilse Novak of the union in the capital"."""
    head = list(takewhile(lambda word: word.lower not in PREPOSITIONS, words[slice(*phrase)]))
    named = Phrase(phrase.start, phrase.start + len(head))
    is_name = bool(head) and is_proper(words, named) and head[-1].lower not in _SPEAKERS
    return named if is_name else None


def _is_full_name(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether it has several words, none of which is an organisation's."""
    return phrase.end - phrase.start > 1 and not has_organisation(words, phrase)


def ends_in_name(words: Sequence[Word], aside: Phrase) -> bool:
    """Whether "the former prosecutor Lucia Benavente" or "retired dentist Ana Ruiz" says who."""
    first = words[aside.start]
    last = words[aside.end - 2 : aside.end]
    described = first.lower == "the" or first.lower in OWNERS or first.lower.endswith("'s")
    plain = first.text.islower() and first.lower not in DETERMINERS
    plain = plain and not has_any(words, aside, PREPOSITIONS) and _is_full_name(words, aside)
    return (
        (described or plain)
        and phrase_at(words, aside.start, aside.end) == aside
        and all(word.is_capital or (described and word.lower in CONNECTORS) for word in last)
        and is_proper(words, aside)
    )


def is_name(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether it is a name and nothing but an employer; "&" and particles may join its parts."""
    within = range(phrase.start, max(phrase.start, name_in(words, phrase).end))
    names = [at for at in within if is_name_word(words, at, phrase.start)]
    return 0 < len(names) <= 4 and all(
        at in names or words[at].text == "&" or words[at].lower in PARTICLES for at in within
    )
