"""A question becomes what to look for, whatever way it was typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import AnswerType, Clue, Library
from bot.questions.question import is_not_understood, parse_question
from bot.questions.vocabulary import Vocabulary
from tests.articles import HARBOUR, article, library

VOCABULARY = Vocabulary(library(*HARBOUR))


def terms(text: str) -> tuple[str, ...]:
    return parse_question(text, VOCABULARY).terms


def clue(text: str, term: str) -> Clue:
    return next(clue for clue in parse_question(text, VOCABULARY).clues if clue.term == term)


STORM = article("Bei dem Sturm starben vierzehn Seeleute.", language="de", slug="sturm")
FLOOD = article("غرقت السفن في الميناء بعد العاصفة.", language="ar", slug="flood")


def test_a_name_is_found_in_an_article_in_another_language() -> None:
    adler = article("Richter Adler sprach.", language="de", slug="richter")
    vocabulary = Vocabulary(Library((article(*HARBOUR), adler)))

    (term,) = parse_question("Who is Adler?", vocabulary).terms
    assert term in vocabulary


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How many sailors died?", "en"),
        ("Where is the skippers' harbur, and who helped?", "en"),
        ("Wie viele Seeleute sind gestorben?", "de"),
        ("كم سفينة غرقت في الميناء؟", "ar"),
    ],
)
def test_a_question_is_taken_apart_in_its_language_whatever_else_is_read(
    text: str, language: str
) -> None:
    several = (article(*HARBOUR), STORM, replace(STORM, slug="orkan"), FLOOD)
    alone = Library(tuple(one for one in several if one.language == language))

    among_others = parse_question(text, Vocabulary(Library(several)))
    by_itself = parse_question(text, Vocabulary(alone))
    assert among_others.terms == by_itself.terms
    assert [clue.same for clue in among_others.clues] == [clue.same for clue in by_itself.clues]
    assert among_others.corrected == by_itself.corrected


def test_words_that_ask_are_not_looked_for() -> None:
    assert terms("How many sailors were there in the harbour?") == ("sailor", "harbour")


def test_a_question_of_nothing_but_stop_words_looks_for_them() -> None:
    assert terms("Who is it?") == ("who", "is", "it")
    assert terms("?!") == ()


@pytest.mark.parametrize("typed", ["Lindholm?", "lindholm", "LINDHOLM?", "Lindolm", "Линдхолм"])
def test_a_name_is_found_however_it_is_typed(typed: str) -> None:
    assert terms(typed) == ("lindholm",)


def test_a_name_of_letters_with_a_cedilla_is_found_when_spelled_by_sound() -> None:
    vocabulary = Vocabulary(library("Mevlüt Çavuşoğlu made contact with the harbour."))
    assert parse_question("С кем связался Чавушоглу?", vocabulary).terms[1:] == ("cavusoglu",)
    turkish = Vocabulary(library("Mevlüt Çavuşoğlu limana gitti.", language="tr"))
    assert parse_question("Чавушоглу?", turkish).terms == ("cavusoglu",)


def test_a_misspelt_name_is_found_though_it_ends_like_a_verb() -> None:
    vocabulary = Vocabulary(library("President Arveld blamed nobody."))
    assert parse_question("pres arvled blamed who??", vocabulary).terms[1:] == ("arveld", "blame")


def test_words_that_ask_are_known_without_their_apostrophe() -> None:
    assert terms("whats the harbours mayor") == ("harbour", "mayor")


def test_a_correction_is_told() -> None:
    vocabulary = Vocabulary(library("Tarvel Harbur was closed."))

    assert parse_question("tarvle", vocabulary).corrected == {"tarvl": "tarvel"}
    assert parse_question("harbour", VOCABULARY).corrected == {}


def test_a_misspelt_plural_is_mended_by_its_singular() -> None:
    vocabulary = Vocabulary(library("The soldiers came back."))

    assert parse_question("how many soliders", vocabulary).terms[-1] == "soldier"


def test_in_other_letters_no_stop_word_is_meant() -> None:
    assert terms("tkhat") == ("that",)
    assert terms("тхат") == ("tkhat",)


def test_a_word_of_the_language_is_no_typing_error() -> None:
    assert terms("Who was the major?") == ("major",)


@pytest.mark.parametrize("typed", ["Who leads the WSC?", "who leads the wsc"])
def test_an_abbreviation_is_spelled_out_as_the_article_does(typed: str) -> None:
    assert terms(typed)[-3:] == ("world", "ship", "council")


def test_a_name_is_parted_from_its_number() -> None:
    vocabulary = Vocabulary(library("Channel 9 showed it."))

    assert parse_question("what did channle9 show", vocabulary).terms == ("channel", "9", "show")
    assert parse_question("what did route9 show", vocabulary).terms == ("route9", "show")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("He saw two F-16 jets.", ("see", "f", "16")),
        ("He saw two F 16 jets.", ("see", "f", "16")),
        ("He saw two F-35 jets and 16 soldiers.", ("see", "f16s")),
        ("He saw two F-160 jets and 16 soldiers.", ("see", "f16s")),
    ],
)
def test_a_letter_is_parted_from_its_number_where_an_article_has_both_together(
    text: str, terms: tuple[str, ...]
) -> None:
    assert parse_question("who saw the F16s", Vocabulary(library(text))).terms == terms


def test_a_common_short_word_is_no_abbreviation() -> None:
    assert terms("What did they say on air?")[-1] == "air"


def test_a_question_in_another_language_keeps_the_names_it_shares() -> None:
    question = parse_question("Что сказала Астрид Берг?", VOCABULARY)

    assert question.language == "ru"
    assert question.terms == ("say", "astrid", "berg")
    assert not is_not_understood(question, VOCABULARY)


def test_a_question_in_another_language_is_not_put_plainly() -> None:
    asked, in_german = "Wer ist der Mann, really?", library("Der Mann ist da.", language="de")

    assert parse_question(asked, Vocabulary(in_german)).in_plain_words == asked


def test_a_question_that_shares_nothing_is_foreign() -> None:
    assert is_not_understood(parse_question("Сколько снежинок растаяло?", VOCABULARY), VOCABULARY)
    assert not is_not_understood(parse_question("How many dragons?", VOCABULARY), VOCABULARY)


def test_of_a_long_text_only_so_many_unknown_words_are_looked_for() -> None:
    strange = " ".join(f"zq{chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(400))

    looked_for = terms(f"{strange} harbour")

    assert len(looked_for) == 65
    assert looked_for[-1] == "harbour"


def test_clues_say_how_telling_a_word_is() -> None:
    asked = "Did the herring live in Lindholm?"

    assert clue(asked, "herring").information > clue(asked, "live").information
    assert clue(asked, "lindholm").is_name
    assert not clue(asked, "herring").is_name
    assert clue(asked, "herring").known
    assert not clue(asked, "live").known


def test_clues_know_other_words_for_the_same() -> None:
    assert "die" in clue("What was the death toll?", "toll").same
    assert clue("What was the death toll?", "toll").related == frozenset()


def test_the_form_of_a_question_tells_what_answers_it() -> None:
    assert parse_question("How many sailors?", VOCABULARY).answer_type is AnswerType.NUMBER
    assert parse_question("Wann war das?", VOCABULARY).answer_type is AnswerType.TIME
    agreement = parse_question("Do the sources agree on the number of sailors?", VOCABULARY)
    assert agreement.answer_type is AnswerType.NUMBER


@given(st.text())
def test_any_text_is_a_question(text: str) -> None:
    question = parse_question(text, VOCABULARY)

    assert question.terms == tuple(clue.term for clue in question.clues)
    assert len(set(question.terms)) == len(question.terms)


def test_a_common_word_is_not_spelled_out_though_the_initials_fit() -> None:
    vocabulary = Vocabulary(library("The Old Inn Lindholm burnt down in the Port Of Tar."))

    assert parse_question("who sells oil", vocabulary).terms[-1] == "oil"
    assert parse_question("who sells OIL", vocabulary).terms[1:] == ("old", "inn", "lindholm")


@pytest.mark.parametrize(
    ("text", "looked_for"),
    [
        ("How old is Adler?", {"adler"}),
        ("How big is the wall?", {"wall"}),
        ("What colour is the wall?", {"wall"}),
        ("What is the name of the wall?", {"wall"}),
        ("Where is Adler now?", {"adler"}),
        ("At what time of day was Adler seen?", {"adler", "see"}),
        ("When does the wall begin?", {"wall"}),
        ("Does the wall begin?", {"wall", "begin"}),
        ("What hours does the wall cover?", {"wall"}),
        ("Which wall covers Adler?", {"wall", "cover", "adler"}),
        ("How high was the wall of Adler's house?", {"wall", "adler", "hous"}),
        ("How old?", {"old"}),
        ("How did Adler want to mend the wall?", {"adler", "mend", "wall"}),
        ("What did Adler want to mend?", {"adler", "want", "mend"}),
        ("What did Adler want to do?", {"adler", "want"}),
        ("Did Adler finally, reportedly mend the wall?", {"adler", "mend", "wall"}),
        ("How strong is the wall?", {"wall"}),
        ("How far away is the wall?", {"wall"}),
        ("Is the wall far away?", {"wall", "far", "away"}),
        ("What sort of wall is it?", {"wall"}),
        ("Why is the wall needed?", {"wall"}),
        ("Who is needed?", {"need"}),
        ("When did Adler first mend the wall?", {"adler", "mend", "wall"}),
        ("Who was first to mend the wall?", {"first", "mend", "wall"}),
        ("Who brought the two together?", {"bring", "togeth"}),
        ("Did Adler mend the two walls?", {"adler", "mend", "two", "wall"}),
        ("What will Adler mend next?", {"adler", "mend"}),
    ],
)
def test_what_an_answer_tells_without_a_word_for_it_is_not_looked_for(
    text: str, looked_for: set[str]
) -> None:
    vocabulary = Vocabulary(library("Jan Adler, 61, said that the wall stands."))

    assert set(parse_question(text, vocabulary).terms) - {"how"} == looked_for


def test_a_measure_that_the_article_speaks_of_is_looked_for() -> None:
    vocabulary = Vocabulary(library("The old wall stands."))

    assert "old" in parse_question("How old is the wall?", vocabulary).terms
