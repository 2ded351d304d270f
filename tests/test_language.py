"""Languages are told apart by script and function words; what is known of each is looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.language import (
    detect,
    language_of_script,
    script_of,
    script_of_language,
    stop_words,
)

SAMPLES = {
    "ar": "أعلنت الحكومة أن المفاوضات سوف تبدأ في الأسبوع المقبل",
    "de": "Die Regierung hat erklärt, dass die Verhandlungen nächste Woche beginnen",
    "el": "Η κυβέρνηση ανακοίνωσε ότι οι διαπραγματεύσεις αρχίζουν",
    "en": "The government has said that the talks will begin next week",
    "es": "El gobierno ha declarado que las negociaciones comenzarán la próxima semana",
    "fa": "دولت اعلام کرد که گفتگوها هفته آینده آغاز می‌شود",
    "fr": "Le gouvernement a déclaré que les négociations vont commencer dans une semaine",
    "he": "הממשלה הודיעה כי השיחות יתחילו בשבוע הבא",
    "hi": "सरकार ने कहा है कि बातचीत अगले सप्ताह शुरू होगी",
    "it": "Il governo ha dichiarato che i negoziati cominceranno la prossima settimana",
    "ja": "政府は来週から交渉が始まると発表した",
    "ko": "정부는 다음 주에 협상이 시작된다고 발표했다",
    "pt": "O governo declarou que as negociações vão começar na próxima semana",
    "ro": "Guvernul a declarat că negocierile vor începe săptămâna viitoare",
    "ru": "Правительство заявило, что переговоры начнутся на следующей неделе",
    "th": "รัฐบาลประกาศว่าการเจรจาจะเริ่มขึ้นในสัปดาห์หน้า",
    "tr": "Hükümet görüşmelerin gelecek hafta başlayacağını ve bunun için hazır olduğunu söyledi",
    "uk": "Уряд заявив, що переговори почнуться наступного тижня",
    "vi": "Chính phủ cho biết các cuộc đàm phán sẽ bắt đầu vào tuần tới",
    "zh": "政府宣布谈判将于下周开始",
}


@pytest.mark.parametrize(("language", "text"), SAMPLES.items())
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert detect(text) == language


def test_a_text_that_does_not_tell_is_in_the_preferred_language() -> None:
    assert detect("Peskov?", preferred="tr") == "tr"
    assert detect("1234", preferred="th") == "th"


def test_a_foreign_script_overrules_the_preferred_language() -> None:
    assert detect("Кто?", preferred="en") == "ru"
    assert detect("Wer war das?", preferred="ru") == "de"


def test_a_small_word_of_several_languages_leaves_it_to_the_others() -> None:
    assert detect("Türkiye NATO'dan ne istiyor?") == "tr"
    assert detect("Ne pleure pas") == "fr"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Koloninin batı yarısına ne ad verilmiştir?"),
        ("tr", "Klaus Schmidt'in ölüm tarihi?"),
        ("vi", "Ai hát quốc ca?"),
        ("el", "Πόσα tackles κατέγραψε ο Luke Kuechly;"),
        ("zh", "Broadmeadows制作什么品牌的汽车？"),
    ],
)
def test_letters_and_names_do_not_mislead(language: str, text: str) -> None:
    assert detect(text, preferred=language) == language


def test_a_name_in_other_letters_leaves_a_question_in_its_language() -> None:
    assert detect("What did Путин say about Минск?", preferred="ru") == "en"
    assert detect("Wer ist Erdoğan?", preferred="tr") == "de"
    assert detect("Kay Bailey Hutchison, Luke Kuechly (Кто)", preferred="en") == "en"


def test_an_article_that_quotes_a_name_keeps_its_language() -> None:
    """A letter that only Persian, Ukrainian or Japanese has tells a question, no longer text."""
    assert detect(f"{SAMPLES['ar']} وسط مدينة إسپانيا") == "ar"
    assert detect(f"{SAMPLES['ru']} в городе Вінниця") == "ru"
    assert detect(f"{SAMPLES['ko']} (일본어: ポケ)") == "ko"
    assert (
        detect(f"{SAMPLES['zh']}。名侦探コナン是一部日本的推理漫画，从一九九四年开始连载") == "zh"
    )
    assert detect("پایتخت کجا است") == "fa"
    assert detect("اين تقع الجزائر؟", preferred="ar") == "ar"  # "اين" is Persian, too
    assert detect("Luke Ryanは誰") == "ja"


@given(st.text())
def test_every_text_has_a_language(text: str) -> None:
    assert len(detect(text)) == 2


@given(st.characters())
def test_only_letters_have_a_script(character: str) -> None:
    assert character.isalpha() or script_of(character) == ""


def test_a_word_in_another_script_is_in_the_commonest_language_of_that_script() -> None:
    assert language_of_script("Cyrillic", "en") == "ru"
    assert language_of_script("Cyrillic", "uk") == "uk"
    assert language_of_script("", "en") == "en"
    assert script_of_language("uk") == "Cyrillic"


def test_an_unknown_language_has_no_stop_words() -> None:
    assert stop_words("xx") == frozenset()
