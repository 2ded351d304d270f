"""When the article does not answer, however well its words match."""

from dataclasses import replace
from functools import partial

import pytest

from bot.answering.quoting import best_quote
from bot.answering.reranking import possible_first
from bot.model import Article, Library, Ranking
from bot.unanswered.silence import reason_for_silence
from tests.answers import article
from tests.ranked import parsed_ranking, ranked, ranking

ARTICLE = article(
    "The raid killed 22 soldiers on Thursday, AP reports. Ankara convened a council; planes flew.",
    "Putin was not available. The CFL team won.",
)


def silent(question: str, best: str) -> bool:
    return silent_of(question, ARTICLE, best)


def silent_of(question: str, of: Article, best: str) -> bool:
    return is_silent(ranking(question, of, best))


def goes_before(found: Ranking, best: str, first: str) -> bool:
    """Whether the one sentence is ranked first, and the other may hold the answer before it."""
    ranked, possible = (one.candidates[0].sentence.text for one in (found, possible_first(found)))
    return ranked.startswith(best) and possible.startswith(first)


def is_silent(found: Ranking) -> bool:
    return reason_for_silence(found, best_quote(found)) is not None


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("How many planes flew?", "Ankara"),
        ("When did Ankara convene a council?", "Ankara"),
        ("when planes flew?", "Ankara"),  # as a follow-up asks
        ("What did Putin say?", "Putin"),
        ("Where was Putin born?", "Putin"),
        ("How long did the planes fly?", "Ankara"),
        ("How old is the council?", "Ankara"),
        ("How much did Ankara pay for the council?", "Ankara"),
        ("the on a", "The raid"),
    ],
)
def test_what_cannot_be_in_the_quote_is_not_answered(question: str, best: str) -> None:
    assert silent(question, best)


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("How many soldiers were killed?", "The raid"),
        ("When were soldiers killed?", "The raid"),
        ("What did AP say?", "The raid"),
        ("What did Ankara convene?", "Ankara"),
        ("What does CFL stand for?", "The CFL"),
        ("Who was not available?", "Putin"),
    ],
)
def test_what_may_be_in_the_quote_is_left_to_the_ranking(question: str, best: str) -> None:
    assert not silent(question, best)


def test_a_sentence_that_can_hold_the_answer_goes_before_one_that_cannot() -> None:
    found = ranking("How many soldiers did the council count?", ARTICLE, "Ankara")

    assert goes_before(found, "Ankara", "The raid")


@pytest.mark.parametrize(
    ("question", "best", "first"),
    [
        ("How many boats were in the group?", "A group", "Nine boats"),
        ("How many coast guards were in the group?", "A group", "A group"),  # none is counted
        ("How many boats of Rui were in the group?", "A group of", "A group of"),
        ("Which court made the ruling?", "For Rui", "Judges"),
        ("What made the ruling?", "For Rui", "For Rui"),
    ],
)
def test_a_sentence_with_the_things_asked_for_goes_before_one_without(
    question: str, best: str, first: str
) -> None:
    of = article(
        "A group of boats of Rui met for the first time in six years.",
        "Nine boats were back at noon.",
        "For Rui the ruling comes late. Judges of the High Court ruled on Monday.",
    )
    assert goes_before(ranking(question, of, best), best, first)


@pytest.mark.parametrize(
    ("question", "best", "first"),
    [
        ("What type of drones were used?", "It is unclear where drones", "Fragments of drones"),
        ("Where were drones used?", "It is unclear where drones", "It is unclear"),
        ("How old is the engineer?", "The alarm", "Mr Mott"),
        ("How old is the auditor?", "A note", "Near the mill"),
        ("How old is the coach?", "A coach", "A coach"),  # nobody is named so
        ("How old is the clerk?", "Word of the clerk", "Word of the clerk"),  # no age is told
    ],
)
def test_a_type_and_the_age_of_somebody_may_be_told_elsewhere(
    question: str, best: str, first: str
) -> None:
    of = article(
        "It is unclear where drones took off. Fragments of drones were of the Orlik-3.",
        "The alarm was raised by Colin Mott, the duty engineer. Mr Mott, 58, is ill.",
        "A note of the auditor, Eva Bo, was found. Near the mill Eva Bo, aged 17, slept.",
        "A coach was seen. Word of the clerk, Ed Fry, came late.",
    )
    assert goes_before(ranking(question, of, best), best, first)


