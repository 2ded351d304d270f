"""A passage turned inside out: which of its sentences hold a term, as bits of one number.

Bit 0 stands for the first sentence. A term's bits are looked up once a question instead of reading
the sentences again; whether the passage holds it at all is whether any bit is set.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from bot.analysis import letter_groups, phrase_groups, plain, tokenize
from bot.evidence import gives_reason, kinds
from bot.model import AnswerType, Passage, Span
from bot.sentences import split_sentences

Bits = int


class PassageIndex:
    """One analysed passage. Spans count from the start of the passage's text."""

    def __init__(self, passage: Passage) -> None:
        self.text = passage.text
        self._language = passage.article.language
        self.sentences = split_sentences(self.text, self._language)
        self.tokens = tokenize(self.text, self._language)
        self.sentence_of = self._sentences_of_tokens()
        self.lengths = [0] * len(self.sentences)  # tokens
        self.places: dict[str, list[int]] = defaultdict(list)  # term -> places among the tokens
        self.terms: dict[str, Bits] = defaultdict(int)
        self.letters: dict[str, Bits] = defaultdict(int)
        self.phrases: dict[str, Bits] = defaultdict(int)
        self.evidence: dict[AnswerType, dict[str, Bits]] = {
            kind: defaultdict(int) for kind in AnswerType
        }
        self._enter_tokens()
        self._enter_sentences()
        self.length_row = [math.log1p(length) / 10 for length in self.lengths]

    def _sentences_of_tokens(self) -> list[int]:
        """For each token, the place of its sentence."""
        places: list[int] = []
        at = 0
        for token in self.tokens:
            while at + 1 < len(self.sentences) and token.span.start >= self.sentences[at].end:
                at += 1
            places.append(at)
        return places

    def _enter_tokens(self) -> None:
        before, last = "", -1
        for place, (token, at) in enumerate(zip(self.tokens, self.sentence_of, strict=True)):
            bit = 1 << at
            word = self.word(token.span)
            self.lengths[at] += 1
            self.places[token.term].append(place)
            self.terms[token.term] |= bit
            for group in letter_groups(word):
                self.letters[group] |= bit
            for kind in kinds(token, self.text, at != last, before, self._language):
                self.evidence[kind][token.term] |= bit
            if word != "the":  # "in the Hague"
                before = word
            last = at

    def _enter_sentences(self) -> None:
        words: list[list[str]] = [[] for _ in self.sentences]
        for token, at in zip(self.tokens, self.sentence_of, strict=True):
            words[at].append(self.word(token.span))
        for at, span in enumerate(self.sentences):
            for group in phrase_groups(" ".join(words[at])):
                self.phrases[group] |= 1 << at
            if gives_reason(self.text[span.start : span.end]):
                self.evidence[AnswerType.REASON][""] |= 1 << at

    def word(self, span: Span) -> str:
        """The word there, in lower-case Latin letters."""
        return plain(self.text[span.start : span.end])

    def matched(self, terms: Iterable[str]) -> list[list[Span]]:
        """For each sentence, where it holds any of the terms, in order."""
        found: list[list[Span]] = [[] for _ in self.sentences]
        for place in sorted(place for term in terms for place in self.places.get(term, ())):
            found[self.sentence_of[place]].append(self.tokens[place].span)
        return found


@cache
def sentences_in(bits: Bits) -> tuple[int, ...]:
    """The places of the sentences that bits stand for.

    >>> sentences_in(0b101)
    (0, 2)
    """
    return tuple(at for at in range(bits.bit_length()) if bits >> at & 1)
