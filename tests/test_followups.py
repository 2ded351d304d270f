"""A short question with nothing of its own to look for leans on the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Turn
from bot.answer_kinds import Kind
from bot.questions.followups import (
    asks_for_more,
    asks_who_said,
    complete,
    is_bare,
    leaves_open,
    passage_asked,
)

BEFORE = Turn("Which soldiers were killed?", Kind.FOUND)


@pytest.mark.parametrize(
    "text",
    [
        *("how many?", "And when?", "Why?", "where exactly?", "but who else?", "by whom?"),
        *("And since when?", "for how long?", "of what?", "ولماذا؟", "为什么？"),
        *("Und warum?", "Wann?", "¿Y por qué?", "Où ?", "А почему?", "Ne zaman?", "Коли?"),
    ],
)
def test_a_bare_question_borrows_what_the_one_before_asked_about(text: str) -> None:
    assert complete(text, BEFORE) == f"{text.rstrip(' ?？؟')} soldiers were killed?"


@pytest.mark.parametrize(
    ("before", "lent"),
    [
        ("In which year did it burn?", "did it burn?"),
        ("Do you know how many houses burned?", "Do you know houses burned?"),
        ("Wie viele Häuser brannten?", "Häuser brannten?"),
        ("Сколько домов сгорело?", "домов сгорело?"),
        ("houses that burned", "houses that burned"),
        ("And why?", ""),
    ],
)
def test_what_asks_is_not_lent(before: str, lent: str) -> None:
    assert complete("where?", Turn(before, Kind.FOUND)) == (f"where {lent}" if lent else "where?")


@pytest.mark.parametrize(
    "text",
    [
        *("Did anybody see him?", "Was sagte sie?", "Что он сказал?", "Qu'a dit elle ?"),
    ],
)
def test_a_question_that_points_back_borrows_the_one_before(text: str) -> None:
    assert complete(text, BEFORE) == f"{text} Which soldiers were killed?"


@pytest.mark.parametrize(
    "text",
    [
        *("And what did he say?", "What did she say?", "where will they meet", "who are they?"),
        *("How many are there?", "Whose is it?", "Since when is it there?"),
    ],
)
def test_a_question_word_borrows_what_was_asked_about_without_what_asks(text: str) -> None:
    assert complete(text, BEFORE) == f"{text} soldiers were killed?"


def test_a_question_without_a_word_of_its_own_lends_what_it_borrowed() -> None:
    whose = Turn("whose is it? base was bombed?", Kind.FOUND, (), "whose is it?")

    assert complete("since when is it there?", whose) == "since when is it there? base was bombed?"


@pytest.mark.parametrize("text", ["why?", "how come?", "what for?"])
def test_why_is_asked_in_several_ways(text: str) -> None:
    assert is_bare(text)
    assert leaves_open(text, "It rained.")
    assert not leaves_open(text, "It fell because it rained.")


@pytest.mark.parametrize(
    "text",
    [
        "Who gives the lowest figure?",
        "and the highest?",
        "any other figures?",
        "Who says otherwise?",
    ],
)
def test_accounts_are_compared_in_what_was_asked_before(text: str) -> None:
    assert complete(text, BEFORE) == BEFORE.question


@given(
    st.lists(st.sampled_from(["And when?", "who else?", "Warum?", "How many?", "为什么？"])),
    st.sampled_from(["Which of the soldiers were killed, and why?", "Wer kam, und wann?"]),
)
def test_bare_questions_borrow_nothing_that_was_borrowed_before(bare: list[str], root: str) -> None:
    turn = Turn(root, Kind.FOUND)
    for text in bare:
        asked = complete(text, turn)
        assert asked == complete(text, Turn(root, Kind.FOUND))
        turn = Turn(asked, Kind.FOUND, typed=text)


def test_whatever_is_asked_in_turn_a_question_never_grows_without_end() -> None:
    turn = Turn("Who met the mayor?", Kind.FOUND)
    for text in ["What did she say?", "when?", "And what about them?"] * 100:
        turn = Turn(complete(text, turn), Kind.FOUND, typed=text)

    assert len(turn.question.split()) < 50


@pytest.mark.parametrize(
    "text",
    [
        *("How many points were there?", "And Peskov?", "Who is Hakan Fidan?", "Peskov"),
        *("What did she say about Peskov?", "Was sagte sie zum Wetter?", "Что сказал Песков?"),
        "why did she not say where they will meet",  # in so many words
        "according to reuters what will turkey do",
        "the mechanic, you know, said that he left",
    ],
)
def test_a_question_with_words_of_its_own_stands_alone(text: str) -> None:
    assert complete(text, BEFORE) == text


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("the mechanic, what did he say?", "what did the mechanic say?"),
        ("ok and the peace talks, are they still on?", "are the peace talks still on?"),
        ("And Ruiz, what is her job?", "And Ruiz, what is her job?"),  # "her" may be "to her"
        ("and the ferry's captain, who is his lawyer?", "who is the ferry's captain's lawyer?"),
    ],
)
def test_what_is_named_first_takes_the_place_of_its_pronoun(text: str, asked: str) -> None:
    assert complete(text, None) == asked


@pytest.mark.parametrize(
    ("before", "text", "asked"),
    [
        ("What did Putin say?", "sorry, Erdogan", "What did Erdogan say?"),
        ("What did Putin say?", "No, I meant Recep Erdogan!", "What did Recep Erdogan say?"),
        ("Did Putin call Assad?", "sorry, Erdogan", "sorry, Erdogan"),  # in whose place?
        ("How many died?", "sorry, Erdogan", "sorry, Erdogan"),
    ],
)
def test_a_corrected_name_takes_the_place_of_the_only_one(
    before: str, text: str, asked: str
) -> None:
    assert complete(text, Turn(before, Kind.FOUND)) == asked


def test_whoever_is_asked_after_next_takes_the_place_of_who_was_asked_after() -> None:
    for before in ("How many died, according to AP?", "and according to AP? How many died?"):
        asked = complete("And according to Reuters?", Turn(before, Kind.FOUND))

        assert "How many died" in asked
        assert "AP" not in asked


def test_the_who_is_asked_after_like_any_source() -> None:
    assert complete("according to the WHO?", BEFORE).endswith("soldiers were killed?")


def test_a_command_has_no_words_to_lend() -> None:
    for text in ("/passage 5", "¶ 5"):
        assert complete("how many?", Turn(text, Kind.FOUND)) == "how many?"


def test_without_a_question_before_nothing_is_added() -> None:
    assert complete("how many?", None) == "how many?"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "And who said that?",
            "Says who?",
            "sez who",
            "who reported this",
            "according to whom?",
            "source?",
        ),
        *("Wer hat das gesagt?", "Und wer sagt das?", "¿Quién lo dijo?", "Qui a dit ça ?"),
        *("Кто это сказал?", "Bunu kim söyledi?", "Хто це сказав?", "من قال ذلك؟", "谁说的？"),
    ],
)
def test_asking_whose_word_it_was_is_recognised(text: str) -> None:
    assert asks_who_said(text)


@pytest.mark.parametrize(
    "text", ["Who said that Turkey lost?", "What did Peskov say?", "Who?", "who wrote this?"]
)
def test_asking_for_somebodys_words_is_not(text: str) -> None:
    assert not asks_who_said(text)


@pytest.mark.parametrize(
    "text", ["Tell me more", "go on!", "Erzähl mir mehr", "подробнее", "cuéntame más", "المزيد"]
)
def test_asking_for_more_is_recognised(text: str) -> None:
    assert asks_for_more(text)
    assert not asks_for_more(f"{text} Peskov")


@pytest.mark.parametrize(
    "text",
    ["¶ 3", "¶3", "passage 3", "Read me paragraph 3, please", "Absatz 3", "абзац 3", "الفقرة ٣"],
)
def test_a_passage_is_asked_for_by_its_number(text: str) -> None:
    assert passage_asked(text) == 3


@pytest.mark.parametrize(
    "text", ["3", "Article 3", "passage", "passage 3 and 4", "passage 3 Putin"]
)
def test_other_numbers_ask_for_no_passage(text: str) -> None:
    assert passage_asked(text) is None


@pytest.mark.parametrize(
    ("text", "open_", "told"),
    [
        ("And why?", "At least 22 soldiers were killed.", "They left because a dam broke."),
        ("Why?", "It fell most since 2009.", "It fell for good reasons."),
        ("Why?", "It waited for help.", "It was fined for leaving."),
        ("Warum?", "340 Menschen mussten fort.", "Sie gingen, weil ein Deich brach."),
        ("Почему?", "Пострадали 17 человек.", "Причиной стал генератор."),
        ("Since when?", "It hosts 3.5 million people.", "It has hosted them since March 5."),
        ("Wann?", "340 Menschen mussten fort.", "Am Dienstag mussten sie fort."),
        ("متى؟", "أغلقت 30 مدرسة.", "أغلقت المدارس حتى يوم الخميس."),
        ("when?", "A base was built.", "A base was built in 1998."),
    ],
)
def test_a_bare_why_or_when_is_left_open_by_what_tells_no_reason_or_time(
    text: str, open_: str, told: str
) -> None:
    assert leaves_open(text, open_)
    assert not leaves_open(text, told)
    assert not leaves_open("who?", open_)
