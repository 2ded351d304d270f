"""A question may ask for the words of a source."""

import pytest

from bot.answering.named_source import named_source
from bot.attribution import credits
from bot.model import Article
from tests.answers import article
from tests.steps import calls

ARTICLE = article(
    "Turkey struck back, Reuters reports, citing Turkish officials.",
    "The Syrian Observatory for Human Rights reported 34 casualties.",
    "The talks are off, said Kremlin Spokesperson Dmitry Peskov. He denied a rift.",
    "The Financial Times wrote that Turkey may ask NATO for help. Hakan Fidan was invited.",
    "Several sources in Hatay confirmed it. Nobody was hurt, Ole Aas told CNBC.",
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What does Reuters report?", "Reuters"),
        ("what did peskov say", "Dmitry Peskov"),
        ("What did Dmitry Peskov say about that?", "Dmitry Peskov"),
        ("What does the FT write?", "The Financial Times"),
        ("what does financialtimes write", "The Financial Times"),
        ("What did the Observatory report?", "Syrian Observatory for Human Rights"),
        ("What did SOHR report?", "Syrian Observatory for Human Rights"),
        ("what do the turkish officials claim", "Turkish officials"),
        ("Was sagte Peskov?", "Dmitry Peskov"),
        ("Что сказал Песков?", "Dmitry Peskov"),
        ("What did Peskow say?", "Dmitry Peskov"),
        ("What was reported by Reuters?", "Reuters"),
        ("What did Reuters hear?", "Reuters"),
        ("What did Aas say?", "Ole Aas"),
        ("Which information comes from Reuters?", "Reuters"),
        ("Which claims come from the FT?", "The Financial Times"),
    ],
)
def test_a_question_for_nothing_but_a_sources_words_is_known(question: str, name: str) -> None:
    found = named_source(question, ARTICLE)

    assert found is not None
    assert (found.name, found.only) == (name, True)


def test_two_names_in_a_question_are_whoever_was_told_and_who_told_it() -> None:
    of = article(
        "The World Health Organization told the BBC that it would meet in May.",
        "The insurer Norden Re told Bloomberg that it would pay.",
    )
    told = named_source("What does the WHO plan, according to the BBC?", of)
    assessed = named_source("What was Norden Re's assessment?", of)

    assert told is not None
    assert told.only
    assert assessed is not None
    assert assessed.only


def test_who_told_it_is_asked_for_where_the_medium_is_not_credited_for_that() -> None:
    of = article(
        "The water rose at five, the station Radio Serra reported.",
        "The school was empty, headteacher Nuno Vaz told the station.",
    )

    found = named_source("What did Nuno Vaz tell Radio Serra?", of)

    assert found is not None
    assert found.name == "Nuno Vaz"


def test_a_medium_is_asked_for_what_it_was_told() -> None:
    told = named_source("What was CNBC told?", ARTICLE)

    assert told is not None
    assert (told.name, told.only) == ("CNBC", True)
    assert named_source("What was Peskov told?", ARTICLE) is None
    assert named_source("What was CNBC told in May about the talks?", ARTICLE) is None


@pytest.mark.parametrize(
    "question",
    ["According to the Financial Times, who may ask for help?", "What did Peskov say about NATO?"],
)
def test_a_question_may_ask_for_something_particular(question: str) -> None:
    found = named_source(question, ARTICLE)

    assert found is not None
    assert not found.only


@pytest.mark.parametrize(
    "question",
    [
        "Who is Dmitry Peskov?",
        "Who was invited?",
        "What did Hakan Fidan say?",
        "How did Turkey strike back?",
        "What does CNN report?",
        "How many died according to different sources?",
    ],
)
def test_a_question_without_a_credited_source_names_none(question: str) -> None:
    assert named_source(question, ARTICLE) is None


def test_two_letters_are_no_surname() -> None:
    of = article("It rained, said Oxfam UK.", "It snowed, said Jon Aas.")

    assert named_source("What does the UK say?", of) is None
    assert named_source("What does Aas say?", of) is not None


