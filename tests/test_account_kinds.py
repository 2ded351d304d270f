"""Whether a question asks for an account: of a doer, a cause or a winner."""

import pytest

from bot.answering.account_kinds import account_asked


@pytest.mark.parametrize(
    ("question", "account"),
    [
        ("Who is to blame for the raid?", "Ana Ruiz accused Syria of it."),
        ("culprit??", "Ana Ruiz accused Syria of it."),
        ("Lisbon blames Syria. Does anybody say otherwise?", "Ana Ruiz accused Syria of it."),
        ("Who is guilty of the raid?", "Ana Ruiz accused Syria of it."),
        ("Do the sources agree on who carried out the attack?", "Syria was behind it, Ruiz said."),
        ("Was it Syria or Russia that attacked the base?", "Ruiz accused Syria."),
        ("Which side shot first?", "Reuters accused Syria."),
        ("What caused the blackout?", "Voltara blames lightning."),
        ("Why did the bridge collapse?", "The collapse was the result of rust."),
        ("What was the reason for the delay?", "It was caused by rain."),
        ("Who won the runoff?", "Marescu won with 52 percent."),
        ("What is the result of the vote?", "Aldane is ahead, Reuters says."),
    ],
)
def test_a_question_asks_for_an_account_by_its_form(question: str, account: str) -> None:
    kind = account_asked(question)

    assert kind is not None
    assert kind.is_clear(account)


@pytest.mark.parametrize(
    "question",
    [
        "Which services were ordered to let them in?",
        "Which channel reported that Turkey had been shooting?",
        "Who was shot?",
        "Whom did the police attack?",
        "In which part of the plant did it happen?",
        "How many were killed?",
    ],
)
def test_a_deed_elsewhere_in_a_question_asks_for_none(question: str) -> None:
    assert account_asked(question) is None


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("An eyewitness said that officers had attacked the crowd.", True),
        ("He was shot by a sniper, two witnesses said.", True),
        ("Borland had been shooting at Norish planes.", True),
        ("The army was attacked in a raid that killed 22.", False),
        ("The raid killed 22, Reuters says.", False),
        ("They decided to attack it.", False),
    ],
)
def test_a_sentence_names_who_did_it_by_an_active_verb(sentence: str, tells: bool) -> None:
    kind = account_asked("Who shot first?")

    assert kind is not None
    assert kind.is_likely(sentence) is tells
