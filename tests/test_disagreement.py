"""Sources that answer differently stand side by side; everything else stays one quote."""

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.answering.disagreement import disagreeing
from bot.model import Article, Candidate, Clue, Quote
from tests.answers import article, quote
from tests.ranked import ranking, sentences


def texts(question: str, of: Article, best: str) -> list[str]:
    return [each.text for each in quotes(question, of, best)]


def passages(question: str, of: Article, best: str) -> list[int]:
    """The numbers of passages that are quoted, each as a whole."""
    whole = quotes(question, of, best)
    assert [each.text for each in whole] == [each.passage.text for each in whole]
    return [each.passage.number for each in whole]


def quotes(question: str, of: Article, best: str) -> Sequence[Quote]:
    found = ranking(question, of, best)
    sentence = found.candidates[0].sentence
    first = Quote(sentence.passage, sentence.span, found.candidates[0].score)
    return disagreeing(found, first)


DEAD = article(
    "The raid killed 22 soldiers, the Daily Sabah reports.",
    "According to Al-Monitor, 30 people were killed. The Observatory reported 34 casualties.",
    "Israel also struck, injuring three soldiers, the Syrian agency SANA reported.",
    "Some 3,000 soldiers are in the region, Reuters says.",
)


def test_other_numbers_of_the_same_things_are_quoted_with_their_sources() -> None:
    assert passages("How many soldiers were killed?", DEAD, "The raid") == [1, 2]


def test_people_of_another_passage_are_counted_for_what_it_says_of_them_alone() -> None:
    of = article("A fire killed one sailor, AP says.", "Two experts will come, Reuters reports.")
    found = ranking("How many people were killed?", of, "A fire")
    killed, come = sentences(of)
    first = Quote(killed.passage, killed.span, 2.0)

    with_experts = replace(found, candidates=(*found.candidates, Candidate(come, 1.0)))

    assert disagreeing(with_experts, first) == [first]


def test_a_number_of_people_is_no_other_number_of_things() -> None:
    of = article(
        "The raid hit one of the 12 observation points, AP says.",
        "The raid killed at least 22 soldiers, the Daily Sabah reports.",
        "Two observation points were hit, Reuters reports.",
    )

    assert passages("How many observation points were hit?", of, "The raid hit") == [1, 3]


def test_the_dead_are_counted_however_they_died() -> None:
    of = article(
        "Some 58 people died, the Post says.",
        "At least 47 people drowned, the Courier reports.",
    )

    for question in ("What is the death toll?", "How many bodies?", "How many died?"):
        assert passages(question, of, "Some 58") == [1, 2]


def test_what_has_a_related_word_alone_is_no_rival() -> None:
    of = article(
        "The fund held just 22,300, the mayor said.",
        "The company speaks of five million, the Star wrote.",
    )
    found = ranking("How much does the fund hold?", of, "The fund")
    clues = tuple(Clue(term, term, 4.0, 2.0) for term in found.question.terms)
    related = tuple(replace(clue, related=frozenset(("compani",))) for clue in clues)
    says_the_same = tuple(replace(clue, same=frozenset(("compani",))) for clue in clues)
    first = quote(of, 1, of.passage(1).text)

    def quoted(clues: tuple[Clue, ...]) -> int:
        asked = replace(found, question=replace(found.question, clues=clues))
        return len(disagreeing(asked, first))

    assert (quoted(related), quoted(says_the_same)) == (1, 2)


def test_a_word_of_the_title_alone_makes_no_other_time() -> None:
    of = article(
        "The glacier will be gone by 2060, the study says.",
        "In 2015 5,000 people hiked to the glacier, Reuters reports.",
        title="Glacier loses a tenth of its ice",
    )

    assert passages("When will the glacier be gone?", of, "The glacier") == [1]


def test_how_long_is_told_by_no_number_of_people() -> None:
    of = article(
        "Five players may be banned for two years, AP says.",
        "Some 14 players may be banned, DPA says.",
    )

    assert passages("How long may players be banned?", of, "Five") == [1]


def test_whom_a_source_cites_is_not_counted() -> None:
    of = article(
        "The raid killed 22 people, AP says.", "The raid ended, DPA says, citing two soldiers."
    )

    assert passages("How many died in the raid?", of, "The raid") == [1]


