"""The subject of a verb of saying: before it, behind it, or cut off from it by commas.

"Peskov said", "Peskov, the Kremlin spokesman, has repeatedly said", "..., said Peskov on Monday".
A passive has a subject that does not speak.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.speech.appositions import ends_in_name, is_name, is_place, named_by_apposition
from bot.speech.clauses import LEADS, after_introduction, clause_start, ending_at, pronoun_at
from bot.speech.lexicon import LISTS, REPORT, SAY, THINK, Word, lower_at
from bot.speech.phrases import (
    DETERMINERS,
    PLACES,
    PREPOSITIONS,
    PRONOUNS,
    SUNDAYS,
    Phrase,
    has_any,
    has_noun,
    is_name_word,
    is_noun,
    is_proper,
    phrase_at,
)
from bot.speech.verbs import is_complete, is_known, may_speak, says_only

_AUXILIARIES = LISTS["cues.auxiliaries"]
_PARTICIPLES = LISTS["cues.participles"]
BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_OBJECTS = frozenset(("it", "him", "her", "them", "himself", "herself", "themselves"))
_WHERE = PLACES | {"within", "on", "among", "throughout"}
_MANY = frozenset(("many", "several", "some", "most", "both", "these", "those", "few"))
_CAUSING = frozenset(("make", "makes", "made", "let", "lets"))
# Who "found him guilty", and how a clause goes on: "the mayor found it had leaked".
_FINDERS = LISTS["people.documents"] | {"inquiry", "inquest", "court", "jury", "judge", "tribunal"}
_FINITE = BE | {"has", "have", "had", "would", "could", "did"}
_ABOUT = ("that", "of", "about", "against")
_JOINTS = PRONOUNS | {"that", "and", "but"}
_CLAUSE = 6  # words behind a participle in which the verb of its clause stands
_SPEAKERS = LISTS["people.agents"] | LISTS["people.titles"]
_SPANS = frozenset(("night", "week", "month", "year", "weekend", "morning", "evening"))
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")


def speaking_subject(words: Sequence[Word], verb: int) -> Phrase | None:
    """Who says what this verb reports, or None when nobody in particular does."""
    behind = _inverted_subject(words, verb)
    if behind is not None:
        return behind
    subject = subject_before(words, verb)
    if subject is None or not may_speak(words, subject, verb):
        return None
    return subject if is_complete(words, verb, subject) else None


def _inverted_subject(words: Sequence[Word], verb: int) -> Phrase | None:
    """The subject behind the verb: "..., said Peskov" and "“...” said Peskov in Moscow"."""
    if verb == 0 or not (words[verb - 1].text == "," or words[verb - 1].is_quotation):
        return None
    if words[verb].lower in ("told", "tells") or words[verb].lower in LISTS["cues.transitive"]:
        return None
    after_quotation = words[verb - 1].is_quotation or words[verb - 2].is_quotation
    if words[verb].lower in ("asked", "asks") and not after_quotation:  # "Ek, 58, asked the court"
        return None
    if _closes_aside(words, verb - 1):
        return None
    one_of = lower_at(words, verb + 1) == "one" and lower_at(words, verb + 2) == "of"
    start = verb + (3 if one_of else 1)
    phrase = pronoun_at(words, start) or phrase_at(words, start)
    phrase = phrase and Phrase(verb + 1, phrase.end)
    if phrase is None or words[phrase.start].lower in ("that", "this", "these"):
        return None
    end = phrase.end
    if not (end == len(words) or words[end].is_mark or words[end].lower in LEADS):
        return None
    if not after_quotation and end < len(words) and words[end].is_quotation:
        return None  # "Ek, whose son plays, said the mascot “was ...”"
    known = is_known(words, phrase) or words[phrase.start].lower == "one"
    if not known or _is_told_to(words, phrase):
        return None
    thinks = is_proper(words, phrase) or has_noun(words, phrase)
    if words[verb].lower in THINK and not thinks:  # "The FAO, based in Rome, expects a harvest"
        return None
    if words[verb].lower == "reported" and _is_count(words, phrase):
        return None
    phrase = named_by_apposition(words, phrase)
    return phrase if after_quotation or may_speak(words, phrase, verb) else None


def _closes_aside(words: Sequence[Word], comma: int) -> bool:
    """Whether the subject stands before the comma: "Holt, 58, said", "Oja, who saw it, said"."""
    aside = list(takewhile(lambda word: word.text != ",", reversed(words[:comma])))
    if len(aside) == 1 and comma > 1:
        return aside[0].text.isdecimal()
    lead = phrase_at(words, 0) if aside and aside[-1].lower == "who" else None
    return lead is not None and words[lead.end].text == ","


def _is_count(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether it is what was reported: "the portal, citing a doctor, reported three dead"."""
    others = Phrase(phrase.start + 1, phrase.end)
    return words[phrase.start].is_number and not has_any(words, others, _SPEAKERS)