@pytest.mark.parametrize("name", ["Russia", "Moscow", "the Kremlin"])
def test_a_country_speaks_through_the_seat_of_its_government_and_not_through_a_channel(
    name: str,
) -> None:
    of = article(
        "It rained, Russia 24 reported.", "The talks are off, said Kremlin aide Ivan Orlov."
    )

    found = named_source(f"What did {name} say?", of)

    assert found is not None
    assert found.name == "Ivan Orlov"


@pytest.mark.parametrize("name", ["the United States", "America", "the USA", "Washington"])
def test_a_country_speaks_through_who_holds_an_office_of_it(name: str) -> None:
    of = article("It rained, Reuters said.", "They see it now, said US envoy Kay Hutch.")

    found = named_source(f"What did {name} say?", of)

    assert found is not None
    assert (found.name, found.only) == ("Kay Hutch", True)


@pytest.mark.parametrize("role", ["the priest", "the village priest"])
def test_a_role_may_stand_after_the_name_and_elsewhere_than_where_it_is_credited(role: str) -> None:
    of = article("Jan Belic, a village priest, ran to the shore.", "It was dark, Belic said.")

    found = named_source(f"What did {role} say?", of)

    assert found is not None
    assert [each.text for each in found.statements] == ["It was dark, Belic said."]


def test_who_speaks_for_a_company_is_asked_for_as_the_company() -> None:
    of = article("It rained, Reuters said.", "We are sorry, said chief executive Ada Lind.")

    found = named_source("What did the company say?", of)

    assert found is not None
    assert found.name == "Ada Lind"


def test_a_person_may_be_asked_for_by_office() -> None:
    found = named_source("What does the Kremlin say?", ARTICLE)

    assert found is not None
    assert (found.name, found.only) == ("Dmitry Peskov", True)
    assert named_source("What does Ankara say?", ARTICLE) is None


def test_a_body_is_asked_for_by_part_of_its_name_where_there_is_one_such() -> None:
    one = article("It holds, the Ruhl Institute said.")
    two = article("It holds, the Ruhl Institute said. It melts, the Aare Institute said.")

    assert named_source("What did the institute say?", two) is None
    found = named_source("What did the institute say?", one)
    assert found is not None
    assert (found.name, found.only) == ("Ruhl Institute", True)


def test_a_country_may_be_asked_about_a_topic() -> None:
    found = named_source("What does Moscow say about the talks?", ARTICLE)

    assert found is not None
    assert (found.name, found.only) == ("Dmitry Peskov", False)


SPOKEN_FOR = article(
    "Oru Hydro denied this. “All gates worked,” its spokesman Petr Hollan said. It rained.",
    "Its lawyer, Ana Ruiz, said it was safe.",
    "The dam broke, two officials told Reuters. It held, Reuters reported from the valley.",
)


def said(question: str) -> list[str]:
    found = named_source(question, SPOKEN_FOR)
    assert found is not None
    assert found.only
    return [SPOKEN_FOR.text[s.span.start : s.span.end] for s in found.statements]


def test_what_its_spokesman_says_next_is_said_for_it() -> None:
    assert said("What is Oru Hydro's position?") == [
        "Oru Hydro denied this.",
        "“All gates worked,” its spokesman Petr Hollan said.",
    ]


def test_of_a_medium_only_what_the_others_told_it_may_be_asked() -> None:
    assert said("What did officials tell Reuters?") == [
        "The dam broke, two officials told Reuters."
    ]


def test_officials_are_one_or_several() -> None:
    of = article(
        "The dam broke, two officials told Reuters. It held, a local official told Reuters."
    )
    found = named_source("Tell me everything officials told Reuters", of)

    assert found is not None
    assert found.only
    assert len(found.statements) == 2


def report(days: int) -> Article:
    """What one source says for so many days, and its spokesman behind it."""
    return article(
        *(
            f"Reuters reports fog at pier {day}. It was calm, Ana Ruiz said. The day went by."
            " Nobody is missing, its spokesman said."
            for day in range(days)
        )
    )


def test_the_words_of_a_source_are_gathered_in_one_walk_through_the_article() -> None:
    short, long = report(20), report(200)
    for each in (short, long):
        credits(each)  # attribution is remembered
    steps = [
        calls(lambda each=each: named_source("What does Reuters report?", each))
        for each in (short, long)
    ]

    assert steps[1] < 12 * steps[0]
