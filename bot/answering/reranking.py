"""Ranked sentences put in another order: the best of those that can hold the answer comes first.

The form of the question tells what that takes: a number for "how many", of the things asked for if
one of the best sentences has that; a time for "when", a place for "where", a word for helping for
"who is helping", a court for "which court". "Who is Pell" is answered where the full name stands,
"what did Pell do" where a sentence begins with Pell. English.
"""

import re
from dataclasses import replace

from bot.answering.acting import told_deed
from bot.answering.holders import age_of_holder
from bot.answering.introduced import introduction
from bot.answering.quoting import matched_words, quote_of
from bot.model import Candidate, Ranking
from bot.text.analysis import terms_in
from bot.unanswered.asked_words import asked_words, missing
from bot.unanswered.counted import counts_by_name, counts_none
from bot.unanswered.earlier import of_present
from bot.unanswered.kinds import is_of_unknown_type, kind_asked
from bot.unanswered.needed import AGE_TOLD, KINDS, holds, needed_for
from bot.unanswered.placed import has_no_place, told_elsewhere
from bot.unanswered.words import stems

_WHO_IS_DOING = re.compile(r"\W*who(?:['’]s| is| are| was| were) (?=\w+ing\b)", re.IGNORECASE)
_WHAT_HAPPENED = re.compile(
    r"\W*(?:(?:and|so|but|ok)\W+)?what(?:['’]?s|(?: exactly| all)?(?: is| has| had| was)?)?"
    r" (?:(?:happened|happening|going on) (?:in|at|on|near|around|over|between|with|w)\b"
    r"|blew up\b|exploded\b)",
    re.IGNORECASE,
)
_OF_AN_EVENT = 2  # words at most that only name it; with more a question tells what it wants
_LOOKED_AT = 5  # best sentences; one of them may hold the answer where the first cannot


def possible_first(ranking: Ranking) -> Ranking:
    """The ranking without the sentences before the first that can hold the answer.

    Unchanged when none of the best sentences has both what it takes and a word of the question.
    """
    told = introduction(ranking) or told_deed(ranking)
    if told is not None:
        return _led_by(told, ranking)
    needed = needed_for(ranking)
    if needed is None:
        ranking = _with_event_first(_with_place_first(_with_doing_first(ranking)))
        return _with_type_first(_with_kind_first(ranking))
    counting = _counting(ranking)
    if counting is not None:
        return _from(ranking, counting)
    present = of_present(ranking, _LOOKED_AT)
    if present is not None:
        return _led_by(present, ranking)
    held = len(matched_words(ranking.candidates[0]))
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        if not (candidate.matched or candidate.stands_in):
            continue
        if needed in KINDS and len(matched_words(candidate)) < held:
            continue  # a percentage or a colour of something else
        if holds(candidate.sentence.text, needed):
            return _from(ranking, at)
    told = age_of_holder(ranking) if needed is AGE_TOLD else None
    return ranking if told is None else _led_by(told, ranking)


def _counting(ranking: Ranking) -> int | None:
    """The place of the first that counts what "how many" asks for, if the best counts none of it.

    It may lack one of the words that the best has, but no name. On pieces of SQuAD three answers
    become right, and one near miss more is answered.
    """
    question, best = ranking.question, ranking.candidates[0]
    if question.language != "en" or not counts_none(question, best.sentence.text):
        return None
    words = asked_words(question)
    least = max(1, len(words) - len(missing(words, best.sentence.text)) - 1)
    names = [word for word in words if word.is_name]
    absent = missing(names, best.sentence.text)
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        text = candidate.sentence.text
        enough = len(words) - len(missing(words, text)) >= least and missing(names, text) == absent
        if enough and counts_by_name(question, text):
            return at
    return None


