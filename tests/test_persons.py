"""Whom "he" and "she" stand for in a question that follows another."""

import pytest

from bot.answer import Turn
from bot.answer_kinds import Kind
from bot.questions.persons import with_person_named


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


def test_who_did_something_to_somebody_is_asked_about_them() -> None:
    turn = Turn("Who called Ana Ruiz?", Kind.FOUND, typed="Who called her?")
    assert with_person_named("why did she go?", turn) == "why did Ana Ruiz go?"
