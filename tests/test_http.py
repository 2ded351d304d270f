"""Parameters reach the Bot API as they are, whatever is written in them."""

from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.http import url_encoded

TEXTS = st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("&=+;%#?/ \n"))


@given(st.dictionaries(TEXTS.filter(bool), TEXTS))
def test_a_form_is_read_back_as_it_was_written(parameters: dict[str, str]) -> None:
    body = url_encoded(parameters).decode("ascii")

    assert dict(parse_qsl(body, keep_blank_values=True)) == parameters
