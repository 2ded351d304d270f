"""Who did it: the quote must speak of doing that, and of whom or what it was done to.

"Who founded the Red Cross?" is not answered by any sentence on the Red Cross, nor "who represents
Turkey?" by a representative of Spain, nor "who owns the rink?" by "its own rink".
"""

import re

from bot.model import Question, Quote
from bot.questions.countries import is_country
from bot.text.analysis import terms_in
from bot.text.plain_english import any_form_of
from bot.text.word_lists import any_of
from bot.unanswered.asked_words import asked_words, missing

_DID = any_form_of("represent replace succeed appoint elect score produce manufacture sign host")
_MADE = "(?:founded|established|built|designed|invented|created|developed)"
_WHO = r"\W*who (?:first |originally |will |would |has |had )?"
_WHO_DID = re.compile(rf"{_WHO}{_DID}\b", re.I)
_WHO_MADE = re.compile(rf"{_WHO}{_MADE}\b", re.I)
_MAKING = re.compile(
    rf"\b(?:{_MADE}|(?:found|build|design|invent|creat|develop|mak)(?:e|er|or|ing)?s?|construct\w*"
    r"|made|started|launched|published|opened|set up|architects?)\b",
    re.I,
)
_WHO_OWNS = re.compile(rf"{_WHO}(?:owns?|owned)\b", re.I)
_HIS_OWN = re.compile(r"(?:['’]s?|\b(?:its|his|her|their|my|our|your)) own\b", re.I)
_OWNING = re.compile(
    any_of(
        r"""own(?:s|ed|ing|ers?|ership)? belong\w* bought buy\w* acquir\w* propert\w+ proprietor\w*
        purchas\w* took_over possess\w* h[eo]ld\w* stakes? shares? subsidiar\w+ parent control\w*"""
    ),
    re.I,
)


def names_no_doer(question: Question, quote: Quote) -> bool:
    """Whether "who did it" gets a quote that does not tell of doing that, or tells of others.

    Of 23 right answers to such questions on SQuAD it silences 1, of 3 wrong ones 2.
    """
    if _WHO_MADE.match(question.text):
        return _MAKING.search(quote.text) is None
    if _WHO_OWNS.match(question.text):
        return _OWNING.search(_HIS_OWN.sub("", quote.text)) is None  # "its own rink"
    asks = _WHO_DID.match(question.text)
    if asks is None:
        return False
    words, around = asked_words(question), terms_in(quote.passage.text, "en")
    if missing([word for word in words if word.end == asks.end()], quote.text):  # the verb
        return True
    countries = [word for word in words if word.is_name and is_country(word.clue.term)]
    return not all(word.is_surely_in(around) for word in countries)
