"""Features measure how much of a question a sentence holds, and what could answer it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.question import parse_question
from bot.questions.vocabulary import Vocabulary
from bot.ranking.features import FEATURES, PASSAGE_FEATURES, SENTENCE_FEATURES, measure
from bot.ranking.passage_index import PassageIndex
from bot.ranking.wanted import prepare
from tests.articles import HARBOUR, article, library
from tests.ranked import parsed

LIBRARY = library(*HARBOUR)
VOCABULARY = Vocabulary(LIBRARY)
INDEXES = [PassageIndex(passage) for passage in LIBRARY.passages]
LENGTHS = {"passage_length", "length"}


def features(question: str, passage: int, sentence: int = 1) -> dict[str, float]:
    wanted = prepare(parse_question(question, VOCABULARY), INDEXES, "en")
    shared, own = measure(wanted, passage - 1, INDEXES[passage - 1], 1.0)
    shown = {name: row[sentence - 1] for name, row in own.items()}
    return dict.fromkeys(FEATURES, 0.0) | dict(zip(PASSAGE_FEATURES, shared, strict=True)) | shown


def test_a_sentence_that_holds_every_word_holds_the_whole_question() -> None:
    full = features("Did at least 14 sailors die?", 2)

    for name in ("passage_words", "passage_information", "words"):
        assert full[name] > 0.999


def test_a_telling_word_weighs_more_than_a_common_one() -> None:
    herring = features("herring year", 4)
    lighthouse = features("herring year", 5)

    assert herring["passage_information"] > lighthouse["passage_information"] > 0


def test_a_mistyped_ending_still_shares_letters() -> None:
    assert features("Who drives the ferryboat?", 1)["passage_letters"] > 0.1


def test_another_word_for_the_same_counts_as_such() -> None:
    toll = features("What was the death toll?", 2)

    assert toll["passage_same"] > 0.5
    assert toll["passage_words"] < 0.999


def test_only_the_sentence_that_could_answer_shows_it() -> None:
    assert features("When was the harbour closed?", 1)["time"] == 1.0
    assert features("How many sailors died?", 2)["number"] == 1.0
    assert features("How many sailors died?", 4)["number"] == 0.0
    assert features("What happened to 14 sailors and another 9?", 2)["number"] == 0.0


def test_what_the_question_names_itself_answers_nothing() -> None:
    assert features("How many of the 14 sailors?", 2, 1)["number"] == 0.0
    assert features("How many of the 14 sailors?", 2, 2)["number"] == 1.0


def test_an_answer_near_a_word_asked_for_is_told_from_one_far_away() -> None:
    assert features("How many sailors died?", 2, 1)["nearby"] == 1.0
    assert features("How many cats has the harbour?", 1)["number"] == 1.0
    assert features("How many cats has the harbour?", 1)["nearby"] == 0.0


def test_the_sentence_before_tells_what_this_one_lacks() -> None:
    assert features("sailors", 2, 2)["before"] > 0.999
    assert features("sailors", 2, 1)["before"] == 0.0
    assert 0.0 < features("14 alive", 2, 2)["before"] < features("14", 2, 2)["before"]


@given(
    st.lists(st.sampled_from(["when", "how many", "14 sailors", "harbour"]) | st.text(max_size=9)),
    st.sampled_from(range(len(INDEXES))),
)
def test_every_feature_of_any_question_is_a_share(words: list[str], place: int) -> None:
    wanted = prepare(parse_question(" ".join(words), VOCABULARY), INDEXES, "en")

    shared, own = measure(wanted, place, INDEXES[place], 1.0)

    assert len(shared) == len(PASSAGE_FEATURES)
    assert list(own) == [name for name in SENTENCE_FEATURES if name in own]
    assert all(len(row) == len(INDEXES[place].sentences) for row in own.values())
    assert all(0 <= value <= 1 + 1e-9 for row in [shared, *own.values()] for value in row)


def test_a_hint_counts_in_a_short_article_alone() -> None:
    told = "The minister travelled to Oslo.", "It rained."
    question = "Who made the journey?"

    def hinted(passages: int) -> float:
        long = library(*told, *("Nothing happened on that day.",) * (passages - len(told)))
        index = PassageIndex(long.passages[0])
        shared, _ = measure(
            prepare(parse_question(question, Vocabulary(long)), [index], "en"), 0, index, 1.0
        )
        return shared[PASSAGE_FEATURES.index("hinted")]

    assert hinted(2) == hinted(15) > hinted(25) > hinted(40) == hinted(60) == 0.0


def told_by_title(title: str, passages: int) -> float:
    """The information of a title's word, of "news herring", in an article of so many passages."""
    of = replace(article(*("A herring makes news.",) * passages), title=title)
    index = PassageIndex(of.passages[0])
    question = parsed("news herring", of)
    return prepare(question, [index], "en").information["news"]


def test_a_headline_tells_little_in_a_long_article_about_it() -> None:
    told = [told_by_title("Mayor brings news to harbour", passages) for passages in (5, 15, 25, 40)]

    assert told[0] == told[1] > told[2] > told[3] > 0


def test_a_word_that_headlines_share_is_no_name() -> None:
    headlines = ("Mayor brings news to harbour", "No news from harbour council today")
    reports = tuple(
        replace(article("A herring makes news.", slug=title[:2]), title=title)
        for title in headlines
    )
    indexes = [PassageIndex(report.passages[0]) for report in reports]
    question = parsed("news herring", *reports)

    alone, together = (prepare(question, found, "en") for found in (indexes[:1], indexes))

    assert together.information["news"] == pytest.approx(alone.information["news"])


def test_a_name_as_a_title_tells_little_anywhere() -> None:
    assert told_by_title("Harbour News", 5) == told_by_title("Harbour News", 40)
    assert told_by_title("Harbour News", 5) < told_by_title("Mayor brings news to harbour", 5)


def test_a_passage_that_leaves_out_the_name_of_the_article_counts_as_holding_it() -> None:
    """The lead gives the full name; what is asked for is told further on, of "her" or of nobody."""
    told = "Ayşe Nur Demir, Türk bilim insanı.", "Mezarı Bursa'daki eski bahçededir."

    def phrases(title: str) -> list[float]:
        of = replace(article(*told), title=title, language="tr")
        indexes = [PassageIndex(passage) for passage in (of.passage(1), of.passage(2))]
        wanted = prepare(parsed("Ayşe Nur Demir’in mezarı nerede?", of), indexes, "tr")
        rows = [measure(wanted, at, index, 1.0)[0] for at, index in enumerate(indexes)]
        return [row[PASSAGE_FEATURES.index("passage_phrases")] for row in rows]

    lead, grave = phrases("Ayşe Nur Demir")
    assert lead < grave
    lead, grave = phrases("Bir bilim insanının uzun hayatı ve eserleri")
    assert lead > grave


def test_a_sentence_covers_a_question_of_which_it_holds_three_words_in_four() -> None:
    assert features("Did the storm close a harbour zebra?", 1)["covered"] == 1.0
    assert features("Did the storm close a zebra dragon?", 1)["covered"] == 0.0


def test_what_the_commonest_words_tell_counts_nothing_and_no_word_nothing() -> None:
    herring, year = (clue.information for clue in parse_question("herring year", VOCABULARY).clues)

    share = features("herring year", 4)["passage_information"]

    assert share == pytest.approx((herring - 1.5) / (herring + year - 3))
    assert features("Who is it?", 3)["passage_information"] == 0.0
    assert features("The?", 1)["passage_information"] > 0.999
