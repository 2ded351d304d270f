"""What Tab offers."""

from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.terminal.completion import names_in, offers

NAMES = ("Erdogan", "Hakan Fidan", "Idlib")


def texts(typed: str) -> list[str]:
    return [offer.text for offer in offers(typed, NAMES, COMMANDS)]


def test_after_a_slash_commands_are_offered() -> None:
    assert texts("/") == [f"/{command.name}" for command in COMMANDS]
    assert texts("/so") == ["/sources"]
    assert texts("/sources now") == []


def test_a_name_is_offered_for_its_beginning_in_any_case() -> None:
    assert texts("who is hak") == ["Hakan Fidan"]
    assert texts("who is Hakan Fi") == ["Hakan Fidan"]
    assert texts("who is Hakan Fidan") == []
    assert texts("i") == []


def test_an_offer_replaces_what_it_completes() -> None:
    (offer,) = offers("who is hakan f", NAMES, COMMANDS)

    assert "who is hakan f"[: -offer.replaces] + offer.text == "who is Hakan Fidan"


def test_a_word_is_no_name_that_only_opens_sentences_or_is_also_written_small() -> None:
    text = "Several towns fell. In Idlib, Reuters said, the Army of Syria’s north met an army."

    assert names_in(text) == {"Idlib", "Reuters", "Syria"}


def test_capitals_of_every_script_make_names() -> None:
    assert names_in("Вчера президент Путин встретил Эрдогана.") == {"Путин", "Эрдогана"}


@given(st.text(), st.text())
def test_no_text_is_too_odd_to_complete(typed: str, text: str) -> None:
    for offer in offers(typed, names_in(text), COMMANDS):
        assert 0 < offer.replaces <= len(typed)


def test_of_a_long_run_of_capitals_only_the_end_may_be_a_name() -> None:
    assert len(names_in("A " * 2_000 + "Ruiz")) < 20