def test_a_word_at_the_head_of_a_sentence_is_no_name() -> None:
    of = article("Shares closed 7 percent lower on Monday.", "It rained.")

    assert not silent_of("By how much did the shares fall?", of, "Shares")
    assert silent_of("What did Shares want?", of, "Shares")


def test_a_sentence_without_a_word_of_the_question_neither_goes_first_nor_is_let_through() -> None:
    of = article("The snow was deep.", "She walked with three guides.", "It rained in Vigo.")
    question = "How many inches of snow fell?"
    found = ranking(question, of, "The snow")
    guides = ranking(question, of, "She").candidates[0]
    behind = replace(found, candidates=(*found.candidates, guides))
    alone = ranking(question, of, "It rained")
    rain = replace(alone.candidates[0], stands_in=True)
    stands_in = replace(alone, candidates=(rain,))
    quote = best_quote(alone)

    assert possible_first(behind) == behind
    assert reason_for_silence(alone, quote) is not None
    assert reason_for_silence(stands_in, quote) is None


def test_a_view_is_told_by_nobody_whom_the_article_never_quotes() -> None:
    found = parsed_ranking("What is Putin's view of the council?", ARTICLE, "Putin")

    assert reason_for_silence(found, best_quote(found)) == "the article never quotes them"


def test_what_happened_is_asked_of_the_day_alone() -> None:
    assert not silent("What happened on Thursday?", "The raid")


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("What is Ana Ruiz's salary?", False),
        ("What is the daughter of Ana Ruiz called?", False),
        ("Who is the doctor of Ana Ruiz?", False),
        ("What is Ana Ruiz's boat called?", True),
        ("What is the boat of Ana Ruiz called?", True),
    ],
)
async def test_what_somebody_has_is_named_in_the_article(question: str, answered: bool) -> None:
    library = Library(
        (article("The trawler of Ana Ruiz sank. Her boat was the Vega.", "It rained."),)
    )

    assert is_silent(await ranked(question, library)) is not answered


@pytest.mark.parametrize(
    ("question", "told", "answered"),
    [
        ("How old is Mr Berg?", "The captain, Berg, 57, was rescued.", True),
        ("Berg's age?", "The captain, Berg, 57, was rescued.", True),
        ("Berg's age?", "The captain, Berg, was rescued in 2009.", False),
        ("Is Berg old?", "The captain, Berg, 57, was rescued.", False),
    ],
)
async def test_an_age_needs_no_word_for_it(question: str, told: str, answered: bool) -> None:
    library = Library((article(told, "It rained."),))

    assert is_silent(possible_first(await ranked(question, library))) is not answered


@pytest.mark.parametrize(
    ("question", "answered"),
    [("How many boats in Vigo?", True), ("How many trams in Vigo?", False)],
)
async def test_a_passage_that_has_both_words_holds_more_than_the_name(
    question: str, answered: bool
) -> None:
    library = Library((article("The boats lay still. Vigo counted 40 of them.", "It rained."),))

    assert is_silent(possible_first(await ranked(question, library))) is not answered


