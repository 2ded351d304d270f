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
from bot.speech.citations import can_be_source, citation, medium_shown, medium_told, perhaps_medium
from bot.speech.clauses import after_introduction, ending_at, leading_subject, pronoun_at
from bot.speech.lexicon import (
    HIDDEN,
    LISTS,
    SPOKEN,
    THINK,
    VERBS,
    Word,
    lower_at,
    span_of,
    split_words,
)
from bot.speech.names import name_in
from bot.speech.phrases import DETERMINERS, Phrase, is_proper, phrase_at
from bot.speech.speaker import Speaker
from bot.speech.subjects import BE, by_name, speaking_subject, subject_before
from bot.speech.uncued import dateline, without_verb
from bot.speech.verbs import PRONOUNS, is_known
from bot.speech.views import OBLIQUE, OWNERS, VIEWS, is_owned, owner_of, without_ending

_CUES = VERBS | VIEWS | {"according", "per", "by"}
_LOOSE = LISTS["cues.participial"] | {
    "interview",
    "citing",
    "quoting",
    "reference",
}  # without a verb
_WORDS = (_CUES | _LOOSE) - {"by"}  # common, and a cue only after certain words
_LETTERS = re.compile(r"[a-z]+")
_JOINTS = frozenset((";", "while", "whereas", "but", "and", "adding", ",", ":"))
_ENDS = frozenset((",", ".", ";", "", "and"))
_CONCEDING = frozenset(("though", "although"))
_PASSIVE, _PUBLISHED = LISTS["cues.passive"], LISTS["cues.published"]
_TRIALS = LISTS["people.trials"]
_SIGNS = re.compile(  # quotations, colons, datelines, "reported by"
    rf"[{SPOKEN}{HIDDEN}:]|\) ?[-–—]|\b(?:{'|'.join(sorted(_PASSIVE | _PUBLISHED | _TRIALS))}) by\b"
)
_DOCUMENTS = LISTS["people.documents"]
_LEARNS = frozenset(("learned", "learnt", "learns", "heard", "hears"))
_CITES = frozenset(("cite", "cites", "cited", "quotes", "quoted"))


@dataclass(frozen=True, slots=True)
class _Found:
    cue: int  # number of the word
    phrase: Phrase
    citing: Phrase | None = None
    told: Phrase | None = None  # who was told it, when that may be a medium


def find_speakers(sentence: str) -> list[Speaker]:
    """Everybody whom the sentence credits, in order; quoted words are hidden by the caller."""
    if not has_cue(sentence):
        return []
    words = split_words(sentence)
    found = [_Found(*each) for each in dateline(sentence, words)]
    for at, word in enumerate(words):
        if word.lower in _CUES and not (word.is_capital and at > 0):
            found.extend(_read_cue(words, at, found))
    found = [*found, *_citing(words, found)]
    found = found or [_Found(*each) for each in without_verb(words)] or [*_interviewed(words)]
    found = [each for each in found if not _is_thought_within(words, each, found)]
    return [_speaker(words, each) for each in _with_citations(words, found)]


def has_cue(text: str) -> bool:
    """Whether anything in a sentence or a passage may credit somebody; cheap, and often no."""
    words = _LETTERS.findall(text.lower())
    return not _WORDS.isdisjoint(words) or _SIGNS.search(text) is not None


def leading_name(sentence: str) -> Span | None:
    """The name a sentence begins with as its subject, or None."""
    words = split_words(sentence)
    phrase = leading_subject(words)
    return None if phrase is None else span_of(words[slice(*name_in(words, phrase))])


def _read_cue(words: Sequence[Word], at: int, found: Sequence[_Found]) -> Iterator[_Found]:
    match words[at].lower:
        case "according":
            if lower_at(words, at + 1) == "to":
                yield from _behind(words, at, at + 2)
                if lower_at(words, at + 2) in OBLIQUE and lower_at(words, at + 3) in _ENDS:
                    yield _Found(at, Phrase(at + 2, at + 3))
        case word if word in VIEWS and lower_at(words, at + 1) == "of":
            if lower_at(words, at - 2) in ("in", "by"):
                yield from _behind(words, at, at + 2)
        case word if word in VIEWS and is_owned(words, at):
            owner = owner_of(words, at)
            if owner is not None:
                yield _Found(at, owner)
        case "per":
            proper = phrase_at(words, at + 1)
            if proper and is_proper(words, proper) and lower_at(words, at - 1) in ("", ",", "as"):
                yield from _behind(words, at, at + 1)
        case "by":
            yield from _by(words, at)
        case word if word in VERBS and not _is_inside(words, at, found):
            subject = speaking_subject(words, at)
            if subject is not None:
                yield from _told(words, at, subject)


