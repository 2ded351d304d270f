"""Which sentence is quoted first: the best of those that can hold the answer.

The question decides what that takes: a number for "how many", a time for "when", a place for
"where", a word for what somebody is doing for "who is helping". English.
"""

import re
from dataclasses import replace

from bot.model import Candidate, Question, Quote, Ranking, Sentence
from bot.unanswered.asked_words import asked_words, missing
from bot.unanswered.earlier import of_present
from bot.unanswered.needed import holds, needed_by
from bot.unanswered.placed import has_no_place, told_elsewhere

_WHO_IS_DOING = re.compile(r"\W*who(?:['’]s| is| are| was| were) (?=\w+ing\b)", re.IGNORECASE)
_FEWEST = 3  # words, of which the first is what is being done
_LOOKED_AT = 5  # best sentences of which one may hold the answer where the first cannot


def possible_first(ranking: Ranking) -> Ranking:
    """The ranking without the sentences before the first that can hold the answer.

    Unchanged when none of the best sentences has what it takes beside a word of the question.
    """
    needed = needed_for(ranking)
    if needed is None:
        return _with_place_first(_with_doing_first(ranking))
    present = of_present(ranking, _LOOKED_AT)
    if present in ranking.candidates:
        return _from(ranking, ranking.candidates.index(present))
    if present is not None:
        return replace(ranking, candidates=(present, *ranking.candidates))
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        if holds(candidate.sentence.text, needed) and (candidate.matched or candidate.stands_in):
            return _from(ranking, at)
    return ranking


def _from(ranking: Ranking, at: int) -> Ranking:
    """The ranking from that place on."""
    skipped, possible = ranking.candidates[:at], ranking.candidates[at:]
    return replace(ranking, candidates=possible, passed_over=skipped)


def _with_place_first(ranking: Ranking) -> Ranking:
    """The ranking behind a sentence that tells where, if the best does not and another does.

    It begins with what is looked for, in any words, or has all words of the question.
    """
    best, question = ranking.candidates[0], ranking.question
    article = best.sentence.passage.article
    if article.language != "en" or not article.is_short or not _lacks_place(best, question):
        return ranking
    told = told_elsewhere(question, article)
    if told is not None:
        first = replace(best, sentence=told, matched=(), stands_in=True)
        return replace(ranking, candidates=(first, *ranking.candidates))
    words = asked_words(question)
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        if not missing(words, candidate.sentence.text) and not _lacks_place(candidate, question):
            return _from(ranking, at)
    return ranking


def _with_doing_first(ranking: Ranking) -> Ranking:
    """The ranking behind a sentence that tells of what somebody is doing, if no other word of the
    passage of the best does, and it has nearly as many words of the question.

    Of 595 questions for who did something on SQuAD it loses none.
    """
    asks = _WHO_IS_DOING.match(ranking.question.text)
    words = asked_words(ranking.question, asks.end()) if asks else []
    best = ranking.candidates[0].sentence
    if len(words) < _FEWEST or not missing(words[:1], best.passage.text):
        return ranking
    most = min(len(missing(words, best.text)) + 1, len(words) // 2)
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        absent = missing(words, candidate.sentence.text)
        if words[0] not in absent and len(absent) <= most:
            return _from(ranking, at)
    return ranking


def _lacks_place(candidate: Candidate, question: Question) -> bool:
    return has_no_place(question, _whole(candidate.sentence))


def _whole(sentence: Sentence) -> Quote:
    return Quote(sentence.passage, sentence.span)


def needed_for(ranking: Ranking) -> re.Pattern[str] | None:
    """What the answer cannot be without; None where the form of the question does not tell."""
    if ranking.candidates[0].sentence.passage.article.language != "en":
        return None
    question = ranking.question
    return needed_by(question.text) or needed_by(question.in_plain_words)  # "Berg's age?"
