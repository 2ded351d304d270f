"""Words that reach the article through somebody: who was told, who cites, who is only cited.

A medium that was told something is the source, and whoever told it is cited by it:
"a high-ranking official told Reuters" is Reuters, citing a high-ranking official.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.speech.appositions import named_by_apposition
from bot.speech.citations import can_be_source, citation, medium_shown, medium_told, perhaps_medium
from bot.speech.clauses import after_introduction, ending_at, pronoun_at
from bot.speech.lexicon import FIND, LISTS, THINK, Word, lower_at, pairs
from bot.speech.phrases import Phrase, is_proper, phrase_at
from bot.speech.subjects import BE, subject_before
from bot.speech.verbs import is_known

_FROM = pairs("cues.drawing")
_CITES = frozenset(("cite", "cites", "cited", "quotes", "quoted"))
JOINTS = frozenset((";", "while", "whereas", "but", "and", "adding", ",", ":"))
_TALKS = {("in", "interview", "with"), ("in", "conversation", "with")}
_GAPS = pairs("cues.gaps")
_OPENING = JOINTS | LISTS["cues.boundaries"]


@dataclass(frozen=True, slots=True)
class Credited:
    """A source in a sentence, and the word that introduces it."""

    cue: int  # index in `words` of the verb or other cue that introduces the source
    phrase: Phrase
    citing: Phrase | None = None
    told: Phrase | None = None  # who was told it, when that may be a medium


def told(words: Sequence[Word], verb: int, subject: Phrase) -> Iterator[Credited]:
    """The medium that was told, citing the subject; else the subject, or several joined."""
    medium = medium_told(words, verb)
    if medium is not None and medium != subject:
        yield Credited(verb, medium, subject)
        return
    shown = shown_to(words, verb, subject)
    if shown is not None:
        yield shown
        return
    joined = _joined(words, subject)
    yield from (Credited(verb, other) for other in joined)
    if not joined or words[subject.start].lower not in ("his", "her", "their"):
        yield Credited(verb, subject, _cited_behind(words, verb), perhaps_medium(words, verb))


def shown_to(words: Sequence[Word], cue: int, document: Phrase) -> Credited | None:
    """El Puerto, citing the minutes, of "minutes seen by El Puerto"; None of other phrases."""
    medium = medium_shown(words, document)
    if medium is None:
        return None
    return Credited(cue, medium, phrase_at(words, document.start, medium.start - 2))


def _joined(words: Sequence[Word], subject: Phrase) -> list[Phrase]:
    """The names that "and" or a comma joins to the subject: "the Echo, Dun FM and TV 2 report"."""
    found: list[Phrase] = []
    start = subject.start
    while lower_at(words, start - 1) == "and" or (found and lower_at(words, start - 1) == ","):
        other = ending_at(words, start - 1)
        if other is None or not (is_proper(words, other) and _opens(words, other)):
            break
        found.insert(0, other)
        start = other.start
    return found


def _opens(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a clause or a name begins there: not in "Ruiz left Rome and Marr said"."""
    before = lower_at(words, phrase.start - 1)
    return phrase.start == 0 or words[phrase.start - 1].is_mark or before in _OPENING


def _cited_behind(words: Sequence[Word], verb: int) -> Phrase | None:
    """Whom "cites two officials", "learned from two officials", "refers to aides" name."""
    if _FROM.get(words[verb].lower) == lower_at(words, verb + 1):
        return phrase_at(words, verb + 2)
    return phrase_at(words, verb + 1) if words[verb].lower in _CITES else None


def who_is_quoted(words: Sequence[Word], quoted: int) -> Phrase | None:
    """X in "X was quoted as saying by Y" and in "X, quoted by Y, says"."""
    if quoted < 2:
        return None
    if words[quoted - 1].text == ",":
        return ending_at(words, quoted - 1)
    if lower_at(words, quoted - 1) not in BE:  # "according to two officials quoted by"
        return ending_at(words, quoted)
    return subject_before(words, quoted - 1)


def interviewed(words: Sequence[Word]) -> Iterator[Credited]:
    """A medium, citing whoever talks to it: "Prem ruled it out in an interview with Trend"."""
    lower = [word.lower for word in words]
    talks = (at for at in range(2, len(words)) if (lower[at - 2], *lower[at : at + 2]) in _TALKS)
    behind = next(talks, len(words))
    medium = phrase_at(words, behind + 2)
    start = after_introduction(words)
    speaker = pronoun_at(words, start) or phrase_at(words, start)
    if medium is None or speaker is None or not is_proper(words, medium):
        return
    if is_known(words, speaker):
        yield Credited(behind, medium, speaker)


def is_thought_within(words: Sequence[Word], each: Credited, found: Sequence[Credited]) -> bool:
    """Whether what some think is told by another: "Residents fear for it, the Echo wrote"."""
    pledged = words[each.cue].lower in LISTS["cues.pledging"]
    thought = words[each.cue].lower in THINK | FIND and not is_proper(words, each.phrase)
    if not (pledged or thought):
        return False
    after = each.cue if thought else max(each.cue, len(words) - 3)  # a pledge: only at the end
    others = (other for other in found if other.cue > after)
    if words[each.cue].lower in FIND:  # "images show a stain, according to the Institute"
        return any(words[other.cue].lower == "according" for other in others)
    return any(
        "," in (lower_at(words, at - 1) for at in (other.cue, other.phrase.start))
        for other in others
    )


def gapped(words: Sequence[Word], found: Sequence[Credited]) -> Iterator[Credited]:
    """Who gives another number without the verb: "Oxfam put it at 90, the Red Cross at 70"."""
    for each in found:
        link = _GAPS.get(words[each.cue].lower)
        amounts = [at for at in range(each.cue + 1, len(words) - 1) if words[at].lower == link]
        for at in amounts[1:]:
            subject = ending_at(words, at - 1 if words[at - 1].text == "," else at)
            if subject is not None and can_be_source(words, subject) and _opens(words, subject):
                yield Credited(at, subject)


def with_citations(words: Sequence[Word], found: Sequence[Credited]) -> Iterator[Credited]:
    """Each source with whom it cites: "..., citing two officials", "with reference to ..."."""
    at, cited = citation(words) or (0, None)
    cited = None if cited is None else named_by_apposition(words, cited)
    only_cited = {each.citing for each in found}
    found = [each for each in found if each.phrase not in only_cited]
    before = [each for each in found if each.phrase.start < at] or found
    owner = max(before, key=lambda each: each.phrase.start, default=None)
    for each in found:
        cites = owner is not None and each.cue == owner.cue and each.citing is None
        if cites and cited is not None and cited != each.phrase:
            yield Credited(each.cue, each.phrase, cited)
        else:
            yield each


def citing_aside(words: Sequence[Word], found: Sequence[Credited]) -> Iterator[Credited]:
    """Who cites somebody between commas, whatever the verb: "The Sun, citing aides, named ..."."""
    at, cited = citation(words) or (0, None)
    comma = at - 1 if lower_at(words, at - 1) == "," else at - 2
    if cited is None or lower_at(words, comma) != "," or lower_at(words, cited.end) != ",":
        return
    subject = ending_at(words, comma)
    if subject is None or not is_proper(words, subject):
        return
    if _opens(words, subject) and all(each.phrase != subject for each in found):
        yield Credited(at, subject, cited)
