"""Whether somebody did something: the quote must speak of doing that.

"Did Russia apologise for the bombing?" is not answered by the bombing, nor "what decision did the
council make?" by its session. An article that has no word at all for a deed does not tell why it
was done: of 32 right answers on SQuAD and XQuAD this takes none. No word is needed for what anybody
does at any time (happen, react, take part), nor for what the title tells of them.
"""

import re
from itertools import takewhile

from bot.model import Question, Quote
from bot.speech.lexicon import LISTS
from bot.text.analysis import terms_in, tokenize
from bot.text.plain_english import any_form_of
from bot.text.word_lists import any_of
from bot.unanswered.asked_words import AskedWord, asked_words, missing, terms_around
from bot.unanswered.needed import holds
from bot.unanswered.words import stems

_WHETHER = re.compile(
    r"\W*(?:(?:did|does|do|has|have|had|will|would|should|might|may)(?:n['’]t)?"
    r"|is it true that)\s",
    re.I,
)
_WHY = re.compile(r"\W*why (?:did|does|do|has|have|had|will|would)(?:n['’]t)?\s", re.I)
_IS = re.compile(r"\W*(?:[Ii]s|[Ww]as|[Aa]re|[Ww]ere) (?=[A-Z])")  # "Is Mira Holt married?"
_GOING = re.compile(
    r"\W*(?:is|are|was|were)(?:n['’]t)?\s.*?"
    r"\b(?:going|planning|likely|about|ready|willing|threatening|preparing) to\s",
    re.I,
)
_MADE = re.compile(
    r"\W*(?:what|which) (?:\w+ )?(?P<noun>\w+) (?:did|does|do|has|have|had|will|would|should) "
    rf"(?:\S+ )+?{any_form_of('make take give get receive reach have issue')}\b",
    re.I,
)
_ASKS_OF = re.compile(  # "How many troops will NATO send", up to the name
    r".*?\b(?i:how|what|which|where|when|who|why)\b.*?"
    r"\b(?i:did|does|do|will|would|has|have|had|is|are|was|were)(?:n['’]t)? (?:the )?(?=[A-Z])",
    re.S,
)
_ASKS_WHY = re.compile(
    r"\W*(?:and |so |but )?(?:why|how come|for what reason|what (?:is|was) the reason|what made)\b",
    re.I,
)
# What may begin a reason in the widest sense: also what came before, or is compared.
_REASON = re.compile(
    any_of(
        r"""because since as for to due after following amid over so too enough thus therefore hence
        reasons? caus\w+ result\w* lead\w* led respon\w+ owing thanks thereby when while if
        which who order aim\w* goals? purpose fear\w* want\w* hop(?:e|ed|ing) believ\w*
        threat\w* protest\w* against despite but however although though until unless given
        based attribut\w* blam\w* accus\w* explain\w* motiv\w* reveng\w* retaliat\w* not no
        lack\w* fail\w* need\w* suspicion suspect\w* alleg\w* precaution\w*"""
    ),
    re.I,
)
_OFFICES = LISTS["people.titles"] | {"prime", "pm", "vice"}
_BEFORE_IT = re.compile(r"\bhad (?:been (?!\w+ing\b))?(?!been\b)(\w+)", re.I)  # "acid had leaked"


def speaks_of_no_deed(question: Question, quote: Quote) -> bool:
    """Whether the question is about a deed of which the quote has no trace."""
    made = _MADE.match(question.text)
    if made is not None:
        return _has_none(made, question, quote.text)
    forms = (_WHETHER, _GOING, _WHY, _IS)
    asks = next(filter(None, (form.match(question.text) for form in forms)), None)
    if asks is None or question.text[asks.end() :].lower().startswith(("you ", "i ", "we ")):
        return False
    words = asked_words(question, asks.end())
    going = asks.re is _GOING
    deed = next(iter(words), None) if going else _deed(question.text, asks.end(), words)
    if deed is None or deed.clue.term in stems("deeds", "of_anything"):
        return False
    if asks.re is _WHY and not deed.is_unknown:  # the reason may stand apart from the deed
        return False
    if not missing([deed], quote.text):
        return False
    names = [word for word in words if not word.is_lower and word.start < deed.start]
    return not _tells(quote.passage.article.title, names, deed)


def is_of_other_doers(question: Question, quote: Quote) -> bool:
    """Whether the quote has no word for what was done, nor its passage or title for who did it."""
    asks = _ASKS_OF.match(question.text)
    if asks is None:
        return False
    words = asked_words(question, asks.end())
    doers = list(takewhile(lambda word: not word.is_lower, words))
    deed = words[len(doers) : len(doers) + 1]
    around = terms_around(quote)
    unnamed = bool(doers) and not any(word.is_in(around) for word in doers)
    return unnamed and bool(missing(deed, quote.text))


def gives_no_reason(question: Question, quote: Quote) -> bool:
    """Whether "why" gets a quote without a word that may begin a reason.

    What "had happened" before may be a reason. On SQuAD none of 4,737 right answers is silenced.
    """
    if _ASKS_WHY.match(question.text) is None or holds(quote.text, _REASON):
        return False
    words = asked_words(question)
    before = (terms_in(told[1], "en") for told in _BEFORE_IT.finditer(quote.text))
    return all(any(word.is_in(terms) for word in words) for terms in before)


def _tells(title: str, names: list[AskedWord], deed: AskedWord) -> bool:
    """Whether the deed stands in the title after all of the names."""
    told = (start for term, start, _ in tokenize(title, "en") if deed.is_in(frozenset((term,))))
    return any(not missing(names, title[:start]) for start in told)


def _has_none(made: re.Match[str], question: Question, text: str) -> bool:
    """Whether "what decision did ... make" gets a text without a word for a decision."""
    nouns = (word for word in asked_words(question) if word.start == made.start("noun"))
    return bool(missing((noun for noun in nouns if noun.clue.term in stems("deeds", "made")), text))


def _deed(text: str, first: int, words: list[AskedWord]) -> AskedWord | None:
    """The verb of a yes-or-no question: the first word in lower case, if a name is before it."""
    typed = ((word, text[word.start : word.end].lower()) for word in words if word.is_lower)
    low = next((word for word, written in typed if written not in _OFFICES), None)
    if low is None:
        return None
    before = text[first : low.start].split()
    names = [word for word in before if word.lower() not in ("the", "mr", "have", "any")]
    named = all(name[0].isupper() or name.lower() in _OFFICES for name in names)
    return low if names and named else None