def test_the_killed_are_none_of_those_who_are_counted_alive() -> None:
    of = article(
        "Turkey shelters 3 million refugees, AP says.", "Turkey lost 22 soldiers, killed, DPA says."
    )

    assert passages("how many refugees are in turkey", of, "Turkey shelters") == [1]


def test_the_ill_are_counted_as_cases_whomever_a_source_cites() -> None:
    of = article(
        "At least 14 infants fell ill, AP says. The Courier, quoting hospital doctors, counted 19"
        " cases. No child died."
    )

    assert texts("How many infants fell ill?", of, "At least 14") == [
        of.text.removesuffix(" No child died.")
    ]


def test_the_dead_of_another_year_are_no_other_account() -> None:
    of = article("The quake killed 47 people, AP says.", "In 2017 it killed 600, critics say.")
    dated = replace(of, published="2020-01-24")

    assert passages("How many people were killed?", dated, "The quake") == [1]
    assert len(texts("How many people were killed?", of, "The quake")) == len(of.passages)


def test_what_happened_is_asked_without_an_auxiliary_as_well() -> None:
    of = article("In the raid 22 soldiers died, AP says.", "DPA: 30 people died, officials said.")

    assert passages("How many young soldiers died in the raid?", of, "In the") == [1, 2]


def test_people_are_no_event() -> None:
    of = article("In the raid 30 people were killed, AP says.", "It killed 22 soldiers, DPA says.")

    assert passages("How many were the people killed in the raid?", of, "In the") == [1, 2]


def test_who_is_counted_may_say_what_happened() -> None:
    of = article(
        "A raid on the old army base near Hatay left nine victims, AP says.",
        "Eleven victims were buried, DPA says.",
    )

    assert passages("How many victims of the raid on the old army base?", of, "A raid") == [1, 2]


def test_what_happened_to_others_in_the_same_event_is_no_rival() -> None:
    of = article(
        "Some 900 residents fled the flood, the mayor said.",
        "Twelve people died in the flood, the Red Cross said.",
        "About 1,200 people fled, Reuters reports.",
    )

    assert passages("How many residents fled the flood?", of, "Some 900") == [1, 3]


@pytest.mark.parametrize(
    ("question", "text", "is_rival"),
    [
        ("killed", "At least 22 soldiers were killed, AP said. DPA said 30 were injured.", False),
        ("killed", "At least 22 soldiers were killed, AP said. DPA put it at 30.", True),
        ("injured", "AP said 22 soldiers were injured. DPA counted 30 men killed or hurt.", True),
        ("there", "AP said 900 soldiers were there. DPA said 800, and that 12 people died.", True),
        ("evacuated", "AP said 900 were evacuated. Twelve soldiers died, DPA said.", False),
    ],
)
def test_others_who_are_counted_in_the_next_sentence_are_no_rivals(
    question: str, text: str, is_rival: bool
) -> None:
    of = article(text)
    first = text[: text.index(". ") + 1]

    assert texts(f"How many soldiers were {question}?", of, first) == [text if is_rival else first]


def test_a_sentence_next_to_the_quote_joins_it_when_it_disagrees() -> None:
    of = article("At least 14 died, the Red Crescent said. Doctors put the number of dead at 19.")

    assert texts("How many people died?", of, "At least") == [of.text]


def test_a_rival_that_was_not_ranked_is_quoted_and_scored_as_such() -> None:
    found = ranking("How many soldiers died?", DEAD, "The raid")
    alone = replace(found, candidates=found.candidates[:1])
    first = Quote(alone.candidates[0].sentence.passage, alone.candidates[0].sentence.span, 9.0)

    scores = [quote.score for quote in disagreeing(first=first, ranking=alone)]

    assert scores[0] == 9.0
    assert set(scores[1:]) == {-math.inf}


def test_a_sentence_of_another_article_at_the_same_place_hides_no_rival() -> None:
    found = ranking("How many soldiers died?", DEAD, "The raid")
    other = Candidate(sentences(article(*(each.text for each in DEAD.passages)))[1], 0.0)
    beside = replace(found, candidates=(found.candidates[0], other))
    first = Quote(found.candidates[0].sentence.passage, found.candidates[0].sentence.span)

    assert [quote.text for quote in disagreeing(beside, first)] == [
        DEAD.passage(1).text,
        DEAD.passage(2).text,
    ]


