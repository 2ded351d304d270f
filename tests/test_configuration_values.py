"""Values of settings: what is let through, and that no complaint repeats it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.configuration import values as checks
from bot.configuration.environment import host_and_port
from tests.permissions import only_listed

IDS = st.sets(st.integers(-(2**63) + 1, 2**63 - 1).filter(bool), min_size=1)


@pytest.mark.parametrize("text", ["123456:", ":abc", "123456 :abc", "123456:ab c", "a:b", "١:abc"])
def test_what_is_no_token_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match="@BotFather") as raised:
        checks.token(SecretStr(text))

    assert text not in str(raised.value)


@given(IDS, st.sampled_from([",", ", ", " ", "\n", ";"]))
def test_ids_that_are_written_are_ids_that_are_read(ids: set[int], between: str) -> None:
    assert checks.ids(between.join(map(str, ids))) == ids


@pytest.mark.parametrize("text", ["0", "9" * 19, "9" * 400, "1.5", "@name", "12,x", "+1", "--1"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ids"):
        checks.ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://example.org/hook",
        "https://",
        "https://a b",
        "hook",
        "https://a:84433/",
        "https://a:x/",
    ],
)
def test_telegram_calls_no_unsafe_address(text: str) -> None:
    with pytest.raises(ValueError, match="https://"):
        checks.webhook_address(text)


@pytest.mark.parametrize("path", ["{", "{any}", "%7Bany%7D"])
def test_telegram_calls_no_address_that_is_a_pattern(path: str) -> None:
    with pytest.raises(ValueError, match="may hold no"):
        checks.webhook_address(f"https://example.org/{path}")


@pytest.mark.parametrize("text", ["8080", ":8080", "host:", "host:0", "host:65536", "host:٣"])
def test_what_names_no_port_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="host:port"):
        checks.listening(text)


@pytest.mark.parametrize(
    ("text", "address"), [("[::1]:80", ("::1", 80)), ("0.0.0.0:65535", ("0.0.0.0", 65535))]
)
def test_a_listening_address_is_a_host_and_a_port(text: str, address: tuple[str, int]) -> None:
    assert host_and_port(checks.listening(text)) == address


@pytest.mark.parametrize("text", ["https://sentry.example/1", "key@sentry.example", "https://"])
def test_what_is_no_dsn_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="DSN"):
        checks.sentry_address(SecretStr(text))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "article.md").touch()

    with pytest.raises(ValueError, match="no folder"):
        checks.folder(tmp_path / "article.md")


def test_a_folder_that_may_not_be_looked_at_is_none(tmp_path: Path) -> None:
    with only_listed(tmp_path / "state") as state, pytest.raises(ValueError, match="no folder"):
        checks.folder(state / "corpus")


@pytest.mark.parametrize("check", [checks.sqlite_address, checks.api_address])
def test_a_complaint_names_what_is_expected(check: Callable[[str], str]) -> None:
    with pytest.raises(ValueError, match="must be"):
        check("postgres://somewhere")


@pytest.mark.parametrize("name", ["", ".", "..", "var/", "var/..", ":memory:", "~/bot.db"])
def test_a_database_is_a_file_with_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        checks.sqlite_address(f"sqlite:///{name}")
