"""Who holds an office: all words of the office must be there, and whose it is.

"Who is the Danish finance minister?" is not answered by a sentence on the Swedish one: each word of
the role must have a trace in the quote, each name in its passage or in the article's title. The
same goes for who heads something. "What did the Swedish government say?" is answered only by an
article that has all words of the role side by side.
"""

import re

from bot.caches import WHOLE_ARTICLES, cached_until_reload
from bot.model import Article, Question, Quote
from bot.questions.countries import is_country
from bot.questions.leaders import all_leaders, leaders_of
from bot.text.analysis import fold, terms, terms_in
from bot.text.plain_english import any_form_of
from bot.unanswered.asked_words import AskedWord, asked_words, missing, terms_around
from bot.unanswered.words import stems

_WHO_IS = re.compile(
    r"\W*(?:who(?:['’]s| is| was| will be)(?: currently| now)?"
    r"|what(?:['’]s| is| was) the name of) "
    r"(?!.*\b(?:who|that|which|when|while)\b)",
    re.I,
)
_OF = re.compile(r" (?:of|for|at|in|to|on|behind|by) ")
_LONGEST = 5  # words looked for; more describe a person rather than an office
_WHO_HEADS = re.compile(
    r"\W*who (?:first |currently |now |really |will |would )?"
    rf"{any_form_of('command lead head run chair manage govern')}\b",
    re.I,
)
_ROLE = 2  # words; so many tell a role from others
_BESIDE = 4  # words on either side, among which the others of a role stand
_HIS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)((?: [\w-]+){1,3})")  # "his new lawyer"
_SAY = any_form_of(
    "say claim tell state comment answer reply respond promise demand offer announce warn request"
)
_SAYS = re.compile(
    r"\W*what (?:did|does|do|has|have) the (?P<role>(?:[\w’'-]+ ){1,3}?)"
    rf"{_SAY}\b",
    re.I,
)


def is_of_another_office(question: Question, quote: Quote) -> bool:
    """Whether an office is asked for and the quote lacks a word of it.

    On pieces of SQuAD it wrongly silences 1 of 210 right answers, and rightly 6 of 103 near misses
    that were answered.
    """
    asks = _WHO_IS.match(question.text)
    if asks is None:
        heads = _WHO_HEADS.match(question.text)
        return heads is not None and _is_headed_by_nobody(asked_words(question, heads.end()), quote)
    words = asked_words(question, asks.end())
    parted = _OF.search(question.text, asks.end())
    end = parted.start() if parted else len(question.text)
    before = [word for word in words if word.end <= end]
    if not before or len(words) > _LONGEST or before[-1].clue.term not in stems("offices", "held"):
        return False
    if len(before) >= _ROLE and _is_of_somebody(before, quote):
        return False
    role = [word for word in before if word.is_lower]
    held = terms_in(quote.text, "en")
    if missing(role, quote.text) or not all(word.is_surely_in(held) for word in role[:-1]):
        return True
    around = terms_around(quote)
    if not all(word.is_in(around) for word in words if word.is_name):
        return True
    return _is_of_another_country(before[-1], words, quote.text)


def _is_of_another_country(office: AskedWord, words: list[AskedWord], text: str) -> bool:
    """Whether a country's office is asked for, and the text has it of another country alone.

    "Turkish President Recep Erdogan" is no Russian president, nor is "President Erdogan".
    """
    asked = [word for word in words if is_country(word.clue.term)]
    if len(asked) != 1:
        return False
    said = terms(text, "en")
    leaders = leaders_of(office.clue.word, asked[0].clue.word)
    places = [at for at, term in enumerate(said) if term == office.clue.term]
    return bool(places) and all(_is_elsewhere(said, at, asked[0], leaders) for at in places)


def _is_elsewhere(said: list[str], at: int, country: AskedWord, leaders: frozenset[str]) -> bool:
    """Whether the office at that place is another country's, or held by another one's leader."""
    after = said[at + 1 : at + 4]  # "of Syria", or a first name and a surname
    of = frozenset(said[max(0, at - 2) : at] + (after if after[:1] == ["of"] else []))
    if country.is_in(of) or not leaders.isdisjoint(after):
        return False
    return any(map(is_country, of)) or (bool(leaders) and not all_leaders().isdisjoint(after))


def _is_headed_by_nobody(words: list[AskedWord], quote: Quote) -> bool:
    """Whether the quote tells of no head, or its passage lacks a name that "who runs" asks with."""
    around = terms_around(quote)
    nobody = terms_in(quote.text, "en").isdisjoint(stems("offices", "heads"))
    return nobody or not all(word.is_in(around) for word in words if word.is_name)


def is_unknown_role(question: Question, quote: Quote) -> bool:
    """Whether a question is for the words of an unknown role, such as "the Swedish government"."""
    asks = _SAYS.match(question.text)
    if asks is None:
        return False
    words = [word for word in asked_words(question) if word.end <= asks.end("role")]
    if len(words) < _ROLE or not words[-1].is_lower or _is_of_somebody(words, quote):
        return False
    told = _terms_of(quote.passage.article)
    return not any(
        all(word.is_in(frozenset(told[max(0, at - _BESIDE) : at + _BESIDE])) for word in words)
        for at, term in enumerate(told)
        if words[-1].is_surely_in(frozenset((term,)))
    )


@cached_until_reload(WHOLE_ARTICLES)
def _terms_of(article: Article) -> tuple[str, ...]:
    """The terms of an article in their order."""
    return tuple(terms(article.text, article.language))


def _is_of_somebody(words: list[AskedWord], quote: Quote) -> bool:
    """Whether "his lawyer" in the quote is the captain's, who is named in the same passage."""
    owned = {fold(word, "en") for run in _HIS.findall(quote.text) for word in run.split()}
    around = terms_in(quote.passage.text, "en")
    return words[-1].is_surely_in(frozenset(owned)) and all(word.is_in(around) for word in words)