def _is_inside(words: Sequence[Word], at: int, found: Sequence[_Found]) -> bool:
    """Whether a verb only belongs to what was said: "police said witnesses told them"."""
    if not found:
        return False
    between = words[found[-1].cue + 1 : at]
    joined = any(word.lower in _JOINTS or word.is_quotation for word in between)
    return not joined or _is_conceded(between)


def _is_thought_within(words: Sequence[Word], each: _Found, found: Sequence[_Found]) -> bool:
    """Whether what some think is told by another: "Residents fear for it, the Echo wrote"."""
    if words[each.cue].lower not in THINK or is_proper(words, each.phrase):
        return False
    return any(
        other.cue > each.cue
        and "," in (lower_at(words, at - 1) for at in (other.cue, other.phrase.start))
        for other in found
    )


def _is_conceded(between: Sequence[Word]) -> bool:
    """Whether it was said before, and comes up only as it no longer holds: "though it had said"."""
    clause = [word.lower for word in between]
    last = max((at for at, word in enumerate(clause) if word in _CONCEDING), default=None)
    return last is not None and ("had" in clause[last:] or lower_at(between, last - 1) == "even")


def _behind(words: Sequence[Word], cue: int, start: int) -> Iterator[_Found]:
    """The source, or two joined by "and", behind a cue."""
    phrase = phrase_at(words, start)
    if phrase is None or not can_be_source(words, phrase):
        return
    shown = medium_shown(words, phrase)
    if shown is not None:  # "according to minutes seen by El Puerto"
        yield _Found(cue, shown, phrase_at(words, phrase.start, shown.start - 2))
        return
    yield _Found(cue, by_name(words, phrase))
    if lower_at(words, phrase.end) == "and" and is_proper(words, phrase):
        second = phrase_at(words, phrase.end + 1)
        if second is not None and is_proper(words, second):
            yield _Found(cue, second)


def _by(words: Sequence[Word], at: int) -> Iterator[_Found]:
    """ "reported by X", "quoted as saying by X", "figures published by X"."""
    before = lower_at(words, at - 1)
    if before in ("earlier", "first", "also", "previously"):  # "as reported earlier by"
        before = lower_at(words, at - 2)
    if lower_at(words, at + 1).endswith("ing"):  # "estimated by placing"
        return
    quoted = next((i for i in range(at) if words[i].lower == "quoted"), None)
    if quoted is not None and at - quoted <= 4:
        cited = _who_is_quoted(words, quoted)
        yield from (_Found(at, each.phrase, cited) for each in _behind(words, at, at + 1))
    elif (
        _is_trial(words, at)
        or before in _PASSIVE
        or (
            before in _PUBLISHED
            and any(w.lower in _DOCUMENTS for w in words[max(0, at - 5) : at - 1])
        )
    ):
        yield from _behind(words, at, at + 1)


def _is_trial(words: Sequence[Word], at: int) -> bool:
    """Whether "In tests" or "in a survey" goes before: what follows was found in it."""
    opening = [word.lower for word in words[max(0, at - 3) : at]]
    return "in" in opening[:-1] and opening[-1] in _TRIALS