def test_the_same_number_is_not_quoted_twice() -> None:
    of = article(
        "The raid killed 22 soldiers, AP reports.", "Reuters says 22 soldiers were killed."
    )

    assert passages("How many soldiers were killed?", of, "The raid") == [1]


@pytest.mark.parametrize(
    ("one", "other", "quotes"),
    [
        ("12", "twelve", 1),
        ("1,000", "1000", 1),
        ("3 million", "3,000,000", 1),
        ("twenty-two", "twenty-five", 2),
        ("2 million", "2 thousand", 2),
        ("a hundred", "a dozen", 2),
    ],
)
def test_numbers_are_compared_by_what_they_come_to(one: str, other: str, quotes: int) -> None:
    of = article(f"The raid killed {one} people, AP said.", f"DPA said {other} people were killed.")

    assert len(texts("How many people were killed?", of, "The raid")) == quotes


def test_another_number_of_the_same_source_is_no_disagreement() -> None:
    of = article("The raid killed 22 soldiers, AP says.", "AP says 5 soldiers were killed in May.")

    assert passages("How many soldiers were killed?", of, "The raid") == [1]


def test_sums_are_compared_by_their_unit() -> None:
    of = article(
        "Pumps save £180 a year, a study by Leeds University found.",
        "Pumps save £90 a year, the charity Warm Homes says.",
        "Pumps save 3,000 tons of carbon, the ministry says.",
    )

    assert len(texts("How much do pumps save?", of, "Pumps save £180")) == 2


def test_dates_that_differ_by_source_are_quoted() -> None:
    of = article(
        "The talks begin on March 5, the Kremlin said.",
        "The talks begin on March 9, Ankara says.",
        "The harvest begins in May, farmers say.",
    )

    assert len(texts("When do the talks begin?", of, "The talks begin on March 5")) == 2


def test_blame_that_differs_by_source_is_quoted() -> None:
    of = article(
        "Ankara considers Syria responsible for the raid, the Times reported.",
        "The raid was carried out by Russia, a correspondent of Al-Monitor said.",
        "The raid began at noon, Reuters reports.",
    )

    assert len(texts("Who is responsible for the raid?", of, "Ankara")) == 2


def test_a_question_for_no_value_has_one_quote() -> None:
    assert passages("Which soldiers were killed?", DEAD, "The raid") == [1]


def test_a_quote_without_the_value_asked_for_stays_alone() -> None:
    of = article("Soldiers were killed.", "AP says 22 soldiers were killed.")
    found = ranking("How many soldiers were killed?", of, "Soldiers")

    assert len(disagreeing(found, quote(of, 1, "Soldiers were killed."))) == 1


def test_what_is_counted_may_go_without_saying() -> None:
    assert len(texts("How many were killed?", DEAD, "The raid")) == 2


def test_spans_of_time_are_compared_in_whatever_unit() -> None:
    of = article(
        "The University of Turku puts the delay at three years. Leiden University says it is just"
        " eight months."
    )

    assert texts("How long is the delay?", of, "The University") == [of.text]


def test_another_number_in_the_same_passage_needs_no_word_in_common() -> None:
    of = article(
        "Some 9,400 people have been moved, OCHA said. Wells were spoilt. The Interior Ministry"
        " gave a lower figure for the displaced, 6,000."
    )

    assert len(texts("How many people were displaced?", of, "The Interior")) == 2


def test_a_share_may_be_told_as_a_fraction() -> None:
    of = article("Farms cause 44 percent of it, Reuters says. Ana Ruiz puts the share at a third.")

    assert texts("What share do farms cause?", of, "Farms") == [of.text]


def test_what_something_cost_is_asked_in_numbers() -> None:
    of = article(
        "Kehl puts its losses at 55 million euros. The weekly Star came up with 83 million."
    )

    assert texts("What did it cost Kehl?", of, "Kehl puts its losses") == [of.text]


def test_a_count_in_the_next_sentence_joins_the_quote() -> None:
    of = article("Hundreds marched in Sarnik. Police held 43 of them, the ministry said.")

    assert texts("How many were held in Sarnik?", of, "Hundreds marched in Sarnik") == [of.text]


