"""What value a question asks for, a number of certain things or a time, and what values a text has.

Which numbers count these things is told by the question, by the best quote and by the words after
a number. People may be counted as soldiers, victims or bodies.
"""

import re
from dataclasses import replace
from decimal import Decimal

from bot.model import AnswerType, Question, Quote
from bot.text.analysis import terms_in, tokenize
from bot.text.values import DURATIONS, dates, figures, units
from bot.unanswered.words import AUXILIARIES, fates, people, somebody, stems
from bot.value import value

_AUXILIARY = re.compile(rf"\b(?:{AUXILIARIES})\b", re.I)
_HOW_MANY = re.compile(
    r"\bhow many (?P<clause>.*?)(?:\b(?:in|at|on|during|after|from|because|when|by|of|for|to|with"
    r"|the|an?|its|his|her|their|this|that|these|those)\b|$)",
    re.IGNORECASE | re.DOTALL,
)
_PLURAL = re.compile(rf"\b[Hh]ow many (?:[\w’'-]+ ){{0,3}}?([a-z][a-z-]+s) (?:{AUXILIARIES})\b")
_HOW_LONG = re.compile(r"\bhow (?:long|old)\b", re.IGNORECASE)
# Stems that say when or by whom, not what happened to the things counted.
_NO_EVENT = frozenset(("year", "month", "week", "day", "report", "confirm", "estim", "total"))
_FIGURES = re.compile(
    r"\b(?:figures|numbers|number of|same number|toll|estimates)\b"
    r"|\bwhat\b.*\b(?:costs?|price|share|proportion|percentage|damages?|loss(?:es)?|turnout"
    r"|attendance|salary|fine|budget|size|length|speed|height|margin)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:figures?|numbers?|counts?|toll|estimates?|totals?)\b", re.IGNORECASE)
_DEAD = frozenset(("dead", "death", "toll", "fatal", "bodi"))  # stems; who is counted as these died
_ANYBODY = frozenset(("peopl", "person"))  # stems; they tell of no event
_ILL = frozenset(("ill", "sick", "infect", "diseas", "poison"))  # stems; they are counted as cases

Families = frozenset[frozenset[str]]  # terms of a question, each with those that say the same


@value
class AskedValue:
    """What kind of value is asked for, what it is of, and what a sentence must share."""

    kind: AnswerType
    of: frozenset[str]  # stems; a number counts if it stands before one of these
    shared: Families  # a sentence bears on the question if it has words of more than half of these
    terms: frozenset[str]  # all of the question's, with those that may stand for them
    language: str

    @property
    def is_of_people(self) -> bool:
        return not self.of.isdisjoint(stems("counted", "anybody"))

    def values_in(self, text: str) -> frozenset[Decimal | str]:
        """The values that a text gives of what is asked; a number alone counts, as in "34 died"."""
        if self.kind is AnswerType.TIME:
            return dates(text)
        return frozenset(
            figure.value
            for figure in figures(text, self.language)
            if (figure.counted or figure.number != "one")  # "one of them" is no count
            and (figure.counted is None or figure.counted & self.of)
        )

    def shared_with(self, text: str) -> Families:
        """Those of `shared` of which the text holds a word."""
        return _held(self.shared, text, self.language)


def kind_of_value(question: Question) -> AnswerType:
    """The kind of value that sources can differ in: a number or a time; else ANY."""
    if question.answer_type in (AnswerType.NUMBER, AnswerType.TIME):
        return question.answer_type
    if question.answer_type is AnswerType.ANY and _FIGURES.search(question.text):
        return AnswerType.NUMBER
    return AnswerType.ANY


def asks_for_figures(question: Question) -> bool:
    """Whether a question asks for a number, or speaks of a count or an estimate."""
    return question.answer_type is AnswerType.NUMBER or _COUNTS.search(question.text) is not None


def holds_a_number(question: Question) -> bool:
    """Whether a question has a number, or a word for one: "Really only 22 dead?"."""
    return bool(_numbers(question)) or _FIGURES.search(question.text) is not None


def value_asked(question: Question, first: Quote, kind: AnswerType) -> AskedValue:
    """What is asked for, as far as the question and the best quote tell."""
    language = first.passage.article.language
    families = _families(question)
    terms = frozenset().union(*families)
    shared = _shared(families, question, first, kind)
    people_as = stems("counted", "anybody")  # where they are not counted as what was asked
    asked = AskedValue(kind, terms | people_as, shared, terms, language)
    return _counted(asked, question, first.text) if kind is AnswerType.NUMBER else asked


