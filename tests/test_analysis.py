"""Words that mean the same are one term; their places stay where they are in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.analysis import fold, is_stop_word, plain, tokenize

LANGUAGES = st.sampled_from(["en", "tr", "ru", "ar", "hi", "th", "zh", "ko", "el", "xx"])


def terms(text: str, language: str = "en") -> list[str]:
    return [term for term, _, _ in tokenize(text, language)]


@given(st.text(), LANGUAGES)
def test_tokens_are_places_in_the_text_in_order(text: str, language: str) -> None:
    tokens = tokenize(text, language)

    assert all(0 <= start < end <= len(text) for _, start, end in tokens)
    assert [start for _, start, _ in tokens] == sorted(start for _, start, _ in tokens)
    assert all(term for term, _, _ in tokens)


@pytest.mark.parametrize(
    "words",
    [
        ("Erdoğan", "ERDOGAN", "Erdogan's", "erdogan’s"),
        ("soldiers", "Soldier", "SOLDIERS'"),
        ("fought", "fights", "fighting"),
        ("U.S.", "US", "us", "U.S"),
        ("Cavusoglu", "Çavuşoğlu"),
        ("Putin", "Путин", "Путина"),
    ],
)
def test_forms_of_a_word_share_a_term(words: tuple[str, ...]) -> None:
    assert len({fold(word, "en") for word in words}) == 1


def test_a_number_keeps_its_separators() -> None:
    assert terms("3.5 million and 1,200.") == ["3.5", "million", "and", "1,200"]


def test_a_number_loses_the_ending_behind_its_apostrophe() -> None:
    assert terms("1967’ye 3,5'lik 1990's", "tr") == ["1967", "3,5", "1990"]


def test_scripts_without_spaces_become_overlapping_groups() -> None:
    assert terms("北京大学", "zh") == ["北京", "京大", "大学"]
    assert terms("谁", "zh") == ["谁"]
    assert terms("การเจรจา", "th")[:2] == ["การเ", "ารเจ"]


def test_korean_words_become_pairs_of_syllables_without_particles() -> None:
    assert terms("협의체의", "ko") == ["협의", "의체"]
    assert set(terms("협의체", "ko")) <= set(terms("두루미운영협의체를", "ko"))
    assert terms("2018년에는", "ko")[:1] == ["2018"]


def test_a_korean_name_in_another_article_is_a_word() -> None:
    assert terms("푸틴은", "en") == ["putin"]


def test_vowel_signs_do_not_part_a_word() -> None:
    assert len(terms("हिन्दी में", "hi")) == 2


def test_capitals_tell_a_name_from_a_stop_word() -> None:
    assert is_stop_word("who", "en")
    assert is_stop_word("Who", "en")
    assert not is_stop_word("WHO", "en")
    assert not is_stop_word("US", "en")


def test_a_plain_word_keeps_its_ending() -> None:
    assert plain("Soldiers") == "soldiers"
    assert plain("Erdoğan’s") == "erdogan"


@given(st.text(alphabet="abC019.,'_- /?"))
def test_a_text_in_plain_letters_is_taken_apart_as_one_with_others_is(text: str) -> None:
    assert tokenize(text, "en") == tokenize(f"{text} é", "en")[:-1]


def test_arabic_words_are_plain_without_vowel_marks() -> None:
    assert plain("صمّم") == plain("صمم")
    assert plain("أسرة") == plain("اسرة")


@pytest.mark.parametrize(
    ("joined", "word", "language"),
    [
        ("dell’università", "università", "it"),
        ("l'article", "article", "fr"),
        ("Mayor’s", "mayor", "en"),
    ],
)
def test_what_an_apostrophe_joins_is_left_out(joined: str, word: str, language: str) -> None:
    assert fold(joined, language) == fold(word, language)
    assert plain(joined) == plain(word)


@pytest.mark.parametrize("apostrophe", "'’ʼ")
def test_a_turkish_ending_is_cut_behind_any_apostrophe(apostrophe: str) -> None:
    assert fold(f"Yunus{apostrophe}un", "tr") == fold("Yunus", "tr")


def test_a_turkish_capital_i_is_one_letter() -> None:
    assert fold("İlk", "tr") == fold("ilk", "tr")
    assert is_stop_word("İçin", "tr")
    assert plain("İlk") == "ilk"


def test_stop_words_are_known_with_particles_and_vowel_marks() -> None:
    assert is_stop_word("누구였는가", "ko")
    assert is_stop_word("مَن", "ar")
    assert is_stop_word("اين", "ar")  # without its hamza, as many write it
    assert not is_stop_word("علي", "ar")  # a name, and "on" in some spellings


def test_hiragana_holds_japanese_together() -> None:
    words = {"です", "何で", "誰"}

    assert all(is_stop_word(word, "ja") for word in words)
    assert not is_stop_word("東京", "ja")
    assert not is_stop_word("です", "zh")


def test_a_stop_word_remains_one_behind_an_apostrophe() -> None:
    assert is_stop_word("Qu’est", "fr")
    assert not is_stop_word("l’acqua", "it")