def test_the_day_on_which_somebody_spoke_is_no_other_date() -> None:
    of = article(
        "The talks begin on Monday, Ankara said. The talks will be hard, AP said on Friday."
    )

    assert len(texts("When do the talks begin?", of, "The talks begin")) == 1


def test_whoever_is_named_in_the_next_passage_may_get_another_number_there() -> None:
    of = article(
        "Marescu got 49.2 percent, the agency Tass reports.",
        "According to a poll by the Civic Institute, Marescu won with 52 percent.",
    )
    found = ranking("What share did Marescu get?", of, "Marescu got")
    name = Clue("marescu", "marescu", information=6.0, rarity=1.0, is_name=True)
    named = replace(found, question=replace(found.question, clues=(name,)))

    assert len(disagreeing(named, quote(of, 1, "Marescu got 49.2 percent"))) == 2


def test_a_quote_without_a_number_gives_way_to_the_numbers_that_differ() -> None:
    of = article(
        "A trial was halted after volunteers fell ill.",
        "Six volunteers fell ill, Sanavit said. The ministry confirmed eleven.",
    )

    assert passages("How many volunteers fell ill?", of, "A trial") == [2]


@pytest.mark.parametrize(("others", "quotes"), [(37, 2), (38, 1)])
def test_a_long_article_is_not_read_whole_for_rivals(others: int, quotes: int) -> None:
    of = article(
        "The raid killed 22 soldiers, AP reports.",
        "The Observatory says that 34 were killed.",
        *["It rained."] * others,
    )
    found = ranking("How many soldiers were killed?", of, "The raid")
    alone = replace(found, candidates=found.candidates[:1])

    assert (
        len(disagreeing(alone, quote(of, 1, "The raid killed 22 soldiers, AP reports."))) == quotes
    )


@pytest.mark.parametrize(("behind", "quotes"), [(2.9, 2), (3.1, 1)])
def test_a_sentence_that_shares_no_word_with_the_quote_joins_it_if_it_is_close(
    behind: float, quotes: int
) -> None:
    of = article(
        "It cost 55 million euros, Kehl says.",
        "Bread is short.",
        "The weekly Star came up with 83 million for the whole bridge.",
    )
    found = ranking("What is the price of the bridge?", of, "It cost")
    first, rival = found.candidates
    apart = replace(
        found, candidates=(replace(first, score=9.0), replace(rival, score=9.0 - behind))
    )
    best = replace(quote(of, 1, "It cost 55 million euros, Kehl says."), score=9.0)

    assert len(disagreeing(apart, best)) == quotes


@pytest.mark.parametrize(("between", "gives_way"), [(3, True), (4, False)])
def test_only_the_five_best_sentences_may_give_the_number(between: int, gives_way: bool) -> None:
    of = article(
        "Volunteers fell ill in the trial.",
        *["No volunteers fell ill in another trial."] * between,
        "It rained.",
        "Six volunteers fell ill, Sanavit said. The ministry confirmed eleven.",
    )

    quoted = texts("How many volunteers in the trial fell ill?", of, "Volunteers")

    assert (quoted == [of.passages[-1].text]) is gives_way


@pytest.mark.parametrize(
    "question",
    [
        "Really only 22 dead?",
        "Is it certain that no more than 22 soldiers died?",
        "I heard that 22 were killed, is that right?",
        "Only twenty-two killed, says the Sabah, or who disagrees?",
    ],
)
def test_a_number_that_is_doubted_stands_beside_those_of_others(question: str) -> None:
    assert passages(question, DEAD, "The raid") == [1, 2]


def test_a_question_without_a_number_is_answered_without_others() -> None:
    assert passages("Was it true that the raid was in Idlib?", DEAD, "The raid") == [1]


BLAMED = article(
    "Ankara considers Syria responsible for the raid, the Times reported, citing officials.",
    "The raid, the worst blow in years, was carried out by Russia, a correspondent of AP said.",
)


@pytest.mark.parametrize("question", ["Was it Syria?", "Did Syria bomb them?", "Did Russia do it?"])
def test_a_culprit_who_is_doubted_stands_beside_the_one_that_others_name(question: str) -> None:
    assert len(texts(question, BLAMED, "Ankara")) == len(BLAMED.passages)


def test_a_claim_about_something_else_leaves_the_culprit_alone() -> None:
    assert passages("Was this really the worst blow in years?", BLAMED, "The raid") == [2]
