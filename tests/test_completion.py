"""What Tab offers."""

from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.terminal.completion import offers
from bot.text.proper_names import names_in

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


@given(st.text(), st.sampled_from(["hak", "HAKAN FI", "id", "", "/a"]), st.text())
def test_no_text_is_too_odd_to_complete(typed: str, last: str, text: str) -> None:
    for offer in offers(typed + last, {*NAMES, *names_in(text)}, COMMANDS):
        assert 0 < offer.replaces <= len(typed + last)
