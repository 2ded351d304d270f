"""What leans on the turn before, or names a passage, is answered as who wrote it would expect."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import About, Answer, Excerpt, Found, NotFound, Notice, NoticeKind, Turn, quotes_of
from bot.answer_kinds import Kind
from bot.app import open_app
from bot.assistant import Assistant
from bot.dialogue import leant_on, remember
from bot.model import Message, Span

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return open_app(CORPUS).assistant


def ask(assistant: Assistant, text: str, previous: Turn | None = None) -> Answer:
    return asyncio.run(assistant.respond(Message(text=text), previous))


def test_asking_for_more_reads_on_to_the_end_of_the_article(assistant: Assistant) -> None:
    answer = ask(assistant, "Who reported 34 casualties?")
    turn = remember("Who reported 34 casualties?", answer, None)
    read: list[int] = []
    while isinstance(answer := ask(assistant, "tell me more", turn), Excerpt):
        read.append(answer.quote.passage.number)
        turn = remember("tell me more", answer, turn)

    assert read == list(range(3, 13))
    assert isinstance(answer, Notice)
    assert answer.kind is NoticeKind.THE_END
    assert turn is not None
    assert turn.question == "Who reported 34 casualties?"


def test_asking_for_more_at_first_tells_what_the_article_is_about(assistant: Assistant) -> None:
    assert isinstance(ask(assistant, "tell me more"), About)


def test_a_bare_why_is_not_answered_with_what_stands_there_already(assistant: Assistant) -> None:
    question = "How many Turkish soldiers were killed?"
    turn = remember(question, ask(assistant, question), None)

    why = ask(assistant, "why?", turn)

    assert isinstance(why, NotFound)
    assert isinstance(ask(assistant, "how many?", turn), Found)
    onward = ask(assistant, "tell me more", remember("why?", why, turn))
    assert [quote.passage.number for quote in quotes_of(onward)] == [3]


def test_a_bare_why_is_not_answered_with_more_of_the_same(assistant: Assistant) -> None:
    question = "How many Turkish soldiers were killed?"
    (quote, *others) = quotes_of(ask(assistant, question))
    shorter = replace(quote, span=Span(quote.span.start, quote.span.end - 20))

    turn = Turn(question, Kind.FOUND, (shorter, *others))

    assert isinstance(ask(assistant, "why?", turn), NotFound)


FLOOD = """The flood in Kessling

The flood destroyed 40 houses, the mayor said.

The flood destroyed the houses on Tuesday night, police said.

The houses that the flood destroyed stood in Mill Street, near the harbour.

The flood destroyed the houses because a dam broke, engineers said.
"""
ASKED = {
    "how many?": ("How many houses did the flood destroy?", "40 houses"),
    "when?": ("When did the flood destroy the houses?", "Tuesday"),
    "where?": ("Where did the flood destroy the houses?", "Mill Street"),
    "why?": ("Why did the flood destroy the houses?", "a dam broke"),
}


def test_a_bare_question_is_answered_whatever_was_asked_before(tmp_path: Path) -> None:
    (tmp_path / "flood.txt").write_text(FLOOD, encoding="utf-8")
    assistant = open_app(tmp_path).assistant
    for first, answer in ASKED.values():
        turn = remember(first, ask(assistant, first), None)
        assert turn is not None
        assert answer in turn.quotes[0].text
        for bare, (_, wanted) in ASKED.items():
            assert wanted in quotes_of(ask(assistant, bare, turn))[0].text, (first, bare)


def test_whose_word_it_was_is_not_asked_of_silence(assistant: Assistant) -> None:
    question = "How many Russian pilots were killed?"
    silence = remember(question, ask(assistant, question), None)

    for text, turn in (("who said that?", None), ("where does it say that?", silence)):
        answer = ask(assistant, text, turn)
        assert isinstance(answer, Notice)
        assert answer.kind is NoticeKind.NOTHING_QUOTED


def test_a_bare_question_after_silence_does_not_bring_the_quote_that_was_refused(
    assistant: Assistant,
) -> None:
    for refused, bare in (
        ("What did Erdogan say?", "why?"),
        ("How many civilians were killed?", "where?"),
        ("Who wrote this?", "why?"),
        ("Сколько российских лётчиков погибло?", "где?"),
    ):
        turn = remember(refused, ask(assistant, refused), None)
        assert isinstance(ask(assistant, bare, turn), NotFound), refused

    published = remember("Who wrote this?", ask(assistant, "Who wrote this?"), None)
    assert isinstance(ask(assistant, "when?", published), About)


def test_a_place_is_told_though_no_time_was(assistant: Assistant) -> None:
    turn = remember(text := "When was the base attacked?", ask(assistant, text), None)

    assert turn is not None
    assert turn.kind is Kind.NOT_FOUND
    assert "Al-Bara" in quotes_of(ask(assistant, "where?", turn))[0].text


def test_a_link_beside_a_question_is_not_remembered(assistant: Assistant) -> None:
    asked = "https://example.org/?id=1 How many soldiers were killed?"

    turn = remember(asked, asyncio.run(assistant.respond(Message(asked))), None)

    assert turn is not None
    assert turn.question == "How many soldiers were killed?"


def test_what_answers_two_questions_is_remembered_once(assistant: Assistant) -> None:
    turn = remember(text := "How many soldiers were killed? Where?", ask(assistant, text), None)

    assert turn is not None
    assert len(turn.quotes) == len({quote.passage for quote in turn.quotes}) > 1


def test_a_bare_question_passes_over_the_silence_to_another(assistant: Assistant) -> None:
    asked = remember(text := "How many Turkish soldiers were killed?", ask(assistant, text), None)
    assert asked is not None
    silent = remember("why?", ask(assistant, "why?", asked), asked)
    other = remember("asdf", ask(assistant, "asdf"), None)
    assert silent is not None
    assert other is not None

    assert leant_on("when?", [silent, asked]) is asked
    assert leant_on("when?", [other, asked]) is other
    assert leant_on("who said that?", [other, silent, asked]) is asked
    assert leant_on("How many?", []) is None


def test_where_it_says_that_shows_the_same_quotes_again(assistant: Assistant) -> None:
    question = "How many observation points are there?"
    answer = ask(assistant, question)
    turn = remember(question, answer, None)

    for text in ("Where does it say that?", "which paragraph?", "Wo steht das?", "ещё раз"):
        again = ask(assistant, text, turn)
        assert [quote.span for quote in quotes_of(again)] == [q.span for q in quotes_of(answer)]
        assert remember(text, again, turn).question == question


def test_a_person_just_named_is_asked_about_by_a_pronoun(assistant: Assistant) -> None:
    turn = remember(
        "who is Kay Bailey Hutchison?", ask(assistant, "who is Kay Bailey Hutchison?"), None
    )

    assert "real ally" in quotes_of(ask(assistant, "what did she say?", turn))[0].text


def test_a_passage_is_read_by_its_number_alone(assistant: Assistant) -> None:
    for text in ("¶ 3", "passage 3", "/passage ¶ 3", "/passage 3"):
        assert quotes_of(ask(assistant, text))[0].passage.number == 3
    assert quotes_of(ask(assistant, "8"))[0].passage.number == 8
    assert "34 casualties" in quotes_of(ask(assistant, "34"))[0].text  # the article has that number
    beyond = ask(assistant, "passage 99")
    assert isinstance(beyond, Notice)
    assert beyond.kind is NoticeKind.NO_SUCH_PASSAGE
