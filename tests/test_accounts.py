"""What different sources tell of one thing stands side by side."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.answering.account_kinds import account_asked
from bot.answering.accounts import rival_accounts
from bot.model import Article, Quote, Ranking
from tests.answers import article
from tests.ranked import parsed_ranking, ranking


def told(question: str, of: Article, best: str) -> list[str]:
    found = ranking(question, of, best)
    sentence = found.candidates[0].sentence
    return [each.text for each in rivals(found, Quote(sentence.passage, sentence.span))]


def rivals(found: Ranking, quote: Quote) -> Sequence[Quote]:
    kind = account_asked(found.question.text)
    assert kind is not None
    return rival_accounts(found, quote, kind)


RAID = article(
    "Planes struck the base at noon.",
    "Ankara considers Syria responsible for it, the Times reported.",
    "The raid was carried out by Russia, a correspondent of Al-Monitor said. Bread is short.",
    "Reuters says the harvest is over.",
)


def test_accounts_that_follow_one_another_are_quoted_together() -> None:
    of = article("Youths threw stones, TV1 said. Officers attacked them, Ana Ruiz told Reuters.")

    assert told("Who started the violence?", of, "Youths") == [of.text]


def test_a_quote_without_an_account_gives_way_to_those_that_differ() -> None:
    assert told("Who is behind the raid?", RAID, "Reuters says") == [
        "The raid was carried out by Russia, a correspondent of Al-Monitor said.",
        RAID.passage(2).text,
    ]


def test_whoever_blames_the_same_party_is_no_rival() -> None:
    of = article("Syria did it, the Times reported. Syria was behind it, Reuters says.")

    assert told("Who did it?", of, "Syria did") == ["Syria did it, the Times reported."]


def test_an_account_of_what_was_done_to_others_gives_way() -> None:
    of = article(
        "Troops attacked the Tolan base, Reuters says.",
        "Ankara considers Syria responsible for the raid on the Verian base, the Times reported.",
        "The raid was carried out by Russia, a correspondent of Al-Monitor said.",
    )

    found = parsed_ranking("Who attacked the Verian base?", of, "Troops attacked")

    quotes = rivals(found, Quote(of.passage(1), of.passage_spans[0], 1.0))

    assert [quote.passage.number for quote in quotes] == [2, 3]


def test_what_comes_between_two_accounts_is_quoted_with_them() -> None:
    of = article(
        "Lightning caused it, Voltara says. Ana Ruiz spoke of other things. The blackout was due"
        " to a cable, the Polytechnic of Ilvera found."
    )

    assert told("What caused the blackout?", of, "Lightning") == [of.text]


def test_several_results_are_several_quotes() -> None:
    of = article(
        "Aldane was declared the winner of the runoff.",
        "Aldane got 50.8 percent, the agency Tass reports.",
        "According to a poll by the Civic Institute, Marescu won with 52 percent.",
    )

    assert told("Who won the runoff?", of, "Aldane was") == [each.text for each in of.passages]


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("Who is behind the raid on the depot?", "Syria"),  # half of that is in the accounts
        ("Who is behind the raid, the flood and the theft from the depot?", "The night raid"),
    ],
)
def test_accounts_of_something_else_leave_the_quote_alone(question: str, lead: str) -> None:
    of = article(
        "The night raid and the theft were a shock.",
        "It rained.",
        "Syria is to blame for the fire in the depot, the Times reported. Ana Ruiz told Reuters"
        " that Russia caused it.",
    )

    assert told(question, of, "The night raid")[0].startswith(lead)


@pytest.mark.parametrize(("behind", "gives_way"), [(3.9, True), (4.1, False)])
def test_a_quote_without_an_account_gives_way_to_close_ones_alone(
    behind: float, gives_way: bool
) -> None:
    found = ranking("Who is behind the raid?", RAID, "Reuters says")
    first, *others = found.candidates
    ranked = (
        replace(first, score=9.0),
        *(replace(each, score=9.0 - behind - at) for at, each in enumerate(others)),
    )
    sentence = first.sentence
    quote = Quote(sentence.passage, sentence.span, 9.0)
    quotes = rivals(replace(found, candidates=ranked), quote)

    assert (quotes[0].text != quote.text) is gives_way


@pytest.mark.parametrize(
    ("names", "behind", "gives_way"),
    [
        ("Verian", 8.9, True),
        ("Verian", 9.1, False),
        ("Dolvian", 8.9, False),
        ("norwegian", 8.9, True),  # a country's people, whatever the letters
        ("finnish", 8.9, False),
    ],
)
def test_a_quote_without_an_account_gives_way_to_far_ones_about_those_named(
    names: str, behind: float, gives_way: bool
) -> None:
    of = article(
        "A raid killed Verian, Dolvian, Finnish and Norwegian soldiers.",
        *["It rained."] * 2,
        "The raid on the Verian and Norwegian army was carried out by Russia, the Times said.",
        "Syria was behind it, Reuters says.",
    )
    question = f"Who killed the {names} soldiers?"
    found = parsed_ranking(question, of, "A raid")
    first, other = found.candidates[0], ranking(question, of, "The raid").candidates[0]
    ranked = replace(first, score=10.0), replace(other, score=10.0 - behind)

    quote = Quote(of.passage(1), of.passage_spans[0], 10.0)
    quotes = rivals(replace(found, candidates=ranked), quote)

    assert (quotes != [quote]) is gives_way


def test_accounts_follow_one_another_over_two_passages_and_no_further() -> None:
    of = article(
        "Syria did it, the Times reported.",
        "Iran is responsible, Reuters says.",
        "Russia is to blame, Ana Ruiz told the Herald.",
        "Turkey is to blame, Le Monde wrote.",
    )

    assert told("Who attacked the base?", of, "Syria did") == [
        each.text for each in of.passages[:3]
    ]


@pytest.mark.parametrize(("between", "gives_way"), [(3, True), (4, False)])
def test_only_the_five_best_sentences_may_give_the_account(between: int, gives_way: bool) -> None:
    of = article(
        "A night raid hit the base.",
        *["Another night raid, another base."] * between,
        "It rained.",
        "Syria was behind the raid, the Times reported. Russia caused it, Reuters says.",
    )

    quotes = told("Who is behind the night raid on the base?", of, "A night raid")

    assert (quotes == [of.passages[-1].text]) is gives_way
