"""What leans on the turn before, or names a passage, is answered as who wrote it would expect."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import About, Excerpt, Found, NotFound, Notice, NoticeKind, Topic, Turn, quotes_of
from bot.answer_kinds import Kind
from bot.app import open_app
from bot.assistant import Assistant
from bot.dialogue import leant_on, remember
from bot.model import Span
from tests.asked import ask, turn_after

NATO = "What may Turkey request from NATO?"
KILLED = "How many Turkish soldiers were killed?"
POINTS = "Which observation points were established by Ankara?"


# -- whose word it was ----------------------------------------------------------------------------


def test_who_said_that_shows_the_source_of_the_last_quotes(assistant: Assistant) -> None:
    answer = ask(assistant, "And who said that?", turn_after(assistant, NATO))

    assert quotes_of(answer) == quotes_of(ask(assistant, NATO))


def test_who_said_that_is_honest_when_nobody_is_credited(assistant: Assistant) -> None:
    turn = turn_after(assistant, "Who convened the National Security Council?")

    assert ask(assistant, "Who said that?", turn) == Notice(NoticeKind.NOBODY_CREDITED)


def test_who_said_that_is_known_of_a_passage_as_well(assistant: Assistant) -> None:
    answer = ask(assistant, "who said that?", turn_after(assistant, "/passage 9"))

    assert [source.name for source in quotes_of(answer)[0].sources] == ["The Financial Times"]


def test_whose_word_it_was_is_not_asked_of_silence(assistant: Assistant) -> None:
    silence = turn_after(assistant, "How many Russian pilots were killed?")

    for text, turn in (("who said that?", None), ("where does it say that?", silence)):
        assert ask(assistant, text, turn) == Notice(NoticeKind.NOTHING_QUOTED)


def test_where_it_says_that_shows_the_same_quotes_again(assistant: Assistant) -> None:
    question = "How many observation points are there?"
    turn = turn_after(assistant, question)

    for text in ("Where does it say that?", "which paragraph?", "Wo steht das?", "ещё раз"):
        again = ask(assistant, text, turn)
        assert [quote.span for quote in quotes_of(again)] == [quote.span for quote in turn.quotes]
        assert turn_after(assistant, question, text).question == question


# -- bare questions -------------------------------------------------------------------------------


def test_a_bare_question_is_understood_by_the_one_before(assistant: Assistant) -> None:
    answer = ask(assistant, "how many?", turn_after(assistant, POINTS))

    assert "12 observation points" in quotes_of(answer)[0].text


def test_follow_ups_follow_one_another(assistant: Assistant) -> None:
    answer = ask(assistant, "and when?", turn_after(assistant, POINTS, "how many?"))

    assert "one year ago" in quotes_of(answer)[0].text


@pytest.mark.parametrize("text", ["When did it happen?", "when did all this take place"])
def test_when_it_happened_is_told_by_how_the_article_begins(
    assistant: Assistant, text: str
) -> None:
    for turn in (None, turn_after(assistant, KILLED)):
        answer = ask(assistant, text, turn)
        assert isinstance(answer, About)
        assert "on Thursday" in answer.lead.text


def test_when_it_happened_is_not_told_by_a_beginning_without_a_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Storm\n\nA storm hit the coast.\n\nIt rained on Monday.")

    answer = ask(open_app(tmp_path).assistant, "When did it happen?")

    assert isinstance(answer, NotFound)


def test_when_it_happened_is_told_by_the_time_of_the_last_quote(assistant: Assistant) -> None:
    turn = turn_after(assistant, "When were the talks planned?")

    assert quotes_of(ask(assistant, "when did it happen?", turn)) == turn.quotes[:1]


def test_where_that_was_is_asked_of_the_turn_before(assistant: Assistant) -> None:
    answer = ask(assistant, "when did that happen?", turn_after(assistant, POINTS))

    assert "one year ago" in quotes_of(answer)[0].text


def test_others_agree_or_not_where_there_are_others(assistant: Assistant) -> None:
    several, one = turn_after(assistant, KILLED), turn_after(assistant, NATO)

    again = ask(assistant, "do others agree?", several)
    assert quotes_of(again) == several.quotes
    assert isinstance(ask(assistant, "do others agree?", one), NotFound)


def test_quotes_that_hold_only_what_was_lent_are_not_shown_again(assistant: Assistant) -> None:
    turn = turn_after(assistant, NATO)

    assert isinstance(ask(assistant, "do they get paid for it?", turn), NotFound)
    assert isinstance(ask(assistant, "and did they request it?", turn), Found)


def test_a_bare_why_is_not_answered_with_what_stands_there_already(assistant: Assistant) -> None:
    turn = turn_after(assistant, KILLED)

    assert isinstance(ask(assistant, "why?", turn), NotFound)
    assert isinstance(ask(assistant, "how many?", turn), Found)
    onward = ask(assistant, "tell me more", turn_after(assistant, KILLED, "why?"))
    assert [quote.passage.number for quote in quotes_of(onward)] == [3]


def test_a_bare_why_is_not_answered_with_more_of_the_same(assistant: Assistant) -> None:
    (quote, *others) = quotes_of(ask(assistant, KILLED))
    shorter = replace(quote, span=Span(quote.span.start, quote.span.end - 20))

    turn = Turn(KILLED, Kind.FOUND, (shorter, *others))

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
        turn = turn_after(assistant, first)
        assert answer in turn.quotes[0].text
        for bare, (_, wanted) in ASKED.items():
            assert wanted in quotes_of(ask(assistant, bare, turn))[0].text, (first, bare)


@pytest.mark.parametrize(
    ("refused", "bare"),
    [
        ("What did Erdogan say?", "why?"),
        ("How many civilians were killed?", "where?"),
        ("Who wrote this?", "why?"),
        ("Сколько российских лётчиков погибло?", "где?"),
    ],
)
def test_a_bare_question_after_silence_does_not_bring_the_quote_that_was_refused(
    assistant: Assistant, refused: str, bare: str
) -> None:
    assert isinstance(ask(assistant, bare, turn_after(assistant, refused)), NotFound)


def test_a_place_is_told_though_no_time_was(assistant: Assistant) -> None:
    turn = turn_after(assistant, "When was the base attacked?")

    assert turn.kind is Kind.NOT_FOUND
    assert "Al-Bara" in quotes_of(ask(assistant, "where?", turn))[0].text


def test_a_bare_word_after_a_question_about_the_article_asks_about_it_too(
    assistant: Assistant,
) -> None:
    def topic(text: str, before: str) -> Topic | None:
        answer = ask(assistant, text, Turn(before, Kind.ABOUT))
        return answer.topic if isinstance(answer, About) else None

    assert topic("when?", before="who published this?") is Topic.DATE
    assert topic("where?", before="what is this about?") is None
    assert topic("when?", before="what did Erdogan publish?") is None


def test_a_bare_question_passes_over_the_silence_to_another(assistant: Assistant) -> None:
    asked, silent = turn_after(assistant, KILLED), turn_after(assistant, KILLED, "why?")
    other = turn_after(assistant, "asdf")

    assert leant_on("when?", [silent, asked]) is asked
    assert leant_on("when?", [other, asked]) is other
    assert leant_on("who said that?", [other, silent, asked]) is asked
    assert leant_on("How many?", []) is None


def test_a_follow_up_passes_over_the_silence_to_another(assistant: Assistant) -> None:
    asked, unknown = turn_after(assistant, KILLED), turn_after(assistant, "and Trump?")
    silent = turn_after(assistant, KILLED, "do they get paid?")

    assert silent.kind is Kind.NOT_FOUND
    assert leant_on("where are they from?", [silent, asked]) is asked
    assert leant_on("and when?", [silent, asked]) is silent  # when do they get paid?
    assert leant_on("how old is he?", [unknown, asked]) is unknown
    assert leant_on("what may Turkey request?", [silent, asked]) is silent


def test_what_a_short_question_names_is_looked_for_where_the_last_quote_stands(
    assistant: Assistant,
) -> None:
    turn = turn_after(assistant, "what weapons did Turkey use against planes in Idlib?")

    assert "Syrian and Russian aircraft" in quotes_of(ask(assistant, "whose planes?", turn))[0].text
    assert "Russian planes" in quotes_of(ask(assistant, "whose planes?"))[0].text


def test_a_follow_up_that_the_words_before_lead_astray_is_asked_alone(assistant: Assistant) -> None:
    turn = turn_after(assistant, "how many are already there?")

    assert "3.5 million" in turn.quotes[0].text
    assert "police" in quotes_of(ask(assistant, "do the police let them in?", turn))[0].text


def test_who_said_that_may_be_asked_about(assistant: Assistant) -> None:
    turn = turn_after(assistant, "will Putin meet Erdogan?", "who said that?")

    assert (
        "Spokesperson Dmitry Peskov" in quotes_of(ask(assistant, "what is his job?", turn))[0].text
    )


def test_a_bare_when_asks_when_it_happened_as_where_did(assistant: Assistant) -> None:
    turn = turn_after(assistant, "where did it happen?")

    assert "on Thursday" in quotes_of(ask(assistant, "and when?", turn))[0].text


def test_what_stands_elsewhere_is_no_answer_to_a_follow_up(assistant: Assistant) -> None:
    turn = turn_after(assistant, "What are the targets?")

    assert isinstance(ask(assistant, "when will they strike?", turn), NotFound)


def test_a_person_just_named_is_asked_about_by_a_pronoun(assistant: Assistant) -> None:
    turn = turn_after(assistant, "who is Kay Bailey Hutchison?")

    assert "real ally" in quotes_of(ask(assistant, "what did she say?", turn))[0].text


# -- reading on, and passages by their number -----------------------------------------------------


def test_asking_for_more_reads_on_to_the_end_of_the_article(assistant: Assistant) -> None:
    question, more = "Who reported 34 casualties?", "tell me more"
    turn = turn_after(assistant, question)
    read: list[int] = []
    while isinstance(answer := ask(assistant, more, turn), Excerpt):
        read.append(answer.quote.passage.number)
        turn = remember(more, answer, turn) or turn

    assert read == list(range(3, 13))
    assert answer == Notice(NoticeKind.THE_END)
    assert turn.question == question


def test_asking_for_more_at_first_tells_what_the_article_is_about(assistant: Assistant) -> None:
    assert isinstance(ask(assistant, "tell me more"), About)


def test_a_passage_is_read_by_its_number_alone(assistant: Assistant) -> None:
    for text in ("¶ 3", "passage 3", "/passage ¶ 3", "/passage 3"):
        assert quotes_of(ask(assistant, text))[0].passage.number == 3
    assert quotes_of(ask(assistant, "8"))[0].passage.number == 8
    assert "34 casualties" in quotes_of(ask(assistant, "34"))[0].text  # the article has that number
    assert ask(assistant, "passage 99") == Notice(NoticeKind.NO_SUCH_PASSAGE, "12")


# -- what is remembered ---------------------------------------------------------------------------


def test_thanks_leaves_the_turn_before(assistant: Assistant) -> None:
    assert remember("thanks", ask(assistant, "thanks"), None) is None


@pytest.mark.parametrize("typed", [f"/ask {NATO}", f"https://example.org/?id=1 {NATO}"])
def test_neither_a_command_nor_a_link_beside_a_question_is_remembered(
    assistant: Assistant, typed: str
) -> None:
    assert turn_after(assistant, typed).question == NATO


def test_what_answers_two_questions_is_remembered_once(assistant: Assistant) -> None:
    turn = turn_after(assistant, "How many soldiers were killed? Where?")

    assert len(turn.quotes) == len({quote.passage for quote in turn.quotes}) > 1


def test_what_else_is_not_answered_with_what_was_quoted(assistant: Assistant) -> None:
    turn = turn_after(assistant, "What did Hutchison say?")

    assert isinstance(ask(assistant, "what else did she say?", turn), NotFound)


def test_who_somebody_is_tells_nothing_else_about_them(assistant: Assistant) -> None:
    turn = turn_after(assistant, "Who is Kay Bailey Hutchison?")

    assert isinstance(ask(assistant, "what does her party want?", turn), NotFound)
    assert isinstance(ask(assistant, "what is her job?", turn), Found)


def test_a_question_without_a_word_of_its_own_is_about_the_last_thing(assistant: Assistant) -> None:
    asked = ("Why are people fleeing?", "how many are there?")
    answer = ask(assistant, asked[1], turn_after(assistant, asked[0]))

    assert "nearly half a million people" in quotes_of(answer)[0].text
