"""Names of one source are known for one, and others are kept apart."""

import pytest

from bot.model import Span
from bot.speech.aliases import Aliases, initials, name_key
from bot.speech.concordance import Concordance


def full(text: str, *names: str) -> list[str]:
    """What each name, at its last mention, is spelt out as."""
    spans = [Span(text.rindex(name), text.rindex(name) + len(name)) for name in names]
    aliases = Aliases(Concordance(text), spans, "en")
    return [text[span.start : span.end] for span in map(aliases.full, spans)]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Dmitry Peskov left. Then Peskov returned.", "Peskov", "Dmitry Peskov"),
        ("Kay B. Hutchison left. So Hutchison wrote.", "Hutchison", "Kay B. Hutchison"),
        ("The World Bank (WB) met. The WB said so.", "WB", "World Bank"),
        ("In Turkey it rained. Then Turkey spoke.", "Turkey", "Turkey"),
        ("Central Schools have schools. Yes, Schools say.", "Schools", "Schools"),
    ],
)
def test_a_short_name_is_spelt_out_where_the_article_does(
    text: str, name: str, expected: str
) -> None:
    assert full(text, name) == [expected]


def test_a_credited_full_name_serves_for_its_end() -> None:
    assert full("Said Ana Ruiz. Added Ruiz.", "Ana Ruiz", "Ruiz")[1] == "Ana Ruiz"


def test_an_organisation_is_not_known_by_its_last_word() -> None:
    assert full("The World Bank met. A Bank spoke.", "World Bank", "Bank")[1] == "Bank"


def test_articles_and_possessives_do_not_tell_names_apart() -> None:
    assert name_key("The Guardian’s") == name_key("Guardian")


def test_initials_leave_small_words_out() -> None:
    assert initials(["Syrian", "Observatory", "for", "Human", "Rights"]) == "sohr"
