"""Speakers whom no verb of saying introduces: datelines, colons, participles, bare quotations.

"LONDON (Reuters) - ...", "Peskov: “...”", "Wolff welcomed it, calling it “...”", "“...,” he sighs".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.speech.appositions import named_by_apposition
from bot.speech.citations import can_be_source
from bot.speech.clauses import TURNS, described_subject, ending_at, leading_subject, pronoun_at
from bot.speech.lexicon import LISTS, VERBS, Word, lower_at
from bot.speech.phrases import DETERMINERS, PREPOSITIONS, Phrase, is_proper, phrase_at
from bot.speech.relayed import Credited
from bot.speech.subjects import BE
from bot.speech.views import VIEWS

_DATELINE = re.compile(r"[^\W\d_a-z]{3}[^(]{0,40}\((?P<name>[^\W\d_a-z][^)]{1,30})\)\s*[-–—]")
_NO_VERB = DETERMINERS | {"that", "who", "which", "as", "of", "and", "in"}
_TIMES = frozenset(("times", "days", "years"))
_NEAR = 5  # words between "calling it" and the quotation
_SAYING = LISTS["cues.participial"]


def dateline(sentence: str, words: Sequence[Word]) -> Iterator[Credited]:
    """ "LONDON (Reuters) - ..." """
    match = _DATELINE.match(sentence)
    if match is None:
        return
    start, end = match.span("name")
    inside = [at for at, word in enumerate(words) if start <= word.start < end]
    yield Credited(inside[-1], Phrase(inside[0], inside[-1] + 1))


def without_verb(words: Sequence[Word]) -> list[Credited]:
    """Who speaks by the first of the other signs; empty when none is there."""
    signs = (_colon, _participle, _verdict, _for_whom, _unnamed_verb)
    return next((found for sign in signs if (found := [*sign(words)])), [])


def _colon(words: Sequence[Word]) -> Iterator[Credited]:
    """ "Peskov: “...” ", "Added Ruiz: “...” ", "Pupil Leo Brandt, 15, is in favour: “...” " """
    signs = (at for at in range(len(words) - 1) if words[at].text == ":")
    colon = next((at for at in signs if words[at + 1].is_quotation), None)
    verb = colon - 1 if colon and words[colon - 1].text.islower() else 0  # "In May Ruiz erupted:"
    phrase = phrase_at(words, int(lower_at(words, 0) in TURNS | VERBS)) or ending_at(words, verb)
    if colon is None or phrase is None or not can_be_source(words, phrase):
        return
    phrase = named_by_apposition(words, phrase)
    if phrase.end == colon or is_proper(words, phrase):
        yield Credited(colon, phrase)


def _participle(words: Sequence[Word]) -> Iterator[Credited]:
    """The subject of "Wolff welcomed it, calling it “...”": whoever leads the sentence."""
    asides = (at for at in range(len(words)) if lower_at(words, at - 1) == ",")
    cue = next((at for at in asides if words[at].lower in _SAYING), None)
    if cue is None:
        return
    quoted = (
        words[cue].lower in LISTS["cues.clausal"]
        or lower_at(words, cue + 1) == "that"
        or any(each.is_quotation for each in words[cue + 1 : cue + 1 + _NEAR])
    )
    subject = leading_subject(words) or described_subject(words) or pronoun_at(words, 0)
    if quoted and subject is not None and words[subject.end].lower not in PREPOSITIONS:
        yield Credited(cue, subject)


def _verdict(words: Sequence[Word]) -> Iterator[Credited]:
    """ "“...” is how Ruiz puts it", "“...,” was the verdict of the daily Echo"."""
    pairs = enumerate(pairwise(words))
    at = next((at for at, (a, b) in pairs if a.is_quotation and b.lower in BE), len(words))
    is_view = lower_at(words, at + 3) in VIEWS and lower_at(words, at + 4) == "of"
    phrase = phrase_at(words, at + (5 if is_view else 3))
    if phrase is None or not can_be_source(words, phrase):
        return
    behind = {word.lower for word in words[phrase.end :]}  # not "is how Ruiz became rich"
    puts = "it" in behind or not behind.isdisjoint(LISTS["cues.transitive"])
    if is_view or (puts and lower_at(words, at + 2) == "how"):
        yield Credited(at, phrase)


def _for_whom(words: Sequence[Word]) -> Iterator[Credited]:
    """ "For the Echo it is “...”", "For Ana Ruiz, writing in the Echo, it is a gift"."""
    phrase = phrase_at(words, 1) if lower_at(words, 0) == "for" else None
    behind = words[phrase.end :] if phrase and can_be_source(words, phrase) else []
    writes = [word.lower for word in behind[:3]] == [",", "writing", "in"]
    if phrase and (writes or any(a.lower in BE and b.is_quotation for a, b in pairwise(behind))):
        yield Credited(0, phrase)


def _unnamed_verb(words: Sequence[Word]) -> Iterator[Credited]:
    """The speaker beside a quotation that ends in a comma, whatever the verb: "“...,” he sighs"."""
    after = next((at + 1 for at, word in enumerate(words[:-2]) if word.is_spoken), None)
    if after is None or words[after].lower in BE:
        return
    if words[after].text.islower() and words[after].lower.endswith(("s", "ed", "read")):
        behind = pronoun_at(words, after + 1) or phrase_at(words, after + 1)
        if behind is not None and (is_proper(words, behind) or can_be_source(words, behind)):
            yield Credited(after, behind)
            return
    spoken = words[after].lower in VERBS
    front = None if spoken else pronoun_at(words, after) or phrase_at(words, after)
    if front is None or front.end == len(words) or words[front.end].lower in _NO_VERB:
        return
    if words[front.end].text.islower() and words[front.end - 1].lower not in _TIMES:
        yield Credited(front.end, front)
