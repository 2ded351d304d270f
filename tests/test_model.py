"""The nouns: what they say of themselves."""

from tests.answers import article


def test_an_article_is_shown_without_what_grows_with_it() -> None:
    short, long = article("It rained."), article(*["It rained."] * 1_000)

    assert repr(long) == repr(short)
    assert "A title" in repr(long)
