"""Words that say the same have the same stem, and no word loses too much."""

import pytest

from bot.text.stems import stemmer


def test_a_language_without_stemmer_keeps_its_words() -> None:
    assert stemmer("xx")("words") == "words"


def test_arabic_words_lose_article_and_ending() -> None:
    stem = stemmer("ar")

    assert stem("المدينة") == stem("مدينة") == stem("والمدينة")
    assert stem("في") == "في"


@pytest.mark.parametrize(
    ("word", "with_particle"),
    [("국가", "국가가"), ("도로", "도로에서"), ("시장", "시장은"), ("참여", "참여한")],
)
def test_korean_words_lose_their_particles(word: str, with_particle: str) -> None:
    stem = stemmer("ko")

    assert stem(word) == stem(with_particle)
    assert len(stem(word)) >= 2


def test_a_run_of_korean_syllables_too_long_for_a_word_is_left_alone() -> None:
    assert stemmer("ko")("한" * 4096) == "한" * 4096


def test_a_korean_syllable_loses_its_particle_unless_both_are_a_word() -> None:
    stem = stemmer("ko")

    assert stem("성을") == "성"
    assert stem("가을") == stem("가을에") == "가을"
