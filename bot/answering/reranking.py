"""Ranked sentences put in another order: the best of those that can hold the answer comes first.

The form of the question tells what that takes: a number for "how many", of the things asked for if
one of the best sentences has that; a time for "when", a place for "where", a word for helping for
"who is helping", a court for "which court". "Who is Pell" is answered where the full name stands,
"what did Pell do" where a sentence begins with Pell. English.
"""

import re
from dataclasses import replace

from bot.answering.acting import told_deed
from bot.answering.earlier import of_present
from bot.answering.holders import age_of_holder
from bot.answering.introduced import introduction
from bot.answering.quoting import matched_words, quote_of
from bot.model import Candidate, Ranking
from bot.text.analysis import terms_in
from bot.unanswered.asked_words import asked_words, missing
from bot.unanswered.counted import counts_by_name, counts_none
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

    Unchanged when none of the best sentences has both what it takes and a word of the question,
    and where the best is not English.
    """
    if ranking.candidates[0].sentence.passage.article.language != "en":
        return ranking
    told = introduction(ranking) or told_deed(ranking)
    if told is not None:
        return _led_by(told, ranking)
    needed = needed_for(ranking)
    if needed is not None:
        told = _counting(ranking) or of_present(ranking, _LOOKED_AT) or _holding(needed, ranking)
        return _led_by(told, ranking)
    for rule in (_doing, _placed, _beginning, _of_kind, _of_type):
        ranking = _led_by(rule(ranking), ranking)
    return ranking


def _led_by(first: Candidate | None, ranking: Ranking) -> Ranking:
    """The ranking from that sentence on; one that was not ranked comes before all others."""
    if first is None:
        return ranking
    if first not in ranking.candidates:
        return replace(ranking, candidates=(first, *ranking.candidates))
    at = ranking.candidates.index(first)
    skipped, possible = ranking.candidates[:at], ranking.candidates[at:]
    return replace(ranking, candidates=possible, passed_over=(*ranking.passed_over, *skipped))


def _holding(needed: re.Pattern[str], ranking: Ranking) -> Candidate | None:
    """The first that has what the form of the question needs, else the age of an office's holder.

    A percentage or a colour counts only beside as many words of the question as the best has.
    """
    least = len(matched_words(ranking.candidates[0])) if needed in KINDS else 0
    for one in ranking.candidates[:_LOOKED_AT]:
        bears = (one.matched or one.stands_in) and len(matched_words(one)) >= least
        if bears and holds(one.sentence.text, needed):
            return one
    return age_of_holder(ranking) if needed is AGE_TOLD else None


def _counting(ranking: Ranking) -> Candidate | None:
    """The first that counts what "how many" asks for, if the best counts none of it.

    It may lack one of the words that the best has, but no name. On pieces of SQuAD three answers
    become right, and one near miss more is answered.
    """
    question, best = ranking.question, ranking.candidates[0].sentence.text
    if question.language != "en" or not counts_none(question, best):
        return None
    words = asked_words(question)
    names = [word for word in words if word.is_name]
    absent, most = missing(names, best), min(len(words) - 1, len(missing(words, best)) + 1)
    for one in ranking.candidates[:_LOOKED_AT]:
        text = one.sentence.text
        enough = len(missing(words, text)) <= most and missing(names, text) == absent
        if enough and counts_by_name(question, text):
            return one
    return None


def _doing(ranking: Ranking) -> Candidate | None:
    """The first with a word for what somebody is doing, if the passage of the best has none.

    It has another word of the question. What anybody does at any time, such as saying, needs no
    such word.
    """
    asks = _WHO_IS_DOING.match(ranking.question.text)
    words = asked_words(ranking.question, asks.end()) if asks else []
    if not words or not missing(words[:1], ranking.candidates[0].sentence.passage.text):
        return None
    deed, *others = words
    if not stems("deeds", "of_anything").isdisjoint({deed.clue.term, *deed.clue.same}):
        return None
    for one in ranking.candidates[:_LOOKED_AT]:
        terms = terms_in(one.sentence.text, "en")
        if deed.is_surely_in(terms) and any(word.is_in(terms) for word in others):
            return one
    return None


def _placed(ranking: Ranking) -> Candidate | None:
    """The first that tells where, if the best does not.

    It begins with what is looked for, in any words, or has all words of the question.
    """
    best, question = ranking.candidates[0], ranking.question
    article = best.sentence.passage.article
    if not article.is_short or not has_no_place(question, quote_of(best)):
        return None
    told = told_elsewhere(question, article)
    if told is not None:
        return replace(best, sentence=told, matched=(), stands_in=True)
    words = asked_words(question)
    for one in ranking.candidates[:_LOOKED_AT]:
        if not missing(words, one.sentence.text) and not has_no_place(question, quote_of(one)):
            return one
    return None


def _beginning(ranking: Ranking) -> Candidate | None:
    """Where a report first has what "what happened in Vard?" names.

    Reports begin with the event, and end with what came before it.
    """
    best, question = ranking.candidates[0], ranking.question
    article = best.sentence.passage.article
    is_event = len(question.terms) <= _OF_AN_EVENT and _WHAT_HAPPENED.match(question.text)
    if not is_event or not article.is_short:
        return None
    held = len(matched_words(best))
    with_all = [each for each in ranking.candidates if len(matched_words(each)) >= held]
    own = [each for each in with_all if each.sentence.passage.article is article]
    return min(own, key=lambda each: each.sentence.span.start)


def _of_kind(ranking: Ranking) -> Candidate | None:
    """The first with all words asked for, where the best lacks the kind.

    "Which court made the ruling?" is answered where a court ruled, not by what the ruling means.
    """
    best = ranking.candidates[0].sentence.text
    noun, words = kind_asked(ranking.question)
    if noun is None or len(words) == 1 or noun.is_surely_in(terms_in(best, "en")):
        return None
    for one in ranking.candidates:
        terms = terms_in(one.sentence.text, "en")
        if all(word.is_surely_in(terms) for word in words):
            return one
    return None


def _of_type(ranking: Ranking) -> Candidate | None:
    """The first that names the type of a machine, where the best does not."""
    question, best = ranking.question, ranking.candidates[0]
    if not is_of_unknown_type(question, quote_of(best)):
        return None
    held = len(matched_words(best))
    for one in ranking.candidates[:_LOOKED_AT]:
        if len(matched_words(one)) >= held and not is_of_unknown_type(question, quote_of(one)):
            return one
    return None
