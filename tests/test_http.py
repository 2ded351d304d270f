"""Requests: parameters arrive as they are, and certificates that are none are named."""

from math import inf
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.telegram.http import AiohttpRequest, url_encoded

TEXTS = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("&=+;%#?/ \n"))


@given(st.dictionaries(TEXTS.filter(bool), TEXTS))
def test_a_form_is_read_back_as_it_was_written(parameters: dict[str, str]) -> None:
    body = url_encoded(parameters).decode("ascii")

    assert dict(parse_qsl(body, keep_blank_values=True)) == parameters


@pytest.mark.parametrize(
    ("slip", "read"), [(b'"a\tb"', "a\tb"), (b'"\xff"', "\ufffd"), (b"9" * 5000, inf), (b"9", 9)]
)
def test_row_28_a_slip_in_an_answer_keeps_nothing_else_from_being_read(
    slip: bytes, read: object
) -> None:
    answer = AiohttpRequest.parse_json_payload(b'{"ok": true, "result": [1, %b]}' % slip)

    assert answer == {"ok": True, "result": [1, read]}


@pytest.mark.parametrize("written", [None, "no certificate"])
def test_certificates_that_cannot_be_used_are_explained(
    written: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "certificates.pem"
    if written:
        path.write_text(written)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))

    with pytest.raises(SettingsError, match="SSL_CERT_FILE or SSL_CERT_DIR cannot be used"):
        AiohttpRequest(1.0, secure=True)
