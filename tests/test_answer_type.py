"""The first question phrase decides what is asked for."""

from collections.abc import Callable

import pytest

from bot.knowledge import knowledge
from bot.model import AnswerType
from bot.questions.answer_type import answer_type

LISTED: dict[str, dict[str, str]] = knowledge("answer_types")


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("How many sailors died?", "en", AnswerType.NUMBER),
        ("how long ago was that", "en", AnswerType.TIME),
        ("In what year did the man who sank it die?", "en", AnswerType.TIME),
        ("Who said when it happened?", "en", AnswerType.PERSON),
        ("WHERE?", "en", AnswerType.PLACE),
        ("Why?", "en", AnswerType.REASON),
        ("Tell me about the whole harbour.", "en", AnswerType.ANY),
        ("Wie viele Menschen starben?", "de", AnswerType.NUMBER),
        ("¿Cuándo ocurrió?", "es", AnswerType.TIME),
        ("Кто это сказал?", "ru", AnswerType.PERSON),
        ("Toplantı nerede yapıldı?", "tr", AnswerType.PLACE),
        ("Toplantı kaç yılında yapıldı?", "tr", AnswerType.TIME),
        ("有多少人？", "zh", AnswerType.NUMBER),
        ("ทำไม", "th", AnswerType.REASON),
        ("Who?", "xx", AnswerType.ANY),
    ],
)
def test_the_phrase_tells_the_type(text: str, language: str, kind: AnswerType) -> None:
    assert answer_type(text, language) is kind


@pytest.mark.parametrize("written", [str.upper, str.title, str.swapcase, str.casefold])
def test_capitals_change_no_type(written: Callable[[str], str]) -> None:
    for language, kinds in LISTED.items():
        for kind, phrases in kinds.items():
            for phrase in phrases.split("|"):
                assert answer_type(f"{written(phrase)} …", language) == kind, phrase


@pytest.mark.parametrize("asking", ["أين", "اين", "أَيْنَ"])
def test_arabic_asks_the_same_without_hamza_and_with_vowels(asking: str) -> None:
    assert answer_type(f"{asking} تقع المدينة؟", "ar") is AnswerType.PLACE


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("İdlib'de kİm öldü?", "tr", AnswerType.PERSON),
        ("HANGİ YILDA?", "tr", AnswerType.TIME),
        ("hangi yilda?", "tr", AnswerType.TIME),
        ("WHİCH year?", "en", AnswerType.TIME),
        ("which ſtate?", "en", AnswerType.PLACE),
    ],
)
def test_letters_with_more_than_one_small_form_are_read(
    text: str, language: str, kind: AnswerType
) -> None:
    assert answer_type(text, language) is kind
