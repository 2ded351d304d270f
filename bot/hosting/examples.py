"""Questions to begin with, made of the article's own sources, numbers and names.

A new reader does not know what can be asked of an article. The patterns (`examples.toml`) are so
short that they need no grammar but the place of a name or of what is counted. Each question is
asked of the assistant first, and only those that it answers well are offered; no more are asked
than needed, since in a large library each is a search of some hundredths of a second.
"""

import asyncio
import re
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from bot.answer import Found
from bot.assistant import Assistant
from bot.attribution import all_credits
from bot.caches import cached_until_reload
from bot.model import Article, Message
from bot.text.analysis import is_stop_word
from bot.text.calendar import MONTHS
from bot.text.proper_names import count_names
from bot.text.word_lists import alternatives

_TRIED = 8  # of each kind
_FREQUENT = 200  # names; a rarer one is not looked at
_KEPT = 64  # articles whose questions are at hand
_SURE = 0.45  # least confidence; that the quote holds what was asked for is checked besides

_ASKING = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))
_ANY = "{}?"

# A number that counts the next words: no year, no time of day, no part of a larger number. What
# happened to them comes along where it is said in the plainest way: "22 soldiers were killed".
_COUNTED = re.compile(
    r"(?<![\w.,:/-])(?!(?:1[89]|20)\d\d\b)([5-9]|\d{2,3}|\d{1,3}(?:[,. ]\d{3})+) "
    r"((?:[^\W\d_]+ )?[^\W\d_]{4,})( (?:were|are|had been|have been) [a-z]{5,})?(?=[ ,.;:])"
)
_PLURAL = re.compile(r"[^s]s$")
_MEASURES = re.compile(
    rf"\b(?:{'|'.join(map(alternatives, _ASKING['measures'].values()))}|{MONTHS})\b", re.IGNORECASE
)


class Example(NamedTuple):
    """A question, and what its answer has to name."""

    question: str
    key: str


# Forgotten with the assistant: a reload makes another.
_GOOD: WeakKeyDictionary[Assistant, dict[tuple[Article, Example], bool]] = WeakKeyDictionary()


@cached_until_reload(_KEPT)
def examples_of(article: Article) -> tuple[Example, ...]:
    """Questions of mixed kinds, the best first. Whether they can be answered is not known yet."""
    return tuple(_mixed(_sources(article), _counts(article), _names(article)))


async def answered(
    examples: Iterable[Example], assistant: Assistant, article: Article, most: int
) -> tuple[str, ...]:
    """The first questions that the assistant answers well from the article, one about a thing."""
    good: dict[str, str] = {}
    for one in examples:
        if len(good) == most:
            break
        is_new = not any(one.key in other or other in one.key for other in good.values())
        if is_new and await _is_good(one, assistant, article):
            good[one.question] = one.key
    return tuple(good)


async def _is_good(example: Example, assistant: Assistant, article: Article) -> bool:
    """Whether the assistant answers it well; asked once, since its articles do not change."""
    known = _GOOD.setdefault(assistant, {})
    good = known.get((article, example))
    if good is None:
        good = known[article, example] = await _is_answered(assistant, article, example)
    return good


async def _is_answered(assistant: Assistant, article: Article, example: Example) -> bool:
    """Whether the answer is sure, from this article, and its first quote holds what was named."""
    await asyncio.sleep(0)  # lets other questions run between two searches
    answer = await assistant.respond(Message(text=example.question))
    if not isinstance(answer, Found) or answer.ranking.confidence < _SURE:
        return False
    quote = answer.quotes[0]
    credited = [source.name for source in quote.sources]
    named = example.key in quote.text or example.key in credited
    return quote.passage.article is article and named


def _sources(article: Article) -> Iterator[Example]:
    """What each source says that has a name of several words, the most credited first."""
    pattern = _ASKING["says"].get(article.language, _ANY)
    credited = sorted(all_credits(article), key=lambda credit: -len(credit.passages))
    for name in (credit.source.name for credit in credited):
        words = name.split(" ")
        # "Two witnesses" are no name
        if len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper():
            yield Example(pattern.format(_within_a_sentence(name, article)), name)


def _counts(article: Article) -> Iterator[Example]:
    """How many there are of what the article counts, the key being the number."""
    pattern = _ASKING["counts"].get(article.language)
    if pattern is None:
        return
    for number, following, fate in _COUNTED.findall(article.text):
        counted = _counted(following.split(" "), article.language)
        vague = counted == "people" and not fate
        stopped = any(is_stop_word(word, article.language) for word in counted.split(" "))
        if counted and not (vague or stopped or _MEASURES.search(counted)):
            told = fate if following == counted else ""
            yield Example(pattern.format(counted + told), number)


def _counted(words: list[str], language: str) -> str:
    """What is counted, of the one or two words after a number; nothing if that cannot be told.

    In English it ends in "s"; elsewhere it is taken to be the next word.
    """
    if language != "en":
        return words[0]
    ends = (n for n, word in enumerate(words, 1) if word == "people" or _PLURAL.search(word))
    return " ".join(words[: next(ends, 0)])


def _names(article: Article) -> Iterator[Example]:
    """Names of several words, the most frequent first; none that is part of a longer one.

    A source with words before it is asked what it says: "Permanent Representative to NATO Kay
    Bailey Hutchison" would make "NATO Kay Bailey Hutchison" of her.
    """
    pattern = _ASKING["names"].get(article.language, _ANY)
    counted = count_names(article.text)
    found = sorted(name for name in counted if " " in name and not _MEASURES.search(name))
    everyone = "\n".join(found)
    sources = tuple(f" {credit.source.name}" for credit in all_credits(article))
    frequent = sorted(found, key=counted.__getitem__, reverse=True)[:_FREQUENT]
    whole = sorted(
        name
        for name in frequent
        if everyone.count(name) == 1
        and not _ends_a_title(name, article.text)
        and not name.endswith(sources)
    )
    for name in sorted(whole, key=article.text.count, reverse=True):
        yield Example(pattern.format(_within_a_sentence(name, article)), name)


def _ends_a_title(name: str, text: str) -> bool:
    """Whether it is the end of a longer name: "Observatory for Human Rights"."""
    return re.search(rf"\b[A-Z]\w+ (?:for|of) {re.escape(name)}\b", text) is not None


def _within_a_sentence(name: str, article: Article) -> str:
    """The name with "the" before it if the article has it so: "the Daily Sabah".

    What begins with an article in German begins small: "die Deutsche Bahn".
    """
    if article.language == "de" and name.startswith(("Der ", "Die ", "Das ")):
        return f"d{name[1:]}"
    if article.language != "en":
        return name
    if re.match(r"The [a-z]", name):
        return f"t{name[1:]}"
    return f"the {name}" if re.search(rf"\b[Tt]he {re.escape(name)}\b", article.text) else name


def _mixed(*kinds: Iterator[Example]) -> Iterator[Example]:
    """One of each kind in turn, a bounded number of each."""
    rounds = zip_longest(*(islice(kind, _TRIED) for kind in kinds))
    return (one for one in chain.from_iterable(rounds) if one is not None)
