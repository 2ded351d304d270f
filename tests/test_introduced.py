"""Who somebody is, is told where the article first names them in full."""

import pytest

from bot.answering.reranking import possible_first
from bot.model import Library
from tests.answers import article
from tests.ranked import ranked

COURT = Library(
    (
        article(
            "Judge Miriam Adeyemi told Pell that he had betrayed a town, and Pell wept.",
            "Mr Pell had signed for years. With Pell in office nobody asked. He met Ann Pell Lee.",
            "The former mayor Gordon Pell, 61, was sentenced to six years for taking bribes.",
            "Gordon Pell may appeal. A cousin of Jonas Hart spoke for Hart.",
            "The clerk blamed the governor for it. Governor Ida Moe denied it, and so did the"
            " deputy governor for roads, Ole Vik.",
            "The master, a man of 58, was held. Harbour master Ann Lind spoke.",
            "Pell went to Lees School. Among his students were two mayors, Ines Lund and Omar Bo.",
            "Nora Quill pulled the cord. Bo Quill, 9, a pupil, cheered. Ms Quill, 71, a retired"
            " driver, was the first to sit. It was in order, the auditor Ivo Moss noted.",
            "Ivo Moss left early.",
            "According to Holt, the pumps had failed. The engineer Rita Holt resigned.",
            "He was born in Vard, the capital. Kai Vard, a tailor, knew him.",
            "Defence Minister Ada Berg spoke. Fisheries Minister Ulf Roe listened.",
            "Dahl was a rower once. Jan Dahl rowed. Eva Dahl cooked.",
            "Mr. Roth slept. Emil Roth, a baker, woke up.",
            "Ask the mayor, Ash said. Her deputy, Ron Ash, drove. He met Lee Ash, who came late.",
            "Ida Falk cooked. Sven Falk (born 1950) is a diver.",
        ),
    )
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who is Pell?", "The former mayor"),
        ("and who was mr pell", "The former mayor"),
        ("Wer ist Pell?", "The former mayor"),
        ("Who's Hart?", "A cousin"),
        ("Who were his students?", "Among"),
        ("Who is the governor?", "Governor Ida Moe"),
        ("Who is the master?", "The master"),
        ("Who is the deputy governor?", "Governor Ida Moe"),
        ("Who is Nora Quill?", "Ms Quill, 71"),
        ("Who is Bo Quill?", "Bo Quill, 9"),
        ("Who is Moss?", "It was in order"),
        ("Who is Ida Quill?", "Nora Quill"),
        ("who was ms nora quill", "Ms Quill, 71"),
        ("Who is Holt?", "The engineer"),  # nothing is said of her behind "According to Holt,"
        ("Who is Kai Vard?", "Kai Vard"),
        ("Who is Fisheries Minister?", "Fisheries"),
        ("Who is Eva Dahl?", "Eva Dahl"),
        ("Who is Falk?", "Sven Falk"),
        ("Who is Emil Roth?", "Emil Roth, a baker"),
        ("What does Emil Roth do?", "Emil Roth, a baker"),
        ("What did Nora Quill do for a living?", "Ms Quill, 71"),
        ("What is Falk's job?", "Sven Falk"),
        ("What is the name of the governor?", "Governor Ida Moe"),
        ("Who is Ash?", "Her deputy, Ron Ash"),
        ("Who told Pell that he betrayed a town?", "Judge"),
    ],
)
async def test_who_somebody_is_stands_beside_the_full_name(question: str, told: str) -> None:
    first = possible_first(await ranked(question, COURT)).candidates[0]

    assert first.sentence.text.startswith(told)


async def test_an_office_is_of_the_place_in_the_title() -> None:
    of = article(
        "A poll by Moor College of Moor found that 62 percent like the hall.",
        "The mayor, Una Bek, will speak on Sunday.",
        title="Moor is to lose its hall",
    )
    found = await ranked("Who is the mayor of Moor?", Library((of,)))

    assert found.candidates[0].sentence.text.startswith("A poll")
    assert possible_first(found).candidates[0].sentence.text.startswith("The mayor")


@pytest.mark.parametrize("question", ["Who is the president of Chad?"])
async def test_an_office_is_of_no_other_country_of_the_title(question: str) -> None:
    of = article(
        "Chad's army fired on two boats of Chad.",
        "President Una Bek of the other side called it a crime.",
        title="Mali recalls its envoy after a patrol of Chad fires",
    )
    first = possible_first(await ranked(question, Library((of,)))).candidates[0]

    assert first.sentence.text.startswith("Chad's army")


async def test_an_office_of_others_is_not_that_of_the_place_in_the_title() -> None:
    of = article(
        "The Moor Herald wrote that nine had left Moor.",
        "The talks with Holmish Mayor Una Bek were put off.",
        title="Moor ends its talks",
    )
    first = possible_first(await ranked("Who is the mayor of Moor?", Library((of,)))).candidates[0]

    assert first.sentence.text.startswith("The Moor Herald")


async def test_the_name_of_a_thing_is_not_that_of_somebody_called_alike() -> None:
    of = article(
        "Drivers sleep on the ferry. The ferry Astra is old.", "Paolo Ferri denied it, Ferri did."
    )
    asked = "What is the name of the ferry?"
    first = possible_first(await ranked(asked, Library((of,)))).candidates[0]

    assert "Ferri" not in first.sentence.text
