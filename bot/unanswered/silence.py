"""Whether the best quote answers the question, by rules beyond shared words.

The ranking compares words. The rules here, each measured on public questions, look at what the
question asks for: somebody's words are not given by an article that never quotes them, a name alone
says nothing about it, and a question of a form (how many, when, where, who is, which) is answered
only by what answers of that form hold (`bot.unanswered`, English). A question of stop words alone
asks for nothing.
"""

from collections.abc import Callable

from bot.model import Question, Quote, Ranking
from bot.questions.question import words_of
from bot.text.analysis import is_stop_word
from bot.unanswered.befallen import tells_no_fate
from bot.unanswered.capitals import as_written
from bot.unanswered.counted import counts_something_else
from bot.unanswered.deeds import gives_no_reason, is_of_other_doers, speaks_of_no_deed
from bot.unanswered.doers import names_no_doer
from bot.unanswered.kinds import is_of_unknown_kind, is_of_unknown_type
from bot.unanswered.measured import has_no_measure
from bot.unanswered.named import (
    is_about_others,
    is_named_by_source_alone,
    is_of_its_source_alone,
    is_of_unknown_title,
)
from bot.unanswered.needed import AGE_TOLD, holds, needed_for
from bot.unanswered.never_quoted import asks_only_for_words_of
from bot.unanswered.offices import is_of_another_office, is_unknown_role
from bot.unanswered.placed import has_no_place
from bot.unanswered.possessions import is_not_had
from bot.unanswered.timed import has_no_time
from bot.unanswered.topics import tells_of_talks_alone
from bot.unanswered.unnamed import is_not_named

_HAPPEN = frozenset(("happen", "occur"))  # stems: "what happened on Thursday?"
Rule = Callable[[Question, Quote], bool]

# What the best quote lacks, as `/why` tells it.
FORMS: dict[Rule, str] = {
    counts_something_else: "it counts nothing, or other things",
    has_no_time: "it gives no such time",
    has_no_measure: "it gives no such measure",
    is_of_unknown_title: "nothing is told of what is in quotation marks",
    is_of_another_office: "it is about another office",
    names_no_doer: "it does not tell who did that",
    is_unknown_role: "nobody in the article has that role",
    is_of_unknown_kind: "it does not say of what kind",
    is_of_unknown_type: "it does not say of what type",
    is_not_had: "the article has no word for what somebody has",
    is_not_named: "it gives no name",
    tells_no_fate: "it does not tell what happened to them",
    tells_of_talks_alone: "it does not tell what the talks were about",
}
# Of short articles only: in long ones they take too many right answers.
FORMS_IN_SHORT: dict[Rule, str] = {
    is_about_others: "it is about others",
    is_named_by_source_alone: "it is about others",
    is_of_its_source_alone: "it only credits them",
    has_no_place: "it gives no place",
    speaks_of_no_deed: "it does not speak of that deed",
    is_of_other_doers: "it speaks neither of them nor of that",
    gives_no_reason: "it gives no reason",
}
_ALL_FORMS = FORMS | FORMS_IN_SHORT
# Rules that can be trusted where English words stand in the order of another language.
_IN_ANY_ORDER = (counts_something_else, has_no_time, has_no_place, is_of_unknown_title)


def reason_for_silence(ranking: Ranking, first: Quote) -> str | None:
    """What keeps the best quote from holding the answer, in plain words; None when nothing does."""
    article = first.passage.article
    if _asks_for_nothing(ranking.question, article.language):
        return "the question asks for nothing"
    if ranking.candidates[0].stands_in:
        return None  # it has no need to repeat the words of the question
    needed = needed_for(ranking)
    if needed is not None and not holds(first.text, needed):
        return "it has nothing of the form asked for"
    question = as_written(ranking.question, article)
    asked = {question.text, question.in_plain_words}
    if any(asks_only_for_words_of(text, article) for text in asked):
        return "the article never quotes them"
    for lacks, said in _rules(ranking, first).items():
        if lacks(question, first):
            return said
    tells_age = needed is AGE_TOLD  # "Berg, 57, was rescued."
    if not tells_age and _holds_only_the_name(ranking):
        return "it has no more than the name"
    return None


def _rules(ranking: Ranking, first: Quote) -> dict[Rule, str]:
    """The rules about forms of questions that hold for an article; none unless it is English.

    A question in another language has been put into English word by word, in its own order.
    """
    article = first.passage.article
    if article.language != "en":
        return {}
    rules = _ALL_FORMS if article.is_short else FORMS
    if ranking.question.language != "en":
        return {rule: said for rule, said in rules.items() if rule in _IN_ANY_ORDER}
    return rules


def _asks_for_nothing(question: Question, language: str) -> bool:
    """Whether a question is of stop words alone, as "what of it?" is."""
    text = question.in_plain_words
    return all(
        is_stop_word(text[start:end], language) for _, start, end in words_of(text, language)
    )


def _holds_only_the_name(ranking: Ranking) -> bool:
    """Whether a sentence has only the Berg of "Berg's wife". Longer questions have more to go by.

    Not where its passage has the other word, which the sentence may go on about, nor where a word
    has its capital only for beginning a sentence. Of 2,139 answers on SQuAD it silences 9, of which
    4 were right, nearly all "what does X stand for?", so acronyms are let through. In German all
    nouns have capitals.
    """
    first, terms = ranking.candidates[0], ranking.question.terms
    article = first.sentence.passage.article
    found = {article.text[span.start : span.end] for span in first.matched}
    if article.language == "de" or len(found) != 1 or len(terms) != 2:
        return False
    (name,) = found
    asked = as_written(ranking.question, article).text
    around = [hit.matched for hit in ranking.hits if hit.passage == first.sentence.passage]
    return (
        name[0].isupper()
        and not name.isupper()
        and f" {name.lower()}" not in asked
        and _HAPPEN.isdisjoint(terms)
        and not any(set(terms) <= set(held) for held in around)
    )
