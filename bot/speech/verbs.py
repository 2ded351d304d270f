"""Which verb makes its subject a source, and what it needs beside it.

"Peskov said" always does; "researchers found" does and "the boy found" does not; "the judge ruled"
needs "that" behind it; "reports" after a singular is a noun.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.speech.citations import can_be_source, is_medium
from bot.speech.clauses import clause_start
from bot.speech.lexicon import (
    BOUND,
    FIND,
    LISTS,
    PLURAL,
    REPORT,
    SAY,
    THINK,
    VERBS,
    Word,
    lower_at,
    pairs,
)
from bot.speech.phrases import (
    DETERMINERS,
    NOBODY,
    PREPOSITIONS,
    PRONOUNS,
    Phrase,
    has_any,
    has_noun,
    has_organisation,
    is_proper,
)

_PLURALS = frozenset(("they", "people", "police", "media", "data", "men", "women", "staff", "some"))
_OWN = frozenset(("our", "my", "this", "these"))  # "these results" are the article's own
_KINDS = LISTS["press.kinds"]
_DOCUMENTS = LISTS["people.documents"]
_HEARERS = LISTS["cues.hearers"]
_FINITE = frozenset(("is", "was", "are", "were", "has", "had", "will", "would", "could", "did"))
_CLAUSE_ENDS = LISTS["cues.boundaries"] | {"and"}
_TIMES = frozenset(("night", "day", "week", "month", "year", "time", "moment"))
_SOON = 5  # words behind a verb in which its object is told
_RETELL = frozenset(("described", "recalled"))
_REACH = frozenset(("arrive", "arrives", "arrived", "come", "comes", "came"))
_TO_A_NUMBER = {  # the words between such a verb and its number
    **dict.fromkeys(("arrive", "arrives", "arrived"), (["at"],)),
    **dict.fromkeys(("come", "comes", "came"), (["to"], ["up", "with"])),
    **dict.fromkeys(("make", "makes"), (["it"], ["them"])),
}
_RECKONERS = LISTS["people.reckoners"] | _DOCUMENTS
_GIVE = frozenset(("give", "gives", "gave"))
_TALLIES = _DOCUMENTS | LISTS["cues.views"]
_FEW = 5  # words from there to the number: "about", "a figure of"
_FAR = {word: int(far) for word, far in pairs("cues.far").items()}
_OPENING = DETERMINERS | PRONOUNS | {".", ",", "that", "there"}
_AFTER = PREPOSITIONS | {"and", "ago"}
_WINDOW = 10  # words within which a verb's "that" or "as" follows
_SHORT = 3  # words of a description that is known by its article alone: "the young bride"


def may_speak(words: Sequence[Word], subject: Phrase, verb: int) -> bool:
    """Whether the verb makes that subject a source."""
    word = words[verb].lower
    first = words[subject.start]
    if subject.end - subject.start == 1:
        if first.lower in PRONOUNS:
            return word not in FIND
        if first.lower in NOBODY:
            return first.lower == "one" or (first.lower == "another" and word not in PLURAL)
    if lower_at(words, subject.end) == "can" and not is_medium(words, subject):
        return False
    if word in PLURAL and not (_is_plural(words, subject) or says_only(words, verb)):
        return False
    if first.lower in _OWN and words[subject.end - 1].lower in _DOCUMENTS:
        return False
    return word in SAY or _reports(words, subject, verb)


def says_only(words: Sequence[Word], verb: int) -> bool:
    """Whether an infinitive stands for what was said: "would say only that", "can reveal"."""
    around = {word.lower for word in words[max(0, verb - 2) : verb + 2]}
    exposed = LISTS["cues.exposing"] if "can" in around else ()
    return {"would", "only"} <= around or words[verb].lower in exposed


def says_that(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb in -ed has a clause behind it: "posited that potentials exist"."""
    if words[verb].text[-2:] != "ed":
        return False
    if lower_at(words, verb + 1) in PRONOUNS and lower_at(words, verb + 2) in _FINITE:
        first, second = (lower_at(words, clause_start(words, verb) + at) for at in (0, 1))
        if first == "as" or (first in ("the", "every") and second in _TIMES):
            return False  # "the night Ruiz vanished she was"
        return words[verb].text not in LISTS["cues.unspoken"]  # "signalled it would wait"
    if lower_at(words, verb + 1) != "that":
        return False
    noun = words[verb + 3 : verb + 4]  # where "that" is a determiner: "opened that door"
    acts = not noun or noun[0].is_mark or noun[0].is_number or noun[0].lower in _AFTER
    acts = acts or lower_at(words, verb + 2) in LISTS["words.events"]
    return not acts and words[verb].text not in LISTS["cues.unspoken"]


