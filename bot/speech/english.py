"""Who speaks in one sentence of English news prose.

Attribution hangs on a small number of cues: a verb of saying, "according to", "citing", "by", a
dateline, a colon. Beside each cue stands the noun phrase of the source, before or after it. Quoted
words are hidden first: what somebody says within a quotation is not the article's attribution.

What passes through a medium, and whom a source cites, is read by `bot.speech.relayed`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.model import Span
from bot.speech.appositions import named_by_apposition, named_lead
from bot.speech.citations import can_be_source, is_medium, medium_shown
from bot.speech.clauses import described_subject, leading_subject
from bot.speech.lexicon import HIDDEN, LISTS, SPOKEN, VERBS, Word, lower_at, split_words
from bot.speech.names import name_in
from bot.speech.phrases import DETERMINERS, PRONOUNS, Phrase, has_any, is_proper, phrase_at, span_of
from bot.speech.relayed import (
    JOINTS,
    Credited,
    citing_aside,
    gapped,
    interviewed,
    is_thought_within,
    shown_to,
    told,
    who_is_quoted,
    with_citations,
)
from bot.speech.speaker import Speaker
from bot.speech.subjects import BE, speaking_subject
from bot.speech.uncued import dateline, without_verb
from bot.speech.verbs import says_that
from bot.speech.views import OBLIQUE, OWNERS, VIEWS, is_owned, owner_of, without_ending

_CUES = VERBS | VIEWS | {"according", "per", "by"}
_LOOSE = LISTS["cues.participial"] | {
    "citing",
    "quoting",
    "reference",
    "interview",
    "writing",
}  # no verb
_WORDS = (_CUES | _LOOSE) - {"by"}  # which is common, and a cue only behind what `_SIGNS` has
_LETTERS = re.compile(r"[a-z]+")
_ENDS = frozenset((",", ".", ";", "", "and"))
_CONCEDING = frozenset(("though", "although"))
_PASSIVE, _PUBLISHED = LISTS["cues.passive"], LISTS["cues.published"]
_SEEN = frozenset(("seen", "obtained", "reviewed", "viewed"))
_TRIALS = LISTS["people.trials"]
_RECKONED = frozenset((verb, "at") for verb in ("put", "estimated", "reckoned"))
_NEAR_BY = 6  # words before "by" among which "put at" stands
_SIGNS = re.compile(  # quotations, colons, datelines, "reported by"
    rf"[{SPOKEN}{HIDDEN}:]|ed (?:that|he|she|it|they) |\) ?[-–—]|"
    rf"\b(?:{'|'.join(sorted(_PASSIVE | _PUBLISHED | _TRIALS))}) by\b"
)
_DOCUMENTS = LISTS["people.documents"]


def find_speakers(sentence: str) -> list[Speaker]:
    """Everybody whom the sentence credits, in order; quoted words are hidden by the caller."""
    if not has_cue(sentence):
        return []
    words = split_words(sentence)
    found = [*dateline(sentence, words)]
    for at, word in enumerate(words):
        cue = word.lower in _CUES or says_that(words, at)
        if cue and not (word.is_capital and at > 0):
            found.extend(_read_cue(words, at, found))
    found = [*found, *citing_aside(words, found), *gapped(words, found)]
    found = found or without_verb(words) or [*interviewed(words)]
    found = [each for each in found if not is_thought_within(words, each, found)]
    return [_speaker(words, each) for each in with_citations(words, found)]


def has_cue(text: str) -> bool:
    """Whether anything in a sentence or a passage may credit somebody; cheap, and often no."""
    words = _LETTERS.findall(text.lower())
    return not _WORDS.isdisjoint(words) or _SIGNS.search(text) is not None


def leading_name(sentence: str) -> Span | None:
    """The name a sentence begins with as its subject, or None."""
    words = split_words(sentence)
    phrase = leading_subject(words) or named_lead(words)
    return None if phrase is None else span_of(words, name_in(words, phrase))


def leading_group(sentence: str) -> Span | None:
    """The description a sentence begins with as its subject, or None."""
    words = split_words(sentence)
    phrase = described_subject(words)
    return None if phrase is None else span_of(words, phrase)


def name_within(phrase: str) -> Span:
    """The name in a noun phrase: "Ana Ruiz" of "Mayor Ana Ruiz"; all of it without one."""
    words = split_words(phrase)
    return span_of(words, name_in(words, Phrase(0, len(words))))


def _read_cue(words: Sequence[Word], at: int, found: Sequence[Credited]) -> Iterator[Credited]:
    """Whom the cue there credits, if anybody; `found` are those credited before it."""
    match words[at].lower:
        case "according":
            if lower_at(words, at + 1) == "to":
                yield from _behind(words, at, at + 2)
                if lower_at(words, at + 2) in OBLIQUE and lower_at(words, at + 3) in _ENDS:
                    yield Credited(at, Phrase(at + 2, at + 3))
        case word if word in VIEWS and lower_at(words, at + 1) == "of":
            if lower_at(words, at - 2) in ("in", "by"):
                yield from _behind(words, at, at + 2)
        case word if word in VIEWS and is_owned(words, at):
            owner = owner_of(words, at)
            if owner is not None:
                yield Credited(at, owner)
        case "per" if lower_at(words, at - 1) in ("", ",", "as"):
            source = phrase_at(words, at + 1)
            plural = source and words[source.end - 1].lower.endswith("s")  # no rate, "per person"
            if source and (
                plural or is_proper(words, source) or has_any(words, source, _DOCUMENTS)
            ):
                yield from _behind(words, at, at + 1)
        case "by":
            yield from _by(words, at)
        case word if (word in VERBS or word not in _CUES) and not _is_inside(words, at, found):
            subject = speaking_subject(words, at)
            if subject is not None:
                yield from told(words, at, subject)


def _is_inside(words: Sequence[Word], at: int, found: Sequence[Credited]) -> bool:
    """Whether a verb only belongs to what was said: "police said witnesses told them"."""
    if not found:
        return False
    between = words[found[-1].cue + 1 : at]
    told_of = phrase_at(words, found[-1].cue + 1)
    named = told_of and named_by_apposition(words, told_of)  # "said the driver, Jan Ek, had told"
    behind = [word.lower for word in words[named.end : at]] if named and named != told_of else []
    if behind[:1] == [","] and LISTS["cues.auxiliaries"].issuperset(behind[1:]):
        return True
    joined = any(word.lower in JOINTS or word.is_quotation for word in between)
    return not joined or _is_conceded(between)


def _is_conceded(between: Sequence[Word]) -> bool:
    """Whether it was said before, and comes up only as it no longer holds: "though it had said"."""
    clause = [word.lower for word in between]
    last = max((at for at, word in enumerate(clause) if word in _CONCEDING), default=None)
    return last is not None and ("had" in clause[last:] or lower_at(between, last - 1) == "even")


def _behind(words: Sequence[Word], cue: int, start: int) -> Iterator[Credited]:
    """The source, or two joined by "and", behind a cue."""
    phrase = phrase_at(words, start)
    if phrase is None or not can_be_source(words, phrase):
        return
    shown = shown_to(words, cue, phrase)
    if shown is not None:
        yield shown
        return
    yield Credited(cue, named_by_apposition(words, phrase))
    if lower_at(words, phrase.end) == "and" and is_proper(words, phrase):
        second = phrase_at(words, phrase.end + 1)
        if second is not None and is_proper(words, second):
            yield Credited(cue, second)


def _by(words: Sequence[Word], at: int) -> Iterator[Credited]:
    """ "reported by X", "quoted as saying by X", "figures published by X"."""
    before = lower_at(words, at - 1)
    if before in ("earlier", "first", "also", "previously"):  # "as reported earlier by"
        before = lower_at(words, at - 2)
    behind = words[at + 1].text if at + 1 < len(words) else ""
    if (behind.endswith("ing") and behind.islower()) or behind in _DOCUMENTS:
        return  # "estimated by placing", not "confirmed by Beijing"; "said by email"
    quoted = next((i for i in range(at) if words[i].lower == "quoted"), None)
    if quoted is not None and at - quoted <= 4:
        cited = who_is_quoted(words, quoted)
        yield from (Credited(at, each.phrase, cited) for each in _behind(words, at, at + 1))
    elif hearer := _hearer(words, at):
        yield Credited(at, hearer, phrase_at(words, at + 1))
    elif (
        _is_trial(words, at)
        or (before in _PASSIVE and not _is_refused(words, at))
        or _is_reckoned(words, at)
        or (before in _SEEN and medium_shown(words, Phrase(at - 1, len(words))))
        or (before in _PUBLISHED and has_any(words, Phrase(max(0, at - 5), at - 1), _DOCUMENTS))
    ):
        yield from _behind(words, at, at + 1)


def _is_reckoned(words: Sequence[Word], by: int) -> bool:
    """Whether "the toll was put at 31" or "the claim was called “fantasy”" stands there."""
    pairs = {*pairwise(word.lower for word in words[max(0, by - _NEAR_BY) : by])}
    judged = any(be in BE and verb in LISTS["cues.transitive"] for be, verb in pairs)
    given = not _RECKONED.isdisjoint(pairs) and any(w.is_number for w in words[by - 2 : by])
    return given or (judged and words[by - 1].is_quotation)


def _is_refused(words: Sequence[Word], by: int) -> bool:
    """Whether something asked for is denied, and no claim: "the visa was denied by the embassy"."""
    before = [word.lower for word in words[:by]]
    return "denied" in before and not LISTS["cues.requests"].isdisjoint(before)


def _hearer(words: Sequence[Word], by: int) -> Phrase | None:
    """The medium in "it was confirmed to the Chronicle by a lieutenant"."""
    told = next((at for at in range(max(0, by - 8), by) if words[at].lower in _PASSIVE), by)
    phrase = phrase_at(words, told + 2) if lower_at(words, told + 1) == "to" else None
    return phrase if phrase is not None and phrase.end == by and is_medium(words, phrase) else None


def _is_trial(words: Sequence[Word], at: int) -> bool:
    """Whether "In tests" or "in a survey" goes before: what follows was found in it."""
    opening = [word.lower for word in words[max(0, at - 3) : at]]
    return "in" in opening[:-1] and opening[-1] in _TRIALS


def _speaker(words: Sequence[Word], found: Credited) -> Speaker:
    """A source by its places in the sentence instead of by numbers of words."""
    whole = span_of(words, found.phrase)
    single = found.phrase.end - found.phrase.start == 1
    pronoun = single and words[found.phrase.start].lower in PRONOUNS | OWNERS | OBLIQUE
    name = whole if pronoun else span_of(words, name_in(words, found.phrase))
    name = without_ending(words, name)
    citing = None if found.citing is None else _cited_span(words, found.citing)
    told = None if found.told is None else span_of(words, found.told)
    return Speaker(whole, name, citing, pronoun, told)


def _cited_span(words: Sequence[Word], phrase: Phrase) -> Span:
    """The name in "head nurse Rosa Tello"; else all, with what it is: "Mayor Filippo Costa"."""
    first = words[phrase.start]
    bare = first.text.islower() and first.lower not in DETERMINERS and is_proper(words, phrase)
    return span_of(words, name_in(words, phrase) if bare else phrase)
