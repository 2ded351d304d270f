"""Whom "he" and "she" stand for in a question that follows another."""

from dataclasses import replace

import pytest

from bot.answer import Turn
from bot.answer_kinds import Kind
from bot.attribution import with_sources
from bot.model import Quote
from bot.questions.persons import with_person_named
from tests.answers import article


def named(text: str, before: str) -> str:
    return with_person_named(text, Turn(before, Kind.FOUND))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what does she think of Berg?", "what does Ana Ruiz think of Berg?"),
        ("Who called her?", "Who called Ana Ruiz?"),
        ("and what is her job", "and what is Ana Ruiz's job"),
        ("Who asked her to?", "Who asked Ana Ruiz to?"),
    ],
)
def test_the_only_person_asked_about_is_named(text: str, expected: str) -> None:
    assert named(text, "When did Ana Ruiz call?") == expected
    assert named(text, "no, I meant Ana Ruiz") == expected


@pytest.mark.parametrize(
    "before",
    [
        "Who met the mayor?",  # nobody by name
        "Did Ana Ruiz meet Jon Berg?",  # either
        "Who rules Turkey?",
        "Who lives in Vigo?",
        "Who heads the Council?",
        "Who is Ruiz's lawyer?",
        "Who is Ana Ruiz’s lawyer?",
        "Who speaks for Ruiz?",
        "Who is the mayor of Linton?",
        "Who leads Lumen Grid?",
        "What did the NATO chief say?",
        "What happened last Thursday?",
    ],
)
def test_nobody_is_named_where_it_is_not_clear_who(before: str) -> None:
    assert named("what did he say?", before) == "what did he say?"


@pytest.mark.parametrize(
    "text",
    [
        *("Why did Berg say he left?", "what did they say?", "her ülke ne dedi?", "What is it?"),
        *("Did he pay her?", "Is she his wife?", "Did he call him?", "Did she call her?"),
    ],
)
def test_what_needs_no_name_stays(text: str) -> None:
    assert named(text, "What did Ana Ruiz say?") == text


@pytest.mark.parametrize(
    ("before", "person"),
    [("and mabbutt?", "Mabbutt"), ("what of the commander?", "Colin Mabbutt")],
)
def test_a_name_in_small_letters_is_told_by_the_answer(before: str, person: str) -> None:
    passage = article(ALARM).passage(1)
    turn = Turn(before, Kind.FOUND, (Quote(passage, passage.span),))

    assert with_person_named("who called him?", turn) == f"who called {person}?"


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("At least 47 drowned, the Courier reports, citing Admiral Tomas Ekvall.", "Tomas Ekvall"),
        ("“We saw it,” said Ana Ruiz, a teacher.", "Ana Ruiz"),
        ("The Observatory for Human Rights reported 34 casualties.", "he"),
    ],
)
def test_after_who_said_that_he_is_who_did(told: str, asked: str) -> None:
    passage = article(told).passage(1)
    turn = Turn("How many died?", Kind.FOUND, (with_sources(Quote(passage, passage.span)),))

    assert with_person_named("who is he?", turn, of_source=True) == f"who is {asked}?"


def test_who_blames_somebody_is_meant_where_no_other_is_named() -> None:
    assert named("Where was he?", "Who does Berg blame?") == "Where was Berg?"


def test_who_did_something_to_somebody_is_asked_about_them() -> None:
    turn = Turn("Who called Ana Ruiz?", Kind.FOUND, typed="Who called her?")
    assert with_person_named("why did she go?", turn) == "why did Ana Ruiz go?"


ALARM = "The alarm was raised by Station Commander Colin Mabbutt, 58, of Wexshire Fire and Rescue."
PULLED = "Colin Mabbutt was pulled clear by a coach, Petra Novotny."
OWNED = "Jane Roe and Jon Berg of the Thornby Tigers own it."
BOSS = "Halvex Chief Executive Osmund Reike rejected it."
PLACED = "It was near Fair Isle, at the Millgate Ice Arena, by the Thornby Tigers."


@pytest.mark.parametrize(
    ("before", "answer", "text", "expected"),
    [
        ("Who raised the alarm?", ALARM, "How old is he?", "How old is Colin Mabbutt?"),
        ("Who is the boss?", BOSS, "what does he say?", "what does Osmund Reike say?"),
        ("What did the commander do?", ALARM, "is he well?", "is Colin Mabbutt well?"),
        ("Who pulled Colin Mabbutt out?", PULLED, "who is she?", "who is Petra Novotny?"),
        ("Who owns it?", OWNED, "what did he say?", "what did he say?"),  # one of two
        ("Where was it?", PLACED, "who met him there?", "who met him there?"),  # no person
    ],
)
def test_who_was_asked_for_is_the_person_that_the_answer_names(
    before: str, answer: str, text: str, expected: str
) -> None:
    passage = article(answer).passage(1)
    turn = Turn(before, Kind.FOUND, (Quote(passage, passage.span),))

    assert with_person_named(text, turn) == expected
    assert with_person_named(text, replace(turn, kind=Kind.NOT_FOUND)) == text  # offered only
