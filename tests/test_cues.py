"""Languages with a table of cues credit names beside them, and only names."""

import pytest

from bot.speech.cues import find_speakers, tables
from bot.speech.quotations import hide_quotations


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("de", "Laut Reuters wurden 30 Menschen getötet.", ["Reuters"]),
        ("de", "„Nie“, sagte Innenministerin Nancy Faeser.", ["Innenministerin Nancy Faeser"]),
        ("de", "Er sagte, das sei falsch.", []),
        ("fr", "D'après Le Monde, le projet est abandonné.", ["Le Monde"]),
        ("es", "“No”, dijo la ministra Ana Ruiz.", ["Ana Ruiz"]),
        ("it", "Secondo la Repubblica, il governo cadrà.", ["Repubblica"]),
        ("pt", "Segundo a Reuters, 30 pessoas morreram.", ["Reuters"]),
        ("ru", "По словам Дмитрия Пескова, встречи не будет.", ["Дмитрия Пескова"]),
        ("ru", "«Нет», — заявил пресс-секретарь Кремля Дмитрий Песков.", ["Дмитрий Песков"]),
        ("uk", "Про це повідомляє Укрінформ.", ["Укрінформ"]),
        ("tr", "Reuters'a göre 30 kişi öldü.", ["Reuters"]),
        ("tr", "Peskov, görüşmenin olmayacağını söyledi.", ["Peskov"]),
        ("tr", "Bu şehirlerine göre daha az.", []),
    ],
)
def test_a_name_beside_a_cue_is_credited(language: str, sentence: str, expected: list[str]) -> None:
    hidden = hide_quotations(sentence)
    found = find_speakers(hidden, language)

    assert [sentence[each.name.start : each.name.end] for each in found] == expected


@pytest.mark.parametrize("language", sorted(tables()))
def test_a_sentence_without_a_cue_credits_nobody(language: str) -> None:
    assert find_speakers("Idlib 2020.", language) == []
