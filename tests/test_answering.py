"""How many quotes an answer has, whose they are, and when there is none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Found, NotFound
from bot.answering.asked_source import articles_to_read
from bot.answering.composing import compose
from bot.attribution import credits
from bot.model import Article, Question, Ranking
from tests.answers import article, reports
from tests.ranked import ranking
from tests.steps import calls

PRESS = article(
    "The raid killed 22 soldiers, the Daily Sabah reports, citing the authorities of Hatay.",
    "According to Al-Monitor, 30 people were killed. The Observatory reported 34 casualties.",
    "Turkey will strike back, Reuters reports. Ankara convened a council, and planes took off.",
    "Refugees may pass, an official told Reuters. Putin was not available.",
)


def found(question: str, best: str, of: Article = PRESS) -> list[str]:
    answer = compose(ranking(question, of, best))
    assert isinstance(answer, Found)
    return [quote.text for quote in answer.quotes]


def test_one_quote_is_enough_where_nobody_disagrees() -> None:
    assert found("What did Ankara convene?", "Ankara") == [
        "Ankara convened a council, and planes took off."
    ]


def test_what_happened_somewhere_is_told_where_a_report_first_has_it() -> None:
    of = article("A blast tore through Vard on Monday.", "Months before, shells had hit Vard.")

    assert found("What happened in Vard?", "Months", of) == ["A blast tore through Vard on Monday."]
    assert found("What had hit Vard?", "Months", of) == ["Months before, shells had hit Vard."]


def test_sources_that_disagree_are_quoted_and_credited() -> None:
    answer = compose(ranking("How many soldiers were killed?", PRESS, "The raid"))

    assert isinstance(answer, Found)
    credited = [[source.name for source in quote.sources] for quote in answer.quotes]
    assert credited == [["Daily Sabah"], ["Al-Monitor", "Observatory"]]


def test_what_a_source_says_is_all_that_is_credited_to_it() -> None:
    assert found("What does Reuters report?", "The Observatory") == [
        "Turkey will strike back, Reuters reports.",
        "Refugees may pass, an official told Reuters.",
    ]


def test_a_statement_that_leans_on_the_sentence_before_is_quoted_with_it() -> None:
    of = article("It was Russia, Al-Monitor said. Several sources confirmed this to The Guardian.")

    assert found("What did The Guardian report?", "It was", of) == [of.text]


def test_a_source_with_much_to_say_costs_no_more_than_one_with_little() -> None:
    def steps(days: int) -> int:
        of = article(*(f"It was calm, Reuters reported on day {day}." for day in range(days)))
        credits(of)  # attribution is remembered
        nothing = Ranking(Question("What does Reuters report?", "en", ("reuter",)))
        return calls(lambda: compose(nothing, [of]))

    assert steps(200) < 12 * steps(20)


def test_a_source_is_found_where_no_word_was() -> None:
    nothing = Ranking(Question("What does the DS say?", "en", ("ds",)))
    answer = compose(nothing, [PRESS])

    assert isinstance(answer, Found)
    assert answer.quotes[0].passage.number == 1


def test_an_article_that_cannot_be_quoted_is_read_only_for_what_somebody_said() -> None:
    other = article("Reuters said that it rained.")
    asked = ranking("How many people were killed?", PRESS, "The Observatory")
    said = ranking("What did Reuters report?", PRESS, "The Observatory")

    assert articles_to_read(asked, [PRESS, other]) == [PRESS]
    assert articles_to_read(said, [PRESS, other]) == [PRESS, other]


def test_according_to_somebody_limits_the_answer_to_them() -> None:
    question = "According to Al-Monitor, how many people were killed?"

    assert found(question, "The raid") == ["According to Al-Monitor, 30 people were killed."]


def test_of_a_source_what_it_says_of_who_did_it_goes_first() -> None:
    of = article(
        "According to Al-Tar, 30 died in the raid.", "Syria was behind the raid, Al-Tar said."
    )

    assert found("According to Al Tar, who did it in the raid?", "According", of) == [
        "Syria was behind the raid, Al-Tar said."
    ]


def test_of_a_source_what_it_says_of_what_is_asked_goes_first() -> None:
    of = article(
        "“We counted twice,” said Dr Signe Aas, the lead author.",
        "The pictures, Aas said, were good.",
    )

    assert found("What did Signe Aas say about pictures?", "“We", of) == [of.passage(2).text]


def test_of_two_papers_called_times_one_is_asked() -> None:
    of = article(
        "The Dover Times wrote that trams may stop.", "The raid killed 3, the Hull Times said."
    )
    question = "According to the Dover Times, how many did the raid kill?"

    assert isinstance(compose(ranking(question, of, "The raid")), NotFound)


def test_according_to_somebody_who_says_nothing_of_it_is_no_answer_of_others() -> None:
    question = "According to Reuters, how many soldiers were killed?"

    assert isinstance(compose(ranking(question, PRESS, "The raid")), NotFound)  # by Daily Sabah


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("According to Putin, how many soldiers were killed?", False),
        ("How many soldiers were killed according to cnn", False),
        ("how many soldiers, according to cnn, were killed", False),
        ("According to the text, how many soldiers were killed?", True),
        ("According to the Hull Paper, how many soldiers were killed?", True),  # which printed it
    ],
)
def test_nobody_answers_for_a_name_that_is_never_credited(question: str, answered: bool) -> None:
    of = replace(PRESS, publisher="Hull Paper")

    assert isinstance(compose(ranking(question, of, "The raid")), Found) is answered


def test_what_the_ranking_doubts_is_offered_and_not_asserted() -> None:
    answer = compose(ranking("What did Ankara convene?", PRESS, "Ankara", confidence=0.1))

    assert isinstance(answer, NotFound)
    assert answer.closest is not None
    assert answer.closest.text.startswith("Ankara")


def test_what_merely_shares_a_word_is_not_offered() -> None:
    answer = compose(ranking("What does Ankara cost?", PRESS, "Ankara", confidence=0.01))

    assert isinstance(answer, NotFound)
    assert answer.closest is None


def test_nothing_found_offers_nothing() -> None:
    answer = compose(Ranking(Question("Who?", "en", ("who",))))

    assert answer == NotFound(
        Ranking(Question("Who?", "en", ("who",))),
        missing="no word of the question is in the article",
    )


@given(reports(), st.sampled_from(["How many people were killed?", "What did Reuters say?"]))
def test_quotes_of_any_article_stand_in_it_and_never_overlap(of: Article, asked: str) -> None:
    answer = compose(ranking(asked, of, ""))

    quotes = answer.quotes if isinstance(answer, Found) else ()
    assert all(quote.passage.span.covers(quote.span) for quote in quotes)
    assert all(
        one is other or one.span.end <= other.span.start or other.span.end <= one.span.start
        for one in quotes
        for other in quotes
    )


AGENCIES = ("AP", "DPA", "Reuters", "Tass", "AFP")


def test_of_many_that_disagree_three_are_quoted() -> None:
    of = article(*(f"{20 + at} soldiers died, {one} says." for at, one in enumerate(AGENCIES)))

    assert found("How many soldiers died?", "20 soldiers", of) == [
        passage.text for passage in of.passages[:3]
    ]


def test_of_a_source_with_much_to_say_six_statements_are_quoted() -> None:
    of = article(*(f"It was calm, Reuters reported on day {day}." for day in range(9)))

    assert found("What does Reuters report?", "It was", of) == [
        passage.text for passage in of.passages[:6]
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "According to Reuters, what port did planes bomb at dawn?",
            "Planes bombed the port at dawn.",
        ),
        ("According to Reuters, what did planes do?", "Planes took off, Reuters reports."),
    ],
)
def test_a_source_is_kept_to_where_it_says_nearly_as_much_as_the_best_sentence(
    question: str, answer: str
) -> None:
    of = article("Planes bombed the port at dawn.", "Planes took off, Reuters reports.")

    assert found(question, "Planes bombed", of) == [answer]
