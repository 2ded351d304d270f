"""Question sets in the form of SQuAD: articles with questions whose answers are known.

One entry of `data` is an article, its paragraphs are the passages, and every question names the
characters of its paragraph that answer it. Files may be gzipped. A set may be asked in a variant:
with one typing error a question, or all in lower case.
"""

import gzip
import json
import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import ascii_lowercase
from typing import Any, Self

from bot.errors import CorpusError
from bot.model import Article, Span, joined
from bot.text.language import detect

_SHORTEST_MISTYPED = 4  # letters
_EXPECTED = (
    "Expected the form of SQuAD: JSON with data[].paragraphs[].context and qas[].question, "
    "answers[].text, answer_start."
)


class Variant(StrEnum):
    """How the questions are typed."""

    TYPO = "typo"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question with the number of the passage that answers it, and where."""

    text: str
    passage: int
    answers: tuple[Span, ...]  # of the article's text


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """An article and the questions it answers."""

    article: Article
    questions: tuple[KnownQuestion, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A value of the file and its place there, which an error about it names."""

    place: str
    value: Any  # JSON as it comes

    def has(self, key: str) -> bool:
        return isinstance(self.value, dict) and bool(self.value.get(key))

    def text(self, key: str) -> str:
        value = self._get(key)
        if not isinstance(value, str):
            raise self._wrong(key, "text")
        return value

    def number(self, key: str) -> int:
        """A count from 0. Some sets write it as a string (TQuAD)."""
        value = self._get(key)
        if isinstance(value, bool) or not str(value).isdecimal():
            raise self._wrong(key, "a number from 0")
        return int(value)

    def parts(self, key: str) -> list[Self]:
        value = self._get(key)
        if not isinstance(value, list):
            raise self._wrong(key, "a list")
        return [type(self)(f"{self.place} {key}[{n}]", one) for n, one in enumerate(value)]

    def _get(self, key: str) -> Any:
        return self.value.get(key) if isinstance(self.value, dict) else None

    def _wrong(self, key: str, wanted: str) -> CorpusError:
        return CorpusError(f"{self.place}: {key} is not {wanted}.", _EXPECTED)


def read_question_sets(path: Path) -> list[QuestionSet]:
    """The articles of a file with their questions; an entry without a paragraph is no article.

    Raises CorpusError that says where the file is wrong if it cannot be used.
    """
    try:
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        whole = json.loads(raw.decode("utf-8-sig"))
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "it is damaged"
        raise CorpusError(f"{path}: cannot be read ({reason}).") from error
    except ValueError as error:
        raise CorpusError(f"{path}: is no JSON in UTF-8 ({error}).", _EXPECTED) from error
    entries = _Part(str(path), whole).parts("data")
    sets = [_question_set(f"{path.name}-{n}", entry) for n, entry in enumerate(entries, 1)]
    if not any(one.questions for one in sets):
        raise CorpusError(f"{path}: holds no questions.")
    return [one for one in sets if one.article.passage_spans]


def mistyped(text: str, chance: random.Random) -> str:
    """The question with one letter of one longer word dropped, doubled, changed or swapped."""
    words = text.split(" ")
    longer = [
        at for at, word in enumerate(words) if word.isalpha() and len(word) >= _SHORTEST_MISTYPED
    ]
    if longer:
        at = chance.choice(longer)
        words[at] = _with_typo(words[at], chance)
    return " ".join(words)


def retyping(variant: Variant | None, chance: random.Random) -> Callable[[str], str]:
    """What a variant does to the text of a question."""
    match variant:
        case Variant.TYPO:
            return lambda text: mistyped(text, chance)
        case Variant.LOWER:
            return str.lower
        case None:
            return str


def _with_typo(word: str, chance: random.Random) -> str:
    """The word with a letter inside it dropped, doubled, changed or swapped with the next."""
    at = chance.randrange(1, len(word) - 1)
    before, here, after = word[:at], word[at], word[at + 1 :]
    letter = chance.choice(ascii_lowercase if word.isascii() else word)
    return chance.choice(
        [
            before + after,
            before + here + here + after,
            before + letter + after,
            before + after[0] + here + after[1:],
        ]
    )


def _question_set(slug: str, entry: _Part) -> QuestionSet:
    paragraphs = entry.parts("paragraphs")
    contexts = [paragraph.text("context") for paragraph in paragraphs]
    text, spans = joined(contexts)
    article = Article(
        slug=slug,
        title=entry.text("title") if entry.has("title") else slug,
        text=text,
        passage_spans=spans,
        language=entry.text("language") if entry.has("language") else detect(" ".join(contexts)),
    )
    return QuestionSet(article, tuple(_questions(paragraphs, spans)))


def _questions(paragraphs: Sequence[_Part], spans: Sequence[Span]) -> Iterator[KnownQuestion]:
    for number, (paragraph, span) in enumerate(zip(paragraphs, spans, strict=True), 1):
        for asked in paragraph.parts("qas"):
            answers = {_place(answer).shifted(span.start) for answer in asked.parts("answers")}
            if answers:
                yield KnownQuestion(asked.text("question"), number, tuple(sorted(answers)))


def _place(answer: _Part) -> Span:
    """Where an answer stands in its paragraph."""
    start = answer.number("answer_start")
    return Span(start, start + len(answer.text("text")))
