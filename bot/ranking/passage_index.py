"""An inverted index of one passage: which of its sentences hold a term, as bits of one number.

Bit 0 stands for the first sentence. A term's bits are looked up once a question instead of reading
the sentences again; whether the passage holds it at all is whether any bit is set.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain

from bot.caches import SENTENCES
from bot.model import LONG, AnswerType, Passage, Span
from bot.ranking.evidence import (
    denies,
    gives_date,
    gives_reason,
    has_pronoun,
    kinds,
    leans_on,
    may_answer,
)
from bot.sentences import sentences_of
from bot.text.analysis import plain, terms_in, tokenize
from bot.text.letter_groups import letter_groups, phrase_groups

Bits = int
Places = tuple[int, ...]  # of sentences
Row = Sequence[float]  # a value a sentence
_AT_HAND = 16_384  # patterns of bits; those of passages of up to ten sentences recur
_OPENING = 5  # words
_SHORT = 15  # passages of a news report


class PassageIndex:
    """One analysed passage. A place is the index of a sentence, or of a token where it says so."""

    def __init__(self, passage: Passage) -> None:
        self._first = passage.span.start  # where the passage begins in the article
        self.text = passage.text
        self._language = passage.article.language
        self.sentences = sentences_of(passage)
        self.spans = [each.span.shifted(-self._first) for each in self.sentences]  # in `text`
        self.tokens = tokenize(self.text, self._language)
        self.in_order = [term for term, _, _ in self.tokens]
        self.sentence_of = self._sentences_of_tokens()
        self.lengths = [0] * len(self.spans)  # tokens
        self.places: dict[str, list[int]] = defaultdict(list)  # term -> places among the tokens
        self.terms: dict[str, Bits] = {}  # term -> sentences that hold it
        self.leaning: Bits = 0  # the sentences that go on about something named before
        self.dated: Bits = 0
        self.denying: Bits = 0
        self.pronouns: Bits = 0
        for place, (term, at) in enumerate(zip(self.in_order, self.sentence_of, strict=True)):
            self.lengths[at] += 1
            self.places[term].append(place)
        self.opening, self.letters, self.phrases = self._enter_sentences()
        self.holding = places_of(self.terms)  # the same as places
        self.title = terms_in(passage.article.title, self._language)
        self.title_phrases = _phrases_of(passage.article.title, self._language)
        self.length = math.log1p(len(self.tokens)) / 10
        self.first_row = row_of(1 if self.spans else 0, len(self.spans))
        self.length_row = [math.log1p(length) / 10 for length in self.lengths]
        self.shortness = shortness(len(passage.article.passage_spans))

    def _sentences_of_tokens(self) -> list[int]:
        """For each token, the place of its sentence."""
        places: list[int] = []
        at = 0
        for _, start, _ in self.tokens:
            while at + 1 < len(self.spans) and start >= self.spans[at].end:
                at += 1
            places.append(at)
        return places

    @cached_property
    def _token_spans(self) -> list[Span]:
        """The places of the tokens in the article."""
        first = self._first
        return [Span(first + start, first + end) for _, start, end in self.tokens]

    @cached_property
    def evidence(self) -> dict[AnswerType, dict[str, Bits]]:
        """Type of answer -> terms that could be one -> their sentences; a reason has no term.

        Worked out when it is wanted: half of the questions ask for no type.
        """
        found: dict[AnswerType, dict[str, Bits]] = {kind: defaultdict(int) for kind in AnswerType}
        before, last = "", -1
        for (term, start, end), at in zip(self.tokens, self.sentence_of, strict=True):
            word = self.text[start:end]
            if may_answer(word):
                for kind in kinds(word, at != last, before, self._language):
                    found[kind][term] |= 1 << at
            known_as = plain(word)
            if known_as != "the":  # "in the Hague"
                before = known_as
            last = at
        for at, span in enumerate(self.spans):
            if gives_reason(self.text[span.start : span.end]):
                found[AnswerType.REASON][""] |= 1 << at
        return found

    def _enter_sentences(self) -> tuple[dict[str, Places], dict[str, Places], dict[str, Places]]:
        """Enter each sentence's terms, and whether it leans, is dated, denies, has a pronoun.

        Returns the places of sentences by the terms of their openings, by their groups of letters,
        and by those across words.
        """
        opening: dict[str, Bits] = {}
        letters: dict[str, Bits] = {}
        phrases: dict[str, Bits] = {}
        words = [plain(self.text[start:end]) for _, start, end in self.tokens]
        first = 0
        for at, (span, length) in enumerate(zip(self.spans, self.lengths, strict=True)):
            bit, own = 1 << at, slice(first, first + length)
            first += length
            terms = self.in_order[own]
            _enter(self.terms, terms, bit)
            _enter(opening, terms[:_OPENING], bit)
            _enter(letters, chain.from_iterable(map(letter_groups, words[own])), bit)
            _enter(phrases, phrase_groups(" ".join(words[own])), bit)
            if leans_on(self.text, span.start):
                self.leaning |= bit
            if gives_date(self.text[span.start : span.end]):
                self.dated |= bit
            if self._language == "en":
                self.denying |= bit if denies(words[own]) else 0
                self.pronouns |= bit if has_pronoun(words[own]) else 0
        return places_of(opening), places_of(letters), places_of(phrases)

    def matched(self, terms: frozenset[str]) -> list[list[Span]]:
        """For each sentence, where in the article it holds any of the terms, in order."""
        found: list[list[Span]] = [[] for _ in self.spans]
        held = map(self.places.__getitem__, terms & self.places.keys())
        for place in sorted(chain.from_iterable(held)):
            found[self.sentence_of[place]].append(self._token_spans[place])
        return found


@lru_cache(maxsize=SENTENCES)
def _phrases_of(title: str, language: str) -> frozenset[str]:
    """A title's groups of letters across words."""
    words = [plain(title[start:end]) for _, start, end in tokenize(title, language)]
    return frozenset(phrase_groups(" ".join(words)))


def _enter(table: dict[str, Bits], keys: Iterable[str], bit: Bits) -> None:
    """Set the bit of each key."""
    entered = dict.fromkeys(keys, bit)
    for key in entered.keys() & table.keys():
        entered[key] |= table[key]
    table.update(entered)


def places_of(table: Mapping[str, Bits]) -> dict[str, Places]:
    """The places of the sentences that each entry stands for."""
    return {key: sentences_in(bits) for key, bits in table.items()}


@cache
def shortness(passages: int) -> float:
    """1 for an article as short as a news report, falling to 0 for a long one.

    >>> shortness(12), shortness(400)
    (1.0, 0.0)
    """
    return min(1.0, max(0.0, math.log(LONG / max(1, passages)) / math.log(LONG / _SHORT)))


@lru_cache(maxsize=_AT_HAND)
def row_of(bits: Bits, count: int) -> Row:
    """For each of `count` sentences 1 if bits stand for it, else 0.

    >>> row_of(0b101, 4)
    (1.0, 0.0, 1.0, 0.0)
    """
    return tuple([1.0 if bits >> at & 1 else 0.0 for at in range(count)])


@lru_cache(maxsize=_AT_HAND)
def sentences_in(bits: Bits) -> Places:
    """The places of the sentences that bits stand for.

    >>> sentences_in(0b101)
    (0, 2)
    """
    return tuple(at for at in range(bits.bit_length()) if bits >> at & 1)