def is_known(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase surely is one: "said installers lacked training" has another subject."""
    first = words[phrase.start].lower
    return (
        (first in DETERMINERS and phrase.end - phrase.start <= _SHORT)
        or first in PRONOUNS
        or is_proper(words, phrase)
        or has_noun(words, phrase)
    )


def is_complete(words: Sequence[Word], verb: int, subject: Phrase) -> bool:
    """Whether a verb that needs certain words behind it has them."""
    word = words[verb].lower
    following = words[verb + 1 : verb + 1 + _WINDOW]
    if word in SAY:
        return not _says_nothing(word, following)
    if word not in BOUND:
        return not _acts(following)
    if subject.start and words[subject.start - 1].is_spoken:  # "“...,” the firm posted"
        return True
    heard = word.startswith("hear")
    if not following or following[0].text in ",.;":
        ends = _is_aside(words, subject) or "," in BOUND[word] or word in REPORT
        return ends and (not heard or has_any(words, subject, _HEARERS))
    few = _lower(following[:3])  # "wrote with reference to two officials"
    if few[0] in ("citing", "quoting", "referring") or few == ["with", "reference", "to"]:
        return True
    if BOUND[word] == {","}:  # "the Herald understands", ", Handelsblatt learned from officials"
        learns = following[0].lower == "from" and _is_aside(words, subject)
        named = has_any(words, subject, _KINDS) or is_proper(words, subject)
        return is_medium(words, subject) or (learns and named)
    if heard:
        told = following[0].lower in ("that", "how") or _holds_clause(following)
        return has_any(words, subject, _HEARERS) and told
    return _has_object(words, verb, subject, following)


def _says_nothing(word: str, following: Sequence[Word]) -> bool:
    """Whether nobody learns what: "said goodbye", "told the jury little", "tells its own story"."""
    clause = _lower([*takewhile(lambda other: not other.is_mark, following)])
    if clause == ["it", "all"] or clause[:2] == ["all", "there"]:  # "says all there is to say"
        return True
    if clause[:1] == ["you"] and word == "tell":  # "the first thing people tell you"
        return True
    few = clause[: _SOON if word.startswith("t") else 1]  # whom somebody told stands before it
    at = next((at for at, other in enumerate(few) if other in LISTS["cues.unsaid"]), None)
    if at is None or any(other.is_quotation for other in following):
        return False
    return _FINITE.isdisjoint(clause[:at]) and LISTS["cues.idle"].issuperset(clause[at + 1 :][:1])


def _acts(following: Sequence[Word]) -> bool:
    """Whether it is a deed: "insisted on paying", but not "insisted on calling it “...”"."""
    deed = _lower(following[:1]) == ["on"] and following[1:2] and following[1].text.endswith("ing")
    return bool(deed) and not any(word.is_quotation for word in following)


def _has_object(
    words: Sequence[Word], verb: int, subject: Phrase, following: Sequence[Word]
) -> bool:
    """Whether one of the words that the verb needs follows it, or what says the same."""
    word = words[verb].lower
    wanted = BOUND[word]
    if word.startswith("call") and _judges(following):
        return True
    if "…" in wanted and any(each.is_quotation for each in following):
        return True
    press = has_any(words, subject, _KINDS) or is_medium(words, subject)
    if word.startswith("refer") and not press:
        return False
    if word in ("put", "puts") and any(each.lower in LISTS["cues.moved"] for each in following[:2]):
        return False
    if "that" in wanted and _holds_clause(following):  # "maintains the timing was chance"
        return True
    if word.startswith("see") and _sees_happen(following):
        return True
    if word in _RETELL and following[0].lower.endswith("ing"):  # "described working by torchlight"
        return True
    as_number = _lower(following[:2]) == ["it", "as"]
    tallies = word not in _GIVE or as_number or has_any(words, subject, _TALLIES)
    if "#" in wanted and tallies and _gives_number(words, verb):
        return True
    return any(  # right behind the verb, but for the few words that may stand further off
        each.lower in wanted and at < _FAR.get(each.lower, 1) for at, each in enumerate(following)
    )


def _is_plural(words: Sequence[Word], subject: Phrase) -> bool:
    """Whether "report" rather than "reports" can follow."""
    return lower_at(words, subject.start - 1) == "and" or any(
        (word.lower.endswith(("s", "men")) and not word.lower.endswith("'s"))
        or word.lower in _PLURALS
        for word in words[slice(*subject)]
    )


def _reports(words: Sequence[Word], subject: Phrase, verb: int) -> bool:
    """Whether a verb that is not always one of saying is one with that subject."""
    word = words[verb].lower
    if word not in VERBS:
        return is_known(words, subject) and can_be_source(words, subject)
    if word.startswith("hear"):
        return has_any(words, subject, _HEARERS)
    if word in _REACH:  # "the re-analysis arrives at 34", not "the president arrives at 9"
        return has_any(words, subject, _RECKONERS) or lower_at(words, verb + 1) == "up"
    nouns = has_noun(words, subject)
    if word in ("list", "lists"):  # "court records list", not "the list", "the bank lists shares"
        return words[subject.end - 1].lower in _DOCUMENTS
    if word in FIND:
        counts = word.startswith(("count", "register", "measure")) and _gives_number(words, verb)
        quoted = any(each.is_quotation for each in words[verb + 2 : verb + 4])
        judges = quoted and lower_at(words, verb + 1) == "it"  # "finds it “sad”"
        named = counts or judges or has_organisation(words, subject)
        named = named and is_proper(words, subject)
        return nouns or named or is_medium(words, subject) or _stands_behind(words, subject, verb)
    if word in THINK:  # but not "additional suspected cases"
        return is_known(words, subject) and (word[-2:] != "ed" or _opens_clause(words, verb + 1))
    if word in ("put", "puts") and words[subject.start].lower in ("its", "their"):
        return False  # "its own survey put them at ..."
    if nouns or is_proper(words, subject) or _stands_behind(words, subject, verb):
        return True
    counts = words[subject.start].is_number and lower_at(words, verb + 1).endswith("s")
    counts = counts or (is_known(words, subject) and _gives_number(words, verb))
    if word == "reported" and counts:
        return True  # "two shoppers reported cuts", "the lifeboat reported three injured"
    if "that" in _lower(words[verb + 1 : verb + 3]):
        return True
    behind = words[verb + 1 : verb + 1 + _WINDOW]
    return is_known(words, subject) and bool(behind) and _holds_clause(behind)


def _is_aside(words: Sequence[Word], subject: Phrase) -> bool:
    """Whether a comma sets it apart from what was said before: ", the lido admitted"."""
    return lower_at(words, subject.start - 1) == ","


def _stands_behind(words: Sequence[Word], subject: Phrase, verb: int) -> bool:
    """Whether it ends what was said: "It is late, the lido admitted on Tuesday."."""
    behind = words[verb + 1 : verb + 2]
    plain = words[subject.start].lower in DETERMINERS and not has_any(words, subject, PREPOSITIONS)
    return (
        _is_aside(words, subject)
        and (plain or is_known(words, subject))
        and all(word.is_mark or word.lower in ("on", "in", "at") for word in behind)
    )


def _lower(words: Sequence[Word]) -> list[str]:
    return [word.lower for word in words]


def _judges(following: Sequence[Word]) -> bool:
    """Whether "the move irresponsible" follows; not "the police"."""
    few = list(takewhile(lambda word: not word.is_mark, following[:_SOON]))
    return any(word.lower in LISTS["cues.judged"] for word in few[:-1])


def _sees_happen(following: Sequence[Word]) -> bool:
    """Whether "the rate peaking" follows."""
    few = takewhile(lambda word: not word.is_mark, following[2:_SOON])
    return following[0].lower in DETERMINERS and any(word.lower.endswith("ing") for word in few)


def _holds_clause(following: Sequence[Word]) -> bool:
    """Whether a subject and a finite verb follow, with "that" left out; not "the plea it had"."""
    first = following[0]
    if not (first.lower in DETERMINERS or first.lower in PRONOUNS or first.is_capital):
        return False
    clause = _lower([*takewhile(lambda w: not (w.is_mark or w.lower in _CLAUSE_ENDS), following)])
    return any(
        word in _FINITE and (at == 1 or before not in PRONOUNS)
        for at, (before, word) in enumerate(pairwise(clause), 1)
    )


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins there, or the sentence ends."""
    return (
        at == len(words)
        or words[at].lower in _OPENING
        or words[at].is_capital
        or words[at].is_number
    )


def _gives_number(words: Sequence[Word], verb: int) -> bool:
    """Whether a number follows: "arrived at thirteen", "recognises 265", "came up with 83"."""
    behind = list(takewhile(lambda w: not w.is_mark or w.text in "£$€¥", words[verb + 1 :]))
    for between in _TO_A_NUMBER.get(words[verb].lower, ([],)):
        if _lower(behind[: len(between)]) == between:
            few = behind[len(between) :][:_FEW]
            return any(word.is_number and "-" not in word.text for word in few)  # no "2-0"
    return False