@pytest.mark.parametrize(
    ("question", "told", "answered"),
    [
        ("Wann begann der Krieg in Syrien?", "The mayors of Syria met on Thursday.", False),
        ("Wann wurde der Flughafen bombardiert?", "They bombed the airport on Friday.", True),
        ("Wo starb Ana Ruiz?", "Ana Ruiz was hoarse.", False),
        ("Wo starb Ana Ruiz?", "Ana Ruiz died in Vigo.", True),
    ],
)
def test_a_time_and_a_place_are_needed_in_whatever_language_they_are_asked_for(
    question: str, told: str, answered: bool
) -> None:
    assert is_silent(parsed_ranking(question, article(told), told)) is not answered


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Who is helping the army of Vigo in the air?", "The army of Vigo has"),
        ("Who is claiming that Vigo bombed the army?", "Vigo bombed"),  # not who "said" a thing
        ("Who is supporting Kestrel?", "Vigo bombed"),  # no other word of the question is there
    ],
)
def test_who_is_doing_something_is_told_by_a_sentence_that_has_a_word_for_it(
    question: str, first: str
) -> None:
    others = "The army of Vigo has the support of Tolan.", "The army of Vigo said it would go."
    of = article("Vigo bombed the army in the air.", *others)
    found = parsed_ranking(question, of, "Vigo")

    assert possible_first(found).candidates[0].sentence.text.startswith(first)


def test_where_is_told_by_another_sentence_that_has_all_words_of_the_question() -> None:
    of = article("The Kestrel Crossing made her famous.", "She drew the Kestrel Crossing in Chile.")
    found = parsed_ranking("Where is the Kestrel Crossing?", of, "The Kestrel")

    assert possible_first(found).candidates[0].sentence.text.startswith("She drew")


def test_where_is_told_by_a_sentence_that_begins_with_it_in_other_words() -> None:
    of = article(
        "According to Al-Tar, at least 3 died in the attack.",
        "The raid hit a base in Tolan. It rained in Vigo.",
    )
    for question in ("Where was the attack?", "Where did the attack happen?"):
        found = parsed_ranking(question, of, "According")
        best = found.candidates[0]
        best = replace(best, explain=partial(dict, words=best.score))
        found = replace(found, candidates=(best, *found.candidates[1:]))

        first = possible_first(found).candidates[0]

        assert first.sentence.text == "The raid hit a base in Tolan."
        assert sum(first.contributions.values()) == first.score


def test_a_run_of_capitals_is_read_at_once() -> None:
    assert not silent(f"What is the CFL, is {'A' * 400} a team?", "The CFL")


def test_a_long_article_may_leave_out_whom_it_is_about() -> None:
    short = article("Ankara convened a council for 3 days.", "It rained.")
    long = article("Ankara convened a council for 3 days.", *["It rained."] * 50)
    question = "How many days did Lisbon convene a council?"

    assert is_silent(parsed_ranking(question, short, "Ankara"))
    assert not is_silent(parsed_ranking(question, long, "Ankara"))


def test_a_question_in_capitals_is_judged_as_in_small_letters() -> None:
    told = "HOW MANY SOLDIERS DID THE RAID KILL?"

    assert is_silent(parsed_ranking("HOW MANY PILOTS WERE KILLED?", ARTICLE, "The raid"))
    assert not is_silent(parsed_ranking(told, ARTICLE, "The raid"))


@pytest.mark.parametrize(("language", "expected"), [("en", True), ("de", False)])
def test_a_capital_tells_a_name_but_in_german(language: str, expected: bool) -> None:
    of = article("Hafen ist zu.", language=language)

    assert silent_of("sinkt Hafen?", of, "Hafen") is expected


@pytest.mark.parametrize(("language", "expected"), [("en", True), ("de", False)])
def test_word_order_tells_an_office_in_english_questions_alone(
    language: str, expected: bool
) -> None:
    of = article("The finance minister, Ana Ruiz, resigned.")
    found = parsed_ranking("Who is the defence minister?", of, "The finance")

    assert (
        is_silent(replace(found, question=replace(found.question, language=language))) is expected
    )


@pytest.mark.parametrize(("between", "goes_first"), [(3, True), (4, False)])
def test_only_the_five_best_sentences_may_hold_the_answer(between: int, goes_first: bool) -> None:
    of = article("Planes flew. " + "More planes flew. " * between + "In May 22 planes came.")
    found = ranking("How many planes flew?", of, "Planes")

    first = possible_first(found).candidates[0].sentence.text

    assert first == ("In May 22 planes came." if goes_first else "Planes flew.")
