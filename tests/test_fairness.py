"""Nobody fills the house alone, and whoever tries is told once."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.fairness import Admission, OpenQuestions

ADMITTED, REFUSED, TELL = Admission.ADMITTED, Admission.REFUSED, Admission.REFUSED_AND_TELL


def test_the_first_refusal_is_told_and_the_others_are_not() -> None:
    questions = OpenQuestions(3)

    assert [questions.admit(1) for _ in range(6)] == [*[ADMITTED] * 3, TELL, REFUSED, REFUSED]
    assert questions.admit(2) is ADMITTED


def test_who_has_been_answered_may_ask_again_and_is_told_anew_after_a_pause() -> None:
    questions = OpenQuestions(2)
    assert [questions.admit(1) for _ in range(3)] == [ADMITTED, ADMITTED, TELL]

    for _ in range(3):  # two answers and the notice have left
        questions.closed(1)

    assert [questions.admit(1) for _ in range(3)] == [ADMITTED, ADMITTED, TELL]


def test_one_answer_makes_room_for_one_question_without_another_notice() -> None:
    questions = OpenQuestions(4)
    admissions = [questions.admit(1) for _ in range(5)]
    questions.closed(1)
    questions.closed(1)

    assert admissions == [*[ADMITTED] * 4, TELL]
    assert [questions.admit(1) for _ in range(3)] == [ADMITTED, REFUSED, REFUSED]


def test_who_was_told_before_a_restart_is_told_again_once_half_of_that_queue_was_answered() -> None:
    for still_open, expected in ((3, REFUSED), (2, TELL)):
        questions = OpenQuestions(4)
        for _ in range(4):
            questions.count(1)
        questions.told(1, still_open)

        assert questions.admit(1) is expected


def test_no_limit_admits_all() -> None:
    questions = OpenQuestions(0)

    assert {questions.admit(1) for _ in range(1000)} == {ADMITTED}


@given(st.integers(1, 5), st.lists(st.booleans()))
def test_the_queue_never_grows_beyond_the_limit_and_the_notice(
    limit: int, asks: list[bool]
) -> None:
    questions, still_open = OpenQuestions(limit), 0
    for asked in asks:
        if asked:
            still_open += questions.admit(1) is not REFUSED
        elif still_open:
            questions.closed(1)
            still_open -= 1
        assert still_open <= limit + 1