def _told(words: Sequence[Word], verb: int, subject: Phrase) -> Iterator[_Found]:
    """The medium that was told, citing the subject; else the subject, or two joined by "and"."""
    medium = medium_told(words, verb)
    if medium is not None and medium != subject:
        yield _Found(verb, medium, subject)
        return
    shown = medium_shown(words, subject)
    if shown is not None:
        yield _Found(verb, shown, phrase_at(words, subject.start, shown.start - 2))
        return
    other = (
        ending_at(words, subject.start - 1) if lower_at(words, subject.start - 1) == "and" else None
    )
    if other is not None and is_proper(words, other):
        yield _Found(verb, other)
        if words[subject.start].lower in ("his", "her", "their"):
            return
    cited = phrase_at(words, verb + 1) if words[verb].lower in _CITES else None
    if words[verb].lower in _LEARNS and lower_at(words, verb + 1) == "from":
        cited = phrase_at(words, verb + 2)
    yield _Found(verb, subject, cited, perhaps_medium(words, verb))


def _who_is_quoted(words: Sequence[Word], quoted: int) -> Phrase | None:
    """X in "X was quoted as saying by Y" and in "X, quoted by Y, says"."""
    if quoted < 2:
        return None
    if words[quoted - 1].text == ",":
        return ending_at(words, quoted - 1)
    if lower_at(words, quoted - 1) not in BE:  # "according to two officials quoted by"
        return ending_at(words, quoted)
    return subject_before(words, quoted - 1)


def _interviewed(words: Sequence[Word]) -> Iterator[_Found]:
    """Who tells a medium something, whatever the verb: "Prem ruled it out in an interview with"."""
    for at, word in enumerate(words[:-2]):
        if word.lower == "interview" and (lower_at(words, at - 2), lower_at(words, at + 1)) == (
            "in",
            "with",
        ):
            medium = phrase_at(words, at + 2)
            start = after_introduction(words)
            speaker = pronoun_at(words, start) or phrase_at(words, start)
            if (
                medium is not None
                and speaker is not None
                and is_known(words, speaker)
                and is_proper(words, medium)
            ):
                yield _Found(at, medium, speaker)
            return


# -- whom a source cites ----------------------------------------------------------------------


def _with_citations(words: Sequence[Word], found: Sequence[_Found]) -> Iterator[_Found]:
    """Each source with whom it cites: "..., citing two officials", "with reference to ..."."""
    at, cited = citation(words) or (0, None)
    cited = None if cited is None else by_name(words, cited)
    told = {each.citing for each in found}
    found = [each for each in found if each.phrase not in told]
    before = [each for each in found if each.phrase.start < at] or found
    owner = max(before, key=lambda each: each.phrase.start, default=None)
    for each in found:
        if cited is not None and each is owner and each.citing is None and cited != each.phrase:
            yield _Found(each.cue, each.phrase, cited)
        else:
            yield each


def _citing(words: Sequence[Word], found: Sequence[_Found]) -> Iterator[_Found]:
    """Who cites somebody between commas, whatever the verb: "The Sun, citing aides, named ..."."""
    at, cited = citation(words) or (0, None)
    comma = at - 1 if lower_at(words, at - 1) == "," else at - 2
    if cited is None or lower_at(words, comma) != "," or lower_at(words, cited.end) != ",":
        return
    subject = ending_at(words, comma)
    if subject is None or not is_proper(words, subject):
        return
    opens = subject.start == 0 or words[subject.start - 1].is_mark
    opens = opens or lower_at(words, subject.start - 1) in _JOINTS
    if opens and all(each.phrase != subject for each in found):
        yield _Found(at, subject, cited)


def _speaker(words: Sequence[Word], found: _Found) -> Speaker:
    whole = span_of(words[slice(*found.phrase)])
    single = found.phrase.end - found.phrase.start == 1
    pronoun = single and words[found.phrase.start].lower in PRONOUNS | OWNERS | OBLIQUE
    name = whole if pronoun else span_of(words[slice(*name_in(words, found.phrase))])
    name = without_ending(words, name)
    citing = None if found.citing is None else _cited_span(words, found.citing)
    told = None if found.told is None else span_of(words[slice(*found.told)])
    return Speaker(whole, name, citing, pronoun, told)


def _cited_span(words: Sequence[Word], phrase: Phrase) -> Span:
    """The name in "head nurse Rosa Tello"; else all, with what it is: "Mayor Filippo Costa"."""
    first = words[phrase.start]
    bare = first.text.islower() and first.lower not in DETERMINERS and is_proper(words, phrase)
    return span_of(words[slice(*(name_in(words, phrase) if bare else phrase))])
