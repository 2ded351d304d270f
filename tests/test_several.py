"""A message may hold several questions; each is answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Several, kind_of, quotes_of
from bot.assistant import Assistant
from bot.questions.several import questions_of
from bot.rendering import plain
from tests.asked import ask


@pytest.mark.parametrize(
    "text",
    ["Who is Peskov?", "WHEN???", "What?!", "thanks", "", "?", "He said so. Who?", "Really?! Wow."],
)
def test_a_message_with_one_question_stays_whole(text: str) -> None:
    assert questions_of(text) == [text]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Who? And where?", ["Who?", "And where?"]),
        ("Who?! And where?! When?", ["Who?!", "And where?!", "When?"]),
        ("Who is it?\nWhere is it??", ["Who is it?", "Where is it??"]),
        ("谁？在哪里？", ["谁？", "在哪里？"]),
        ("من هو؟ أين هو؟", ["من هو؟", "أين هو؟"]),
    ],
)
def test_each_question_mark_ends_a_question(text: str, questions: list[str]) -> None:
    assert questions_of(text) == questions


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("who did it\nhow many died", ["who did it", "how many died"]),
        ("How many died?\n\nwho did it", ["How many died?", "who did it"]),
        ("Wer war es\nWann war es", ["Wer war es", "Wann war es"]),
        ("кто\nкогда", ["кто", "когда"]),
        ("1. Who?\n2. Since when?", ["Who?", "Since when?"]),
        ("- who is it\n- where is it", ["who is it", "where is it"]),
        ("1. How many died 2. who did it", ["How many died", "who did it"]),
        ("1) who is it 2) where is it?", ["who is it", "where is it?"]),
    ],
)
def test_each_line_that_begins_as_questions_do_is_one(text: str, questions: list[str]) -> None:
    assert questions_of(text) == questions


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("how strong was it, and when did he come?", ["how strong was it", "when did he come?"]),
        ("Who did it and how many died", ["Who did it", "how many died"]),
        ("How many died and who did it?", ["How many died", "who did it?"]),
        ("Which base was hit and where is it?", ["Which base was hit", "and where is it?"]),
        ("Who hit it and when did it start", ["Who hit it", "and when did it start"]),
        ("tell me who is Berg and who is Rask", ["tell me who is Berg", "who is Rask"]),
        ("So who is Berg and who is Rask", ["So who is Berg", "who is Rask"]),
        (
            "I want to know who did it and how many died",
            ["I want to know who did it", "how many died"],
        ),
        ("Who came and when?", ["Who came", "when?"]),
        ("How many died and who came and why?", ["How many died", "who came", "why?"]),
    ],
)
def test_two_questions_joined_by_and_are_two(text: str, questions: list[str]) -> None:
    assert questions_of(text) == questions


@pytest.mark.parametrize(
    "text",
    [
        *("Who and when?", "He came and when?", "France and who else", "How and why did it start?"),
        *("Who was hit, and by whom?", "Who died and how many?", "Who came and who else?"),
        *("Who was the man who fell and who was hurt?", "Why did they meet and talk?"),
        *("How many men and how many women died?", "How tall and how heavy is he?"),
        *("What day and what month was it?", "Which ministers and how many mayors came?"),
        *("Was the man who fell and who was hurt the mayor?", "How many died and how many men?"),
    ],
)
def test_what_only_goes_on_with_a_question_is_none_of_its_own(text: str) -> None:
    assert questions_of(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        *("1. who came 3. when", "who came in 2. when", "1. Who won 2. Bundesliga", "1. who 2. "),
        *("How many soldiers\nwere killed", "What did he do\nwhen it rained", "Hi\nwho is he"),
    ],
)
def test_a_question_over_several_lines_stays_whole(text: str) -> None:
    assert questions_of(text) == [text]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("https://example.org/?id=1 who is he", "who is he"),
        ("How many people died https://example.org", "How many people died"),
        ("Who?\nwww.example.org/?a=1", "Who?"),
        ("Who owns https://example.org?", "Who owns https://example.org?"),
        ("What does https://example.org say of it", "What does https://example.org say of it"),
        ("https://example.org", "https://example.org"),
        ("https://example.org https://example.com", "https://example.com"),
    ],
)
def test_a_link_before_or_behind_a_question_is_no_word_of_it(text: str, asked: str) -> None:
    assert questions_of(text) == [asked]


@given(st.text(alphabet="ab ?!.\n”", max_size=60))
def test_no_word_of_a_message_is_lost(text: str) -> None:
    def letters(pieces: list[str]) -> str:
        return "".join(char for piece in pieces for char in piece if char.isalpha())

    assert letters(questions_of(text)) == letters([text])


def test_a_long_message_takes_no_longer_than_its_length() -> None:
    assert questions_of("x" * 1_000_000) == ["x" * 1_000_000]  # hours, were it quadratic


def test_the_number_of_parts_is_bounded() -> None:
    assert len(questions_of("a? " * 500)) == 10


def test_several_questions_get_an_answer_each(assistant: Assistant) -> None:
    text = "What may Turkey request from NATO? Who said that? How do I bake bread?"

    answer = ask(assistant, text)

    assert isinstance(answer, Several)
    assert [kind_of(part.answer) for part in answer.parts] == ["found", "found", "not_found"]
    assert len(quotes_of(answer)) == 2
    reply = plain.render(answer)
    assert all(part.question in reply for part in answer.parts)


def test_what_the_same_quotes_answer_is_under_one_heading_and_the_title_once(
    assistant: Assistant,
) -> None:
    text = "How many Turkish soldiers were killed? Where? When? How do I bake bread?"

    reply = plain.render(ask(assistant, text))

    assert "were killed? · Where? · When?\n" in reply
    assert reply.count("· ¶ 2") == reply.count("· ¶ 3") == 1
    assert reply.count("· UAWire") == 1
