"""The first question phrase decides what is asked for."""

import pytest

from bot.answer_type import answer_type
from bot.model import AnswerType


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
        ("有多少人？", "zh", AnswerType.NUMBER),
        ("ทำไม", "th", AnswerType.REASON),
        ("Who?", "xx", AnswerType.ANY),
    ],
)
def test_the_phrase_tells_the_type(text: str, language: str, kind: AnswerType) -> None:
    assert answer_type(text, language) is kind
