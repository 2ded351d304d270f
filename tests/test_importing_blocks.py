"""What blocks are written as is what the corpus reader gives back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.corpus.markdown import passages_of_markdown
from bot.importing.blocks import Block, Heading, Listing, Paragraph, Table, text_of, to_markdown

MARKUP = "#*_`~[]()<>|\\-+=:!&^0123456789. \n\u00a0\u200baxX"
TEXT = st.one_of(
    st.text(MARKUP, max_size=12),
    st.text(max_size=12),
    st.sampled_from(
        [
            "&amp;",
            "<b>",
            "<br>",
            "[^1]",
            "[a]: /b",
            "[ ] x",
            "---",
            "| a |",
            "---|---",
            "1) a",
            "```",
        ]
    ),
)
BLOCKS = st.one_of(
    st.builds(Heading, TEXT, st.integers(1, 7)),
    st.builds(Paragraph, TEXT),
    st.builds(Listing, st.lists(TEXT, max_size=4).map(tuple), st.booleans()),
    st.builds(Table, st.lists(st.lists(TEXT, max_size=3).map(tuple), max_size=3).map(tuple)),
)


def expected(blocks: list[Block]) -> list[tuple[str, str]]:
    heading, passages = "", []
    for block in blocks:
        if not text_of(block):
            continue
        if isinstance(block, Heading):
            heading = text_of(block)
        else:
            passages.append((heading, text_of(block)))
    return passages


@given(st.lists(BLOCKS, max_size=5))
@example([Listing(("a",)), Listing(("b",)), Listing(("c",), True), Listing(("d",), True)])
@example([Paragraph("a | b\n--- | ---\nc | d"), Table(((), ("x",), ("", "y|z\\")))])
@example([Heading("C #"), Paragraph("1986.\n\n# no heading\n    no code")])
def test_what_is_written_is_read_back_word_for_word(blocks: list[Block]) -> None:
    assert passages_of_markdown(to_markdown(blocks)) == expected(blocks)


@pytest.mark.parametrize(
    "text",
    ["AT&T paid $5 - 10% more (see [1]) for snake_case: 3 < 4.", "“Yes!” he said – twice…", "#tag"],
)
def test_plain_prose_is_written_without_escapes(text: str) -> None:
    assert to_markdown([Paragraph(text)]) == text
