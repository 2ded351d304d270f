"""Who says that it is not so stands beside who says that it is."""

from bot.answering.denial import contested, denied, weighs_a_claim
from bot.model import Article
from tests.answers import article, quote


def texts(of: Article, words: str) -> list[str]:
    return [each.text for each in contested(quote(of, 1, words))]


def test_a_denial_in_the_next_sentence_joins_the_claim() -> None:
    of = article("The ship is afloat, the navy said. Radio Ansel claimed that it had gone down.")

    assert texts(of, "The ship is afloat, the navy said.") == [of.text]
    assert texts(of, "Radio Ansel claimed that it had gone down.") == [of.text]


def test_a_denial_that_begins_the_next_passage_is_a_quote_of_its_own() -> None:
    of = article("It leaked, Ana Ruiz said.", "Hydrel denied any such leak. It rained.")

    assert texts(of, "It leaked, Ana Ruiz said.") == [
        "It leaked, Ana Ruiz said.",
        "Hydrel denied any such leak.",
    ]


def test_a_denial_of_something_else_is_none_of_the_passage_before() -> None:
    of = article("It leaked, Ana Ruiz said.", "Hydrel denied rumours in the port that it moved.")

    assert texts(of, "It leaked, Ana Ruiz said.") == ["It leaked, Ana Ruiz said."]


def test_the_same_source_does_not_contradict_itself() -> None:
    of = article("It leaked, Ana Ruiz said. Ana Ruiz denied that anybody was hurt.")

    assert texts(of, "It leaked, Ana Ruiz said.") == ["It leaked, Ana Ruiz said."]


def test_what_nobody_is_credited_for_has_no_denial() -> None:
    of = article("It leaked. Ana Ruiz denied that anybody was hurt.")

    assert texts(of, "It leaked.") == ["It leaked."]


def test_a_claim_is_weighed_by_a_question_for_yes_or_no_and_by_doubt() -> None:
    assert weighs_a_claim("Did the ship sink?")
    assert weighs_a_claim("Really only 22 dead?")
    assert not weighs_a_claim("When did the ship sink?")


def test_yes_stands_beside_no_whatever_the_verb() -> None:
    of = article("He was drunk, Ana Ruiz told Reuters. Halcyon says a test showed no alcohol.")

    assert texts(of, "He was drunk, Ana Ruiz told Reuters.") == [of.text]


def test_a_denial_of_just_this_goes_with_it_whatever_was_asked() -> None:
    of = article("The plant polluted the river. Its owner, Ana Ruiz, denied this. It rained.")
    other = article("The plant polluted the river. Its owner, Ana Ruiz, denied that it was hers.")
    claim = "The plant polluted the river."

    assert [each.text for each in denied(quote(of, 1, claim))] == [of.text[: -len(" It rained.")]]
    assert [each.text for each in denied(quote(other, 1, claim))] == [claim]
