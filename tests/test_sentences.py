"""Sentences end where a reader would say so, in every script."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.sentences import split_sentences
from tests.steps import CountedText, calls


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It shelters 3.5 million people.",
        "The U.S. President met Dr. J. R. Smith and Mr. Jones at 5 p.m. today.",
        "“They see it. They know it,” she said.",
        '"Go. Now!" he cried.',
        "The case Brown v. Board of Education was heard (see Fig. 3. It is old).",
        "He asked whether Sgt. Pepper Inc. paid No. 5 in Jan. 2020.",
        "Wait… there is more.",
        "It met at 5 p.m. Tuesday, or 3 p.m. GMT, and not at 4 a.m. as planned.",
        "He came in on Mar. 5, and fig. 3 says so.",
        "The U.S. Congress saw Brown v. The State, i.e. The Case, by J. In.",
        "It was Dr. He Jiankui and Gen. He Weidong, a.k.a. The Rock, who saw Prof. We.",
    ],
)
def test_nothing_inside_a_sentence_ends_it(sentence: str) -> None:
    assert sentences(f"{sentence} More are coming.") == [sentence, "More are coming."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Asked about it, she said no.",
        "She studied art.",
        "It struck at 4:40 a.m.",
        "He paid in est.",
    ],
)
def test_a_word_that_may_be_short_for_another_ends_a_sentence(sentence: str) -> None:
    assert sentences(f"{sentence} More are coming.") == [sentence, "More are coming."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He lives in Washington, D.C.", "She does not."),
        ("It is a member of the E.U.", "The plan failed."),
        ("It was asked in Dec.", "However, it passed."),
        ("It was made by Smith & Co.", "In 1990 it burned."),
        ("All sank (boats, nets, etc.).", "They are lost."),
        ("She wrote to yeezy.supply.", "In 2015 she left."),
    ],
)
def test_a_word_that_begins_a_sentence_begins_one_behind_what_is_cut_short(
    first: str, second: str
) -> None:
    assert sentences(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("zh", "谈判下周开始。", "他说不！"),
        ("ja", "交渉が始まる。", "「行く。来る」と言った。"),
        ("hi", "बातचीत शुरू होगी।", "वह आया।"),
        ("hi", "जॉन सी. मेसेंजर ने कहा।", "वह आया।"),
        ("it", "Lo disse il dott. Rossi.", "Poi partì."),
        ("uk", "Він живе на вул. Шевченка.", "Потім поїхав."),
        ("ar", "هل بدأت؟", "نعم بدأت."),
        ("de", "Am 8. Februar 2007 begann es.", "Er kam."),
        ("ru", "Он родился в 1900 г. в Москве.", "Потом уехал."),
        ("tr", "II. Dünya Savaşı bitti.", "Sonra döndü."),
    ],
)
def test_each_script_has_its_marks(language: str, first: str, second: str) -> None:
    text = f"{first} {second}"

    assert sentences(text, language) == [first, second]


def test_a_closing_quotation_mark_belongs_to_the_sentence_it_closes() -> None:
    assert sentences("He said: “It is over.” Then he left.") == [
        "He said: “It is over.”",
        "Then he left.",
    ]


def test_an_unclosed_quotation_mark_does_not_swallow_the_rest() -> None:
    assert sentences("He said: “It is over. Then he left.") == [
        "He said: “It is over.",
        "Then he left.",
    ]


def test_thai_is_cut_into_groups_of_phrases() -> None:
    text = " ".join(["รัฐบาลประกาศว่าการเจรจาจะเริ่มขึ้นในสัปดาห์หน้า"] * 12)

    groups = sentences(text, "th")

    assert len(groups) > 2
    assert all(len(group) < 250 for group in groups)
    assert all(len(group) >= 125 for group in groups[:-1])


@given(st.text(), st.sampled_from(["en", "de", "th", "zh", "ar"]))
def test_sentences_are_in_order_and_leave_out_blanks_alone(text: str, language: str) -> None:
    spans = split_sentences(text, language)

    assert all(one.end <= other.start for one, other in pairwise(spans))
    left_out = "".join(
        text[end:start]
        for end, start in zip(
            [0, *(span.end for span in spans)],
            [*(span.start for span in spans), len(text)],
            strict=True,
        )
    )
    assert [c for c in left_out if not c.isspace() and c.isprintable()] == []
    assert all(text[span.start : span.end].strip() for span in spans)


SPOKEN = "He said “it is over. I go.” on Monday (at noon. Not before.). Then it was dark. "


def test_a_passage_ten_times_as_long_is_ten_times_the_work() -> None:
    assert calls(lambda: split_sentences(SPOKEN * 100, "en")) < 12 * calls(
        lambda: split_sentences(SPOKEN * 10, "en")
    )


def test_what_stands_behind_a_mark_is_not_copied() -> None:
    text = CountedText(SPOKEN * 100)

    split_sentences(text, "en")

    assert text.copied < 10 * len(text)
