"""Names that begin paragraphs say whose turn it is."""

from dataclasses import replace

from bot.attribution import credits
from bot.model import Article
from bot.speech.labels import speakers
from tests.articles import article

TALK = article(
    "Marie Roux makes cheese. She talked to Ben Hale.",
    "Hale: When did you begin?",
    "Roux: In 1991. A man from Lyon bought it.",
    "Hale: It is dear.",
    "Roux: It takes two years.",
)


def labels(of: Article) -> dict[int, str]:
    return {number: of.text[name.start : name.end] for number, name in speakers(of).items()}


def test_two_names_that_take_turns_are_speakers() -> None:
    assert labels(TALK) == {2: "Hale", 3: "Roux", 4: "Hale", 5: "Roux"}


def test_other_words_before_a_colon_are_none() -> None:
    assert labels(article("Referee: Alan Moss.", "Attendance: 40.", "Referee: Ana Holt.")) == {}
    assert labels(article("Question: Why?", "Answer: So.", "Question: Who?", "Answer: I.")) == {}


def test_words_that_the_article_uses_as_no_name_are_none() -> None:
    pros, cons = "Pros: The jar is cheap.", "Cons: The lid leaks. Pros of it are few."
    jars = article("Two jars were tried.", pros, cons, pros, cons)
    hours = article("Shops.", *["Opening Hours: From 9.", "Best Price: 40."] * 2)

    assert labels(jars) == labels(hours) == {}
    assert set(labels(replace(jars, title="Cons, a rapper, on jars")).values()) == {"Pros", "Cons"}


def test_where_one_is_the_interviewer_the_other_speaks_too() -> None:
    turns = ("Interviewer: When did you begin?", "Roux: In 1991.") * 2

    assert set(labels(article(*turns)).values()) == {"Interviewer", "Roux"}


def test_what_speakers_state_is_credited_to_them_by_their_full_names() -> None:
    said = [(TALK.text[s.span.start : s.span.end], s.source.name) for s in credits(TALK)]

    assert said == [
        ("Roux: In 1991.", "Marie Roux"),
        ("A man from Lyon bought it.", "Marie Roux"),
        ("Hale: It is dear.", "Ben Hale"),
        ("Roux: It takes two years.", "Marie Roux"),
    ]


def test_a_pronoun_in_a_turn_stands_for_whole_names() -> None:
    lead = "Ana Ruiz said it was late. Ben Hale was in the port."
    turns = ("Hale: And then?", "Roux: It rained.", "Hale: It did, Ms Roux.")
    ends = [f"Tom Wren left {'very ' * times}early." for times in range(10)]
    articles = [article(lead, f"Roux: She said it was done. {end}", *turns) for end in ends]

    cited = {statement.source.citing for of in articles for statement in credits(of)}
    assert cited == {None, "Ana Ruiz"}


def test_labels_in_capitals_name_whom_the_text_names_otherwise() -> None:
    turns = ("ANA RUIZ: It rained.", "BEN HALE: It did. Mira Holt said that it hailed.")
    of = article("Ana Ruiz met Ben Hale.", *turns, *turns)

    assert set(labels(of).values()) == {"Ana Ruiz", "Ben Hale"}
    credited = [(statement.source.name, statement.source.citing) for statement in credits(of)]
    assert credited == [("Ana Ruiz", None), ("Ben Hale", None), ("Ben Hale", "Mira Holt")] * 2