def _with_type_first(ranking: Ranking) -> Ranking:
    """The ranking, led by a sentence that names the type of a machine, where the best does not."""
    question = ranking.question
    if not is_of_unknown_type(question, quote_of(ranking.candidates[0])):
        return ranking
    held = len(matched_words(ranking.candidates[0]))
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        enough = len(matched_words(candidate)) >= held
        if enough and not is_of_unknown_type(question, quote_of(candidate)):
            return _from(ranking, at)
    return ranking


def _with_kind_first(ranking: Ranking) -> Ranking:
    """The ranking, led by a sentence with all words asked for, where the best lacks the kind.

    "Which court made the ruling?" is answered where a court ruled, not by what the ruling means.
    """
    best = ranking.candidates[0].sentence
    if best.passage.article.language != "en":
        return ranking
    noun, words = kind_asked(ranking.question)
    if noun is None or len(words) == 1 or noun.is_surely_in(terms_in(best.text, "en")):
        return ranking
    for at, candidate in enumerate(ranking.candidates):
        terms = terms_in(candidate.sentence.text, "en")
        if all(word.is_surely_in(terms) for word in words):
            return _from(ranking, at)
    return ranking


def _led_by(first: Candidate, ranking: Ranking) -> Ranking:
    """The ranking from that sentence on; one that was not ranked comes before all others."""
    if first in ranking.candidates:
        return _from(ranking, ranking.candidates.index(first))
    return replace(ranking, candidates=(first, *ranking.candidates))


def _from(ranking: Ranking, at: int) -> Ranking:
    """The ranking from that place on."""
    skipped, possible = ranking.candidates[:at], ranking.candidates[at:]
    return replace(ranking, candidates=possible, passed_over=skipped)


def _with_place_first(ranking: Ranking) -> Ranking:
    """The ranking, led by a sentence that tells where, if the best does not.

    That one begins with what is looked for, in any words, or has all words of the question.
    """
    best, question = ranking.candidates[0], ranking.question
    article = best.sentence.passage.article
    if article.language != "en" or not article.is_short:
        return ranking
    if not has_no_place(question, quote_of(best)):
        return ranking
    told = told_elsewhere(question, article)
    if told is not None:
        return _led_by(replace(best, sentence=told, matched=(), stands_in=True), ranking)
    words = asked_words(question)
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        quote = quote_of(candidate)
        if not missing(words, quote.text) and not has_no_place(question, quote):
            return _from(ranking, at)
    return ranking


def _with_event_first(ranking: Ranking) -> Ranking:
    """The ranking, led by where a report first has what "what happened in Vard?" names.

    Reports begin with the event, and end with what came before it.
    """
    best, question = ranking.candidates[0], ranking.question
    article = best.sentence.passage.article
    is_event = len(question.terms) <= _OF_AN_EVENT and _WHAT_HAPPENED.match(question.text)
    if not is_event or article.language != "en" or not article.is_short:
        return ranking
    held = len(matched_words(best))
    with_all = [each for each in ranking.candidates if len(matched_words(each)) >= held]
    own = [each for each in with_all if each.sentence.passage.article is article]
    return _led_by(min(own, key=lambda each: each.sentence.span.start), ranking)


def _with_doing_first(ranking: Ranking) -> Ranking:
    """The ranking, led by a sentence with a word for what somebody is doing.

    Only where the passage of the best has none, and if it has another word of the question. What
    anybody does at any time, such as saying, needs no such word.
    """
    asks = _WHO_IS_DOING.match(ranking.question.text)
    words = asked_words(ranking.question, asks.end()) if asks else []
    best = ranking.candidates[0].sentence
    if not words or not missing(words[:1], best.passage.text):
        return ranking
    deed, *others = words
    if not stems("deeds", "of_anything").isdisjoint({deed.clue.term, *deed.clue.same}):
        return ranking
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        text = candidate.sentence.text
        if deed.is_surely_in(terms_in(text, "en")) and len(missing(others, text)) < len(others):
            return _from(ranking, at)
    return ranking