def _shared(families: Families, question: Question, first: Quote, kind: AnswerType) -> Families:
    """What another sentence must share: what happened, else what the best quote has."""
    text, language = first.text, first.passage.article.language
    held = _held(families, text, language)
    event = _predicate(question, language)
    if predicate := frozenset(family for family in held if family & event):
        return predicate
    if kind is question.answer_type:
        return frozenset(family for family in held if _ANYBODY.isdisjoint(family)) or held
    vague = _ANYBODY | _numbers(question)  # "34 Turks lost their lives, is that right?"
    told = frozenset(family for family in held if vague.isdisjoint(family))
    return _fates_in(told, text, language) or told or held


def _counted(asked: AskedValue, question: Question, text: str) -> AskedValue:
    """The number that is asked for, with what the best quote shows it to be of."""
    language, counted = asked.language, units(text, asked.language)
    if _HOW_LONG.search(question.text):
        return replace(asked, of=DURATIONS)
    if asked.terms & _ILL:
        asked = replace(asked, of=asked.of | {"case"})
    if _asks_for_things(question, language):
        asked = replace(asked, of=asked.terms)  # a number of people is none of these things
    elif counted & people(language):  # whatever these people are called
        return replace(asked, of=asked.of | somebody(language))
    if counted & DURATIONS:
        return replace(asked, of=DURATIONS)
    return asked if asked.values_in(text) else replace(asked, of=counted)  # a sum, a length


def _asks_for_things(question: Question, language: str) -> bool:
    """Whether the question counts what are surely no people: "how many bases were hit"."""
    noun = _PLURAL.search(question.in_plain_words)
    return noun is not None and people(language).isdisjoint(terms_in(noun[1], language))


def _fates_in(families: Families, text: str, language: str) -> Families:
    """Those of the families that tell a fate; else the fates that the text tells."""
    asked = frozenset(each for each in families if any(each & asks for asks, _ in fates()))
    terms = terms_in(text, language)
    return asked or frozenset(asks | told for asks, told in fates() if asks & terms)


def _numbers(question: Question) -> frozenset[str]:
    """The terms of the numbers in a question."""
    found = (figure.number for figure in figures(question.text, "en"))
    return terms_in(" ".join(found), "en")


def _families(question: Question) -> Families:
    """Each term of the question with those that say the same.

    Related terms may find a quote, but no rival of it: a fund is related to companies, but what a
    company sells is not another sum of the fund.
    """
    return frozenset(
        clue.same | _saying_who_died(clue.term) | {clue.term} for clue in question.clues
    )


def _saying_who_died(term: str) -> frozenset[str]:
    """For a term that asks who was killed all such terms: some of "the dead" may have drowned."""
    killed = stems("fates", "killed")
    return killed if term in killed | _DEAD else frozenset()


def _held(families: Families, text: str, language: str) -> Families:
    """Those of which the text holds a word."""
    terms = terms_in(text, language)
    return frozenset(family for family in families if family & terms)


def _predicate(question: Question, language: str) -> frozenset[str]:
    """What happened to the things counted: "kill" in "were killed" and "did the raid kill"."""
    if question.answer_type is not AnswerType.NUMBER:
        return frozenset()
    text = question.in_plain_words
    found = _AUXILIARY.search(text)
    if found is None:  # "how many soldiers died in the raid": last before a small word
        clause = _HOW_MANY.search(text)
        content = _telling(clause["clause"], question, language) if clause else []
        is_of_people = not stems("counted", "anybody").isdisjoint(content)  # "victims of the raid"
        return frozenset(content[-1:]) if is_of_people or len(content) > 1 else frozenset()
    content = _telling(text[found.end() :], question, language)
    active = found.group().lower() in ("did", "do", "does")
    return frozenset(content[-1:] if active else content[:1])


def _telling(text: str, question: Question, language: str) -> list[str]:
    """The terms of a part of the question that may say what happened."""
    said = (term for term, _, _ in tokenize(text, language) if term in question.terms)
    return [term for term in said if term not in _NO_EVENT | _ANYBODY]