def _is_told_to(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase is what was confirmed, and to whom: "the existence of a draft to KVF"."""
    within = [word.lower for word in words[slice(*phrase)]]
    before = within[: within.index("to")] if "to" in within else []
    return bool(before) and not any(word in _SPEAKERS for word in before)


def subject_before(words: Sequence[Word], verb: int) -> Phrase | None:
    """The noun phrase before an active verb."""
    following = lower_at(words, verb + 1)
    if _is_of_what_follows(words, verb):
        return None
    if following == "by" or (following == "to" and words[verb].lower in _PARTICIPLES):
        return None
    end = _before_auxiliaries(words, verb)
    if end and words[end - 1].text == ")":
        end = max((at for at in range(end) if words[at].text == "("), default=0)
    if not end:  # passive, or nothing stands before it
        return None
    if lower_at(words, 0) == "neither" and not any(word.is_mark for word in words[:end]):
        return None  # "neither the firm nor its lawyers responded"
    if words[end - 1].text == ",":
        return _before_aside(words, end - 1)
    if words[end - 1].lower in ("who", "which") and end > 2 and words[end - 2].text == ",":
        return _antecedent(words, end - 2)
    quoted = any(word.is_quotation for word in words[verb + 1 : verb + _CLAUSE])
    says = words[verb].lower in SAY | REPORT
    titles = not says and any(word.is_quotation for word in words[verb + 1 : verb + 2])
    reports = quoted and not titles  # "who wrote “The Lake”" names a work
    if words[end - 1].lower == "who" and reports:  # "by a man who said it was “theft”"
        return _right_before(words, end - 1)
    if words[end - 1].lower in ("and", "but"):
        return _shared(words, end - 1, verb)
    subject = ending_at(words, end)
    if subject is not None and _is_no_speaker(words, subject, verb):
        return None
    tells = words[verb].lower in SAY or following == "that"
    return _before_relative(words, end) if subject is None and tells else subject


def _is_no_speaker(words: Sequence[Word], subject: Phrase, verb: int) -> bool:
    """Whether "it makes people" think, "not all critics" say, or "many U.S." states are many.

    Nor does a soldier who "found it difficult", a march that "concluded at the gate", or what was
    "found within the cell".
    """
    if has_any(words, subject, _CAUSING) or lower_at(words, subject.start - 1) == "not":
        return True
    following, last = lower_at(words, verb + 1), words[subject.end - 1].lower
    rules = has_any(words, subject, _FINDERS)
    if words[verb].lower in ("found", "finds") and following in _OBJECTS:
        behind = words[verb + 2 : verb + 3]  # "found it “sad”"
        judged = bool(behind) and (behind[0].is_quotation or behind[0].lower in _FINITE)
        return not (rules or judged)
    told = any(word.lower == "that" for word in words[verb + 1 :][: None if rules else _CLAUSE])
    if words[verb].lower in ("concluded", "found") and following in _WHERE and not told:
        return True
    many = words[subject.start].lower in _MANY or last == "member"
    return many and words[verb].lower == "states"


def _is_of_what_follows(words: Sequence[Word], verb: int) -> bool:
    """Whether a participle tells which: "the growth reported in 2003 was small"."""
    if words[verb].lower not in _PARTICIPLES or lower_at(words, verb + 1) not in PLACES | {"for"}:
        return False
    behind = words[verb + 1 : verb + _CLAUSE]
    clause = takewhile(lambda word: not word.is_mark and word.lower not in _JOINTS, behind)
    return any(word.lower in BE for word in clause)


def _right_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The description that ends there, from its article on: "a man" of "she met a man"."""
    articles = (at for at in range(clause_start(words, end), end) if words[at].lower in DETERMINERS)
    phrase = phrase_at(words, max(articles, default=end - 1), end)
    return phrase if phrase is not None and phrase.end == end else None


def _antecedent(words: Sequence[Word], comma: int) -> Phrase | None:
    """Whom "who" behind a comma stands for: "Oja, who", "Oja, 45, of Vard, a site manager, who"."""
    nearest = ending_at(words, comma)
    start = clause_start(words, comma)
    described = nearest and nearest.start == start and not is_name_word(words, start, start)
    first = words[start].text
    aside = first.isdecimal() or first in ("of", "from", "based") or described
    if aside and lower_at(words, start - 1) == ",":
        main = _antecedent(words, start - 1)
        if main is None or _is_circumstance(words, main):
            return nearest
        return main if is_proper(words, main) or not described else nearest
    return nearest and (_told_to(words, nearest) or nearest)


def _told_to(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """ "the treasurer" of "news to the treasurer": whom something came to, that tells nothing."""
    to = next((at for at in range(*phrase) if words[at].lower in ("to", "from")), None)
    if to is None or has_noun(words, Phrase(phrase.start, to)):
        return None
    person = Phrase(to + 1, phrase.end)
    return person if has_noun(words, person) else None


def _shared(words: Sequence[Word], conjunction: int, verb: int) -> Phrase | None:
    """The subject of the first of two verbs: "Rebane, who chairs it, agreed but told ..."."""
    following = words[verb + 1 : verb + (3 if lower_at(words, verb + 1) in _OBJECTS else 2)]
    links = _ABOUT if words[verb].lower in ("spoke", "speaks") else ("that",)
    says = any(word.lower in links or word.is_quotation for word in following)
    says = says or words[verb].lower == "warned"
    if not (says or words[verb].lower in SAY):
        return None
    start = max((at + 1 for at in range(conjunction) if words[at].text in ";:"), default=0)
    start = start or after_introduction(words)
    lead = pronoun_at(words, start) or phrase_at(words, start)
    if lead is None or lead.end >= conjunction or words[lead.end].is_capital:
        return None
    return named_by_apposition(words, lead) if is_known(words, lead) else None


def _before_relative(words: Sequence[Word], end: int) -> Phrase | None:
    """The subject before a long "who ..." that itself holds other clauses."""
    start = clause_start(words, end)
    who = next((at for at in range(start + 1, end) if words[at].lower == "who"), None)
    phrase = None if who is None else phrase_at(words, start, who)
    return phrase if phrase is not None and phrase.end == who else None


def _before_auxiliaries(words: Sequence[Word], verb: int) -> int | None:
    """Where the subject ends; None when the verb is passive."""
    end = verb
    while end and (
        (words[end - 1].lower in _AUXILIARIES and not _ends_name(words, end - 1))
        or (words[end - 1].lower in ("would", "only", "can") and says_only(words, verb))
        or (words[end - 1].lower.endswith("ly") and not _is_noun_in_ly(words, end - 1))
        or _is_day(words, end - 1)
    ):
        if words[end - 1].lower in BE and not words[verb].lower.endswith("ing"):
            return None
        end -= 1
    return end


def _is_noun_in_ly(words: Sequence[Word], at: int) -> bool:
    """Whether it is no adverb: "the family", "The Weekly"."""
    return words[at].is_capital or is_noun(words[at]) or lower_at(words, at - 1) in DETERMINERS


def _ends_name(words: Sequence[Word], at: int) -> bool:
    """Whether a small word belongs to a name: "Marovia Today", "the Daily Now"."""
    return at > 0 and words[at].is_capital and words[at - 1].is_capital


def _is_day(words: Sequence[Word], at: int) -> bool:
    """Whether it is of "on Monday" or "last night"; not in "the Mail on Sunday"."""
    word = words[at].lower
    which = lower_at(words, at - 1) if word in _SPANS else word
    if which in ("last", "this") and not {word, lower_at(words, at + 1)}.isdisjoint(_SPANS):
        return True
    before = lower_at(words, at - (1 if word == "on" else 2))
    if before in SUNDAYS and "sunday" in (word, lower_at(words, at + 1)):
        return False
    return bool(_DAY.fullmatch(word) or (word == "on" and _DAY.match(lower_at(words, at + 1))))


def _before_aside(words: Sequence[Word], comma: int) -> Phrase | None:
    """The subject in "Peskov, the Kremlin spokesman, said" and "The spokesman, Peskov, said"."""
    while True:
        opening = max((at for at in range(comma) if words[at].text in (",", ";", ":")), default=-1)
        if opening <= 0 or words[opening].text != ",":
            return None
        subject = _main_or_aside(words, Phrase(opening + 1, comma))
        if subject is not None:
            return subject
        comma = opening


def _main_or_aside(words: Sequence[Word], aside: Phrase) -> Phrase | None:
    """Whoever stands before an aside, or is named in it; None where neither can be the subject."""
    end = aside.start - 1
    if words[end - 1].lower in ("who", "which"):  # "It was Ruiz who, in May, said"
        end -= 1
    is_relative = words[aside.start].lower in ("who", "whose", "which", "of")
    main = _antecedent(words, end) if is_relative else ending_at(words, end)
    if main is None:
        is_subject = is_name(words, aside) and _is_described(words, aside.start - 1)
        return aside if is_subject else None
    named = is_name(words, aside) or ends_in_name(words, aside)
    named = named and not is_place(words, main, aside)
    if _is_circumstance(words, main):
        return None
    return aside if named and not _is_name_alone(words, main) else main


def _is_circumstance(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether it tells where or for whom: "Ek, at a rally, said", "Ek, acting for Vard, said"."""
    start = clause_start(words, phrase.start)
    first = words[start].text
    opens = first in PLACES or (first.islower() and first.endswith("ing"))
    return opens and start < phrase.start and lower_at(words, start - 1) == ","


def _is_name_alone(words: Sequence[Word], main: Phrase) -> bool:
    """Whether it is a name, not "her director on Salt", "the Minority Leader" or "the Dean"."""
    within = [word.lower for word in words[slice(*main)]]
    office = len(within) == 2 or any(
        word.lower in LISTS["people.titles"] or (is_noun(word) and word.text.islower())
        for word in words[slice(*main)]
    )
    described = within[0] in DETERMINERS or not PREPOSITIONS.isdisjoint(within)
    return is_proper(words, main) and not (described and office)


def _is_described(words: Sequence[Word], comma: int) -> bool:
    """Whether "The company that runs the store" stands before the comma."""
    phrase = phrase_at(words, clause_start(words, comma))
    return (
        phrase is not None
        and (phrase.end == comma or lower_at(words, phrase.end) in ("that", "which", "who"))
        and has_noun(words, phrase)
    )
